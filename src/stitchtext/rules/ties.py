"""V101: readings that no vote could tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Article, Variant
from stitchtext.rules.registry import Match, article_rule

_SHOWN = 24


@article_rule("V101", "tie", "readings have as many votes each", doubt=True)
def find_tie(article: Article) -> Iterator[Match]:
    """A place where fragments differ, and no reading has more votes than the next, so that a rule of order chose.

    Left alone: readings that votes or a damaged rival decide.
    """
    for variant in article.variants:
        if variant.tie:
            yield Match(variant.start, variant.end, _describe(variant))


def _describe(variant: Variant) -> str:
    stands, *rest = variant.readings
    equal = [reading for reading in rest if reading.votes == stands.votes and reading.damaged == stands.damaged]
    others = ", ".join(shorten(reading.text) for reading in equal or rest)
    return f"{shorten(stands.text)} stands, {others} has as many votes; decided by {variant.reason}"


def shorten(text: str) -> str:
    r"""A reading as messages show it: on one line, and its start if it is long.

    >>> shorten("一つ\n二つ"), shorten("  ")
    ('「一つ 二つ」', 'nothing')
    """
    flat = " ".join(text.split())
    return f"「{flat[:_SHOWN]}…」" if len(flat) > _SHOWN else f"「{flat}」" if flat else "nothing"
