"""Tallies: how many of what a run has seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stitchtext.model import Severity
from stitchtext.report.inspections import RANKS, Inspection


class Tally:
    """Counts the findings of a run; `failing` are those severe enough to make it fail."""

    def __init__(self, fail_on: Severity) -> None:
        self._fail_on = fail_on
        self._severities: Counter[Severity] = Counter()
        self._names: set[str] = set()
        self._safe = 0
        self._unsafe = 0
        self.failing = 0
        self.fixed = 0
        self.known = 0
        self.changed = 0
        self.failures = 0

    def add(self, inspection: Inspection) -> None:
        """Count what was found in one text."""
        self.fixed += len(inspection.fixed)
        for remark in inspection.remarks:
            finding = remark.finding
            self._names.add(inspection.name)
            self._severities[finding.severity] += 1
            self.failing += RANKS[finding.severity] <= RANKS[self._fail_on]
            self._safe += bool(finding.edits) and finding.safety == "safe"
            self._unsafe += bool(finding.edits) and finding.safety == "unsafe"

    def describe(self, *, fixing: bool, diffing: bool) -> Iterator[str]:
        """What a person wants to know at the end; nothing where there was nothing."""
        parts = []
        total = self._severities.total()
        if self.fixed:
            parts.append(f"{_count(self.fixed, 'finding')} {'would be ' if diffing else ''}mended")
        if total:
            kinds = ", ".join(_count(self._severities[kind], kind) for kind in RANKS if self._severities[kind])
            left = " left" if self.fixed else ""
            parts.append(f"{_count(total, 'finding')}{left} in {_count(len(self._names), 'file')}: {kinds}")
        if self._safe and not (fixing or diffing):
            parts.append(f"--fix mends {self._safe}")
        if self._unsafe:
            parts.append(f"--unsafe-fixes mends {self._unsafe}{' more' if self._safe else ''}")
        if self.known:
            parts.append(f"{self.known} known left out")
        if parts:
            yield "; ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
