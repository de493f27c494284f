"""Findings as workflow commands of GitHub, which shows them beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stitchtext.model import Severity
from stitchtext.report.inspections import Inspection, Remark, View, sort_by_severity
from stitchtext.report.uris import make_relative

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN = 10
"""Annotations of one kind that GitHub shows for a step."""


def render_github(inspections: Iterable[Inspection], view: View) -> Iterator[str]:
    """Write an annotation a finding, the worst first, since only so many are shown; a last line tells of more."""
    kinds: dict[str, int] = {}
    for inspection, remark in sort_by_severity(inspections):
        command = _COMMANDS[remark.finding.severity]
        kinds[command] = kinds.get(command, 0) + 1
        yield f"::{command} {_list_properties(inspection, remark)}::{_escape(remark.finding.message)}\n"
    if any(number > _SHOWN for number in kinds.values()):
        told = ", ".join(f"{number} of kind {command}" for command, number in kinds.items())
        yield f"{told}; GitHub shows {_SHOWN} of a kind beside the code, this log has them all\n"


def _list_properties(inspection: Inspection, remark: Remark) -> str:
    place, finding = remark.place, remark.finding
    properties = {"file": make_relative(inspection.name), "line": place.line, "endLine": place.last_line}
    if place.line == place.end_line:  # columns are of one line only
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"stitchtext {finding.code} ({finding.name})"
    return ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
