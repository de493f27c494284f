"""Each finding with the place it stands in, what would be done, and what the rule is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stitchtext.edits import apply_edits
from stitchtext.model import Edit, Finding
from stitchtext.report.concise import COLOURS, mark_fix, paint
from stitchtext.report.controls import shorten, tame
from stitchtext.report.excerpts import crop, cut_excerpt
from stitchtext.report.inspections import Inspection, Remark, View
from stitchtext.report.places import Lines

_SHOWN = 60
"""Characters of what is replaced, and of what replaces it, that are worth showing."""


def render_full(inspections: Iterable[Inspection], view: View) -> Iterator[str]:
    """Write each finding with its line and the lines around it; of a row of JSONL, those of its text."""
    for inspection in inspections:
        lines = Lines(inspection.text) if inspection.remarks else None
        for remark in inspection.remarks if lines else ():
            yield "\n".join(_draw(inspection, remark, lines or Lines(""), view)) + "\n\n"


def _draw(inspection: Inspection, remark: Remark, lines: Lines, view: View) -> Iterator[str]:
    finding, place = remark.finding, remark.place
    colour = COLOURS[finding.severity]
    head = paint(f"{finding.severity} {finding.code} {finding.name}{mark_fix(finding)}", view, colour, bold=True)
    yield f"{head}: {tame(finding.message)}"
    number, _ = lines.locate(finding.start)
    last, _ = lines.locate(max(finding.start, finding.end - 1))
    gutter = len(str(number + 1))
    yield f"{' ' * gutter}--> {tame(inspection.name)}:{place.line}:{place.column}"
    for told, shown in _show(inspection.text, finding, number, lines, view):
        yield f"{told:>{gutter}} | {shown}"
    rows = [f"goes on to line {last}"] if last > number else []
    rows += [_describe_fix(inspection.text, finding)] if finding.edits else []
    rule = view.rules.get(finding.code)
    rows += [f"help: {rule.help}"] if rule else []
    yield from (f"{' ' * gutter} = {row}" for row in rows)


def _show(text: str, finding: Finding, number: int, lines: Lines, view: View) -> Iterator[tuple[str, str]]:
    """The line of a finding between its neighbours, each with its number, and carets under the finding."""
    excerpt = cut_excerpt(text, finding.start, finding.end, lines.span(number))
    before, after = lines.span(number - 1), lines.span(number + 1)
    if before[0] < before[1]:
        yield str(number - 1), crop(text, before)
    yield str(number), excerpt.text
    carets = paint("^" * excerpt.carets, view, COLOURS[finding.severity], bold=True)
    yield "", f"{' ' * excerpt.indent}{carets}"
    if after[0] < after[1]:
        yield str(number + 1), crop(text, after)


def _describe_fix(text: str, finding: Finding) -> str:
    before, after = show_change(text, finding)
    does = f"{before} → {after}" if before and after else f"{before} goes" if before else f"{after} is put in"
    return f"fix ({finding.safety}): {does}"


def show_change(text: str, finding: Finding) -> tuple[str, str]:
    """What a finding's edits replace and what they put there, from the first edit to the last, fit to print."""
    start, end = min(edit.start for edit in finding.edits), max(edit.end for edit in finding.edits)
    moved = (Edit(edit.start - start, edit.end - start, edit.text) for edit in finding.edits)
    after = apply_edits(text[start:end], moved).text
    return _quote(text[start:end]), _quote(after)


def _quote(text: str) -> str:
    return f"「{shorten(tame(text), _SHOWN)}」" if text else ""
