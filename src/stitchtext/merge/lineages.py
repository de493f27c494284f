"""Lineages: fragments that share faults are copies of one another, and copies are one witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from stitchtext.merge.places import Place
from stitchtext.unions import unite

Pair: TypeAlias = tuple[int, int]
_VARIANTS, _SPEAKERS = 512, 64
"""The most variants that are read, evenly over the text, and the most fragments that are told apart at one."""
_SHARED, _CLOSER = 2, 1.5
"""The contested places at which two fragments must read alike to be held for copies, and how many times less often
they must differ than those who read otherwise together."""


def find_lineages(places: Sequence[Place]) -> dict[int, int]:
    """The lineage of every fragment that is shown to be a copy of another; all others are lineages of their own.

    Places count where two or more read alike and two or more others do so, too: a slip of one fragment alone says
    nothing about the others. Two are copies if they are on one side of such places more often than they differ
    anywhere, and if they differ less than the other side does: who reads alike out of one source has hardly a slip
    of his own, who reads alike because it is right has.
    """
    sites = [_divide(place) for place in places[:: len(places) // _VARIANTS + 1]]
    contested = [groups for groups in sites if sum(len(group) > 1 for group in groups) > 1]
    if not contested:
        return {}
    both, differ = _compare(sites)
    rivals: dict[Pair, list[float]] = {}
    for groups in contested:
        rates = [sum(differ[p] for p in _pair(g)) / max(1, sum(both[p] for p in _pair(g))) for g in groups]
        for number, group in enumerate(groups):
            rate = max(rate for other, rate in enumerate(rates) if other != number)
            for pair in _pair(group):
                rivals.setdefault(pair, []).append(rate)
    return unite(pair for pair, rates in rivals.items() if _are_copies(both[pair], differ[pair], rates))


def _are_copies(both: int, differ: int, rivals: Sequence[float]) -> bool:
    """Whether a pair is one of copies; `rivals` is how often the other side differs, for each place they contest."""
    rate = sum(rivals) / len(rivals)
    return len(rivals) >= _SHARED and len(rivals) > differ and 0 < rate >= _CLOSER * differ / both


def _divide(place: Place) -> list[list[int]]:
    """The fragments that speak at a place, by what they say."""
    speakers = [said for said in place.said if said[0].number not in place.mute]
    if len(speakers) > _SPEAKERS:
        speakers = sorted(speakers, key=lambda said: said[0].fragment.text)[:_SPEAKERS]
    groups: dict[str, list[int]] = {}
    for witness, start, end in speakers:
        groups.setdefault(witness.fold.text[start:end], []).append(witness.number)
    return list(groups.values())


def _compare(sites: Sequence[Sequence[Sequence[int]]]) -> tuple[Counter[Pair], Counter[Pair]]:
    """At how many places both of a pair speak, and at how many of them they differ."""
    both: Counter[Pair] = Counter()
    alike: Counter[Pair] = Counter()
    for groups in sites:
        both.update(_pair([number for group in groups for number in group]))
        for group in groups:
            alike.update(_pair(group))
    return both, both - alike


def _pair(group: Sequence[int]) -> Iterator[Pair]:
    return combinations(sorted(group), 2)
