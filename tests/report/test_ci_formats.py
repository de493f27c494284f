"""What is written for continuous integration, held against what reads it."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from junitparser import Failure, JUnitXml
from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from findings import RULES_BY_CODE, VIEW, inspect, make_finding, render
from stitchtext.model import Severity
from stitchtext.report import sarif
from stitchtext.report.github import render_github
from stitchtext.report.gitlab import render_gitlab
from stitchtext.report.inspections import Inspection
from stitchtext.report.junit import render_junit
from stitchtext.report.sarif import render_sarif
from stitchtext.report.uris import make_relative, make_uri

NASTY = "100%, a: b\r\n::error::<x>&\"'\x00\x1b\ufffe\ud800"


@pytest.fixture
def nasty() -> Inspection:
    text = "一行目\nですです。ですです。\n三行目\n"
    return inspect(
        text,
        make_finding(4, 8, (4, 8, "です"), message=NASTY),
        make_finding(9, 13, (9, 11, ""), (13, 13, "!"), severity="error", safety="unsafe"),
        make_finding(0, len(text), severity="note", safety="report", code="S202"),
        name="a,b:c%/記事 1.txt",
    )


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as a runner takes it apart."""
    command, listed, message = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line, re.DOTALL).groups()  # type: ignore[union-attr]
    properties = dict(pair.split("=", 1) for pair in listed.split(","))
    return command, {name: unquote(value) for name, value in properties.items()}, unquote(message)


def test_annotations_say_what_was_meant_and_the_worst_comes_first(nasty: Inspection) -> None:
    shown = render(render_github, nasty, inspect("clean", name="b"))
    commands = [read_command(line) for line in shown.split("\n")[:-1]]
    assert [command for command, _, _ in commands] == ["error", "warning", "notice"]
    assert commands[1][1] == {
        "file": "a,b:c%/記事 1.txt",
        "line": "2",
        "endLine": "2",
        "col": "1",
        "endColumn": "5",
        "title": "stitchtext T101 (stuttered-ending)",
    }
    assert commands[1][2] == NASTY


def test_columns_are_left_out_where_an_annotation_has_several_lines(nasty: Inspection) -> None:
    _, properties, _ = read_command(render(render_github, nasty).split("\n")[2])
    assert (properties["line"], properties["endLine"]) == ("1", "3")
    assert not {"col", "endColumn"} & set(properties)


@pytest.mark.parametrize(("number", "told"), [(10, False), (11, True)])
def test_it_is_told_when_github_shows_only_some(number: int, told: bool) -> None:
    shown = render(render_github, inspect("x", *[make_finding(0, 1)] * number))
    assert (
        shown.endswith("11 of kind warning; GitHub shows 10 of a kind beside the code, this log has them all\n") is told
    )


def test_gitlab_gets_what_it_asks_for(nasty: Inspection) -> None:
    again = inspect("ですです。", make_finding(0, 4), name="./b.txt")
    rows = json.loads(render(render_gitlab, nasty, again).encode(errors="backslashreplace"))
    assert [row["severity"] for row in rows] == ["minor", "major", "info", "minor"]
    assert len({row["fingerprint"] for row in rows}) == 4
    assert rows[2]["location"] == {"path": "a,b:c%/記事 1.txt", "lines": {"begin": 1, "end": 3}}
    assert rows[3]["location"]["path"] == "b.txt"
    assert all(set(row) == {"description", "check_name", "fingerprint", "severity", "location"} for row in rows)


def test_the_same_text_in_two_files_has_two_fingerprints_for_gitlab() -> None:
    twins = [inspect("ですです。", make_finding(0, 4), name=name) for name in ("a", "b")]
    assert len({row["fingerprint"] for row in json.loads(render(render_gitlab, *twins))}) == 2


