from __future__ import annotations

import sys

import pytest

from stitchtext.cli.notices import Notices

FILES = [f"{number}.txt" for number in range(9)]


class Stream:
    """Standard error or output, on a terminal or not."""

    encoding = "utf-8"

    def __init__(self, *, terminal: bool) -> None:
        self.terminal = terminal
        self.shown = ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> int:
        self.shown += text
        return len(text)

    def flush(self) -> None:
        pass


def watch(monkeypatch: pytest.MonkeyPatch, *, stderr: bool, stdout: bool, quiet: bool = False, count: int = 9) -> str:
    streams = {"stderr": Stream(terminal=stderr), "stdout": Stream(terminal=stdout)}
    monkeypatch.setenv("TERM", "xterm")
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    notices = Notices(quiet=quiet, verbose=False)
    with notices.follow(FILES[:count]) as paths:
        assert list(paths) == FILES[:count]
        notices.tell("a line")
    assert streams["stdout"].shown == ""
    return streams["stderr"].shown


@pytest.mark.parametrize(
    "scene",
    [
        {"stderr": False, "stdout": False},
        {"stderr": True, "stdout": True},
        {"stderr": True, "stdout": False, "quiet": True},
        {"stderr": True, "stdout": False, "count": 3},
    ],
    ids=["nobody watches", "results go to the same terminal", "quiet", "few files"],
)
def test_there_is_no_bar_where_it_is_in_the_way(scene: dict[str, bool], monkeypatch: pytest.MonkeyPatch) -> None:
    assert watch(monkeypatch, **scene) == "stitchtext: a line\n"


def test_there_is_a_bar_for_many_files_and_lines_keep_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = watch(monkeypatch, stderr=True, stdout=False)
    assert "100%" in shown
    assert "\x1b[2Kstitchtext: a line\n" in shown


@pytest.mark.parametrize(
    ("line", "shown"), [("a\nb", "a\\nb"), ("\x1b[2J", "\\x1b[2J"), ("題\u3000名", "題\u3000名"), ("\udcff", "\\udcff")]
)
def test_a_line_stays_one_line_and_steers_no_terminal(
    line: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Notices(quiet=True, verbose=False).tell(line)
    assert capsys.readouterr().err == f"stitchtext: {shown}\n"


def test_quiet_silences_notes_and_verbose_adds_details(capsys: pytest.CaptureFixture[str]) -> None:
    for quiet, verbose in ((False, False), (True, False), (False, True)):
        notices = Notices(quiet=quiet, verbose=verbose)
        notices.note("note")
        notices.detail("detail")
    assert capsys.readouterr().err.split() == ["stitchtext:", "note", "stitchtext:", "note", "stitchtext:", "detail"]
