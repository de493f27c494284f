"""Rivals: first lines, as titles, that copies of one article have in place of one another.

A headline changes while a page is fetched again and again, and pages name themselves in several ways. Such lines are
no passages that each copy leaves out, nor one line with many slips: they are readings, and all of each votes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType

from stitchtext.blocks import swap_sides
from stitchtext.folded import Folded
from stitchtext.model import Block
from stitchtext.passages import ends_sentence
from stitchtext.scripts import least_alike

NO_TITLES: Mapping[str, int] = MappingProxyType({})
"""Of texts that are laid without a look at their titles."""
_SHORTEST, _LONGEST = 2, 120
"""Folded characters of a title."""
_HEAD = 400
"""Folded characters of a title and what else two copies have otherwise below it."""
_GOES_ON, _NEAR, _SHARE = 24, 120, 0.6
"""Characters that both have behind their titles, at least, and the share of so many."""
_ALIKE = 0.6
"""The share of characters in the same order from which two titles are one with slips, which are voted on one by one."""
_GROWN, _SLIPPED, _AKIN = 40, 8, 0.3
"""Characters that one text has more at its top; with which its text may seem to begin in a title; and the share of two
titles that is the same, from which the one is the other, changed."""
_SEVERAL = 2
"""Texts that have a title in a line of its own, for what stands in its place in a flattened one to be another."""
_OPENERS = "[(［（【〔「『《〈“”„«‹\"'¿¡"
"""Brackets and quotes, and other marks, that a title begins with."""
_OPEN = "?!？！؟…"
"""Marks that a title ends with, as a sentence does."""


def list_titles(folds: Iterable[Folded]) -> Counter[str]:
    """What the first lines of texts say that may be titles: no sentences, and more lines below them; and how many."""
    heads = (fold.text[: fold.first] for fold in folds if _SHORTEST <= fold.first <= _LONGEST)
    return Counter(filter(_may_be_title, heads))


def _may_be_title(head: str) -> bool:
    numbered = head[-1] == "." and head[-2:-1].isdigit()  # as a chapter
    told = numbered or head[-1] in _OPEN or head.endswith("...")
    return (head[0].isalnum() or head[0] in _OPENERS) and (told or not ends_sentence(head, len(head)))


def find_rival(blocks: Sequence[Block], own: str, line: str, titles: Mapping[str, int]) -> tuple[int, int] | None:
    """Where two texts go on alike behind the title of each, in folded offsets; None if they are not so.

    One that several texts have in a line tells what stands in its place in one that is flattened.

    >>> own, line = "BridgetocloseThecouncilvotedonTuesday.", "FerrytocomeThecouncilvotedonTuesday."
    >>> find_rival([(13, 11, 25)], own, line, {"Bridgetoclose": 1, "Ferrytocome": 1})
    (13, 11)
    """
    return _find_beside(blocks, own, line, titles) or _find_grown(blocks, own, line, titles)


def _find_beside(blocks: Sequence[Block], own: str, line: str, titles: Mapping[str, int]) -> tuple[int, int] | None:
    """Where two texts go on alike, just below the title of each."""
    for start, at, size in blocks if titles else ():
        if start > _LONGEST or at > _LONGEST or (start == at == 0 and size > _LONGEST):
            return None
        for cut in _list_cuts(own, line, (start, at, size), titles):
            place = at + cut - start
            if _goes_on(blocks, cut):
                apart = _are_apart(own[:cut], line[:place], blocks) and not _is_above_title(own, cut, titles)
                return (cut, place) if apart else None
    return None


def _find_grown(blocks: Sequence[Block], own: str, line: str, titles: Mapping[str, int]) -> tuple[int, int] | None:
    """Where two titles end that are much alike, below one of which a text stands before that of the other.

    A page that grows at its top has another headline by then. Of other lines above a text that stands further down in
    another one, nothing tells that they are none of its headings.
    """
    found = next((block for block in blocks if abs(block[0] - block[1]) > _GROWN), None) if titles else None
    if found is None or not min(found[:2]):
        return None
    start, at, size = found
    if start > at:
        turned = _find_grown(swap_sides(blocks), line, own, titles)
        return turned and turned[::-1]
    one = read_title(own[: start + min(size, _SLIPPED)], titles)
    cut = len(one)
    other = read_title(line[:at], titles) if cut >= start else ""
    if not _are_akin(one, other) or one in other or other in one or not _goes_on(blocks, cut):
        return None
    return cut, len(other)


def _are_akin(one: str, other: str) -> bool:
    """Whether two titles begin alike, for a part of the longer one, and are no headings with other numbers."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    numbered = one[shared : shared + 1].isdigit() or other[shared : shared + 1].isdigit()
    return not numbered and shared >= max(_AKIN * max(len(one), len(other)), least_alike(one))


