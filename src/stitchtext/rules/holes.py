"""S202: text that no fragment covers."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Article
from stitchtext.rules.registry import Match, article_rule


@article_rule("S202", "hole", "text is missing that no fragment covers", doubt=True)
def find_hole(article: Article) -> Iterator[Match]:
    """Tell where two parts of one article stand in order, but what was between them is in no fragment."""
    for seam in article.seams:
        if seam.kind == "hole":
            yield Match(
                seam.at, seam.at, f"nothing covers what is between fragments {seam.left + 1} and {seam.right + 1}"
            )
