"""One line a finding: where, which rule, what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from stitchtext.model import Finding
from stitchtext.report.controls import tame
from stitchtext.report.inspections import Inspection, Remark, View

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_FIXES = {"safe": " [*]", "unsafe": " [?]", "report": ""}


def render_concise(inspections: Iterable[Inspection], view: View) -> Iterator[str]:
    """Write `path:line:column: CODE message`; `[*]` is what --fix mends, `[?]` what --unsafe-fixes does, too."""
    for inspection in inspections:
        for remark in inspection.remarks:
            yield f"{tame(inspection.name)}:{describe(remark, view)}\n"


def describe(remark: Remark, view: View) -> str:
    """A remark in one line, without the name of its file."""
    finding, place = remark.finding, remark.place
    code = paint(finding.code, view, COLOURS[finding.severity])
    return f"{place.line}:{place.column}: {code}{mark_fix(finding)} {tame(finding.message)}"


def mark_fix(finding: Finding) -> str:
    """The sign of what can be mended, and how."""
    return _FIXES[finding.safety] if finding.edits else ""


def paint(text: str, view: View, colour: str | None = None, *, bold: bool = False) -> str:
    """The text in a colour of the terminal, if colours are wanted."""
    return click.style(text, fg=colour, bold=bold or None) if view.colour else text
