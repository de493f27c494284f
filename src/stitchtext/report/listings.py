"""Findings as JSON: a list, or a line each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from stitchtext.report.documents import dump_line
from stitchtext.report.inspections import Inspection, Remark, View


def render_json(inspections: Iterable[Inspection], view: View) -> Iterator[str]:
    """Write all findings as one JSON list, each as `docs/formats.md` says."""
    rows = [list_remark(each, remark) for each in inspections for remark in each.remarks]
    yield json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def render_json_lines(inspections: Iterable[Inspection], view: View) -> Iterator[str]:
    """Write each finding as one line of JSON."""
    return (dump_line(list_remark(each, remark)) for each in inspections for remark in each.remarks)


def list_remark(inspection: Inspection, remark: Remark) -> dict[str, object]:
    """A finding with its place in the file (lines and columns from 1) and in the text (offsets from 0)."""
    finding = remark.finding
    return {
        "path": inspection.name,
        "row": inspection.row or None,
        **remark.place._asdict(),
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "safety": finding.safety,
        "start": finding.start,
        "end": finding.end,
        "edits": [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in finding.edits],
        "fingerprint": remark.fingerprint,
    }
