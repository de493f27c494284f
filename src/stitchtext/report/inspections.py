"""Inspections: what was found in one input, with every place as people and programs name it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from stitchtext.model import Finding, Severity
from stitchtext.report.places import Lines
from stitchtext.rules.registry import Rule

RANKS: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
"""Severities, the worst first."""

_AROUND = 16
"""Characters on either side of a finding, in its line, that are part of its fingerprint."""
_LONGEST = 64


class Place(NamedTuple):
    """A span of a file: lines and columns count from 1, columns in code points, and the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def last_line(self) -> int:
        """The last line of which the span holds anything."""
        return self.end_line - 1 if self.end_column == 1 and self.end_line > self.line else self.end_line


class Change(NamedTuple):
    """Put `text` in a place of the file, as it is written there."""

    place: Place
    text: str


class Remark(NamedTuple):
    """A finding with its place in the file, and a fingerprint that stays when the text around it moves."""

    finding: Finding
    place: Place
    fingerprint: str
    changes: tuple[Change, ...]


class Inspection(NamedTuple):
    """What was found in one text: a file, or one `row` (a line, counted from 1) of a JSONL file.

    The findings speak of `text`, their places of the file; `fixed` names the rules whose findings were mended.
    """

    name: str
    text: str
    remarks: tuple[Remark, ...]
    row: int = 0
    fixed: tuple[str, ...] = ()


class View(NamedTuple):
    """What a renderer has to know beside the inspections: the rules, by code, and how it is wanted."""

    rules: Mapping[str, Rule]
    fail_on: Severity = "warning"
    colour: bool = False

    def fails(self, finding: Finding) -> bool:
        """Whether a finding is one that makes a run fail."""
        return RANKS[finding.severity] <= RANKS[self.fail_on]


Renderer: TypeAlias = Callable[[Iterable[Inspection], View], Iterator[str]]
"""What writes inspections in one format, part by part; one that needs them all at once yields at the end."""


class Noter:
    """Makes remarks of findings, file by file: `lines` are of the file, in which all of them are placed."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._seen: Counter[str] = Counter()

    def note(
        self,
        text: str,
        findings: Iterable[Finding],
        find: Callable[[int], int] = lambda offset: offset,
        write: Callable[[str], str] = lambda text: text,
    ) -> tuple[Remark, ...]:
        """The remarks of a text in the file: `find` is where an offset of it is there, `write` how text is spelled."""
        return tuple(self._remark(text, finding, find, write) for finding in findings)

    def _remark(self, text: str, finding: Finding, find: Callable[[int], int], write: Callable[[str], str]) -> Remark:
        mark = fingerprint(text, finding)
        self._seen[mark] += 1
        edits = (Change(self._place(find(edit.start), find(edit.end)), write(edit.text)) for edit in finding.edits)
        place = self._place(find(finding.start), find(finding.end))
        return Remark(finding, place, f"{mark}:{self._seen[mark]}", tuple(edits))

    def _place(self, start: int, end: int) -> Place:
        return Place(*self._lines.locate(start), *self._lines.locate(end))


def fingerprint(text: str, finding: Finding) -> str:
    """What tells a finding from others though it moves: a hash of its rule, its text and a little around it."""
    from hashlib import blake2b  # noqa: PLC0415 - only here: clean texts need none

    span = text[finding.start : finding.end]
    if len(span) > _LONGEST:
        span = span[: _LONGEST // 2] + span[-_LONGEST // 2 :]
    before = text[max(0, finding.start - _AROUND) : finding.start].rpartition("\n")[2]
    behind = text[finding.end : finding.end + _AROUND].partition("\n")[0]
    told = "\0".join([finding.code, before, span, behind])
    return blake2b(told.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def sort_by_severity(inspections: Iterable[Inspection]) -> list[tuple[Inspection, Remark]]:
    """All remarks, each with its inspection, the worst first and otherwise as they come; texts are let go."""
    pairs = [(each._replace(text="", remarks=()), remark) for each in inspections for remark in each.remarks]
    return sorted(pairs, key=lambda pair: RANKS[pair[1].finding.severity])
