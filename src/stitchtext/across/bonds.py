"""Bonds: whether two fragments lie on one text, judged by where their anchors stand alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from stitchtext.across.anchors import GRAM
from stitchtext.across.nouns import Bond, Pair, Passage, Sketch
from stitchtext.model import Block

_SHARE = 0.5
"""The share of the anchors in the stretch where both must lie that both must have, in one of the two."""
_SLACK, _WAYS = 20, 4
"""Folded characters by which a fragment may reach beyond its host, a garbled cut; ways to lay two that are tried."""

_REACH = 60
"""Folded characters between a passage and an end of a fragment that it reaches."""


class Places(NamedTuple):
    """A sketch made ready to be compared: the offset of each anchor by its hash, and all offsets in order."""

    size: int
    at: dict[int, int]
    offsets: Sequence[int]


def place(sketch: Sketch) -> Places:
    """Make a sketch ready, once for all that it is compared with."""
    return Places(sketch.size, dict(zip(sketch.hashes, sketch.offsets, strict=True)), sketch.offsets)


def judge(pair: Pair, one: Places, other: Places) -> Bond | Passage:
    """How two fragments lie to each other: as one text, or with a passage in common.

    The stretch where both must lie reaches from their common anchors back to the nearer start and on to the nearer
    end. A common opening, closing or passage inside is a small part of it; an abridged copy has most of its own.
    """
    shared = _chain(one, other)
    if not shared:
        return Passage(*pair, ())
    found = _weigh(pair, one, other, shared)
    ways = [] if found else list(_list_straight(one, other))
    for straight in ways:
        found = found or _weigh(pair, one, other, straight)
    return found or Passage(*pair, tuple(one.at.keys() & other.at.keys()), _reach(one, other, ways[0]))


def _reach(one: Places, other: Places, straight: Sequence[Pair]) -> tuple[int, ...]:
    """The anchors of a straight stretch, if an end of one of two fragments is near."""
    (i, j), (k, m) = straight[0], straight[-1]
    if min(i, j, one.size - k, other.size - m) > _REACH:
        return ()
    starts = {i for i, _ in straight}
    return tuple(hash_ for hash_, at in one.at.items() if at in starts)


def _weigh(pair: Pair, one: Places, other: Places, shared: Sequence[Pair]) -> Bond | None:
    """The bond that common anchors make, given by their offsets in both, if they are enough."""
    (i, j), (k, m) = shared[0], shared[-1]
    back, ahead = min(i, j), min(one.size - k, other.size - m)
    held = min(_count(one.offsets, i - back, k + ahead), _count(other.offsets, j - back, m + ahead))
    if len(shared) < _SHARE * held:
        return None
    guest = _find_guest(pair, (one.size, other.size), shared[0], shared[-1])
    return Bond(*pair, len(shared), guest, (k - i + back + ahead) * (1 if i > j else -1))


def _list_straight(one: Places, other: Places) -> Iterator[Sequence[Pair]]:
    """Common anchors that lie equally far apart, most of them first: texts may say again elsewhere what both have."""
    pairs = sorted((one.at[hash_], other.at[hash_]) for hash_ in one.at.keys() & other.at.keys())
    apart = Counter(i - j for i, j in pairs)
    for way in sorted(apart, key=lambda way: (-apart[way], way))[:_WAYS]:
        yield [(i, j) for i, j in pairs if abs(i - j - way) <= _SLACK]


def forget(sketch: Sketch, common: Set[int]) -> Sketch:
    """A sketch without anchors that unlike texts have in common: what is left tells its text from others."""
    if common.isdisjoint(sketch.hashes):
        return sketch
    kept = [pair for pair in zip(sketch.hashes, sketch.offsets, strict=True) if pair[0] not in common]
    return Sketch(sketch.size, tuple(hash_ for hash_, _ in kept), tuple(at for _, at in kept), ())


def measure_containment(one: Places, other: Places) -> float:
    """The share of the anchors of the one with more that both have, in one order."""
    return len(_chain(one, other)) / max(1, len(one.at), len(other.at))


def _chain(one: Places, other: Places) -> Sequence[tuple[int, int]]:
    """The common anchors that follow one another alike in both: the longest run that increases in both."""
    common = one.at.keys() & other.at.keys()
    pairs = sorted(zip(map(one.at.__getitem__, common), map(other.at.__getitem__, common), strict=True))
    behind = [at for _, at in pairs]
    if behind == sorted(behind):
        return pairs
    tops: list[int] = []
    ends: list[int] = []
    links: list[int] = []
    for number, (_, at) in enumerate(pairs):
        place = bisect_left(tops, at)
        links.append(ends[place - 1] if place else -1)
        tops[place : place + 1] = [at]
        ends[place : place + 1] = [number]
    chain, number = [], ends[-1]
    while number >= 0:
        chain.append(pairs[number])
        number = links[number]
    return chain[::-1]


def _count(offsets: Sequence[int], start: int, end: int) -> int:
    return bisect_right(offsets, end - GRAM) - bisect_left(offsets, start)


def _find_guest(pair: Pair, sizes: Pair, first: Block | Pair, last: Block | Pair) -> int | None:
    """The one that lies inside the other; of two that do so, the shorter, or the later one."""
    left = first[0] - first[1]
    right = (sizes[0] - last[0]) - (sizes[1] - last[1])
    inside = [max(left, right) <= _SLACK, min(left, right) >= -_SLACK]
    if all(inside):
        return pair[0] if sizes[0] < sizes[1] else pair[1]
    return pair[inside.index(True)] if any(inside) else None
