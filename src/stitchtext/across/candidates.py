"""Candidates: which fragments to compare, from who holds an anchor; bounded where many do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stitchtext.across.nouns import Pair

MOST = 24
"""Holders of an anchor up to which all pairs are compared."""
_NEXT, _HUBS = 2, 2
"""Of more holders each is compared with the next ones, and with the longest ones, so that cost grows with them."""


def pair_holders(holders: Sequence[tuple[int, int, bool]]) -> Iterator[Pair]:
    """Pairs of the fragments that hold one anchor: (number, folded size, whether the anchor is a query of it).

    One of the two has it as a query. Holders come in any order; each fragment once.

    >>> list(pair_holders([(4, 90, True), (2, 90, False), (7, 90, False)]))
    [(2, 4), (4, 7)]
    """
    ordered = sorted(holders)
    if len(ordered) > MOST:
        yield from _pair_many(ordered)
        return
    for n, (one, _, asked) in enumerate(ordered):
        yield from ((one, other) for other, _, also in ordered[n + 1 :] if asked or also)


def _pair_many(ordered: Sequence[tuple[int, int, bool]]) -> Iterator[Pair]:
    hubs = sorted(ordered, key=lambda holder: (-holder[1], holder[0]))[:_HUBS]
    for n, holder in enumerate(ordered):
        for other in {*ordered[n + 1 : n + 1 + _NEXT], *hubs}:
            if other[0] != holder[0] and (holder[2] or other[2]):
                yield min(holder[0], other[0]), max(holder[0], other[0])
