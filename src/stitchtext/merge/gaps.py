"""Gaps: which places of the backbone need a vote on their white space, and who is asked there."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from heapq import heappop, heappush

from stitchtext.blocks import list_gaps
from stitchtext.folded import INVISIBLE, holds
from stitchtext.merge.keepers import Keepers
from stitchtext.merge.spaces import Gap, read_gap
from stitchtext.merge.witnesses import Witness
from stitchtext.model import Block

_ODD = re.compile(rf"[\t\x0b\x0c\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{INVISIBLE}]")
"""White space that is neither a space nor the end of a line: no-break or zero-width, or a tab."""
_MARGIN, _SLIP = 3, 8
"""Characters from the end of an equal stretch within which a witness that leaves text out may stand by chance; and
those of a gap that is a slip and leaves nothing out."""


def find_gaps(
    witnesses: Sequence[Witness], keepers: Keepers, edges: AbstractSet[int], taken: array[int]
) -> Iterator[tuple[int, list[Gap]]]:
    """Every backbone offset where white space is in question, in order, with the gaps of all who cover it.

    In question are line breaks, odd white space, offsets where some have a space and others none, the given `edges`,
    where the text passes from one fragment to another, and `taken`, where the fragment it is taken from has a gap. A
    witness covers an offset if it holds both characters, end to end.
    """
    doubtful = {place for witness in witnesses for place in _list_unlike(witness, taken)}
    sure = edges | set(keepers.places()) | set(_odd_places(witnesses))
    blocks = sorted((*block, n) for n, witness in enumerate(witnesses) for block in _list_sound(witness.blocks))
    active: list[tuple[int, int, int, int, int, int]] = []
    at = 0
    for place in sorted(doubtful | sure):
        while at < len(blocks) and blocks[at][0] < place:
            line, end, own, low, high, number = blocks[at]
            heappush(active, (end, line, own, low, high, number))
            at += 1
        while active and active[0][0] <= place:
            heappop(active)
        if place in sure or not all(
            holds(witnesses[n].fold.gaps, own + place - line) for _, line, own, _, _, n in active
        ):
            sound = [block for block in active if block[3] <= place <= block[4]] or active
            yield place, [read_gap(witnesses[n], own + place - line) for _, line, own, _, _, n in sound]


def _list_sound(blocks: Sequence[Block]) -> Iterator[tuple[int, int, int, int, int]]:
    """Every block as its backbone offsets and the one in the fragment, and from where to where it is sound.

    Not at its very ends, but where there is no more than a slip beside it.
    """
    beside = [_MARGIN if gap > _SLIP else 0 for gap in (_SLIP + 1, *map(max, list_gaps(blocks)), _SLIP + 1)]
    for (own, line, length), before, behind in zip(blocks, beside, beside[1:], strict=False):
        yield line, line + length, own, line + before, line + length - behind


def _list_unlike(witness: Witness, taken: array[int]) -> Iterator[int]:
    """Backbone offsets at which either a witness or the text that is `taken` has a gap, and the other none."""
    starts = witness.fold.gaps
    for own, line, length in witness.blocks:
        shift = line - own
        gaps = [at + shift for at in starts[bisect_right(starts, own) : bisect_left(starts, own + length)]]
        other = taken[bisect_right(taken, line) : bisect_left(taken, line + length)].tolist()
        if gaps != other:
            yield from set(gaps).symmetric_difference(other)


def _odd_places(witnesses: Sequence[Witness]) -> Iterator[int]:
    """Backbone offsets before which some witness has odd white space."""
    for witness in witnesses:
        if not _may_have_odd(witness):
            continue
        raws, starts = witness.fold.raws, witness.fold.starts
        runs = {bisect_left(raws, at) for at in _list_odd(witness.fragment.text)}
        blocks = [block[0] for block in witness.blocks]
        for own in [starts[run] for run in runs if run < len(starts)]:
            at = bisect_right(blocks, own) - 1
            if at >= 0 and own < blocks[at] + witness.blocks[at][2]:
                yield own + witness.blocks[at][1] - blocks[at]


def _may_have_odd(witness: Witness) -> bool:
    """Whether anything folded away but single spaces and the ends of lines: counting is faster than a pattern."""
    text, fold = witness.fragment.text, witness.fold
    away = len(text) - len(fold.text) - sum(fold.extras)
    return "  " in text or away != text.count(" ") + text.count("\n")


def _list_odd(text: str) -> Iterator[int]:
    """The offsets of odd white space in a text, and those of two spaces."""
    yield from (match.start() for match in _ODD.finditer(text))
    at = text.find("  ")
    while at >= 0:
        yield at
        at = text.find("  ", at + 2)
