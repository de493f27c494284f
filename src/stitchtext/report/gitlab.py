"""Findings as a report of code quality for GitLab."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from stitchtext.model import Severity
from stitchtext.report.inspections import Inspection, Remark, View
from stitchtext.report.uris import make_relative

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def render_gitlab(inspections: Iterable[Inspection], view: View) -> Iterator[str]:
    """Write one JSON list; fingerprints differ, since GitLab shows only the first of those that do not."""
    rows = [_list_issue(each, remark) for each in inspections for remark in each.remarks]
    yield json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _list_issue(inspection: Inspection, remark: Remark) -> dict[str, object]:
    from hashlib import blake2b  # noqa: PLC0415 - only here: other formats need no hash of the path

    path = make_relative(inspection.name)
    whole = blake2b(f"{path}\0{remark.fingerprint}".encode(errors="backslashreplace"), digest_size=16)
    return {
        "description": f"{remark.finding.code}: {remark.finding.message}",
        "check_name": remark.finding.name,
        "fingerprint": whole.hexdigest(),
        "severity": _SEVERITIES[remark.finding.severity],
        "location": {"path": path, "lines": {"begin": remark.place.line, "end": remark.place.last_line}},
    }
