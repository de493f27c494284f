"""Headers: lines of a page, or words of a model, above the middle of a sentence, where another fragment runs across."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from stitchtext.assemble.crossings import CHANCE, LONGEST, MARKS, Cut, is_inside_word, is_plain
from stitchtext.assemble.footers import DOTS
from stitchtext.assemble.lacks import SURE, Lack
from stitchtext.cuts import is_head_cut
from stitchtext.folded import Folded
from stitchtext.model import Block
from stitchtext.passages import ends_sentence
from stitchtext.scripts import is_spaceless

_LEADS = ":)]】"
"""What lines end with that lead to what is below them, or are in brackets."""
_READ = 80
"""Characters below such lines by which a text is seen to begin inside a sentence."""


def find_headers(blocks: Sequence[Block], a: Folded, b: Folded) -> tuple[int, int]:
    r"""How much of two texts is such lines, by what is the same in both.

    >>> from stitchtext.folded import fold
    >>> one, other = fold("It was built by a company that is gone"), fold("Here is more\ncompany that is gone")
    >>> find_headers([(13, 10, 17)], one, other)
    (0, 0)
    >>> one, other = fold("It was built by a company that is gone"), fold("Here is more:\npany that is gone")
    >>> find_headers([(16, 11, 14)], one, other)
    (0, 11)
    """
    start, at, size = blocks[0]
    if size < SURE or not start or not at:
        return 0, 0
    if _is_header(a, start, b, at):
        return start, 0
    return (0, at) if _is_header(b, at, a, start) else (0, 0)


def _is_header(fold: Folded, end: int, other: Folded, place: int) -> bool:
    """Whether all that a text has up to an offset is such lines, where the `other` one goes on at a place."""
    cuts = _list_cuts(fold, end) if is_plain(other) else ()
    return any(_fits(other, place + max(0, cut.at - end), cut) for cut in cuts)


def _fits(other: Folded, place: int, cut: Cut) -> bool:
    """Whether another text goes on across a place inside a sentence."""
    return place >= SURE and (cut.told or is_inside_word(other, place)) and not ends_sentence(other.text, place)


def place_headers(lack: Lack, block: Block, text: str, folds: Sequence[Folded]) -> list[Cut]:
    """Where on a backbone such lines end, if a passage is some, before the first block of its fragment.

    A fragment begins inside a sentence that others have whole: what it has above is what a model says before it goes
    on, or the head of a page. Put in, it would part the sentence.
    """
    number, start, end = lack.span
    own, line, _ = block
    if start or not end or end > own + MARKS:
        return []
    placed = (Cut(line + max(0, at - own), told) for at, told in _list_cuts(folds[number], own))
    return [cut for cut in placed if not ends_sentence(text, cut.at)]


def _list_cuts(fold: Folded, end: int) -> Iterator[Cut]:
    """Where a line begins above which all that a text has up to an offset stands; marks may stand behind it.

    They may tell of a cut, as lines do that lead to the middle of a sentence.
    """
    text, firsts = fold.text, fold.firsts
    if end > LONGEST:
        return
    for cut in firsts[bisect_left(firsts, end - MARKS) : bisect_right(firsts, end + CHANCE)]:
        headed = is_spaceless(text[cut]) and text[cut - 1].isalnum()  # a heading, where nothing parts words
        if not headed and not any(map(str.isalnum, text[cut:end])):
            marked = DOTS.search(text, cut, max(cut, end)) is not None
            leads = text[cut - 1] in _LEADS and is_head_cut(text[cut : cut + _READ])
            yield Cut(cut, marked or leads)
