from __future__ import annotations

import pytest

from findings import inspect, make_finding
from stitchtext.report.inspections import Place, View, fingerprint, sort_by_severity

TEXT = "一行目。\n重要なはずですです。次の文があって、長く続きます。\n"
AT = TEXT.index("ですです")


def test_places_count_lines_and_code_points_from_one() -> None:
    (remark,) = inspect(TEXT, make_finding(AT, AT + 4, (AT + 2, AT + 4, ""))).remarks
    assert remark.place == Place(2, 6, 2, 10)
    assert [change.place for change in remark.changes] == [Place(2, 8, 2, 10)]


@pytest.mark.parametrize(
    ("place", "last"), [(Place(1, 1, 1, 1), 1), (Place(1, 1, 3, 1), 2), (Place(1, 1, 3, 2), 3), (Place(2, 1, 2, 9), 2)]
)
def test_a_line_of_which_nothing_is_meant_is_not_the_last(place: Place, last: int) -> None:
    assert place.last_line == last


def test_a_fingerprint_stays_when_text_is_put_in_elsewhere() -> None:
    moved = "新しい一行。\n" + TEXT + "もう一行。\n"
    at = moved.index("ですです")
    assert fingerprint(moved, make_finding(at, at + 4)) == fingerprint(TEXT, make_finding(AT, AT + 4))


@pytest.mark.parametrize(
    ("text", "code"), [(TEXT, "T102"), (TEXT.replace("重要", "必要"), "T101"), (TEXT.replace("次の", "別の"), "T101")]
)
def test_a_fingerprint_is_of_the_rule_and_what_stands_around(text: str, code: str) -> None:
    assert fingerprint(text, make_finding(AT, AT + 4, code=code)) != fingerprint(TEXT, make_finding(AT, AT + 4))


def test_of_a_long_finding_the_middle_may_change() -> None:
    one, other = ("a" * 40 + middle * 99 + "b" * 40 for middle in "xy")
    assert fingerprint(one, make_finding(0, 179)) == fingerprint(other, make_finding(0, 179))


def test_findings_that_look_alike_have_fingerprints_of_their_own() -> None:
    text = "ですです。\n" * 9
    remarks = inspect(text, *(make_finding(at, at + 4) for at in range(0, len(text), 6))).remarks
    assert len({remark.fingerprint for remark in remarks}) == 9
    assert {remark.fingerprint.count(":") for remark in remarks} == {1}


def test_the_worst_come_first_and_otherwise_as_they_stand() -> None:
    one = inspect("abc", make_finding(0, 1, severity="note"), make_finding(1, 2, severity="error"), name="1")
    two = inspect("abc", make_finding(0, 1, severity="error"), make_finding(1, 2), name="2")
    ordered = [(each.name, remark.finding.severity) for each, remark in sort_by_severity([one, two])]
    assert ordered == [("1", "error"), ("2", "error"), ("2", "warning"), ("1", "note")]


@pytest.mark.parametrize(
    ("least", "failing"),
    [("error", {"error"}), ("warning", {"error", "warning"}), ("note", {"error", "warning", "note"})],
)
def test_what_is_as_severe_as_asked_for_fails(least: str, failing: set[str]) -> None:
    view = View({}, least)  # type: ignore[arg-type]
    severities = ("error", "warning", "note")
    assert {s for s in severities if view.fails(make_finding(0, 0, severity=s))} == failing  # type: ignore[arg-type]
