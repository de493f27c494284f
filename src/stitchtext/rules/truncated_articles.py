"""S203: an article that stops inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.marks import CALLS, STOPS
from stitchtext.model import Article
from stitchtext.rules.registry import Match, article_rule

_MARK = re.compile(rf"[{STOPS}{CALLS}\r\n]|[.!?…]\s")
_LONGEST, _SHOWN = 60, 20


@article_rule("S203", "truncated-article", "the article stops inside a sentence", doubt=True)
def find_truncated_article(article: Article) -> Iterator[Match]:
    """The last words of an article whose last sentence is not finished, and which no fragment continues.

    The words stay. Left alone: a last line without any whole sentence, which may be a heading, an item or a name.
    """
    if article.truncated:
        end = len(article.text.rstrip())
        low = max(0, end - _LONGEST)
        starts = [match.end() for match in _MARK.finditer(article.text, low, end) if match.end() < end]
        start = starts[-1] if starts else low
        start += len(article.text[start:end]) - len(article.text[start:end].lstrip())
        yield Match(
            start, end, f"the article stops inside a sentence: 「…{article.text[max(start, end - _SHOWN) : end]}」"
        )
