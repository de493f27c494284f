"""Footers: lines of a page below a cut, where another fragment runs straight across inside a word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from stitchtext.assemble.crossings import CHANCE, LONGEST, MARKS, Cut, is_inside_word, is_plain
from stitchtext.assemble.lacks import SURE, Lack
from stitchtext.folded import Folded
from stitchtext.model import Block
from stitchtext.passages import ends_sentence

DOTS = re.compile(r"\.{3}|[…‥]")
"""What a text that is cut has there."""


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
    cuts = _list_cuts(fold, start, len(fold.text)) if is_plain(other) else ()
    return any(cut.told or is_inside_word(other, place + min(0, cut.at - start)) for cut in cuts)


def place_footers(lack: Lack, block: Block, folds: Sequence[Folded]) -> list[Cut]:
    """Where on a backbone such lines begin, if a passage is some, behind the last block of its fragment.

    A fragment stops inside a word that others have whole: what it has below is the footer of a feed or the like. Put
    in, it would part the word. It may reach back to a whole sentence.
    """
    number, _, end = lack.span
    own, line, size = block
    return [Cut(line + min(own + size, at) - own, told) for at, told in _list_cuts(folds[number], own + size, end)]


def _list_cuts(fold: Folded, start: int, end: int) -> Iterator[Cut]:
    """Where a line begins with which all that a text has from an offset on begins, behind any marks.

    Marks may tell of a cut. No sentence ends above them, and without such the line is no heading.
    """
    text, last = fold.text, fold.last
    if end < len(text) or end - start > LONGEST:
        return
    for cut in last[bisect_left(last, start - CHANCE) : bisect_right(last, start + MARKS)]:
        stop, marked = min(cut, start), DOTS.search(text, start, cut) is not None
        above = range(stop if marked else max(1, stop - SURE), stop + 1)
        if not any(ends_sentence(text, at) for at in above) and not any(map(str.isalnum, text[start:cut])):
            yield Cut(cut, marked)