def test_junit_is_read_by_others(nasty: Inspection) -> None:
    document = render(render_junit, nasty, inspect("clean", name="b<.txt")).encode(errors="backslashreplace")
    whole = JUnitXml.fromstring(document)
    suites = list(whole)
    assert (whole.tests, whole.failures, whole.errors) == (4, 2, 0)
    assert [(suite.name, suite.tests, suite.failures) for suite in suites] == [
        ("a,b:c%/記事 1.txt", 3, 2),
        ("b<.txt", 1, 0),
    ]
    cases = [case for suite in suites for case in suite]
    assert [[type(result) for result in case.result] for case in cases] == [[Failure], [Failure], [], []]
    assert "100%, a: b" in cases[0].result[0].message
    assert cases[2].system_out is not None


def test_what_makes_no_run_fail_is_no_failure_of_junit(nasty: Inspection) -> None:
    failures: dict[Severity, str] = {"error": "1", "warning": "2", "note": "3"}
    for least, number in failures.items():
        document = render(render_junit, nasty, view=VIEW._replace(fail_on=least))
        assert ET.fromstring(document.encode(errors="replace")).get("failures") == number  # noqa: S314 - our own


def test_the_rows_of_a_file_are_one_suite() -> None:
    rows = [inspect("x", make_finding(0, 1))._replace(row=row) for row in (1, 2)]
    assert len(list(JUnitXml.fromstring(render(render_junit, *rows).encode()))) == 1


def read_sarif(*inspections: Inspection) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(render(render_sarif, *inspections).encode(errors="backslashreplace"))
    Sarif.model_validate(whole)
    return whole["runs"][0]


def test_the_validator_of_sarif_refuses_what_is_wrong() -> None:
    with pytest.raises(ValidationError):
        Sarif.model_validate({"version": "2.1.0", "runs": [{"tool": {}}]})


def test_sarif_carries_places_fingerprints_and_fixes(nasty: Inspection) -> None:
    run = read_sarif(nasty)
    assert run["columnKind"] == "unicodeCodePoints"
    worst, second, third = run["results"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    place = second["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 5}
    assert unquote(place["artifactLocation"]["uri"]) == "a,b:c%/記事 1.txt"
    assert [result["partialFingerprints"].keys() for result in run["results"]] == [{"primaryLocationLineHash"}] * 3
    assert [
        change["insertedContent"]["text"] for change in worst["fixes"][0]["artifactChanges"][0]["replacements"]
    ] == [
        "",
        "!",
    ]
    assert "fixes" not in third


def test_sarif_names_every_rule_and_each_result_points_to_its_own(nasty: Inspection) -> None:
    run = read_sarif(nasty)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(RULES_BY_CODE)
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_sarif_of_nothing_is_a_run_without_results() -> None:
    assert read_sarif(inspect("clean"))["results"] == []


def test_of_more_than_github_takes_the_slightest_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "_MOST", 2)
    findings = [make_finding(0, 1, severity=severity) for severity in ("note", "error", "warning")]  # type: ignore[arg-type]
    run = read_sarif(inspect("x", *findings))
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "1 findings, the slightest, are left out of 3"


@pytest.mark.parametrize(
    ("name", "relative", "uri"),
    [
        ("./a/b.txt", "a/b.txt", "a/b.txt"),
        ("HERE/a b.txt", "a b.txt", "a%20b.txt"),
        ("a%20#?.txt", "a%20#?.txt", "a%2520%23%3F.txt"),
        ("/elsewhere/x.txt", "/elsewhere/x.txt", "file:///elsewhere/x.txt"),
        ("<stdin>", "<stdin>", "%3Cstdin%3E"),
    ],
)
def test_paths_are_seen_from_the_working_directory(
    name: str, relative: str, uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = name.replace("HERE", str(tmp_path))
    assert (make_relative(path), make_uri(path)) == (relative, uri)


def test_a_path_above_the_working_directory_is_absolute_as_a_uri(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert make_uri("../x.txt") == (tmp_path.parent / "x.txt").as_uri()
