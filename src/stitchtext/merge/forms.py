"""Forms: of characters that fold to one, such as full and half width or kinds of quotes, the one most have stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush

from stitchtext.merge.places import Said, Witness
from stitchtext.merge.strands import Strand
from stitchtext.merge.votes import count_lineages

_STEP = 64
"""Characters of an equal stretch that are compared at once, where not all of it is written alike."""


def vote_forms(
    strands: Sequence[Strand],
    spans: Sequence[tuple[int, int, int]],
    witnesses: dict[int, Witness],
    lineages: Callable[[], dict[int, int]],
) -> list[Strand]:
    """The strands, cut where most witnesses write a character in another form, and there read from one of those.

    A tie stays with the fragment the text is taken from. What stands at a variant is left as it is.
    """
    if all(witness.fold.forms is witness.fold.text for witness in witnesses.values()):
        return list(strands)
    line = "".join(witnesses[number].fold.forms[start:end] for number, start, end in spans)
    ranked = sorted(witnesses.values(), key=lambda witness: witness.fragment.text)
    unlike = sorted({place for witness in ranked for place in _list_unlike(witness, line)})
    heard = zip(unlike, _hear(ranked, unlike), strict=True)
    swaps = [
        Strand(place, place + 1, *winner, False)
        for place, said in heard
        if (winner := _choose(said, line[place], lineages)) is not None
    ]
    return list(_cut(strands, swaps)) if swaps else list(strands)


def _list_unlike(witness: Witness, line: str) -> Iterator[int]:
    """Backbone offsets at which a witness has the character of the backbone in another form."""
    forms = witness.fold.forms
    for own, start, length in witness.blocks:
        if line.startswith(forms[own : own + length], start):
            continue
        for done in range(0, length, _STEP):
            size = min(_STEP, length - done)
            mine, other = forms[own + done : own + done + size], line[start + done : start + done + size]
            if mine != other:
                pairs = enumerate(zip(mine, other, strict=True), start + done)
                yield from (place for place, (a, b) in pairs if a != b)


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


def _choose(said: Sequence[Said], taken: str, lineages: Callable[[], dict[int, int]]) -> Said | None:
    """Whose form stands instead of the one `taken`; None where no other has more votes. Cut ends are mute."""
    groups: dict[str, list[Said]] = {}
    for witness, start, end in said:
        if witness.first <= start and end <= witness.last:
            groups.setdefault(witness.fold.forms[start:end], []).append((witness, start, end))
    if not groups:
        return None
    votes = {form: len(group) for form, group in groups.items()}
    if len(groups) > 1 and max(votes.values()) > 1:
        votes = count_lineages(groups, lineages())
    best = min(votes, key=lambda form: (-votes[form], form))
    return groups[best][0] if votes[best] > votes.get(taken, 0) else None


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
