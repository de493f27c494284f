"""Footers: lines of a page below a cut, where another fragment runs straight across inside a word."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from stitchtext.assemble.lacks import SURE, Lack, Member
from stitchtext.folded import Folded, holds
from stitchtext.model import Block
from stitchtext.passages import ends_sentence

_DOTS = re.compile(r"\.{3}|[…‥]")
_LONGEST, _MARKS, _CHANCE = 200, 6, 3
"""Folded characters of such lines, as what is longer may be a text of its own; of marks that tell of a cut; and those
with which a line may begin as the word goes on."""

_STRETCH, _HOLDERS = 1 << 10, 64
"""Characters of a stretch of a backbone; and members that have it, of those that are asked whether they run across."""


def clip_footers(blocks: Sequence[Block], a: Folded, b: Folded) -> tuple[str, str]:
    r"""Two texts without such lines at their ends, by what is the same in both; the offsets of their starts stay.

    >>> from stitchtext.folded import fold
    >>> one, other = fold("It was built by a company that is gone"), fold("It was built by a compa\nShare this page")
    >>> clip_footers([(0, 0, 18)], one, other)
    ('Itwasbuiltbyacompanythatisgone', 'Itwasbuiltbyacompa')
    """
    (start, at, size) = blocks[-1]
    a_end, b_end = start + size, at + size
    if size >= SURE and a_end < len(a.text) and b_end < len(b.text):
        if _is_footer(a, a_end, b, b_end):
            return a.text[:a_end], b.text
        if _is_footer(b, b_end, a, a_end):
            return a.text, b.text[:b_end]
    return a.text, b.text


def _is_footer(fold: Folded, start: int, other: Folded, place: int) -> bool:
    """Whether all that a text has from an offset on is such lines, where the `other` one goes on at a place."""
    if len(other.gaps) <= 1:  # of what is made of several, gaps are not known
        return False
    cuts = _list_cuts(fold, start, len(fold.text))
    return any(marked or _is_inside_word(other, place + min(0, cut - start)) for cut, marked in cuts)


def drop_footers(lacks: Sequence[Lack], size: int, members: Sequence[Member], folds: Sequence[Folded]) -> list[Lack]:
    """The passages that a backbone of some `size` lacks, without such lines.

    A fragment stops inside a word that others have whole: what it has below is the footer of a feed or the like. Put
    in, it would part the word.
    """
    ends = {number: blocks[-1] for number, blocks in members}
    outer = (lack for lack in lacks if not lack.inner and 0 < lack.place < size)
    cuts = {lack: found for lack in outer if (found := _place_cuts(lack, ends[lack.span[0]], folds))}
    if not cuts:
        return list(lacks)
    near = _index_blocks(members, folds)
    return [lack for lack in lacks if not _is_crossed(lack.span[0], cuts.get(lack, ()), near, folds)]


def _place_cuts(lack: Lack, block: Block, folds: Sequence[Folded]) -> list[tuple[int, bool]]:
    """Where on a backbone such lines begin, if a passage is some, behind the last block of its fragment.

    It may reach back to a whole sentence.
    """
    number, _, end = lack.span
    own, line, size = block
    return [(line + min(own + size, cut) - own, marked) for cut, marked in _list_cuts(folds[number], own + size, end)]


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
    number: int, cuts: Sequence[tuple[int, bool]], near: dict[int, list[tuple[int, Block]]], folds: Sequence[Folded]
) -> bool:
    """Whether another fragment runs across any of some cuts of one."""
    return any(
        _runs_across(folds[other], block, *cut)
        for cut in cuts
        for other, block in near.get(cut[0] // _STRETCH, ())
        if other != number
    )


def _list_cuts(fold: Folded, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Where a line begins with which all that a text has from an offset on begins, behind any marks.

    With it, whether these tell of a cut. No sentence ends above them, and without such the line is no heading.
    """
    text, last = fold.text, fold.last
    if end < len(text) or end - start > _LONGEST:
        return
    for cut in last[bisect_left(last, start - _CHANCE) : bisect_right(last, start + _MARKS)]:
        stop, marked = min(cut, start), _DOTS.search(text, start, cut) is not None
        above = range(stop if marked else max(1, stop - SURE), stop + 1)
        if not any(ends_sentence(text, at) for at in above) and not any(map(str.isalnum, text[start:cut])):
            yield cut, marked


def _runs_across(fold: Folded, block: Block, place: int, marked: bool) -> bool:
    """Whether a member has a word across a place of its backbone, and the text on either side of it.

    Where marks tell of a cut, the text is enough.
    """
    own, line, size = block
    across = line + SURE <= place <= line + size - SURE
    return across and (marked or _is_inside_word(fold, own + place - line))


def _is_inside_word(fold: Folded, at: int) -> bool:
    """Whether a text goes on across a place with a letter on either side, or a vowel sign, and no white space."""
    letters = all(unicodedata.category(letter)[0] in "LMN" for letter in fold.text[at - 1 : at + 1])
    return letters and at > 0 and len(fold.text) - at >= SURE and not holds(fold.gaps, at)
