"""V105: a vote that was won by one, against what the rest of the text speaks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from stitchtext.familiar import is_more_familiar
from stitchtext.model import Article, Variant
from stitchtext.passages import find_surplus, is_doubled
from stitchtext.rules.excerpts import shorten
from stitchtext.rules.registry import Match, article_rule


@article_rule("V105", "near-tie", "a reading hardly won, and something speaks for the other", doubt=True)
def find_near_tie(article: Article) -> Iterator[Match]:
    """A place where the text speaks for a reading that lost by one vote, or more fragments have it, perhaps copies.

    Few copies that drop or double the same letter by chance outvote the only right one; where the article writes what
    stands around the place elsewhere as the outvoted reading does, and not as the standing one, that may be so. And who
    has a slip or two of his own outvotes more who have none, as these seem to be copies of one another: by that alone
    nobody is sure.

    Left alone: ties, which are V101, readings with other letters, clearer votes, damaged rivals, control characters.
    """
    for variant in article.variants:
        stands, second = variant.readings[:2]
        if variant.reason == "lineages":
            told = f"{shorten(stands.text)} stands, though more fragments have {shorten(second.text)}: perhaps copies"
            yield Match(variant.start, variant.end, told)
        elif (
            _is_narrow(variant)
            and article.text[variant.start : variant.end] == stands.text  # else a rule has mended the place
            and _is_slip(stands.text, second.text, article.text, variant.start)
            and (is_more_familiar(second.text, stands.text, article.text, variant.start, variant.end))
        ):
            told = f"{shorten(stands.text)} has one vote more, but elsewhere {shorten(second.text)} stands so"
            yield Match(variant.start, variant.end, told)


def _is_narrow(variant: Variant) -> bool:
    """Whether votes decided, by one, between two sound readings."""
    stands, second = variant.readings[:2]
    shown = not second.text or any(unicodedata.category(letter) != "Cc" for letter in second.text)
    decided = variant.reason == "votes" and not variant.tie and not second.damaged and shown
    return decided and stands.votes == second.votes + 1


def _is_slip(stands: str, second: str, text: str, start: int) -> bool:
    """Whether what stands at `start` of a text can be the other reading with a part lost, or with one written twice."""
    size = len(stands) - len(second)
    if size <= 0:
        return size < 0 and find_surplus(stands, second) is not None
    at = find_surplus(second, stands)
    return at is not None and is_doubled(text, start + at, start + at + size)
