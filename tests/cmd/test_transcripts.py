"""Transcripts of the command: each `.toml` beside this file says what is typed and fed, and what must come of it.

`args`; `stdin` and `[files]` (each a string, or a table with `hex`, or with `text` and `encoding`); `exit`; `stdout`,
`stderr` and `[left]` (the files as they must be afterwards), in which `[..]` stands for anything within a line.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from stitchtext.cli import main

CASES = sorted(Path(__file__).parent.glob("*.toml"))
FIELDS = {"about", "args", "stdin", "files", "exit", "stdout", "stderr", "left"}


def to_bytes(content: str | dict[str, str]) -> bytes:
    if isinstance(content, str):
        return content.encode()
    return bytes.fromhex(content["hex"]) if "hex" in content else content["text"].encode(content["encoding"])


def matches(expected: str | dict[str, str], actual: bytes) -> bool:
    if isinstance(expected, dict) or "[..]" not in expected:
        return to_bytes(expected) == actual
    return re.fullmatch(re.escape(expected).replace(r"\[\.\.\]", ".*"), actual.decode()) is not None


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_transcript_comes_out_as_written(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = tomllib.loads(case.read_text(encoding="utf-8"))
    assert set(told) <= FIELDS
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, content in told.get("files", {}).items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(to_bytes(content))
    result = CliRunner().invoke(main, told["args"], input=to_bytes(told.get("stdin", "")))
    assert result.exit_code == told["exit"], result.stderr
    assert matches(told.get("stderr", ""), result.stderr_bytes), result.stderr
    assert matches(told.get("stdout", ""), result.stdout_bytes), result.stdout
    for name, content in told.get("left", {}).items():
        assert matches(content, Path(name).read_bytes()), name


def test_there_are_transcripts() -> None:
    assert len(CASES) > 30
