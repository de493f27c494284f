"""Crossings: whether a fragment has a word, or the text, across a place where others have lines of a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stitchtext.assemble.lacks import SURE, Lack, Member
from stitchtext.folded import Folded, holds
from stitchtext.model import Block
from stitchtext.scripts import is_small

LONGEST, MARKS, CHANCE = 200, 6, 3
"""Folded characters of such lines, as what is longer may be a text of its own; of marks that tell of a cut; and those
that such a line has alike by chance with what goes on elsewhere."""
_STRETCH, _HOLDERS = 1 << 10, 64
"""Characters of a stretch of a backbone; and members that have it, of those that are asked whether they run across."""


class Cut(NamedTuple):
    """A place of a text beside which lines of a page begin or end; `told` if more than a word across it tells so."""

    at: int
    told: bool


def drop_crossed(
    lacks: Sequence[Lack], cuts: Mapping[Lack, Sequence[Cut]], members: Sequence[Member], folds: Sequence[Folded]
) -> list[Lack]:
    """The passages that a backbone lacks, without those by whose `cuts`, places of the backbone, others run across."""
    if not cuts:
        return list(lacks)
    near = _index_blocks(members, folds)
    return [lack for lack in lacks if not _is_crossed(lack.span[0], cuts.get(lack, ()), near, folds)]


def _index_blocks(members: Sequence[Member], folds: Sequence[Folded]) -> dict[int, list[tuple[int, Block]]]:
    """The blocks that lie on each stretch of a backbone, of the few longest members that have one there."""
    near: dict[int, list[tuple[int, Block]]] = {}
    for number, blocks in sorted(members, key=lambda member: (-len(folds[member[0]].text), folds[member[0]].text)):
        for block in blocks:
            for at in range(block[1] // _STRETCH, (block[1] + block[2]) // _STRETCH + 1):
                known = near.setdefault(at, [])
                if len(known) < _HOLDERS:
                    known.append((number, block))
    return near


def _is_crossed(
    number: int, cuts: Iterable[Cut], near: Mapping[int, Sequence[tuple[int, Block]]], folds: Sequence[Folded]
) -> bool:
    """Whether another fragment runs across any of some cuts of one."""
    return any(
        _runs_across(folds[other], block, cut)
        for cut in cuts
        for other, block in near.get(cut.at // _STRETCH, ())
        if other != number
    )


def _runs_across(fold: Folded, block: Block, cut: Cut) -> bool:
    """Whether a member has a word across a place of its backbone, and the text on either side of it.

    Where more tells of a cut, the text is enough.
    """
    own, line, size = block
    across = line + SURE <= cut.at <= line + size - SURE
    place = own + cut.at - line
    return across and (cut.told or (is_inside_word(fold, place) and not _is_run_together(fold, place)))


def is_inside_word(fold: Folded, at: int) -> bool:
    """Whether a text goes on across a place with a letter on either side, or a vowel sign, and no white space."""
    letters = all(unicodedata.category(letter)[0] in "LMN" for letter in fold.text[at - 1 : at + 1])
    return letters and at > 0 and len(fold.text) - at >= SURE and not holds(fold.gaps, at)


def _is_run_together(fold: Folded, at: int) -> bool:
    """Whether a capital stands behind a small letter: it begins a line that a copy has run together with another."""
    return fold.text[at].isupper() and is_small(fold.text[at - 1])


def is_plain(fold: Folded) -> bool:
    """Whether the gaps of a text are known; of what is made of several they are not."""
    return len(fold.gaps) > 1
