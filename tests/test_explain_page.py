"""The page on explain shows what the command writes, to the letter."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from stitchtext.cli import main

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "explain.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```sh\n([^\n]*)\n```\n\n```text\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_what_the_page_shows_is_what_the_command_writes(
    command: str, output: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert CliRunner().invoke(main, shlex.split(command)[1:]).output == output


def test_every_command_of_the_page_is_shown_with_its_output() -> None:
    assert len(SHOWN) == PAGE.count("```sh\n") == 3
