"""Chains: of the blocks found, the heaviest set that runs the same way in both texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from stitchtext.model import Block

_OVERLAP = 24
"""Characters by which two blocks may overlap, each grown as far as chance would have it; the later one is trimmed."""


def chain(blocks: Sequence[Block]) -> list[Block]:
    """The heaviest chain of blocks, each wholly after the one before in both texts, overlaps trimmed.

    Colinear chaining as for sequence alignment (Abouelhoda and Ohlebusch, 2005), without gap costs: n log n steps.

    >>> chain([(0, 10, 4), (4, 0, 2), (6, 14, 3)])
    [(0, 10, 4), (6, 14, 3)]
    """
    ordered = sorted(blocks)
    if any(left[1] + left[2] > right[1] for left, right in pairwise(ordered)):
        ordered = _heaviest(ordered)
    return _trim(ordered)


def _heaviest(blocks: list[Block]) -> list[Block]:
    ends: list[int] = []  # where in b the best chains end, rising; weights rise with them
    weights: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for number, (_, start, length) in enumerate(blocks):
        at = bisect_left(ends, start + min(length // 2, _OVERLAP) + 1)
        before.append(tails[at - 1] if at else -1)
        weight = length + (weights[at - 1] if at else 0)
        _insert(ends, weights, tails, (start + length, weight, number))
    path, number = [], tails[-1] if tails else -1
    while number >= 0:
        path.append(blocks[number])
        number = before[number]
    return path[::-1]


def _insert(ends: list[int], weights: list[int], tails: list[int], new: tuple[int, int, int]) -> None:
    end, weight, number = new
    at = bisect_left(ends, end)
    if at and weights[at - 1] >= weight:
        return
    if at < len(ends) and ends[at] == end and weights[at] >= weight:
        return
    stop = at
    while stop < len(ends) and weights[stop] <= weight:
        stop += 1
    ends[at:stop], weights[at:stop], tails[at:stop] = [end], [weight], [number]


def _trim(blocks: list[Block]) -> list[Block]:
    kept: list[Block] = []
    a_end = b_end = 0
    for a, b, length in blocks:
        skip = max(0, a_end - a, b_end - b)
        if length > skip:
            kept.append((a + skip, b + skip, length - skip))
            a_end, b_end = a + length, b + length
    return kept


def merge_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that run on in both texts made one, and empty ones left out.

    >>> merge_blocks([(0, 5, 2), (2, 7, 3), (9, 20, 1), (12, 22, 0)])
    [(0, 5, 5), (9, 20, 1)]
    """
    merged: list[Block] = []
    for a, b, length in blocks:
        if merged and merged[-1][0] + merged[-1][2] == a and merged[-1][1] + merged[-1][2] == b:
            merged[-1] = (merged[-1][0], merged[-1][1], merged[-1][2] + length)
        elif length:
            merged.append((a, b, length))
    return merged
