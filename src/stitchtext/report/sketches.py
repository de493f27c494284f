"""Sketches: a pile-up drawn in characters, for a terminal of so many columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from stitchtext.model import Seam
from stitchtext.report.pileups import Bar, Depth, Pileup

MOST_ROWS = 40
"""Rows that are drawn; more are told in a line."""
_WORD = 8
"""Characters; a word that a copy lacks is no gap of an abridged one."""
_LEAST = 16
"""Columns that a drawing has at least, however narrow the terminal."""


class Brush(NamedTuple):
    """The characters that a drawing is made of; `levels` are of depth, from none to most."""

    used: str
    held: str
    lacking: str
    tick: str
    head: str
    tail: str
    levels: str
    edge: str


FINE = Brush("█", "▒", "·", "╳", "◂", "▸", " ▁▂▃▄▅▆▇█", "│")
PLAIN = Brush("#", "=", ".", "x", "<", ">", " 123456789", "|")
SEAMS = {"overlap": "o", "containment": "o", "butt": "b", "hole": "?"}


def draw(pileup: Pileup, label: Callable[[Bar], str], width: int, brush: Brush) -> Iterator[str]:
    """The lines of a drawing: depth above, a row a fragment (or several, if there are many), seams below."""
    alone = len(pileup.bars) <= MOST_ROWS
    rows = [[bar] for bar in pileup.bars] if alone else _share_rows(pileup)
    shown = rows[:MOST_ROWS]
    labels = [label(row[0]) if alone else _count(len(row), "fragment") for row in shown]
    margin = max(map(len, [*labels, "depth", "seams"]))
    columns = max(_LEAST, width - margin - 3)

    def _line(name: str, cells: Iterable[str]) -> str:
        return f"{name:>{margin}} {brush.edge}{''.join(cells)}{brush.edge}"

    yield _line("depth", draw_depths(pileup.depths, pileup.length, columns, brush))
    for name, row in zip(labels, shown, strict=True):
        yield _line(name, draw_row(row, pileup.length, columns, brush))
    if len(rows) > len(shown):
        hidden = sum(map(len, rows[MOST_ROWS:]))
        yield f"{'':>{margin}}  and {_count(hidden, 'fragment')} more, in {_count(len(rows) - MOST_ROWS, 'row')}"
    if pileup.seams or pileup.holes:
        yield _line("seams", draw_seams(pileup.seams, pileup.holes, pileup.length, columns))


def draw_row(bars: Sequence[Bar], length: int, columns: int, brush: Brush) -> list[str]:
    """A row of bars that do not overlap; every bar has a column at least."""
    cells = [" "] * columns
    for bar in bars:
        first, last = _scale(bar.start, bar.start, length, columns)[1], _scale(bar.end - 1, bar.end, length, columns)[0]
        spans = [(brush.held, bar.start, bar.end)]
        spans += [(brush.used, span.start, span.end) for span in bar.used]
        for sign, start, end in spans:
            low, high = _scale(start, end, length, columns)
            cells[low:high] = sign * (high - low)
        for left, right in pairwise(bar.covered):
            low, high = _scale_gap(left.end, right.start, length, columns)
            low, high = max(low, first), min(high, last)
            cells[low:high] = brush.lacking * (high - low)
        for span in bar.ticks:
            cells[_scale(span.start, span.end, length, columns)[0]] = brush.tick
        low, high = _scale(bar.start, bar.end, length, columns)
        if bar.head_torn:
            cells[low] = brush.head
        if bar.tail_torn:
            cells[high - 1] = brush.tail
    return cells


def draw_depths(depths: Iterable[Depth], length: int, columns: int, brush: Brush) -> list[str]:
    """How many fragments hold each column, at the place where the fewest do."""
    least: list[int | None] = [None] * columns
    most = 0
    for depth in depths:
        most = max(most, depth.count)
        low, high = _scale(depth.start, depth.end, length, columns)
        lone = depth.end - depth.start <= 1  # one character, mostly a line end, is no gap to be shown
        for column in range(low, high):
            known = least[column]
            if known is None or not lone:
                least[column] = depth.count if known is None else min(known, depth.count)
    top = len(brush.levels) - 1
    scale = max(1, most) if brush is FINE or most > top else top
    return [brush.levels[-(-(count or 0) * top // scale)] for count in least]


def draw_seams(seams: Iterable[Seam], holes: Iterable[int], length: int, columns: int) -> list[str]:
    """The signs of `SEAMS` under the places of seams and holes; a weak one is an exclamation mark."""
    cells = [" "] * columns
    for seam in seams:
        cells[_scale(seam.at, seam.at, length, columns)[0]] = "!" if seam.weak else SEAMS[seam.kind]
    for hole in holes:
        cells[_scale(hole, hole, length, columns)[0]] = SEAMS["hole"]
    return cells


def _share_rows(pileup: Pileup) -> list[list[Bar]]:
    rows: list[list[Bar]] = [[] for _ in range(pileup.rows)]
    for bar in pileup.bars:
        rows[bar.row].append(bar)
    return rows


def _scale(start: int, end: int, length: int, columns: int) -> tuple[int, int]:
    """The columns of a span of the article, one at least."""
    low = min(columns - 1, start * columns // max(1, length))
    return low, min(columns, max(low + 1, -(-end * columns // max(1, length))))


def _scale_gap(start: int, end: int, length: int, columns: int) -> tuple[int, int]:
    """The columns of what a fragment leaves out; none where that is a word at most."""
    if end - start <= _WORD:
        return 0, 0
    low = min(columns - 1, round(start * columns / max(1, length)))
    return low, min(columns, max(low + 1, round(end * columns / max(1, length))))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
