"""How often each rule has spoken."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from stitchtext.model import Finding
from stitchtext.report.concise import mark_fix
from stitchtext.report.inspections import Inspection, View


def render_statistics(inspections: Iterable[Inspection], view: View) -> Iterator[str]:
    """Write a line a rule, those that speak most often first: how often, which, and whether all can be mended."""
    counted = _count(inspections)
    width = max((len(str(number)) for _, number in counted), default=0)
    for finding, number in counted:
        yield f"{number:>{width}}  {finding.code}{mark_fix(finding)} {finding.name}\n"


def render_json_statistics(inspections: Iterable[Inspection], view: View) -> Iterator[str]:
    """Write the same as one JSON list."""
    rows = [
        {"code": finding.code, "name": finding.name, "severity": finding.severity, "count": number}
        for finding, number in _count(inspections)
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _count(inspections: Iterable[Inspection]) -> list[tuple[Finding, int]]:
    """One finding of each rule and how many there are."""
    counts: Counter[str] = Counter()
    firsts: dict[str, Finding] = {}
    for inspection in inspections:
        for remark in inspection.remarks:
            counts[remark.finding.code] += 1
            firsts.setdefault(remark.finding.code, remark.finding)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(firsts[code], number) for code, number in ordered]
