"""V108: what an article begins or ends with in one fragment alone, where others begin below it or end above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from stitchtext.cuts import is_ended, starts_with_title
from stitchtext.model import Article
from stitchtext.rules.registry import Match, article_rule
from stitchtext.rules.ties import shorten

_ABOVE, _BELOW = 2000, 4000
"""Characters of what may stand above a title, and below the last line."""
_READ, _NEAR = 512, 20
"""Characters in which a title, and the end of a sentence, is looked for."""
_ENOUGH = 2
"""Fragments that must begin, or end, at one place."""


@article_rule("V108", "lone-border", "one fragment alone has what an article begins or ends with", doubt=True)
def find_lone_border(article: Article) -> Iterator[Match]:
    """Lines above a title with which others begin, or below a last sentence with which they end.

    They may be of the page: its section, who paid for it, what else there is to read. They stay, as nothing is lost.

    Left alone: what two fragments have, where others begin without a title or stop inside a sentence, and where they
    begin, or end, each at another place.
    """
    text = article.text
    place = _find_border([own.start for own in article.placements], _ABOVE)
    if place is not None and text[place - 1 : place] == "\n" and starts_with_title(text[place : place + _READ]):
        yield _tell(text, 0, place, "begin below")
    place = _find_border([-own.end for own in article.placements], _BELOW)
    if place is not None and text[-place : 1 - place] == "\n" and is_ended(text[max(0, -place - _NEAR) : -place]):
        yield _tell(text, -place, len(text), "end above")


def _find_border(starts: Sequence[int], most: int) -> int | None:
    """Where most begin behind the first one, if that is alone, and not so far; `starts` are those of all."""
    first = min(starts, default=0)
    behind = Counter(start for start in starts if first < start <= first + most)
    (place, count), *_ = [*behind.most_common(1), (0, 0)]
    return place if starts.count(first) == 1 and count >= _ENOUGH else None


def _tell(text: str, start: int, end: int, where: str) -> Match:
    own = text[start:end]
    low, high = start + len(own) - len(own.lstrip()), start + len(own.rstrip())
    return Match(low, high, f"one fragment alone has {shorten(text[low:high])}, others {where} it")
