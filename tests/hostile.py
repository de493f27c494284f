"""A folder with scrapes, and the command called on it: for tests of what means harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from batching import make_scrape
from stitchtext.cli import main


def lay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two scrapes below `in`, and a test that works in the folder."""
    monkeypatch.chdir(folder)
    (folder / "in" / "sub").mkdir(parents=True)
    (folder / "in" / "a.txt").write_text(make_scrape(1), encoding="utf-8")
    (folder / "in" / "sub" / "b.txt").write_text(make_scrape(2), encoding="utf-8")
    return folder


def call(*args: str) -> Result:
    """The command, in this process."""
    return CliRunner().invoke(main, args)


def batch(*args: str) -> Result:
    """A batch that tells errors only."""
    return call("batch", "-q", "--jobs", "1", *args)
