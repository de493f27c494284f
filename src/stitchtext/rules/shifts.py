"""Shifts: where a text goes on with what another one has further back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import sub
from typing import NamedTuple

from stitchtext.folded import Folded, find_line_starts, holds
from stitchtext.indexes import index_units
from stitchtext.passages import PASSAGE, count_shared, ends_sentence
from stitchtext.rules.candidates import AGAIN, LEAST, MOST, RANK, Jump, Line
from stitchtext.rules.doubled_lines import list_doubled_lines

_UNIT = 8
"""Folded characters of a clause that tell where a text is."""
_OFFSET = (1 << RANK) - 1
"""The bits of a known place that are its offset."""
_NEAR = 3
"""Clauses that may stand elsewhere, too, between two that follow each other."""
_CHANCE, _WIDEST = 12, 4096
"""Characters that two different texts may have in common; and of a passage at most that was moved."""


class _Step(NamedTuple):
    """Two neighbouring clauses of a text: where the first one ends and the second begins, in it and in another text.

    Folded offsets; `rank` is that of the other text.
    """

    end: int
    start: int
    other_end: int
    other_start: int
    rank: int


def list_known(lines: Sequence[Line]) -> list[dict[str, int]]:
    """Where clauses stand in the longest text that has each of them once, for each text; for the longest, in others.

    A place is the rank of the text and, in its last bits, the offset. The clauses of long texts would take several
    times their memory: then nothing is known.
    """
    known: dict[str, int] = {}
    others = known
    for rank, line in enumerate(lines if all(line.whole.cut for line in lines) else ()):
        if rank == len(lines) - 1:
            others = dict(known)
        base = rank << RANK
        known.update((unit, base + at) for unit, at in index_units(line.whole).items() if len(unit) >= _UNIT)
    return [*[known] * (len(lines) - 1), others]


def list_shifts(lines: Sequence[Line], known: Sequence[Mapping[str, int]]) -> Iterator[Jump]:
    """Where a text goes back in a longer one, by what is `known` of clauses; the longest is held against all others.

    Not one that says its lines twice: it goes back at each of them.
    """
    for rank, (line, others) in enumerate(zip(lines, known, strict=True)):
        steps = list(islice(_list_steps(rank, lines, others), MOST))
        for step in steps if steps and not list_doubled_lines(line.fragment.text) else ():
            other, starts = lines[step.rank].whole.text, find_line_starts(line.fragment.text, line.whole)
            at = _locate(step, line.whole, starts, other)
            if at >= LEAST:
                yield Jump(rank, at, back=True, far=_find_far(step, at, line.whole.text, starts, other))


def _list_steps(rank: int, lines: Sequence[Line], known: Mapping[str, int]) -> Iterator[_Step]:
    """The steps of a text from clause to clause that go back in another one."""
    whole, low, high = lines[rank].whole, rank << RANK, (rank + 1) << RANK
    found = list(map(known.get, whole.units))
    numbers = [n for n, place in enumerate(found) if place is not None and not low <= place < high]
    places = [found[n] or 0 for n in numbers]
    shifts = list(map(sub, places, map(whole.offsets.__getitem__, numbers)))
    for n, shift in enumerate(map(sub, shifts, shifts[1:])):
        if PASSAGE < shift < _OFFSET // 2 and not _is_detour(shifts, n + 1):
            one, other = numbers[n : n + 2]
            start, end, later, last = (whole.offsets[at] for at in (one, one + 1, other, other + 1))
            if not _is_way(shifts, n, (end - start, last - later)):
                continue
            step = _Step(end, later, (places[n] & _OFFSET) + end - start, places[n + 1] & _OFFSET, places[n] >> RANK)
            yield from _find_back(step, whole.text, lines[step.rank].whole.text)


def _is_detour(shifts: Sequence[int], number: int) -> bool:
    """Whether a text comes back to the way that it left a few clauses before, since these stand elsewhere, too."""
    return any(abs(shifts[number] - before) <= PASSAGE for before in shifts[max(0, number - 1 - _NEAR) : number - 1])


def _is_way(shifts: Sequence[int], number: int, sizes: tuple[int, int]) -> bool:
    """Whether clauses before a step keep in step with another text, and others behind it: one may do so by chance.

    Not a long one; `sizes` are those of the two beside the step.
    """
    before, behind = shifts[max(0, number - 1) : number + 1], shifts[number + 1 : number + 3]
    ways = zip((before, behind), sizes, strict=True)
    return all(size >= AGAIN or abs(way[0] - way[-1]) <= PASSAGE for way, size in ways)


def _find_back(step: _Step, text: str, other: str) -> Iterator[_Step]:
    """A step, if it goes back; or if it has a passage in between that the other text has elsewhere, that which does."""
    passage = text[step.end : step.start]
    if step.other_start < step.other_end:
        yield step
    elif 0 <= (at := other.find(passage[:AGAIN])) < step.other_end:
        yield step._replace(start=step.end, other_start=at)
    elif at >= step.other_start:
        yield step._replace(end=step.start, other_end=at + len(passage))


def _locate(step: _Step, whole: Folded, starts: Sequence[int], other: str) -> int:
    """The offset at which a text leaves the other one's way: at one of its lines' `starts`, or at any gap; else -1.

    Both texts agree so far before it, and so far behind it.
    """
    text, size = whole.text[step.end : step.start], step.start - step.end
    before = count_shared(text, other[step.other_end : step.other_end + size])
    behind = count_shared(text[::-1], other[max(0, step.other_start - size) : step.other_start][::-1])
    low, high = sorted((step.end + before, step.start - behind))
    for gaps in (starts, whole.gaps):
        at = bisect_left(gaps, low)
        if at < len(gaps) and gaps[at] <= high:
            return gaps[at]
    return -1


def _find_far(step: _Step, at: int, text: str, starts: Sequence[int], other: str) -> int:
    """Where the shorter of two passages that changed places begins, or ends, on either side of a place.

    There both texts no longer agree; they may by chance in a few characters more.
    """
    left, right = max(0, step.other_end + at - step.end), max(0, step.other_start - step.start + at)
    before = count_shared(text[max(0, at - _WIDEST) : at][::-1], other[max(0, left - _WIDEST) : left][::-1])
    behind = count_shared(text[at : at + _WIDEST], other[right : right + _WIDEST])
    if before == 0 or at in (before, len(text) - behind):
        return at
    far = at - before if before < behind else at + behind
    near = range(far, far + _CHANCE) if far < at else range(far, far - _CHANCE, -1)
    return next((place for place in near if holds(starts, place) or ends_sentence(text, place)), -1)
