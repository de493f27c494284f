"""S301: a heading that still stands inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.model import Article
from stitchtext.rules.registry import Match, article_rule

_INLINED = re.compile(r"(?<=[。．.!?！？।۔」』）)])[^\S\r\n]+(#{2,6})[^\S\r\n]+(?=\w)")


@article_rule("S301", "inlined-heading", "a heading stands inside a line")
def find_inlined_heading(article: Article) -> Iterator[Match]:
    """Tell of a `##` mark inside a line: a heading that was flattened, and no fragment shows where it ends.

    Where a fragment does show it, the heading gets its line and loses its marks, and the account names this rule.
    """
    for match in _INLINED.finditer(article.text):
        yield Match(*match.span(1), "a heading begins inside the line, and nothing shows where it ends")
