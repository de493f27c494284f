"""Editions: ties between two ways to put it are settled the same way all along, so that no mixture of both stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from stitchtext.merge.choices import Choice, Verdict

_WORD, _INSIDE = 12, ".,:'’-"
"""Characters between two places of one word or number, and the signs that may be among them."""
_WORDING = 3
"""Characters of readings that are words, and no slips of a key."""


def settle_alike(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """The verdicts, in order, of which ties go to who has won before: in one word always, else where words are even.

    A word, or a number, that two have otherwise in two places would come out as one that nobody wrote; so would a page.
    """
    before: Verdict | None = None
    leaders: frozenset[int] = frozenset()
    for verdict in verdicts:
        settled = verdict
        if verdict.tie:
            if before is not None and before.tie and _are_one_word(before, verdict):
                settled = _follow(verdict, _list_names(before.choices[0]))
            elif _is_open(verdict):
                settled = _follow(verdict, leaders)
                leaders = leaders or _list_names(settled.choices[0])
        yield settled
        before = settled


def _are_one_word(left: Verdict, right: Verdict) -> bool:
    """Whether two places are so near that they are of one word or number, as a witness of both writes it."""
    lows = {witness.number: low for witness, low, _ in right.place.said}
    for witness, _, high in left.place.said:
        low = lows.get(witness.number, -1)
        if high <= low <= high + _WORD:
            fold = witness.fold
            parted = bisect_left(fold.gaps, high) < bisect_right(fold.gaps, low)
            return not parted and all(sign.isalnum() or sign in _INSIDE for sign in fold.text[high:low])
    return False


def _is_open(verdict: Verdict) -> bool:
    """Whether nothing speaks for one of the readings: they are words, of any length, and none is the more familiar."""
    words = all(len(choice.text) >= _WORDING for choice in verdict.choices[:2])
    return words and verdict.reason in ("fuller", "code-points")


def _list_names(choice: Choice) -> frozenset[int]:
    return frozenset(witness.number for witness, _, _ in choice.said)


def _follow(verdict: Verdict, leaders: AbstractSet[int]) -> Verdict:
    """A tie settled for the reading that most of the leaders have, of those with as many votes."""
    first = verdict.choices[0]
    equal = [own for own in verdict.choices if (own.damaged, own.votes) == (first.damaged, first.votes)]
    best = max(equal, key=lambda own: len(leaders & _list_names(own)))
    if len(leaders & _list_names(best)) == len(leaders & _list_names(first)):
        return verdict
    return verdict._replace(choices=(best, *(own for own in verdict.choices if own is not best)))
