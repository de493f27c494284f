"""S213: an article that is a word or two, beside one of several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from stitchtext.model import Article
from stitchtext.rules.registry import Match, scrape_rule
from stitchtext.scripts import is_spaceless

_LINE = re.compile(r"[^\s][^\r\n]*")
_LONGEST, _WORDS, _LETTERS, _LINES = 24, 2, 8, 3
"""Characters and words that it has at most, letters in a script without spaces, and lines of the other at least."""


@scrape_rule("S213", "lone-word", "the article is a word or two, another has several lines", doubt=True)
def find_lone_word(articles: Sequence[Article]) -> Iterator[tuple[int, Match]]:
    """An article of one or two words that no other holds, beside one of three lines or more from several fragments.

    It may be a button of the page, such as "OK" or "Reject", the answer of a program, or a title whose text is missing.

    Left alone: one article, those of a line with more words, or of eight letters in a script without spaces, articles
    of one fragment each, and a scrape with more such words than longer articles, which may be a list.
    """
    words = [number for number, article in enumerate(articles) if _is_word(article.text)]
    if not words or 2 * len(words) > len(articles):
        return
    if any(len(article.placements) > 1 and _has_lines(article.text) for article in articles):
        for number in words:
            bare = articles[number].text.strip()
            start = articles[number].text.index(bare)
            yield number, Match(start, start + len(bare), f"all of the article is 「{bare}」")


def _is_word(text: str) -> bool:
    bare = text.strip() if len(text) <= 2 * _LONGEST else ""
    if not bare or len(bare) > _LONGEST or len(bare.splitlines()) > 1 or len(bare.split()) > _WORDS:
        return False
    return len(bare) <= _LETTERS or not any(map(is_spaceless, bare))


def _has_lines(text: str) -> bool:
    return sum(1 for _ in islice(_LINE.finditer(text), _LINES)) == _LINES
