"""Accounts: what became of every character of the fragments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from stitchtext.folded import Folded
from stitchtext.merge.places import Witness
from stitchtext.model import Block, Entry, Piece, Suspect

HEADING = "S301"
"""The rule that takes the `#` marks of an inlined heading away."""


class Ledger(NamedTuple):
    """One article's text with the way from the backbone to it.

    `shifts` are (backbone offset, folded offset) pairs at which the article's folded text and the backbone run in
    step again; `lines` are the folded offsets at which its lines begin.
    """

    number: int
    scrape: str
    text: str
    folded: Folded
    shifts: tuple[tuple[int, int], ...]
    lines: Sequence[int]

    def place(self, line: int) -> int:
        """The folded offset of the article for a backbone offset."""
        at = bisect_right(self.shifts, (line, 1 << 60)) - 1
        base, folded = self.shifts[at]
        limit = self.shifts[at + 1][1] if at + 1 < len(self.shifts) else len(self.folded.text)
        return min(folded + line - base, limit)

    def span(self, low: int, high: int) -> tuple[int, int]:
        """The article's own offsets of a stretch of its folded text."""
        size = len(self.folded.text)
        start = self.folded.raw(low) if low < size else self.folded.raw_end(size)
        return (start, self.folded.raw_end(high)) if low < high else (start, start)


def keep_account(witness: Witness, ledger: Ledger, used: Sequence[Piece], suspects: Iterable[Suspect]) -> list[Entry]:
    """The entries of one fragment, tiling its span of the scrape.

    `used` are the pieces of the article that were taken from it.
    """
    entries = list(_gapped(witness, ledger, _explain(witness, ledger), list(suspects)))
    return list(_overlay(entries, sorted(used, key=lambda piece: piece.source or 0), ledger))


def _explain(witness: Witness, ledger: Ledger) -> Iterator[Entry]:
    """What became of the text of the fragment, without the white space between its stretches."""
    size = len(witness.fold.text)
    edges = [(0, 0, 0), *witness.blocks, (size, witness.blocks[-1][1] + witness.blocks[-1][2], 0)]
    for left, right in pairwise(edges):
        start, end = left[0] + left[2], right[0]
        if start < end:
            at = left[1] + left[2] if left[2] else right[1]
            yield from _compare(witness, ledger, (start, end), (ledger.place(at), ledger.place(max(at, right[1]))))
        if right[2]:
            yield from _compare_block(witness, ledger, right)


def _compare_block(witness: Witness, ledger: Ledger, block: Block) -> Iterator[Entry]:
    """Entries for a block: in one if the article has as much there, else cut where it and the backbone get out of step.

    So what is outvoted is told by what stands in its very place.
    """
    start, line, size = block
    cuts = [line, line + size]
    if ledger.place(line + size) - ledger.place(line) != size:
        inner = ledger.shifts[
            bisect_right(ledger.shifts, (line, 1 << 60)) : bisect_left(ledger.shifts, (line + size, 0))
        ]
        cuts = sorted({*cuts, *(at for at, _ in inner)})
    for low, high in pairwise(cuts):
        own = start + low - line, start + high - line
        yield from _compare(witness, ledger, own, (ledger.place(low), ledger.place(high)))


def _compare(witness: Witness, ledger: Ledger, own: tuple[int, int], article: tuple[int, int]) -> Iterator[Entry]:
    """Entries for a stretch of the fragment that lies on a stretch of the article: whole, else line by line."""
    if own[1] - own[0] != article[1] - article[0]:
        yield from _outvoted(witness, ledger, own, ledger.span(*article))
        return
    shift = article[0] - own[0]
    lines = ledger.lines[bisect_right(ledger.lines, article[0]) : bisect_left(ledger.lines, article[1])]
    whole = _same(witness, ledger, own, shift) if lines else None
    if whole is not None:
        yield whole
        return
    for low, high in pairwise([own[0], *(at - shift for at in lines), own[1]]):
        yield from _halve(witness, ledger, (low, high), shift)


def _halve(witness: Witness, ledger: Ledger, own: tuple[int, int], shift: int) -> Iterator[Entry]:
    """Entries for a stretch as long as the article's, halved until each is simple."""
    entry = _same(witness, ledger, own, shift)
    if entry is not None:
        yield entry
        return
    middle = _middle(witness.fold, own)
    if middle is None:
        yield from _outvoted(witness, ledger, own, ledger.span(own[0] + shift, own[1] + shift))
        return
    yield from _halve(witness, ledger, (own[0], middle), shift)
    yield from _halve(witness, ledger, (middle, own[1]), shift)


