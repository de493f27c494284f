"""V108: what an article begins or ends with in one fragment alone, where others begin below it or end above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from stitchtext.cuts import find_title, is_ended, starts_with_title
from stitchtext.model import Article
from stitchtext.rules.excerpts import shorten
from stitchtext.rules.registry import Match, article_rule

_WIDEST, _SHARE = 1000, 4
"""Characters of what may be of the page, and one of how many parts of an article it is at most."""
_READ, _NEAR = 512, 20
"""Characters in which a title, and the end of a sentence, is looked for."""
_ENOUGH = 2
"""Fragments that must begin, or end, at one place, each with another text."""
_MOST = 4
"""Blank lines of an article from which none tells anything."""
_BLANK = re.compile(r"\n[^\S\n]{0,8}\n")
_BEYOND = 64
"""Characters beyond the place that who is alone must have, too: two parts of an article may share a heading."""


class _Border(NamedTuple):
    """A place at which fragments begin, how many, if these are several different ones, and if one is a whole copy."""

    at: int
    times: int
    several: bool
    whole: bool

    def tell(self, verb: str, where: str) -> str:
        """What others do there."""
        return f"others {verb} {where} it" if self.times > 1 else f"another one {verb}s {where} it"


@article_rule("V108", "lone-border", "one fragment alone has what an article begins or ends with", doubt=True)
def find_lone_border(article: Article) -> Iterator[Match]:
    """Lines above a title with which others begin, or below a last sentence with which they end.

    They may be of the page: its section, who paid for it, what else there is to read. They stay, as nothing is lost.

    One that begins there is enough, if it is a whole copy; or that begins or ends there, if a blank line divides what
    is beyond from the rest, and the rest has none.

    Left alone: what two fragments have, where others begin without a title or stop inside a sentence, where they begin,
    or end, each at another place, where none that ends there has all of the article before it, and what is long.
    """
    text = article.text
    spans = [(own.start, own.end) for own in article.placements]
    most = measure_most(text)
    found = _find_border(spans, most)
    if found and (found.several or found.whole or _stands_apart(text, found.at)) and _begins(text, found.at):
        yield tell_border(text, 0, found.at, "one fragment alone has", found.tell("begin", "below"))
    found = _find_border([(-end, -start) for start, end in spans], most)
    if found and found.whole and (found.several or _stands_apart(text, -found.at)) and _ends(text, -found.at):
        yield tell_border(text, -found.at, len(text), "one fragment alone has", found.tell("end", "above"))


def _find_border(spans: Sequence[tuple[int, int]], most: int) -> _Border | None:
    """Where most begin behind the first one, if that is alone, and not so far; or, if each elsewhere, a whole copy."""
    first, until = min(spans, default=(0, 0))
    last = max((end for _, end in spans), default=0)
    behind = [(start, end) for start, end in spans if first < start <= first + most]
    if sum(start == first for start, _ in spans) != 1 or not behind:
        return None
    whole = Counter(start for start, end in behind if end >= last - most)
    (place, count), *_ = Counter(start for start, _ in set(behind)).most_common(1)
    if count < _ENOUGH and whole:
        place = whole.most_common(1)[0][0]
    if count < _ENOUGH and until - place < _BEYOND:
        return None
    return _Border(place, sum(start == place for start, _ in behind), count >= _ENOUGH, place in whole)


def _begins(text: str, at: int) -> bool:
    """Whether a line begins at a place, and is a title, with more below it."""
    below = text[at : at + _READ]
    return text[at - 1 : at] == "\n" and starts_with_title(below) and find_title(below) is not None


def _ends(text: str, at: int) -> bool:
    """Whether a line ends at a place, or before it, and a sentence."""
    return text[at : at + 1] == "\n" and is_ended(text[max(0, at - _NEAR) : at])


def _stands_apart(text: str, at: int) -> bool:
    """Whether a blank line divides what is at an end of a text from the rest, which has none."""
    found = [match.span() for match in islice(_BLANK.finditer(text), _MOST)]
    beside = [at in (start, end) for start, end in found]
    return len(found) < _MOST and any(beside) and (all(end <= at for _, end in found) or beside[0])


def measure_most(text: str) -> int:
    """Characters at an end of an article that may be of the page, at most."""
    return min(_WIDEST, len(text) // _SHARE)


def tell_border(text: str, start: int, end: int, held: str, where: str) -> Match:
    """What stands at an end of an article, by whom it is `held`, and `where` others begin or end."""
    own = text[start:end]
    low, high = start + len(own) - len(own.lstrip()), start + len(own.rstrip())
    return Match(low, high, f"{held} {shorten(text[low:high])}, {where}")
