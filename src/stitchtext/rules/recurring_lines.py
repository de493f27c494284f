"""S214: a line that an article has twice, and every fragment once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.model import Article
from stitchtext.passages import is_long
from stitchtext.rules.excerpts import shorten
from stitchtext.rules.placements import count_lacks
from stitchtext.rules.registry import Match, article_rule

_LINE = re.compile(r"[^\s][^\r\n]*")
_FEWEST = 2
"""Fragments that reach over both: one that has the line here, and one there."""
_SLACK, _SHARE = 16, 50
"""Characters, and a part of so many, by which two lengths differ that are the same but for white space and slips."""


@article_rule("S214", "line-twice", "a line stands twice, and no fragment has it twice", doubt=True)
def find_line_twice(article: Article) -> Iterator[Match]:
    """The second of two equal lines of an article where all fragments that reach over both are shorter by one of them.

    Each has it at one place, and not at the same: it was moved, and nothing tells which of the two is right.

    Left alone: short lines, what a fragment that reaches over both has room for twice, and what only fragments reach
    over that leave out more.
    """
    doubles = list(_list_doubles(article.text)) if len(article.placements) >= _FEWEST else []
    total = sum(end - start for _, start, end in doubles)
    for first, start, end in doubles:
        across = [count_lacks(one) for one in article.placements if one.start <= first and end <= one.end]
        size = end - start
        least, most = size - min(_SLACK, size // 4), total + _SLACK + total // _SHARE
        if len(across) >= _FEWEST and min(across) >= least and sum(lacks <= most for lacks in across) >= _FEWEST:
            yield Match(start, end, f"{shorten(article.text[start:end])} is there twice, no fragment has room for both")


def _list_doubles(text: str) -> Iterator[tuple[int, int, int]]:
    """Every line that is of some length and stands before: where that begins, and where it does itself, and ends.

    Of the lines their hashes are kept: the lines themselves would take as much memory as the article.
    """
    firsts: dict[int, int] = {}
    for match in _LINE.finditer(text):
        start, words = match.start(), match[0].rstrip()
        first = firsts.setdefault(hash(words), start)
        if first < start and text.startswith(words, first) and is_long(words):
            yield first, start, start + len(words)
