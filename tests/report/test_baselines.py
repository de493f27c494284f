from __future__ import annotations

import pytest

from findings import inspect, make_finding
from stitchtext.errors import StitchError
from stitchtext.report.baselines import Known, name_known, parse_baseline, render_baseline

SOME = [Known("b.txt", "T101", "1:1"), Known("a/記事.txt", "S101", "2:1"), Known("b.txt", "T101", "1:1")]


def test_what_is_written_is_read_again() -> None:
    assert parse_baseline(render_baseline(SOME), "known.json") == set(SOME)
    assert parse_baseline(render_baseline([]), "known.json") == set()


def test_a_finding_is_a_line_and_lines_are_in_order() -> None:
    assert render_baseline(SOME) == (
        '{\n "version": 1,\n "findings": [\n'
        '  {"path": "a/記事.txt", "code": "S101", "fingerprint": "2:1"},\n'
        '  {"path": "b.txt", "code": "T101", "fingerprint": "1:1"}\n ]\n}\n'
    )


def test_paths_are_seen_from_the_folder_of_the_baseline() -> None:
    inspection = inspect("x", make_finding(0, 1), name="a/b.txt")
    assert name_known(inspection, inspection.remarks[0], "a").path == "b.txt"
    assert name_known(inspection, inspection.remarks[0], "c").path == "../a/b.txt"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is no baseline; write one with --write-baseline"),
        pytest.param("[" * 100_000, "is no baseline; write one with --write-baseline", id="nested"),
        ("[]", "is no baseline; write one with --write-baseline"),
        ('{"version": 1}', "is no baseline; write one with --write-baseline"),
        ('{"version": 1, "findings": [{"path": "a"}]}', "is no baseline; write one with --write-baseline"),
        ('{"version": 2, "findings": []}', "is a baseline of version 2; write it anew"),
    ],
)
def test_what_is_no_baseline_is_refused(text: str, problem: str) -> None:
    with pytest.raises(StitchError) as error:
        parse_baseline(text, "known.json")
    assert str(error.value) == f"known.json: {problem}"
