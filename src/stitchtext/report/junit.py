"""Findings as the results of tests, in the XML that JUnit began and every CI reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from stitchtext.report.inspections import Inspection, Remark, View

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold, not even escaped."""


def render_junit(inspections: Iterable[Inspection], view: View) -> Iterator[str]:
    """Write a suite a file and a test a finding; a file without findings is one test that passes.

    A finding too slight to make the run fail passes, too, and is told in its output.
    """
    suites = [_write_suite(name, list(group), view) for name, group in groupby(inspections, key=lambda each: each.name)]
    tests, failures = sum(suite[1] for suite in suites), sum(suite[2] for suite in suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="stitchtext" tests="{tests}" failures="{failures}" errors="0">\n'
    yield from (suite[0] for suite in suites)
    yield "</testsuites>\n"


def _write_suite(name: str, group: list[Inspection], view: View) -> tuple[str, int, int]:
    remarks = [remark for inspection in group for remark in inspection.remarks]
    failures = sum(view.fails(remark.finding) for remark in remarks)
    tests = [_write_test(name, remark, view) for remark in remarks]
    tests = tests or [f'    <testcase name="stitchtext" classname={_quote(name)}/>\n']
    head = f'  <testsuite name={_quote(name)} tests="{len(tests)}" failures="{failures}" errors="0" skipped="0">\n'
    return "".join([head, *tests, "  </testsuite>\n"]), len(tests), failures


def _write_test(name: str, remark: Remark, view: View) -> str:
    finding, place = remark.finding, remark.place
    title = _quote(f"{finding.code} {finding.name} at {place.line}:{place.column}")
    head = f'    <testcase name={title} classname={_quote(name)} line="{place.line}" column="{place.column}">'
    told = f"{name}:{place.line}:{place.column}: {finding.severity} {finding.code}: {finding.message}"
    if view.fails(finding):
        inner = f"<failure type={_quote(finding.code)} message={_quote(finding.message)}>{_clean(told)}</failure>"
    else:
        inner = f"<system-out>{_clean(told)}</system-out>"
    return f"{head}{inner}</testcase>\n"


def _clean(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _quote(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
