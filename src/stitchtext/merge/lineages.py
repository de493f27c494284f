"""Lineages: fragments that share faults are copies of one another, and copies are one witness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import TypeAlias

from stitchtext.merge.places import Place
from stitchtext.merge.plausibility import mask, measure_plausibility
from stitchtext.unions import unite

Pair: TypeAlias = tuple[int, int]
_VARIANTS, _SPEAKERS = 512, 64
"""The most variants that are read, evenly over the text, and the most fragments that are told apart at one."""
_MOST, _FAULTY, _SOUND, _READINGS = 0.67, 0.5, 0.75, 4
"""How much less plausible, at most, a reading is taken to be; how much in sum what a pair reads must be, to be shared
faults; or more, to be right; and the most readings of a place that are weighed."""
_MEAN, _AGAINST = 0.125, 0.2
"""How much less plausible, or more, it must be on an average; and where how often they differ speaks for the other."""
_TWICE = 2
"""How many times more places than they share such readings at two copies may differ at."""
_SLIPS, _FEW = 2, 6
"""Slips that those who read otherwise may have, where copies have none, and chance may be at work; and so many places
that they contest tell more than slips do."""
_APART = 8
"""Characters between slips that are not of one word."""
_SHARED, _SURE, _CLOSER = 2, 3, 1.5
"""The contested places at which two fragments must read alike to be held for copies, and how many times less often
they must differ than those who read otherwise together."""


class Lineages:
    """The lineages of the fragments that differ at some places of a backbone, found once they are asked for."""

    def __init__(self, places: Sequence[Place], line: str) -> None:
        self._places, self._line = places, line

    @cached_property
    def found(self) -> dict[int, int]:
        """All of them."""
        return find_lineages(self._places, self._line)

    @cached_property
    def sure(self) -> dict[int, int]:
        """Those that are not found by one or two slips alone, which those who read otherwise may have by chance."""
        return find_lineages(self._places, self._line, slips=_SLIPS)


def find_lineages(places: Sequence[Place], line: str, slips: int = 0) -> dict[int, int]:
    """The lineage of every fragment that is shown to be a copy of another; all others are lineages of their own.

    Places count where two or more read alike and two or more others do so, too: a slip of one fragment alone says
    nothing about the others. If what one side reads there is all in all less like the rest of the `line` than what
    the other does, it shares faults, and is one of copies, unless two of it differ at more than twice as many
    places; and the other side is right, and is none. Else two are copies if they are on one side of such places
    more often than they differ anywhere, and if they differ less than the other side does: who reads alike out of
    one source has hardly a slip of his own, who reads alike because it is right has; more than so many `slips`.
    """
    chosen = places[:: len(places) // _VARIANTS + 1]
    sites = [_divide(place) for place in chosen]
    contested = [(at, groups) for at, groups in enumerate(sites) if sum(len(g) > 1 for g in groups.values()) > 1]
    if not contested:
        return {}
    plain = mask(line, [chosen[at] for at, _ in contested])
    both, differ = _compare([list(groups.values()) for groups in sites])
    rivals: dict[Pair, list[float]] = {}
    odds: defaultdict[Pair, float] = defaultdict(float)
    lone = _find_lone([chosen[at] for at, _ in contested])
    for (at, groups), slip in zip(contested, lone, strict=True):
        rates = {text: _rate(group, both, differ) for text, group in groups.items()}
        doubts = _doubt(groups, chosen[at], line, plain) if slip else dict.fromkeys(groups, 0.0)
        for text, group in groups.items():
            rate = max(rate for other, rate in rates.items() if other != text)
            for pair in _pair(group):
                rivals.setdefault(pair, []).append(rate)
                odds[pair] += doubts[text]
    counts = {pair: (both[pair], differ[pair]) for pair in rivals}
    return unite(pair for pair, rates in rivals.items() if _are_copies(counts[pair], rates, odds[pair], slips))


def _rate(group: Sequence[int], both: Counter[Pair], differ: Counter[Pair]) -> float:
    """How often those of a group differ among themselves, where both of a pair speak."""
    return sum(differ[pair] for pair in _pair(group)) / max(1, sum(both[pair] for pair in _pair(group)))


def _are_copies(counts: Pair, rivals: Sequence[float], odds: float, slips: int) -> bool:
    """Whether a pair is one of copies; `rivals` is how often the other side differs, for each place they contest.

    `counts` are the places at which both speak, and at which they differ.
    """
    if len(rivals) < _SHARED:
        return False
    both, differ = counts
    rate, own = sum(rivals) / len(rivals), differ / both
    plain = len(rivals) >= _SURE and max(rate, own) >= _CLOSER * min(rate, own)
    least = _AGAINST if plain and (rate > own) is not (odds > 0) else _MEAN
    if abs(odds) >= len(rivals) * least and (odds >= _FAULTY or odds <= -_SOUND):
        return odds > 0 and differ <= _TWICE * len(rivals)
    if len(rivals) >= _SURE and max(rate, own) < _CLOSER * min(rate, own):
        return len(rivals) > differ
    enough = rate * both > (slips if len(rivals) < _FEW else 0)
    return len(rivals) > differ and enough and rate >= _CLOSER * own


def _find_lone(places: Sequence[Place]) -> list[bool]:
    """Which of the places lie apart from all others: where several are in one word, it is another word, and no slip."""
    ends = [-_APART, *(place.end for place in places)]
    starts = [*(place.start for place in places[1:]), places[-1].end + _APART]
    sides = zip(places, ends[:-1], starts, strict=True)
    return [place.start - end >= _APART <= start - place.end for place, end, start in sides]


def _doubt(groups: Mapping[str, Sequence[int]], place: Place, line: str, plain: str) -> dict[str, float]:
    """How much more plausible than each reading another one is that two or more have."""
    known = {text: measure_plausibility(text, place, line, plain) for text, group in groups.items() if len(group) > 1}
    found = {text: worth for text, worth in known.items() if worth is not None}
    doubts = dict.fromkeys(groups, 0.0)
    if len(found) == len(known) <= _READINGS:
        for text, worth in found.items():
            doubt = max(other for rival, other in found.items() if rival != text) - worth
            doubts[text] = max(-_MOST, min(doubt, _MOST))
    return doubts


def _divide(place: Place) -> dict[str, list[int]]:
    """The fragments that speak at a place, by what they say."""
    speakers = [said for said in place.said if said[0].number not in place.mute]
    if len(speakers) > _SPEAKERS:
        speakers = sorted(speakers, key=lambda said: said[0].fragment.text)[:_SPEAKERS]
    groups: dict[str, list[int]] = {}
    for witness, start, end in speakers:
        groups.setdefault(witness.fold.text[start:end], []).append(witness.number)
    return groups


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
