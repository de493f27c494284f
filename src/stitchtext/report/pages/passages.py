"""Passages: the text of an article, paragraph by paragraph, cut where its source changes and where notes stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from stitchtext.model import Article, Seam
from stitchtext.report.pages.notes import Kind, Note

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_BLANK = 4
"""White space of so many characters is taken from whom it may: it is no change of the source."""


@dataclass(frozen=True, slots=True)
class Run:
    """`[start, end)` of an article that one fragment gave; none did where a rule put it there."""

    start: int
    end: int
    fragment: int | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one run that the same notes speak of; `first` where the run begins, with its `seam` if it has one.

    `again` tells that a line begins inside the run. `kinds` are those of the notes on it; `before` and `behind` the
    numbers of the notes that are called there.
    """

    text: str
    line: int
    fragment: int | None
    first: bool
    again: bool
    seam: Seam | None
    kinds: tuple[Kind, ...]
    before: tuple[int, ...]
    behind: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of an article that is not empty, from offset `at`; `notes` are the numbers of what is told there."""

    at: int
    level: int
    stretches: tuple[Stretch, ...]
    notes: tuple[int, ...]
    last: tuple[int, ...]


def trace_runs(article: Article) -> list[Run]:
    """The runs of an article; they tile it."""
    runs: list[Run] = []
    for piece in article.pieces:
        blank = piece.end - piece.start <= _BLANK and article.text[piece.start : piece.end].isspace()
        if runs and (blank or runs[-1].fragment == piece.fragment):
            runs[-1] = Run(runs[-1].start, piece.end, runs[-1].fragment)
        else:
            runs.append(Run(piece.start, piece.end, piece.fragment))
    return runs


def list_paragraphs(article: Article, runs: Sequence[Run], notes: Sequence[Note]) -> Iterator[Paragraph]:
    """The paragraphs; a note stands with the one it begins in, or with the one before it."""
    lines = [match.span() for match in _LINE.finditer(article.text)]
    levels = {gap.end: gap.level for gap in article.breaks if gap.kind == "heading"}
    if article.title is not None and lines:
        levels[lines[0][0]] = 1
    homes: dict[int, list[int]] = {}
    starts = [start for start, _ in lines]
    for number, note in enumerate(notes):
        homes.setdefault(max(0, bisect_right(starts, note.start) - 1), []).append(number)
    for line, group in groupby(_cut(article, lines, runs, notes), key=lambda stretch: stretch.line):
        stretches = tuple(group)
        called = {number for stretch in stretches for number in (*stretch.before, *stretch.behind)}
        own = tuple(homes.get(line, ()))
        last = tuple(number for number in own if number not in called)
        yield Paragraph(starts[line], levels.get(starts[line], 0), stretches, own, last)


def _cut(
    article: Article, lines: Sequence[tuple[int, int]], runs: Sequence[Run], notes: Sequence[Note]
) -> Iterator[Stretch]:
    """The lines in stretches, in one sweep over all places where anything begins or ends."""
    bounds = {at for span in lines for at in span} | {run.start for run in runs}
    bounds |= {at for note in notes for at in (note.start, note.end)}
    seams = {seam.at: seam for seam in article.seams}
    run = line = note = 0
    active: list[int] = []
    told: Run | None = None
    for start, end in pairwise(sorted(bounds)):
        while run + 1 < len(runs) and runs[run + 1].start <= start:
            run += 1
        opened = note
        while note < len(notes) and notes[note].start <= start:
            active.append(note)
            note += 1
        active = [number for number in active if notes[number].end > start or number >= opened]
        while line < len(lines) and lines[line][1] <= start:
            line += 1
        if line == len(lines) or start < lines[line][0]:
            continue
        opens = [number for number in range(opened, note) if notes[number].start == start]
        yield Stretch(
            article.text[start:end],
            line,
            runs[run].fragment,
            runs[run] is not told,
            start == lines[line][0],
            seams.get(start) or seams.get(start - 1) if runs[run] is not told else None,
            tuple(dict.fromkeys(notes[number].kind for number in active if notes[number].end > start)),
            tuple(number for number in opens if notes[number].end == start),
            tuple(number for number in opens if notes[number].end > start),
        )
        told = runs[run]
