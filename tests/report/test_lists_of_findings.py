"""The formats for people that are lines, and the two of JSON."""

from __future__ import annotations

import json

from findings import VIEW, inspect, make_finding, render
from stitchtext.report.concise import render_concise
from stitchtext.report.grouped import render_grouped
from stitchtext.report.inspections import Inspection
from stitchtext.report.listings import render_json, render_json_lines
from stitchtext.report.statistics import render_json_statistics, render_statistics

SOME = (
    inspect("one\ntwo\n", make_finding(5, 6, (5, 6, "")), make_finding(5, 6, (5, 6, ""), safety="unsafe")),
    inspect("clean", name="b.txt"),
    inspect("x", make_finding(0, 1, code="S202", message="a\nb"), name="c\n.txt"),
)


def test_concise_is_a_line_a_finding() -> None:
    assert render(render_concise, *SOME) == (
        "a.txt:2:2: T101 [*] a message\na.txt:2:2: T101 [?] a message\nc\\n.txt:1:1: S202 a\\nb\n"
    )


def test_grouped_names_each_file_once() -> None:
    assert render(render_grouped, *SOME) == (
        "a.txt\n  2:2: T101 [*] a message\n  2:2: T101 [?] a message\n\nc\\n.txt\n  1:1: S202 a\\nb\n\n"
    )


def test_grouped_takes_the_rows_of_a_file_together() -> None:
    rows = [inspect("x", make_finding(0, 1))._replace(row=row) for row in (1, 2)]
    assert render(render_grouped, *rows).count("a.txt") == 1


def test_both_forms_of_json_say_the_same() -> None:
    listed = json.loads(render(render_json, *SOME))
    lines = render(render_json_lines, *SOME)
    assert [json.loads(line) for line in lines.split("\n")[:-1]] == listed
    assert [(row["path"], row["line"], row["column"], row["row"]) for row in listed] == [
        ("a.txt", 2, 2, None),
        ("a.txt", 2, 2, None),
        ("c\n.txt", 1, 1, None),
    ]
    assert listed[0]["edits"] == [{"start": 5, "end": 6, "text": ""}]


def test_statistics_count_each_rule_the_most_frequent_first() -> None:
    assert render(render_statistics, *SOME) == "2  T101 [*] stuttered-ending\n1  S202 hole\n"
    assert json.loads(render(render_json_statistics, *SOME))[1] == {
        "code": "S202",
        "name": "hole",
        "severity": "warning",
        "count": 1,
    }


def test_what_is_clean_is_written_as_nothing_or_an_empty_list() -> None:
    clean = Inspection("a.txt", "", ())
    for renderer in (render_concise, render_grouped, render_json_lines, render_statistics):
        assert render(renderer, clean) == ""
    for renderer in (render_json, render_json_statistics):
        assert json.loads(render(renderer, clean)) == []


def test_a_severity_has_its_colour() -> None:
    inspection = inspect("x", make_finding(0, 1, severity="error"))
    assert "\x1b[31mT101\x1b[0m" in render(render_concise, inspection, view=VIEW._replace(colour=True))
