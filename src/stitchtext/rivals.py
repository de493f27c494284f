"""Rivals: first lines, as titles, that copies of one article have in place of one another.

A headline changes while a page is fetched again and again, and pages name themselves in several ways. Such lines are
no passages that each copy leaves out, nor one line with many slips: they are readings, and all of each votes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from stitchtext.folded import Folded
from stitchtext.model import Block
from stitchtext.passages import ends_sentence

_SHORTEST, _LONGEST = 2, 120
"""Folded characters of a title."""
_GOES_ON = 24
"""Characters that both have behind their titles."""
_ALIKE = 0.6
"""The share of characters in the same order from which two titles are one with slips, which are voted on one by one."""
_RIVALS = 2
"""Titles that there must be for one to stand in place of another."""
_OPEN = "?!？！؟…"
"""Marks that a title ends with, as a sentence does."""


def list_titles(folds: Iterable[Folded]) -> set[str]:
    """What the first lines of texts say that may be titles: no sentences, and more lines below them."""
    heads = (fold.text[: fold.first] for fold in folds if _SHORTEST <= fold.first <= _LONGEST)
    return {head for head in heads if _may_be_title(head)}


def _may_be_title(head: str) -> bool:
    numbered = head[-1] == "." and head[-2:-1].isdigit()  # as a chapter
    told = numbered or head[-1] in _OPEN or head.endswith("...")
    return head[0].isalnum() and (told or not ends_sentence(head, len(head)))


def find_rival(blocks: Sequence[Block], own: str, line: str, titles: AbstractSet[str]) -> tuple[int, int] | None:
    """Where two texts go on alike behind the title of each, in folded offsets; None if they are not so.

    >>> own, line = "BridgetocloseThecouncilvotedonTuesday.", "FerrytocomeThecouncilvotedonTuesday."
    >>> find_rival([(13, 11, 25)], own, line, {"Bridgetoclose", "Ferrytocome"})
    (13, 11)
    """
    if len(titles) < _RIVALS:
        return None
    for start, at, size in blocks:
        if start > _LONGEST or at > _LONGEST:
            return None
        for cut in _list_cuts(own, start, start + size, titles):
            place = at + cut - start
            if start + size - cut >= _GOES_ON and place > 0 and line[:place] in titles:
                apart = _are_apart(own[:cut], line[:place], blocks) and not _is_above_title(own, cut, titles)
                return (cut, place) if apart else None
    return None


def _list_cuts(own: str, start: int, end: int, titles: AbstractSet[str]) -> Iterator[int]:
    """Where a title that a text begins with ends inside a block, or just before it."""
    return (cut for cut in range(max(start, _SHORTEST), min(end, _LONGEST + 1)) if own[:cut] in titles)


def _is_above_title(own: str, cut: int, titles: AbstractSet[str]) -> bool:
    """Whether a title with which other texts begin stands behind what a text begins with: that is of the page."""
    below = own[cut : cut + _LONGEST]
    return any(below[:end] != own[:cut] for end in _list_cuts(below, 0, len(below), titles))


def _are_apart(one: str, other: str, blocks: Sequence[Block]) -> bool:
    """Whether two titles are none with slips, and none that the other has with more around it."""
    if one in other or other in one:
        return False
    alike = sum(min(size, len(one) - start) for start, _, size in blocks if start < len(one))
    return alike < _ALIKE * max(len(one), len(other))


def clip_titles(blocks: Sequence[Block], rival: tuple[int, int]) -> list[Block]:
    """The blocks without what of them is before the ends of both titles."""
    cut, place = rival
    rest = [(max(start, cut), max(at, place), size - max(0, cut - start)) for start, at, size in blocks]
    return [block for block in rest if block[2] > 0]


def part_titles(blocks: Sequence[Block], own: str, line: str, titles: AbstractSet[str]) -> list[Block]:
    """The blocks with an empty one at the start of both texts, and none in their titles, if these are rivals."""
    rival = find_rival(blocks, own, line, titles)
    return [(0, 0, 0), *clip_titles(blocks, rival)] if rival else list(blocks)
