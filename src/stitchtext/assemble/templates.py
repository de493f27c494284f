"""Templates: pages of one frame, which are the same but for other names and figures, again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from stitchtext.blocks import list_gaps
from stitchtext.model import Block

_WORD, _ISLET = 2, 2
"""Characters that both texts have otherwise where they have other words, and same ones that are of these."""
_FEWEST, _DENSE, _KINDS = 4, 0.004, 2
"""Places at which a word stands for the same other one as elsewhere, or a figure for another: how many, what share of
the characters in common, and how many that are not the same, as a name can be spelt in two ways."""
_PARTS, _SPREAD = 8, 4
"""Parts of what is in common, of which so many must have such a place: it is no passage that was rewritten."""
_HEAD, _OPENING = 20, 80
"""Characters by which two texts may begin at one place; and bytes from there in which their titles then differ: some
thirty letters of Chinese, eighty of English."""
_AGAIN, _APART = 3, 150
"""Places at which both have other words that make two texts parts of one form; and characters in common for each of
them: noisy copies of one text have fewer."""


class Place(NamedTuple):
    """A place at which two texts have other words: where it is in the one, and what either has."""

    at: int
    own: str
    other: str


def are_pages(blocks: Sequence[Block], a_text: str, b_text: str) -> bool:
    """Whether two texts are pages of one template, and no copies of one text.

    All along, names stand for the same other names, and figures for others, from the title on. Noise hits letters here
    and there, and never twice in one way; who rewrites a sentence does so in one place.
    """
    if sum(min(gap) >= _WORD for gap in list_gaps(blocks)) < _FEWEST:
        return False
    places = list(_list_places(blocks, a_text, b_text))
    figures = [place for place in places if _has_digit(place.own) and _has_digit(place.other)]
    words = [place for place in places if not (_has_digit(place.own) or _has_digit(place.other))]
    times = Counter(place[1:] for place in words)
    swaps = [place for place in words if times[place[1:]] > 1]
    told = [*figures, *swaps]
    matched = sum(size for _, _, size in blocks)
    if not swaps or len(told) < max(_FEWEST, _DENSE * matched) or len({place[1:] for place in told}) < _KINDS:
        return False
    start, end = blocks[0][0], blocks[-1][0] + blocks[-1][2]
    spread = {(place.at - start) * _PARTS // (end - start) for place in told}
    return len(spread) >= _SPREAD and (max(blocks[0][:2]) > _HEAD or _begin_otherwise(blocks, places, a_text))


def are_of_form(blocks: Sequence[Block]) -> bool:
    """Whether two texts have other words again and again: parts of a form or list, and no copies of one text.

    >>> are_of_form([(0, 0, 40), (43, 45, 40), (85, 88, 40), (128, 130, 40)])
    True
    >>> are_of_form([(0, 0, 40), (43, 45, 40), (85, 88, 40)]), are_of_form([(0, 0, 40), (40, 90, 40), (95, 130, 40)])
    (False, False)
    """
    places = sum(min(gap) >= _WORD for gap in list_gaps(blocks))
    return places >= _AGAIN and places * _APART >= sum(size for _, _, size in blocks)


def _begin_otherwise(blocks: Sequence[Block], places: Sequence[Place], text: str) -> bool:
    """Whether two texts have other words where they begin, as titles are."""
    return min(blocks[0][:2]) >= _WORD or len(text[: places[0].at].encode(errors="replace")) <= _OPENING


def _list_places(blocks: Sequence[Block], a_text: str, b_text: str) -> Iterator[Place]:
    """The places at which both have other words, those that hardly a letter divides as one."""
    firm = [block for n, block in enumerate(blocks) if block[2] > _ISLET or n in (0, len(blocks) - 1)]
    for (a, b, size), (a_end, b_end, _) in pairwise(firm):
        own, other = a_text[a + size : a_end], b_text[b + size : b_end]
        if min(len(own), len(other)) >= _WORD and any(map(str.isalnum, own)) and any(map(str.isalnum, other)):
            yield Place(a + size, own, other)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
