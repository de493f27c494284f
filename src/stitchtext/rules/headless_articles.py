"""S204: an article that starts inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.cuts import find_opening
from stitchtext.model import Article
from stitchtext.rules.registry import Match, article_rule

_SHOWN = 20


@article_rule("S204", "headless-article", "the article starts inside a sentence", doubt=True)
def find_headless_article(article: Article) -> Iterator[Match]:
    """The first words of an article whose first sentence no fragment begins: it may go on from another article.

    The words stay. Left alone: a scrape that is one unmarked fragment, and what starts with a small letter in a name
    (iPhone).
    """
    if article.headless:
        start, end = find_opening(article.text)
        yield Match(start, end, f"the article starts inside a sentence: 「{article.text[start : start + _SHOWN]}…」")
