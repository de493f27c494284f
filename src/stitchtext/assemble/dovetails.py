"""Dovetails: overlaps of an end and a start to the letter, which go before an inexact fit somewhere else."""

from __future__ import annotations

from stitchtext.assemble.relations import Relation, relate, turn
from stitchtext.assemble.templates import are_of_form
from stitchtext.folded import Folded, holds
from stitchtext.marks import LAST
from stitchtext.scripts import is_dense, is_spaceless

_LEAST, _LEAST_DENSE, _LONGEST = 12, 8, 256
"""Characters of an end and a start that are the same for that to be no chance, if they stand once in either text, fewer
in scripts whose characters say more; and those of an end that are looked at."""
_BEYOND, _SOUND, _FAR_MORE = 4, 0.8, 10
"""Characters of such a start that must lie elsewhere in the other fit, beyond what it takes for garbled; the share of
the shorter text that a fit must be worth for that to be asked; and how many times as much as the start is none."""


def prefer_dovetail(found: Relation | None, a: Folded, b: Folded) -> Relation | None:
    """How two texts lie to each other, where the end of one is to the letter the start of the other: so.

    The lines of a list are nearly the same, and a refrain is. What goes on at a cut would be laid over an earlier line
    that is like it, and what it has of its own be outvoted there.
    """
    if found is None or found.matched == found.worth == min(len(a.text), len(b.text)):
        return found
    if size := _count_met(found, a, b):
        return relate(found.a, found.b, [(len(a.text) - size, 0, size)], a.text, b.text)
    if size := _count_met(turn(found), b, a):
        return relate(found.a, found.b, [(0, len(b.text) - size, size)], a.text, b.text)
    return found


def _count_met(ahead: Relation, left: Folded, right: Folded) -> int:
    """How many characters at the end of the one start the other, where a fit lays them elsewhere; else 0."""
    size = count_shared(left.text, right.text)
    return size if size and _lies_elsewhere(ahead, size, left, right) else 0


def count_shared(left: str, right: str, start: int = 0) -> int:
    """How many characters at the end of the one the other has from an offset on, if they stand nowhere else in the two.

    >>> count_shared("A title. Once upon a time", "A title. upon a time there was", 8)
    12
    """
    dense = is_dense(right[start : start + _LEAST])
    tail, head = left[-_LONGEST:], right[start : start + (_LEAST_DENSE if dense else _LEAST)]
    at = tail.find(head)
    while at >= 0 and not right.startswith(tail[at:], start):
        at = tail.find(head, at + 1)
    shared = tail[at:]
    if at < 0 or left.find(shared) + len(shared) < len(left) or right.find(shared, start + 1) >= 0:
        return 0
    return len(shared)


def _lies_elsewhere(ahead: Relation, size: int, left: Folded, right: Folded) -> bool:
    """Whether a fit lays the start of the right text elsewhere than at the end of the left one, which is the same.

    Words by themselves at both ends, which the fit does without, are leftovers of the page.
    """
    shift, shorter = len(left.text) - size, min(len(left.text), len(right.text))
    if 2 * sum(min(size, j + n) - j for i, j, n in ahead.blocks if j < size and i - j == shift) >= size:
        return False
    if ahead.worth <= 0:
        return True
    more = size - ahead.blocks[0][1]
    if more > 0:
        return more > (_BEYOND if ahead.worth >= _SOUND * shorter else 0)
    if ahead.worth >= max(_SOUND * shorter, _FAR_MORE * size):
        return False
    return are_of_form(ahead.blocks) or not _stands_apart(size, left, right)


def is_of_page(size: int, left: Folded, right: Folded, matched: int) -> bool:
    """Whether what one text ends with and another starts with may be a line of the page: it stands by itself in either.

    Then they are copies of one text, which have `matched` characters in common elsewhere: nearly all the rest.
    """
    rest = min(len(left.text), len(right.text)) - size
    return matched >= max(_SOUND * rest, size) and _stands_apart(size, left, right)


def _stands_apart(size: int, left: Folded, right: Folded) -> bool:
    """Whether so many characters at the end of one text and the start of another may be a line by themselves."""
    return _begins_apart(left, len(left.text) - size) and _ends_apart(right, size)


def _begins_apart(text: Folded, at: int) -> bool:
    """Whether what stands there may be a line by itself: behind white space, a sentence, or letters of another script.

    Of what is made of several texts it is not known.
    """
    letter, first = text.text[at - 1 : at], text.text[at : at + 1]
    turns = first.isalpha() and letter.isalpha() and is_spaceless(letter) != is_spaceless(first)
    return len(text.gaps) <= 1 or holds(text.gaps, at) or letter in LAST or turns


def _ends_apart(text: Folded, at: int) -> bool:
    """Whether what stands before that may be such a line; where no spaces are set it is not seen."""
    return is_spaceless(text.text[at : at + 1]) or _begins_apart(text, at)
