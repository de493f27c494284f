"""V106: prose that is left out because too few fragments hold it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from stitchtext.model import Article, Reading, Variant
from stitchtext.passages import is_prose
from stitchtext.rules.registry import Match, article_rule
from stitchtext.rules.ties import shorten


@article_rule("V106", "outvoted-paragraph", "too few fragments hold a paragraph, and it is left out", doubt=True)
def find_outvoted_paragraph(article: Article) -> Iterator[Match]:
    """A place at which `--keep` leaves out prose: furniture of a page is mostly short, a paragraph may be missed.

    Left alone: short lines and lines without a sentence, which are furniture more likely, and prose that stays, or
    that was written twice.
    """
    for at, variants in groupby(article.variants, key=lambda variant: variant.start):
        lost = [own for variant in variants for own in _list_lost(variant) if own.text.strip() not in article.text]
        if lost:
            longest = max(lost, key=lambda reading: (len(reading.text), reading.text))
            yield Match(at, at, f"{shorten(longest.text)} is left out: too few hold it ({longest.votes})")


def _list_lost(variant: Variant) -> list[Reading]:
    stands, *others = variant.readings
    return [] if stands.text or variant.reason != "votes" else [own for own in others if is_prose(own.text)]
