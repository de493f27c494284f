"""Keepers: which fragments keep their lines, and where, as all lose them that were flattened."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from stitchtext.folded import holds
from stitchtext.merge.spaces import Gap
from stitchtext.merge.witnesses import Witness
from stitchtext.merge.wraps import find_wraps

_FLUSH = re.compile(r"[\r\n]\S")
"""A line behind another one that no white space begins."""


class Keepers:
    """Tells who keeps lines: a fragment can be flattened in one part and not in another."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self._counted: dict[int, Sequence[int]] = {}
        self._own: dict[int, Sequence[int]] = {}
        self._indenting: dict[int, bool] = {}
        counting: set[int] = set()
        others: set[int] = set()
        for witness in witnesses:
            counted, places, rest = _list_breaks(witness)
            self._counted[witness.number], self._own[witness.number] = counted, places
            counting.update(places)
            others.update(rest)
        self._all = array("I", sorted(counting))
        self._asked = array("I", sorted(counting | others)) if others else self._all
        ordered = sorted({_rank(witness) for witness in witnesses})
        ranks = {rank: number for number, rank in enumerate(ordered)}
        self._ranks = {witness.number: ranks[_rank(witness)] for witness in witnesses}

    def keeps(self, witness: Witness, place: int) -> bool:
        """Whether a witness breaks where the next or the last break before backbone offset `place` could be.

        Below its title alone, before the next one that it lacks, too, it does not: of many texts only that is kept.
        """
        own = self._own[witness.number]
        if not own:
            return False
        near = self._list_near(witness, place)
        if len(own) == 1 < len(near) and not witness.fragment.head_cut:
            return False
        return any(holds(own, at) for at in near) if near else True

    def parts_lines(self, witness: Witness, place: int) -> bool:
        """Whether a witness has white space where both the next and the last break before a `place` could be."""
        owns = [witness.behind(at) for at in self._list_near(witness, place)]
        return bool(owns) and all(own is not None and holds(witness.fold.gaps, own) for own in owns)

    def _list_near(self, witness: Witness, place: int) -> list[int]:
        """The last place before `place`, and the next one, at which some witness breaks, as far as this one goes."""
        low, high = witness.starts[0], witness.starts[-1] + witness.blocks[-1][2]
        at = bisect_left(self._all, place)
        behind = at + 1 if at < len(self._all) and self._all[at] == place else at
        return [self._all[i] for i in (at - 1, behind) if 0 <= i < len(self._all) and low < self._all[i] < high]

    def indents_some(self, gap: Gap) -> bool:
        """Whether the gap's witness begins lines without white space, too: if none, a program has indented it."""
        number = gap.witness.number
        if number not in self._indenting:
            self._indenting[number] = _FLUSH.search(gap.witness.fragment.text) is not None
        return self._indenting[number]

    def rank(self, gap: Gap) -> int:
        """The place of the gap's witness among all, the fullest first; equal texts have the same."""
        return self._ranks[gap.witness.number]

    def breaks(self, gap: Gap) -> bool:
        """Whether the line ends at a gap, and no width made it end."""
        return gap.breaks and holds(self._counted[gap.witness.number], gap.at)

    def places(self) -> Sequence[int]:
        """Every backbone offset before which some witness breaks the line, whether that counts or not."""
        return self._asked


def _rank(witness: Witness) -> tuple[int, str]:
    return -len(witness.fold.text), witness.fragment.text


def _list_breaks(witness: Witness) -> tuple[Sequence[int], array[int], array[int]]:
    """The characters of a witness before which its line ends, and where they lie on the backbone, in order.

    Those come last that a width made, of which none counts.
    """
    fold, wraps = witness.fold, sorted(find_wraps(witness.fragment.text))
    if not wraps:
        return witness.lines, _list_places(witness, witness.lines), array("I")
    wrapped = {
        own for own in witness.lines if bisect_left(wraps, fold.raw_end(own)) < bisect_right(wraps, fold.raw(own))
    }
    counted = [own for own in witness.lines if own not in wrapped]
    return counted, _list_places(witness, counted), _list_places(witness, sorted(wrapped))


def _list_places(witness: Witness, owns: Sequence[int]) -> array[int]:
    """Where characters of a witness lie on the backbone, as far as they do."""
    places = array("I")
    for start, line, length in witness.blocks:
        shift, first = line - start, bisect_left(owns, start)
        places.extend([own + shift for own in owns[first : bisect_left(owns, start + length, first)]])
    return places
