"""Gaps: which places of the backbone need a vote on their white space, and who is asked there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from stitchtext.merge.breaks import Gap, Keepers, read_gap
from stitchtext.merge.places import Witness


def find_gaps(witnesses: Sequence[Witness], keepers: Keepers, edges: Sequence[int]) -> Iterator[tuple[int, list[Gap]]]:
    """Every backbone offset where white space is in question, in order, with the gaps of all who cover it.

    In question are line breaks, offsets where some have a space and others none, and the given `edges`, where the
    text passes from one fragment to another. A witness covers an offset if it holds both characters, end to end.
    """
    spaced: Counter[int] = Counter()
    for witness in witnesses:
        for own, line, length in witness.blocks:
            starts = witness.fold.starts
            low, high = bisect_right(starts, own), bisect_left(starts, own + length)
            spaced.update([start + line - own for start in starts[low:high]])
    asked = sorted({*spaced, *edges, *keepers.places()})
    sure = set(edges) | set(keepers.places())
    blocks = sorted((line, line + length, own, n) for n, w in enumerate(witnesses) for own, line, length in w.blocks)
    active: list[tuple[int, int, int, int]] = []
    at = 0
    for place in asked:
        while at < len(blocks) and blocks[at][0] < place:
            start, end, own, number = blocks[at]
            heappush(active, (end, start, own, number))
            at += 1
        while active and active[0][0] <= place:
            heappop(active)
        if place in sure or spaced[place] < len(active):
            yield place, [read_gap(witnesses[n], own + place - start) for _, start, own, n in active]
