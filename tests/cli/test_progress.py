from __future__ import annotations

import pytest

from stitchtext.batch.runs import Tally
from stitchtext.cli import progress
from stitchtext.cli.notices import Notices
from stitchtext.cli.progress import Progress


@pytest.mark.parametrize(
    ("tally", "line"),
    [
        (Tally(10, 9, 2, 0, 0, 50_000_000), "25 %, 10 scrapes, 0.5 MB/s, 2 in doubt, about 0:05:00 left"),
        (
            Tally(1000, 9, 0, 3, 0, 200_000_000),
            "100 %, 1,000 scrapes, 2.0 MB/s, 0 in doubt, 3 not repaired, about 0:00:00 left",
        ),
        (Tally(0, 0, 0, 0, 0, 0), "0 %, 0 scrapes, 0.0 MB/s, 0 in doubt"),
    ],
)  # fmt: skip
def test_where_nobody_watches_a_line_is_told_now_and_then(
    tally: Tally, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [1000.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    with Progress(Notices(quiet=False, verbose=False), quiet=False) as shown:
        shown.begin(10, 200_000_000)
        now[0] += 29
        shown.show(tally)
        assert capsys.readouterr().err == ""
        now[0] += 71
        shown.show(tally)
        shown.show(tally)
    assert capsys.readouterr().err == f"stitchtext: {line}\n"


def test_quiet_leaves_only_what_nobody_may_miss(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_SECONDS", 0)
    with Progress(Notices(quiet=True, verbose=False), quiet=True) as shown:
        shown.begin(1, 1)
        shown.show(Tally(1))
        shown.tell("a line")
    assert capsys.readouterr().err == "stitchtext: a line\n"
