"""Editions: ties between two ways to put it are settled the same way all along, so that no mixture of both stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from stitchtext.folded import holds
from stitchtext.merge.choices import Choice, Verdict
from stitchtext.merge.witnesses import Witness
from stitchtext.passages import ends_sentence

_WORD, _INSIDE = 12, ".,:'’-"
"""Characters between two places of one word or number, and the signs that may be among them."""
_SENTENCE = 256
"""Characters between two places of one sentence, at most."""
_FAR = 4 * _SENTENCE
"""Characters of the backbone behind a tie beyond which no other is of its sentence."""
_WORDING = 3
"""Characters of readings that are words, and no slips of a key."""
_EVEN = "fuller", "code-points"
"""Reasons that speak for neither reading."""
_WEAK = (*_EVEN, "familiar")
"""Those, and one that speaks for a reading by itself, and not for all of a sentence."""
_SEVERAL = 2
"""Ties of a sentence of which a mixture can be made."""


def settle_alike(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """The verdicts, in order, of which ties go to who has won before: in one word always, else where words are even.

    A word, or a number, that two have otherwise in two places would come out as one that nobody wrote; so would a
    page. And so would a sentence of which they put more than a letter otherwise: all of it goes to the one that is the
    more familiar at most places, or else at the first one.
    """
    leaders: frozenset[int] = frozenset()
    for sentence in _list_sentences(verdicts):
        ties = [verdict for verdict in sentence if verdict.tie]
        own = (leaders if any(map(_is_open, ties)) else frozenset()) or _choose(ties)
        before: Verdict | None = None
        for verdict in sentence:
            settled = verdict
            if verdict.tie and before is not None and before.tie and _are_one_word(before, verdict):
                settled = _follow(verdict, _list_names(before.choices[0]))
            elif verdict.tie and verdict.reason in _WEAK:
                settled = _follow(verdict, own)
            leaders = leaders or (_list_names(settled.choices[0]) if settled.tie and _is_open(verdict) else leaders)
            yield settled
            before = settled


def _choose(ties: Sequence[Verdict]) -> frozenset[int]:
    """Who is to win the ties of a sentence, if some of them are between words."""
    wordings = [verdict for verdict in ties if _is_wording(verdict)]
    wordings += [right for left, right in pairwise(ties) if _are_one_word(left, right)]
    if len(ties) < _SEVERAL or not wordings:
        return frozenset()
    known: Counter[int] = Counter()
    for verdict in ties:
        if verdict.reason == "familiar":
            known.update(_list_names(verdict.choices[0]))
            known.subtract(_list_names(verdict.choices[1]))
    return frozenset(name for name, count in known.items() if count > 0) or _list_names(wordings[0].choices[0])


def _list_sentences(verdicts: Iterable[Verdict]) -> Iterator[list[Verdict]]:
    """The verdicts, those together whose ties are in one sentence; what is no tie is with the one before it, or alone.

    Most places of most articles are no ties: they are not kept.
    """
    sentence: list[Verdict] = []
    last: Verdict | None = None
    for verdict in verdicts:
        if last is not None and not _may_go_on(last, verdict):
            yield sentence
            sentence, last = [], None
        last = verdict if verdict.tie else last
        sentence.append(verdict)
        if last is None:
            yield sentence
            sentence = []
    yield sentence


def _may_go_on(last: Verdict, verdict: Verdict) -> bool:
    """Whether a place may be of the sentence of a tie: another tie of it, or what is not far behind."""
    if verdict.tie:
        return _are_one_word(last, verdict) or _are_one_sentence(last, verdict)
    return verdict.place.start <= last.place.end + _FAR


def _are_one_sentence(left: Verdict, right: Verdict) -> bool:
    """Whether no sentence and no line ends between two places, as a witness of both writes it."""
    lows = {witness.number: low for witness, low, _ in right.place.said}
    both = [said for said in left.place.said if said[0].number in lows]
    if not both:
        return False
    witness, start, end = min(both, key=lambda said: said[0].fragment.text)
    low = lows[witness.number]
    ends = range(max(end, start + 1), low + 1) if low - end <= _SENTENCE else ()
    return bool(ends) and not any(holds(witness.lines, at) or _ends_sentence(witness, at) for at in ends)


def _ends_sentence(witness: Witness, at: int) -> bool:
    text = witness.fold.text
    inside = text[at - 1 : at] == "." and text[at : at + 1].isascii() and not holds(witness.fold.gaps, at)
    return not inside and ends_sentence(text, at)


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
    """Whether nothing speaks for one of the readings: they are words or figures, and none is the more familiar."""
    return all(choice.text for choice in verdict.choices[:2]) and _is_wording(verdict) and verdict.reason in _EVEN


def _is_wording(verdict: Verdict) -> bool:
    """Whether readings are words, be it that one has none there, or numbers, and no slips of a key."""
    texts = [choice.text for choice in verdict.choices[:2]]
    return any(len(text) >= _WORDING for text in texts) or all(map(str.isnumeric, texts))


def _list_names(choice: Choice) -> frozenset[int]:
    return frozenset(witness.number for witness, _, _ in choice.said)


def _follow(verdict: Verdict, leaders: AbstractSet[int]) -> Verdict:
    """A tie settled for the reading that most of the leaders have, of those with as many votes."""
    first = verdict.choices[0]
    equal = [own for own in verdict.choices if (own.damaged, own.votes) == (first.damaged, first.votes)]
    best = max(equal, key=lambda own: len(leaders & _list_names(own)))
    if len(leaders & _list_names(best)) == len(leaders & _list_names(first)):
        return verdict
    return verdict._replace(choices=(best, *(own for own in verdict.choices if own is not best)), reason="alike")
