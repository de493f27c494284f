"""V108: what an article begins or ends with in one fragment alone, where others begin below it or end above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from stitchtext.cuts import is_ended, starts_with_title
from stitchtext.model import Article
from stitchtext.rules.excerpts import shorten
from stitchtext.rules.registry import Match, article_rule

_WIDEST, _SHARE = 1000, 4
"""Characters of what may be of the page, and one of how many parts of an article it is at most."""
_READ, _NEAR = 512, 20
"""Characters in which a title, and the end of a sentence, is looked for."""
_ENOUGH = 2
"""Fragments that must begin, or end, at one place, each with another text."""


@article_rule("V108", "lone-border", "one fragment alone has what an article begins or ends with", doubt=True)
def find_lone_border(article: Article) -> Iterator[Match]:
    """Lines above a title with which others begin, or below a last sentence with which they end.

    They may be of the page: its section, who paid for it, what else there is to read. They stay, as nothing is lost.

    Left alone: what two fragments have, where others begin without a title or stop inside a sentence, where they begin,
    or end, each at another place, where none that ends there has all of the article before it, and what is long.
    """
    text = article.text
    spans = [(own.start, own.end) for own in article.placements]
    most = measure_most(text)
    place = _find_border(spans, most)
    if place is not None and text[place - 1 : place] == "\n" and starts_with_title(text[place : place + _READ]):
        yield tell_border(text, 0, place, "one fragment alone has", "begin below")
    place = _find_border([(-end, -start) for start, end in spans], most)
    whole = place is not None and any(-end == place and start <= most for start, end in spans)
    if place is not None and whole and text[-place : 1 - place] == "\n" and _ends(text[:-place]):
        yield tell_border(text, -place, len(text), "one fragment alone has", "end above")


def _find_border(spans: Sequence[tuple[int, int]], most: int) -> int | None:
    """Where most begin behind the first one, if that is alone, and not so far; equal ones count as one."""
    first = min((start for start, _ in spans), default=0)
    behind = Counter(start for start, _ in set(spans) if first < start <= first + most)
    (place, count), *_ = [*behind.most_common(1), (0, 0)]
    return place if sum(start == first for start, _ in spans) == 1 and count >= _ENOUGH else None


def _ends(text: str) -> bool:
    return is_ended(text[-_NEAR:])


def measure_most(text: str) -> int:
    """Characters at an end of an article that may be of the page, at most."""
    return min(_WIDEST, len(text) // _SHARE)


def tell_border(text: str, start: int, end: int, held: str, where: str) -> Match:
    """What stands at an end of an article, by whom it is `held`, and `where` others begin or end."""
    own = text[start:end]
    low, high = start + len(own) - len(own.lstrip()), start + len(own.rstrip())
    return Match(low, high, f"{held} {shorten(text[low:high])}, others {where} it")
