"""S204: an article that starts inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.model import Article
from stitchtext.rules.registry import Match, article_rule

_SHOWN = 20
_CLAUSE = re.compile(r".{1,60}?(?=[。．.!?！？\r\n]|\Z)", re.DOTALL)


@article_rule("S204", "headless-article", "the article starts inside a sentence", doubt=True)
def find_headless_article(article: Article) -> Iterator[Match]:
    """The first words of an article whose first sentence no fragment begins: it may go on from another article.

    The words stay. Left alone: a scrape that is one unmarked fragment, and what starts with a small letter in a name
    (iPhone).
    """
    if article.headless:
        start = len(article.text) - len(article.text.lstrip())
        clause = _CLAUSE.match(article.text, start)
        end = clause.end() if clause else start
        yield Match(start, end, f"the article starts inside a sentence: 「{article.text[start : start + _SHOWN]}…」")
