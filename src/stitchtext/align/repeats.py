"""Repeats: a second way through texts that say things more than once, where the first reads them against another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from stitchtext.align.runs import run_backward, run_forward
from stitchtext.blocks import list_gaps, swap_sides
from stitchtext.model import Block
from stitchtext.passages import PASSAGE

_GRAM, _STRIDE, _LEAST = 16, 4, 24
"""Characters that are looked up, at every fourth place of a text; and those of a stretch that counts."""
_OFTEN, _MOST = 6, 96
"""Places of a text at which the same characters are looked at; and equal stretches that are put in order."""
_SHORT, _FAR, _SHARE = 72, 1 << 14, 0.25
"""Characters of either text from which and up to which it is asked at all, and the share of the shorter one that the
blocks must hold: two articles with an opening in common have no other way."""
_PROBES = 48
"""Places of what lies between two blocks at which it is first looked for in the other text."""
_CLASH = 5
"""Characters that both sides of a gap read otherwise, from which it is doubted."""
_PER_GAP, _PER_CLASH, _PER_LEFT_OUT, _MOST_LEFT_OUT, _MOST_GAP = 3.0, 3.0, 0.1, 60.0, 120.0
"""What a gap costs, in equal characters: as such; for each that both sides read otherwise; for each that one of them
leaves out, and all of those at most; and in all at most."""
_BETTER = 8.0
"""Equal characters by which the second way must be better than the first."""


def find_other_way(a: str, b: str, blocks: Sequence[Block]) -> list[Block]:
    """The equal stretches of the best way through two texts, if the blocks of another are doubtful; else none.

    Doubtful is what reads other words on both sides of a gap, leaves out much on one side and on the other, or has much
    on both sides beyond an end. The blocks and what else is the same as something between them are then put in order at
    once, with a price for what lies between (colinear chaining with gap costs: Myers and Miller, 1995).
    """
    short, long = sorted((len(a), len(b)))
    if short < _SHORT or long > _FAR or sum(block[2] for block in blocks) < _SHARE * short:
        return []
    if not _is_doubtful(a, b, blocks):
        return []
    found = {*_list_matches(a, b, blocks), *swap_sides(_list_matches(b, a, swap_sides(blocks)))}
    if not found or len(found) > _MOST:
        return []
    return _chain(sorted({*found, *(block for block in blocks if block[2] >= _LEAST)}))


def is_better(a: str, b: str, other: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether one way through two texts is clearly worth more than another."""
    return _weigh(a, b, other) >= _weigh(a, b, blocks) + _BETTER


def _is_doubtful(a: str, b: str, blocks: Sequence[Block]) -> bool:
    gaps = list(list_gaps(blocks))
    if any(min(gap) >= _CLASH for gap in gaps):
        return True
    (i, j, _), (i_end, j_end, size) = blocks[0], blocks[-1]
    loose = min(i, j), min(len(a) - i_end - size, len(b) - j_end - size)
    shifts = [own - other for own, other in gaps]
    return max(loose) >= PASSAGE or (max(shifts, default=0) >= PASSAGE and min(shifts) <= -PASSAGE)


def _list_matches(a: str, b: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The stretches of two texts that are the same and that lie, in the first, between the blocks.

    Of those that stand very often in the second only some places are looked at.
    """
    edges = [(0, 0, 0), *blocks, (len(a), 0, 0)]
    free = [(left + size, right) for (left, _, size), (right, _, _) in pairwise(edges) if right - left - size >= _LEAST]
    if not any(_stands_in(b, a, start, end) for start, end in free):
        return
    wanted: dict[str, list[int]] = {}
    for start, end in free:
        for at in range(start, end - _GRAM + 1, _STRIDE):
            places = wanted.setdefault(a[at : at + _GRAM], [])
            if len(places) < _OFTEN:
                places.append(at)
    done: dict[int, int] = {}
    count = 0
    for j in [at for at in range(len(b) - _GRAM + 1) if b[at : at + _GRAM] in wanted]:
        for i in wanted[b[j : j + _GRAM]]:
            if j >= done.get(j - i, 0):
                back, ahead = run_backward(a, b, i, j, 0, 0), run_forward(a, b, i, j, len(a), len(b))
                done[j - i] = j + ahead
                if back + ahead >= _LEAST:
                    yield i - back, j - back, back + ahead
                    count += 1
        if count > _MOST:
            break


def _stands_in(text: str, other: str, start: int, end: int) -> bool:
    """Whether some of `[start, end)` of another text stands in a text: a few places of it are looked for."""
    for at in range(start, end - _GRAM + 1, max(_LEAST - _GRAM, (end - start) // _PROBES)):
        found = text.find(other[at : at + _GRAM])
        if found >= 0:
            size = run_forward(text, other, found, at, len(text), len(other))
            if size + run_backward(text, other, found, at, 0, 0) >= _LEAST:
                return True
    return False


def _chain(matches: Sequence[Block]) -> list[Block]:
    """The matches of the way that is worth most, overlaps trimmed."""
    best: list[float] = []
    before: list[int] = []
    starts: list[Block] = []
    for number, (i, j, size) in enumerate(matches):
        worth, last, start = float(size), -1, (i, j, size)
        for earlier in range(number):
            a, b, length = matches[earlier]
            if a < i and b < j:
                skip = max(0, a + length - i, b + length - j)
                own, other = i + skip - a - length, j + skip - b - length
                gained = best[earlier] + size - skip - _price(own, other)
                if size - skip >= _LEAST and gained > worth:
                    worth, last, start = gained, earlier, (i + skip, j + skip, size - skip)
        best.append(worth)
        before.append(last)
        starts.append(start)
    path, number = [], max(range(len(best)), key=best.__getitem__)
    while number >= 0:
        path.append(starts[number])
        number = before[number]
    return path[::-1]


def _price(own: int, other: int) -> float:
    if own == other == 0:
        return 0.0
    left_out = min(abs(own - other) * _PER_LEFT_OUT, _MOST_LEFT_OUT)
    return min(_PER_GAP + _PER_CLASH * min(own, other) + left_out, _MOST_GAP)


def _weigh(a: str, b: str, blocks: Sequence[Block]) -> float:
    """What a way is worth, in equal characters; what both have beyond its ends is paid for, up to a passage."""
    if not blocks:
        return 0.0
    (i, j, _), (i_end, j_end, size) = blocks[0], blocks[-1]
    loose = min(i, j), min(len(a) - i_end - size, len(b) - j_end - size)
    worth = float(sum(block[2] for block in blocks)) - sum(min(end, PASSAGE) for end in loose)
    return worth - sum(_price(own, other) for own, other in list_gaps(blocks))
