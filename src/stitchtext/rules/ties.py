"""V101: readings that no vote could tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Article
from stitchtext.rules.registry import Match, article_rule

_SHOWN = 24


@article_rule("V101", "tie", "readings have as many votes each", doubt=True)
def find_tie(article: Article) -> Iterator[Match]:
    """Tell where fragments differ and no reading has more votes than the other, so that a rule of order chose."""
    for variant in article.variants:
        if variant.tie:
            first, second = (reading.text[:_SHOWN] or "nothing" for reading in variant.readings[:2])
            yield Match(
                variant.start, variant.end, f"「{first}」 stands, 「{second}」 has as many votes ({variant.reason})"
            )
