"""Forms: of characters that fold to one, such as full and half width or kinds of quotes, the one most have stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from heapq import heappop, heappush
from itertools import accumulate
from typing import NamedTuple

from stitchtext.composed import ESCAPED, PARTED
from stitchtext.marks import find_entities
from stitchtext.merge.choices import Choice, Verdict
from stitchtext.merge.places import Place
from stitchtext.merge.strands import Strand
from stitchtext.merge.votes import count_lineages
from stitchtext.merge.witnesses import Said, Witness

_OF_TAGS, _AS_TAGS = "<>&", "<>&\"'\u00a0"
"""What a text that speaks of HTML may write as in HTML, and mean it; and what else it may write so."""
_OFTEN = 3
"""Characters that a witness writes otherwise than most, from which it is odd where it is one of two."""
_STEP = 64
"""Characters of an equal stretch that are compared at once, where not all of it is written alike."""


def vote_forms(
    strands: Sequence[Strand],
    spans: Sequence[tuple[int, int, int]],
    witnesses: dict[int, Witness],
    lineages: Callable[[], dict[int, int]],
) -> tuple[list[Strand], list[Verdict]]:
    """The strands, cut where most witnesses write a character in another form, and there read from one of those.

    A tie stays with the fragment the text is taken from, unless that writes most characters otherwise than most: one
    that was normalised. What stands at a variant is left as it is. A character that some write as in HTML is told as a
    variant, too: the verdicts.
    """
    if all(witness.fold.forms is witness.fold.text for witness in witnesses.values()):
        return list(strands), []
    line = _Line([(witnesses[number].fold.forms, start, end) for number, start, end in spans])
    ranked = sorted(witnesses.values(), key=lambda witness: witness.fragment.text)
    unlike = sorted({place for witness in ranked for place in _list_unlike(witness, line)})
    begins = [strand.start for strand in strands]
    meant = frozenset(witness.number for witness in ranked if _speaks_of_html(witness.fragment.text))
    swaps: list[Strand] = []
    told: list[Verdict] = []
    tied: list[int] = []
    tally = _Tally(Counter(), Counter())
    for place, said in zip(unlike, _hear(ranked, unlike), strict=True):
        groups, taken = _group(said), line.read(place)
        sound = _is_meant(groups, meant)
        winner = _choose(groups, taken, sound=sound, lineages=lineages)
        swaps += [Strand(place, place + 1, *groups[winner][0], False)] if winner != taken else []
        tied += [] if tally.add(groups, winner) or winner != taken else [place]
        if ESCAPED in groups and len(groups) > 1 and not strands[bisect_right(begins, place) - 1].voted:
            told.append(_tell(place, groups, winner, sound=sound))
    odd = tally.list_odd() if tied else frozenset()
    for place, said in zip(tied, _hear(ranked, tied), strict=True) if odd else ():
        groups, taken = _group(said), line.read(place)
        sure = sorted(form for form, who in groups.items() if not {witness.number for witness, _, _ in who} <= odd)
        swaps += [Strand(place, place + 1, *groups[sure[0]][0], False)] if sure and taken not in sure else []
    return list(_cut(strands, sorted(swaps, key=lambda swap: swap.start))) if swaps else list(strands), told


class _Tally(NamedTuple):
    """At how many places with a majority each witness was heard, and at how many it wrote otherwise than that."""

    heard: Counter[int]
    lost: Counter[int]

    def add(self, groups: dict[str, list[Said]], winner: str) -> bool:
        """Count a place, if one form has more witnesses than all others: whether it has."""
        sizes = {form: len(said) for form, said in groups.items()}
        if ESCAPED in sizes or 2 * sizes.get(winner, 0) <= sum(sizes.values()):
            return len(sizes) < 2 or ESCAPED in sizes
        for form, said in groups.items():
            numbers = [witness.number for witness, _, _ in said]
            self.heard.update(numbers)
            self.lost.update(numbers if form != winner else ())
        return True

    def list_odd(self) -> frozenset[int]:
        """The witnesses that wrote otherwise at most of the places, and at some."""
        return frozenset(n for n, times in self.lost.items() if times >= _OFTEN and 2 * times > self.heard[n])


class _Line:
    """The backbone in its own forms, read where it comes from: of a long one a copy takes much memory."""

    def __init__(self, spans: Sequence[tuple[str, int, int]]) -> None:
        self._spans = spans
        self._begins = list(accumulate((end - start for _, start, end in spans), initial=0))

    def read(self, place: int) -> str:
        """The character at a backbone offset."""
        ((forms, at, _),) = self.list_parts(place, 1)
        return forms[at]

    def list_parts(self, place: int, size: int) -> Iterator[tuple[str, int, int]]:
        """Where so many characters from an offset on stand: the text, from where in it, and how many."""
        number = bisect_right(self._begins, place) - 1
        while size > 0:
            forms, start, end = self._spans[number]
            at = start + place - self._begins[number]
            found = min(size, end - at)
            if found:
                yield forms, at, found
            place, size, number = place + found, size - found, number + 1


def _list_unlike(witness: Witness, line: _Line) -> Iterator[int]:
    """Backbone offsets at which a witness has the character of the backbone in another form."""
    forms = witness.fold.forms
    for own, place, length in witness.blocks:
        for other, at, size in line.list_parts(place, length):
            if not other.startswith(forms[own : own + size], at):
                yield from (place + n for n in _compare(forms[own : own + size], other[at : at + size]))
            own, place = own + size, place + size  # noqa: PLW2901 - the next part of the block


def _compare(mine: str, other: str) -> Iterator[int]:
    """Where two texts of one length differ."""
    for done in range(0, len(mine), _STEP):
        left, right = mine[done : done + _STEP], other[done : done + _STEP]
        if left != right:
            yield from (at for at, (a, b) in enumerate(zip(left, right, strict=True), done) if a != b)


def _hear(witnesses: Sequence[Witness], places: Sequence[int]) -> Iterator[list[Said]]:
    """What the witnesses that hold the character at each of the places have there, in their order."""
    blocks = sorted((b[1], b[1] + b[2], b[0], rank) for rank, witness in enumerate(witnesses) for b in witness.blocks)
    active: list[tuple[int, int, int]] = []
    at = 0
    for place in places:
        while at < len(blocks) and blocks[at][0] <= place:
            start, end, own, rank = blocks[at]
            heappush(active, (end, rank, own - start))
            at += 1
        while active and active[0][0] <= place:
            heappop(active)
        holders = sorted((rank, place + shift) for _, rank, shift in active)
        yield [(witnesses[rank], own, own + 1) for rank, own in holders]


def _group(said: Sequence[Said]) -> dict[str, list[Said]]:
    """Who writes a character in which form; cut ends are mute."""
    groups: dict[str, list[Said]] = {}
    for witness, start, end in said:
        if witness.first <= start and end <= witness.last:
            groups.setdefault(witness.fold.forms[start:end], []).append((witness, start, end))
    return groups


def _choose(groups: dict[str, list[Said]], taken: str, *, sound: bool, lineages: Callable[[], dict[int, int]]) -> str:
    """The form that stands: the one `taken`, where no other has more votes; not one of HTML beside another.

    Unless that is `sound`, as it may be meant.
    """
    rivals = {form: said for form, said in groups.items() if form != ESCAPED or sound or len(groups) == 1}
    if not rivals:
        return taken
    votes = {form: len(said) for form, said in rivals.items()}
    if len(rivals) > 1 and max(votes.values()) > 1:
        votes = count_lineages(rivals, lineages())
    best = min(votes, key=lambda form: (-votes[form], form == ESCAPED, form in PARTED, form))
    return best if taken == ESCAPED or taken in PARTED or votes[best] > votes.get(taken, 0) else taken


def _is_meant(groups: dict[str, list[Said]], meant: AbstractSet[int]) -> bool:
    """Whether a character may be meant as HTML writes it: one of tags, in a fragment that speaks of HTML."""
    said = groups.get(ESCAPED, ())
    return any(witness.fold.text[start:end] in _OF_TAGS and witness.number in meant for witness, start, end in said)


def _speaks_of_html(text: str) -> bool:
    """Whether a text writes tags as HTML does, and nothing else: one that writes letters so is left escaped.

    Unless it writes of them (`&amp;lt;`).
    """
    if "&lt;" not in text:
        return False
    return "&amp;lt;" in text or "&amp;amp;" in text or all(letter in _AS_TAGS for _, _, letter in find_entities(text))


def _tell(place: int, groups: dict[str, list[Said]], winner: str, *, sound: bool) -> Verdict:
    """A character that some write as in HTML, as a variant."""
    choices = [
        Choice(said[0][0].fold.text[said[0][1] : said[0][2]], tuple(said), len(said), form == ESCAPED)
        for form, said in sorted(groups.items(), key=lambda item: (item[0] != winner, item[0]))
    ]
    said = tuple(one for choice in choices for one in choice.said)
    tie = sound and choices[0].votes == max(choice.votes for choice in choices[1:])
    return Verdict(Place(place, place + 1, said, frozenset()), tuple(choices), "shorter" if tie else "undamaged", tie)


def _cut(strands: Sequence[Strand], swaps: Sequence[Strand]) -> Iterator[Strand]:
    """The strands with the swaps in their places; both in order."""
    number = 0
    for strand in strands:
        while number < len(swaps) and swaps[number].start < strand.start:
            number += 1
        rest = strand
        while not strand.voted and number < len(swaps) and swaps[number].start < strand.end:
            swap = swaps[number]
            if rest.start < swap.start:
                yield rest._replace(end=swap.start, high=rest.low + swap.start - rest.start)
            rest = rest._replace(start=swap.end, low=rest.low + swap.end - rest.start)
            yield swap
            number += 1
        if rest is strand or rest.start < rest.end:
            yield rest
