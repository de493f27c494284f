"""Findings made by hand, and inspections of them, for tests of what is written."""

from __future__ import annotations

from stitchtext.model import Edit, Finding, Safety, Severity
from stitchtext.report.inspections import Inspection, Noter, Renderer, View
from stitchtext.report.places import Lines
from stitchtext.rules import RULES

RULES_BY_CODE = {rule.code: rule for rule in RULES.all()}
VIEW = View(RULES_BY_CODE)


def make_finding(
    start: int,
    end: int,
    *edits: tuple[int, int, str],
    code: str = "T101",
    severity: Severity = "warning",
    message: str = "a message",
    safety: Safety = "safe",
) -> Finding:
    made = tuple(Edit(*edit) for edit in edits)
    return Finding(code, RULES_BY_CODE[code].name, severity, message, None, start, end, made, safety)


def inspect(text: str, *findings: Finding, name: str = "a.txt") -> Inspection:
    return Inspection(name, text, Noter(Lines(text)).note(text, findings))


def render(renderer: Renderer, *inspections: Inspection, view: View = VIEW) -> str:
    return "".join(renderer(inspections, view))
