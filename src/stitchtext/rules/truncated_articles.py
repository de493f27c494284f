"""S203: an article that stops inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Article
from stitchtext.rules.registry import Match, article_rule

_SHOWN = 15


@article_rule("S203", "truncated-article", "the article stops inside a sentence", doubt=True)
def find_truncated_article(article: Article) -> Iterator[Match]:
    """Tell that the last sentence of an article is not finished and no fragment goes on with it.

    Leaves alone: a last line without any whole sentence in it, which may be a heading, an item or a name.
    """
    if article.truncated:
        end = len(article.text.rstrip())
        start = max(0, end - _SHOWN)
        yield Match(start, end, f"the article stops at 「…{article.text[start:end]}」")