def _same(witness: Witness, ledger: Ledger, own: tuple[int, int], shift: int) -> Entry | None:
    """The entry of a stretch that stands in the article to the letter."""
    base, fold = witness.fragment.start, witness.fold
    start, end = base + fold.raw(own[0]), base + fold.raw_end(own[1])
    at, until = ledger.span(own[0] + shift, own[1] + shift)
    same = end - start == until - at and ledger.scrape[start:end] == ledger.text[at:until]
    return Entry(start, end, "duplicate", ledger.number, at, until) if same else None


def _middle(fold: Folded, own: tuple[int, int]) -> int | None:
    """A place near the middle of a stretch at which a run without a gap begins, else any; None for one character."""
    low, high = bisect_right(fold.starts, own[0]), bisect_left(fold.starts, own[1])
    if low < high:
        return fold.starts[(low + high) // 2]
    return (own[0] + own[1]) // 2 if own[1] - own[0] > 1 else None


def _outvoted(witness: Witness, ledger: Ledger, own: tuple[int, int], won: tuple[int, int]) -> Iterator[Entry]:
    """Entries for text that does not stand; the white space inside it is part of it."""
    base, fold = witness.fragment.start, witness.fold
    cuts = [own[0], *fold.starts[bisect_right(fold.starts, own[0]) : bisect_left(fold.starts, own[1])], own[1]]
    for low, high in pairwise(cuts):
        start, end = base + fold.raw(low), base + fold.raw_end(high)
        yield Entry(start, end, "outvoted", ledger.number, *won, ledger.scrape[start:end])


def _gapped(witness: Witness, ledger: Ledger, entries: Iterable[Entry], suspects: list[Suspect]) -> Iterator[Entry]:
    """The entries with the stretches between them put in: white space, heading marks, and what was muted."""
    done = witness.fragment.start
    for entry in entries:
        yield from _between(ledger, done, entry.start, witness.fragment.start, suspects)
        yield entry
        done = entry.end
    yield from _between(ledger, done, witness.fragment.end, witness.fragment.start, suspects)


def _between(ledger: Ledger, start: int, end: int, base: int, suspects: list[Suspect]) -> Iterator[Entry]:
    for mark in suspects:
        low, high = max(start, base + mark.start), min(end, base + mark.end)
        if low < high:
            yield from _blank(ledger, start, low)
            yield Entry(low, high, "removed", ledger.number, None, None, ledger.scrape[low:high], mark.code)
            start = high
    yield from _blank(ledger, start, end)


def _blank(ledger: Ledger, start: int, end: int) -> Iterator[Entry]:
    if start < end:
        text = ledger.scrape[start:end]
        if "#" in text:
            yield Entry(start, end, "removed", ledger.number, None, None, text, HEADING)
        else:
            yield Entry(start, end, "space", None, None, None, text)


def _overlay(entries: Iterable[Entry], used: Sequence[Piece], ledger: Ledger) -> Iterator[Entry]:
    """The entries with what was used cut out of them and put in its place."""
    rest = deque(used)
    for entry in entries:
        done = entry.start
        while rest and _end(rest[0]) <= done:
            rest.popleft()  # the same character was taken twice
        while rest and (rest[0].source or 0) < entry.end:
            piece = rest[0]
            low = max(done, piece.source or 0)
            high = min(entry.end, _end(piece))
            if high <= low:
                rest.popleft()
                continue
            yield from _part(entry, done, low)
            shift = piece.start - (piece.source or 0)
            yield Entry(low, high, "used", ledger.number, low + shift, high + shift)
            done = high
            if high == _end(piece):
                rest.popleft()
            else:
                break
        yield from _part(entry, done, entry.end)


def _end(piece: Piece) -> int:
    return (piece.source or 0) + piece.end - piece.start


def _part(entry: Entry, start: int, end: int) -> Iterator[Entry]:
    if start >= end:
        return
    low, high = start - entry.start, end - entry.start
    if entry.fate == "duplicate":
        at = entry.at or 0
        yield Entry(start, end, "duplicate", entry.article, at + low, at + high)
    else:
        text = (entry.text or "")[low:high]
        yield Entry(start, end, entry.fate, entry.article, entry.at, entry.until, text, entry.code)
