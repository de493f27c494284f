from __future__ import annotations

import pytest

from findings import inspect, make_finding
from stitchtext.cli.tallies import Tally
from stitchtext.model import Finding

SAFE = make_finding(0, 1, (0, 1, ""))
UNSAFE = make_finding(0, 1, (0, 1, ""), safety="unsafe", severity="error")
NOTE = make_finding(0, 1, safety="report", severity="note")


@pytest.mark.parametrize(
    ("findings", "fixed", "flags", "line"),
    [
        ([], 0, {}, []),
        ([SAFE], 0, {}, ["1 finding in 1 file: 1 warning; --fix mends 1"]),
        ([UNSAFE, NOTE], 0, {}, ["2 findings in 1 file: 1 error, 1 note; --unsafe-fixes mends 1"]),
        (
            [SAFE, UNSAFE],
            0,
            {},
            ["2 findings in 1 file: 1 error, 1 warning; --fix mends 1; --unsafe-fixes mends 1 more"],
        ),
        ([NOTE], 2, {"fixing": True}, ["2 findings mended; 1 finding left in 1 file: 1 note"]),
        ([], 1, {"diffing": True}, ["1 finding would be mended"]),
    ],
)
def test_the_count_says_what_is_worth_knowing(
    findings: list[Finding], fixed: int, flags: dict[str, bool], line: list[str]
) -> None:
    tally = Tally("warning")
    tally.add(inspect("x", *findings)._replace(fixed=("T101",) * fixed))
    assert list(tally.describe(**{"fixing": False, "diffing": False, **flags})) == line


@pytest.mark.parametrize(("least", "failing"), [("error", 1), ("warning", 2), ("note", 3)])
def test_what_is_severe_enough_fails(least: str, failing: int) -> None:
    tally = Tally(least)  # type: ignore[arg-type]
    tally.add(inspect("x", SAFE, UNSAFE, NOTE))
    assert tally.failing == failing
