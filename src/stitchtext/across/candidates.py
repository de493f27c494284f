"""Candidates: which fragments to compare, from who holds an anchor; bounded where many do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

MOST = 12
"""Holders of an anchor up to which all pairs are met."""
_NEXT, _HUBS = 2, 2
"""Of more holders each meets the next ones, and the longest ones, so that cost grows with them."""
FAR = 300
"""Folded characters of a stretch beyond which it is not asked for more meetings: so much of it is looked for."""
_MEETING = 100
"""Folded characters of a stretch, one meeting in which is asked: an exact copy has one in eight."""


class Holder(NamedTuple):
    """A fragment that holds an anchor: its number, its folded size, where the anchor is, and if it is a query of it."""

    number: int
    size: int
    at: int
    asked: bool


class Meeting(NamedTuple):
    """Two fragments with one anchor, and the stretch where both must lie if they are one text there, at most `FAR`."""

    a: int
    b: int
    stretch: int


def find_meetings(holders: Sequence[Holder]) -> Iterator[Meeting]:
    """The fragments that meet at one anchor; one of the two has it as a query.

    Holders come in any order; each fragment once.

    >>> [meeting.b for meeting in find_meetings([Holder(4, 90, 0, True), Holder(2, 90, 0, False)])]
    [4]
    """
    ordered = sorted(holders)
    pairs = _pair_many(ordered) if len(ordered) > MOST else _pair_all(ordered)
    return (_meet(one, other) for one, other in pairs if one.asked or other.asked)


def is_likely(meetings: int, stretch: int) -> bool:
    """Whether two fragments meet often enough to be judged, given the least stretch that they met in.

    (Measured on 10,000 fragments: nine pairs in ten are not likely, and none of these had a bond between fragments of
    one article.)
    """
    return meetings * _MEETING >= stretch


def _pair_all(ordered: Sequence[Holder]) -> Iterator[tuple[Holder, Holder]]:
    for n, one in enumerate(ordered):
        yield from ((one, other) for other in ordered[n + 1 :])


def _pair_many(ordered: Sequence[Holder]) -> Iterator[tuple[Holder, Holder]]:
    hubs = sorted(ordered, key=lambda holder: (-holder.size, holder.number))[:_HUBS]
    seen = {
        (min(holder, other), max(holder, other))
        for n, holder in enumerate(ordered)
        for other in (*ordered[n + 1 : n + 1 + _NEXT], *hubs)
        if other.number != holder.number
    }
    yield from seen


def _meet(one: Holder, other: Holder) -> Meeting:
    back, ahead = min(one.at, other.at), min(one.size - one.at, other.size - other.at)
    return Meeting(one.number, other.number, min(back + ahead, FAR))
