"""Chances: a second one for overlaps that are short, or whose anchors others have: where the ends have no rivals.

An anchor that unlike texts share proves nothing by itself. But an end of a group that would go on in one other group
alone, and that one from this one alone, and both saying the same there, is as sure as in a single scrape.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from typing import TypeAlias

from stitchtext.across.nouns import Bond
from stitchtext.folded import fold_text

_HEAD, _TAIL = 1, 2
_FAR = 400
"""Folded characters of an overlap that are compared at most."""
_ALIKE, _INSIDE = 0.7, 0.85
"""The share of the letters of a short overlap that both must have in one order; of the inside of a longer one."""
_GARBLED, _CORE = 15, 20
"""Folded characters at either end of an overlap that may be garbled; those of the shortest inside."""
End: TypeAlias = tuple[int, int]


class Ends:
    """Which ends of fragments are known to go on; a byte a fragment."""

    def __init__(self, count: int) -> None:
        self._closed = bytearray(count)

    def close(self, bond: Bond) -> None:
        """Take note of a bond that holds: an end that lies in another fragment is none of a group."""
        if bond.guest is not None:
            self._closed[bond.guest] = _HEAD | _TAIL
        else:
            first, second = order(bond)
            self._closed[first] |= _TAIL
            self._closed[second] |= _HEAD

    def list_open(self) -> Iterator[tuple[int, bool]]:
        """The ends that are not known to go on: each fragment, and if it is the tail of it."""
        for number, closed in enumerate(self._closed):
            if not closed & _HEAD:
                yield number, False
            if not closed & _TAIL:
                yield number, True

    def are_open(self, bond: Bond) -> bool:
        """Whether both ends that overlap may be ends of groups."""
        first, second = order(bond)
        return not self._closed[first] & _TAIL and not self._closed[second] & _HEAD


def order(bond: Bond) -> tuple[int, int]:
    """The one of two fragments that ends in an overlap, then the one that begins with it."""
    return (bond.a, bond.b) if bond.overlap > 0 else (bond.b, bond.a)


def choose(bonds: Iterable[Bond], find: Callable[[int], int]) -> list[Bond]:
    """Of overlaps between ends of groups those without rivals; `find` tells a fragment's group.

    Returned by strength, then by numbers; of several between two groups the strongest.
    """
    rivals: defaultdict[End, set[int]] = defaultdict(set)
    best: dict[tuple[int, int], Bond] = {}
    for bond in bonds:
        key = one, other = find(order(bond)[0]), find(order(bond)[1])
        rivals[one, _TAIL].add(other)
        rivals[other, _HEAD].add(one)
        best[key] = min(best.get(key, bond), bond, key=_rate)
    alone = (bond for (one, other), bond in best.items() if len(rivals[one, _TAIL]) == 1 == len(rivals[other, _HEAD]))
    return sorted(alone, key=_rate)


def _rate(bond: Bond) -> tuple[int, int, int]:
    return -bond.strength, bond.a, bond.b


def agree(bond: Bond, read: Callable[[int], str]) -> bool:
    """Whether two texts say the same where they overlap; `read` tells a fragment's text."""
    first, second = (read(number) for number in order(bond))
    size = min(abs(bond.overlap), _FAR)
    tail, head = fold_text(first[-2 * _FAR :])[-size:], fold_text(second[: 2 * _FAR])[:size]
    if size < 2 * _GARBLED + _CORE:
        return _are_alike(tail, head, _ALIKE)
    inner, other = tail[_GARBLED:-_GARBLED], head[_GARBLED:-_GARBLED]
    ends = (slice(_CORE), slice(-_CORE, None))  # a title before a passage that articles share is no garbled end
    return _are_alike(inner, other, _INSIDE) and all(_are_alike(inner[end], other[end], _INSIDE) for end in ends)


def _are_alike(one: str, other: str, share: float) -> bool:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= share * max(len(one), len(other))
