"""Ledgers: an article's text, and the ways to its offsets from the backbone and from folded ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stitchtext.folded import Folded
from stitchtext.merge.strands import Strand
from stitchtext.merge.witnesses import Witness
from stitchtext.model import Piece


class Step(NamedTuple):
    """A stretch `[start, end)` of the backbone that stands as it is in the article, from folded offset `at` on."""

    start: int
    end: int
    at: int


class _Source(NamedTuple):
    """Where a piece comes from: folded offset `low`, original offset `raw` of a fragment's text."""

    fold: Folded
    low: int
    raw: int


class Ledger(NamedTuple):
    """One article's text with the way from the backbone to it.

    Its folded text is never made: each piece knows its own from the fragment it is taken from. `starts` are the
    article's offsets at which the pieces begin, `begins` the folded ones, and `size` is the folded length. `shifts`
    are (backbone offset, folded offset) pairs at which the article and the backbone run in step again, and `lines`
    the folded offsets at which the article's lines begin.
    """

    number: int
    scrape: str
    text: str
    size: int
    starts: Sequence[int]
    begins: Sequence[int]
    sources: Sequence[_Source]
    shifts: Sequence[tuple[int, int]]
    steps: Sequence[Step]
    lines: Sequence[int]

    def place(self, line: int) -> int:
        """The folded offset of the article for a backbone offset."""
        at = bisect_right(self.shifts, (line, 1 << 60)) - 1
        base, folded = self.shifts[at]
        limit = self.shifts[at + 1][1] if at + 1 < len(self.shifts) else self.size
        return min(folded + line - base, limit)

    def place_before(self, line: int) -> int:
        """As `place`, before what was put in at that backbone offset, where the backbone itself has nothing of it."""
        at = bisect_left(self.shifts, (line, 0))
        return self.shifts[at][1] if at < len(self.shifts) and self.shifts[at][0] == line else self.place(line)

    def raw(self, at: int) -> int:
        """The article's own offset of the folded character at `at`."""
        if not self.size:  # all is outvoted, and white space alone left
            return 0
        number = bisect_right(self.begins, at) - 1
        source = self.sources[number]
        return self.starts[number] + source.fold.raw(source.low + at - self.begins[number]) - source.raw

    def span(self, low: int, high: int) -> tuple[int, int]:
        """The article's own offsets of a stretch of its folded text."""
        start = self.raw(low) if low < self.size else self._raw_end(low)
        return (start, self._raw_end(high)) if low < high else (start, start)

    def _raw_end(self, at: int) -> int:
        """The article's own offset just behind the folded character before `at`."""
        if not self.size:
            return 0
        number = bisect_right(self.begins, at - 1) - 1
        source = self.sources[number]
        return self.starts[number] + source.fold.raw_end(source.low + at - self.begins[number]) - source.raw


def open_ledger(
    number: int, scrape: str, pieces: Sequence[Piece], strands: Sequence[Strand], witnesses: dict[int, Witness]
) -> Ledger:
    """The ledger of the article, numbered `number`, that the pieces make; the strands tell of the backbone."""
    text = "".join(scrape[p.source : p.source + p.end - p.start] for p in pieces if p.source is not None)
    begins: list[int] = []
    sources: list[_Source] = []
    size = 0
    for piece in pieces:
        if piece.fragment is None or piece.source is None:
            raise ValueError(f"{piece} is of no fragment")
        witness = witnesses[piece.fragment]
        raw = piece.source - witness.fragment.start
        low, high = witness.fold.at(raw), witness.fold.at(raw + piece.end - piece.start)
        begins.append(size)
        sources.append(_Source(witness.fold, low, raw))
        size += high - low
    shifts, steps = _list_steps(strands)
    starts = [piece.start for piece in pieces]
    ledger = Ledger(number, scrape, text, size, starts, begins, sources, shifts, steps, ())
    return ledger._replace(lines=list(_list_lines(ledger)))


def _list_steps(strands: Sequence[Strand]) -> tuple[list[tuple[int, int]], list[Step]]:
    shifts = {(0, 0)}
    steps: list[Step] = []
    folded = 0
    for strand in strands:
        shifts.add((strand.start, folded))
        if not strand.voted and strand.low < strand.high:
            steps.append(Step(strand.start, strand.end, folded))
        folded += strand.high - strand.low
        shifts.add((strand.end, folded))
    return sorted(shifts), steps


def _list_lines(ledger: Ledger) -> Iterator[int]:
    """The folded offsets at which the lines of the article begin."""
    text = ledger.text.replace("\r", "\n")
    at = text.find("\n")
    while at >= 0:
        number = bisect_right(ledger.starts, at) - 1
        source = ledger.sources[number]
        folded = ledger.begins[number] + source.fold.at(source.raw + at - ledger.starts[number]) - source.low
        if folded >= ledger.size:
            return
        if folded:
            yield folded
        at = text.find("\n", ledger.raw(folded))
