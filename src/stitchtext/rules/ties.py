"""V101: readings that no vote could tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Article, Variant
from stitchtext.rules.excerpts import contrast, reach_word
from stitchtext.rules.registry import Match, article_rule


@article_rule("V101", "tie", "readings have as many votes each", doubt=True)
def find_tie(article: Article) -> Iterator[Match]:
    """A place where fragments differ, and no reading has more votes than the next, so that a rule of order chose.

    Left alone: readings that votes or a damaged rival decide.
    """
    for variant in article.variants:
        if variant.tie:
            yield Match(variant.start, variant.end, _describe(variant, article.text))


def _describe(variant: Variant, text: str) -> str:
    stands, *rest = variant.readings
    equal = [reading for reading in rest if reading.votes == stands.votes and reading.damaged == stands.damaged]
    low, high = reach_word(text, variant.start, variant.end)
    ahead, behind = text[low : variant.start], text[variant.end : high]
    shown, *others = contrast([f"{ahead}{reading.text}{behind}" for reading in (stands, *(equal or rest))])
    return f"{shown} stands, {', '.join(others)} has as many votes; decided by {variant.reason}"
