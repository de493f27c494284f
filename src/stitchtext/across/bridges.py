"""Bridges: groups that have a passage for themselves, as where an abridged copy runs across a cut.

An abridged copy leaves out what stands at the cut, so that no two ends overlap; but it has what comes behind. Two
articles may share a passage as well, a quotation: the repair of both together then keeps them apart. So two groups are
repaired together if each has more for itself with the other than with any third.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from stitchtext.across.nouns import Bond

LEAST = 7
"""Anchors of a passage that no third group has, from which it bridges."""
_RIVALS = 3


def bridge(passages: Iterable[tuple[int, int, tuple[int, ...]]], find: Callable[[int], int]) -> list[Bond]:
    """Pairs of fragments whose groups are to be joined, given passages with their anchors; each group at most once.

    `find` tells a fragment's group. Returned by strength, then by numbers.
    """
    holders: defaultdict[int, set[int]] = defaultdict(set)
    shared: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for a, b, anchors in passages:
        one, other = sorted((find(a), find(b)))
        if one != other:
            shared[one, other].update(anchors)
            for anchor in anchors:
                if len(holders[anchor]) < _RIVALS:
                    holders[anchor].update((one, other))
    own = Counter({pair: sum(len(holders[anchor]) < _RIVALS for anchor in anchors) for pair, anchors in shared.items()})
    return [Bond(*pair, strength, None) for pair, strength in _choose_partners(own)]


def _choose_partners(own: Counter[tuple[int, int]]) -> list[tuple[tuple[int, int], int]]:
    """The pairs of groups that have most for themselves, each with the other."""
    taken: set[int] = set()
    chosen = []
    for pair, strength in sorted(own.items(), key=lambda each: (-each[1], each[0])):
        if strength >= LEAST and taken.isdisjoint(pair):
            chosen.append((pair, strength))
        taken.update(pair)
    return chosen