def find_heads(blocks: Sequence[Block], own: str, line: str, titles: Mapping[str, int]) -> tuple[int, int] | None:
    """As `find_rival`; or where two texts of one article go on alike below another title and other first sentences.

    Lines without a sentence between title and text are of the page, or a date: all of them stay.
    """
    rival = find_rival(blocks, own, line, titles)
    if rival or not titles:
        return rival
    near = takewhile(lambda block: max(block[:2]) <= _HEAD, blocks)
    start, at = next(((start, at) for start, at, _ in near if _goes_on(blocks, start)), (0, 0))
    one, other = read_title(own[:start], titles), read_title(line[:at], titles)
    if not one or not other or other in own[:start] or one in line[:at] or not _are_apart(one, other, blocks):
        return None
    above = any(_is_above_title(own, end, titles) for end in (len(one), start))
    prose = _is_sentence(own, len(one), start) and _is_sentence(line, len(other), at)
    return (start, at) if prose and not above else None


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether a stretch of some length ends with a sentence, or does with the mark behind it, which both have."""
    return end - start >= _GOES_ON and (ends_sentence(text, end) or ends_sentence(text, end + 1))


def read_title(head: str, titles: Mapping[str, int]) -> str:
    """The title that a text begins with; nothing if it begins with none."""
    return next((head[:end] for end in range(min(len(head), _LONGEST), 0, -1) if head[:end] in titles), "")


def _list_cuts(own: str, line: str, block: Block, titles: Mapping[str, int]) -> Iterator[int]:
    """Where a title that one text begins with ends inside a block, or just before it, and a title of the other, too."""
    start, at, size = block
    for cut in range(start, min(start + size, _LONGEST + 1)):
        one, other = own[:cut], line[: at + cut - start]
        known = titles.get(one, 0), titles.get(other, 0)
        if (all(known) or max(known) >= _SEVERAL) and one and other and _may_be_title(one) and _may_be_title(other):
            yield cut


def _goes_on(blocks: Sequence[Block], cut: int) -> bool:
    """Whether most of what stands just behind a title, and some, is the same."""
    end = cut + _NEAR
    same = sum(max(0, min(start + size, end) - max(start, cut)) for start, _, size in blocks if start < end)
    last = blocks[-1][0] + blocks[-1][2]
    return same >= max(_GOES_ON, _SHARE * (min(last, end) - cut))


def _is_above_title(own: str, cut: int, titles: Mapping[str, int]) -> bool:
    """Whether a title with which other texts begin stands behind what a text begins with: that is of the page."""
    below = own[cut : cut + _LONGEST]
    return any(below[:end] in titles and below[:end] != own[:cut] for end in range(_SHORTEST, len(below) + 1))


def _are_apart(one: str, other: str, blocks: Sequence[Block]) -> bool:
    """Whether two titles are none with slips, and none that the other has with more around it."""
    if one in other or other in one:
        return False
    alike = sum(min(size, len(one) - start) for start, _, size in blocks if start < len(one))
    return alike < _ALIKE * max(len(one), len(other))


def clip_titles(blocks: Sequence[Block], rival: tuple[int, int]) -> list[Block]:
    """The blocks without what of them is before the ends of both titles."""
    cut, place = rival
    shifts = ((block, max(0, cut - block[0], place - block[1])) for block in blocks)
    return [(start + by, at + by, size - by) for (start, at, size), by in shifts if size > by]


def part_titles(blocks: Sequence[Block], rival: tuple[int, int] | None) -> list[Block]:
    """The blocks with an empty one at the start of both texts, and none in their titles, if these are rivals.

    If one text has grown below its title, another one there.
    """
    if not rival:
        return list(blocks)
    below = clip_titles(blocks, rival)
    grown = [(*rival, 0)] if below and below[0][:2] != rival else []
    return [(0, 0, 0), *grown, *below]
