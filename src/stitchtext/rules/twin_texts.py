"""S211: articles of one scrape that say nearly the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from stitchtext.cuts import find_opening
from stitchtext.folded import fold
from stitchtext.model import Article
from stitchtext.rules.registry import Match, scrape_rule

_SHARE, _LEAST = 0.6, 200
"""The share of its clauses, by their letters, that an article has with another, and letters that these are at least."""
_SHORTEST, _MOST = 6, 8
"""Letters of a clause that is looked for; and articles that may hold it: what stands in more tells little."""
_NUMBERS = re.compile(r"\d+")


@scrape_rule("S211", "twin-text", "another article of the scrape says nearly the same", doubt=True)
def find_twin_text(articles: Sequence[Article]) -> Iterator[tuple[int, Match]]:
    """The first words of an article of which most stands in another one, but for its numbers and their order.

    They may be versions or editions of one page that did not come together.

    Left alone: one article, and articles with less than six tenths in common, or with hardly a line.
    """
    if len(articles) < 2:
        return
    clauses = [_list_clauses(article.text) for article in articles]
    holders: dict[int, list[int]] = {}
    for number, own in enumerate(clauses):
        for clause in own:
            holders.setdefault(clause, []).append(number)
    for number, own in enumerate(clauses):
        shared = Counter[int]()
        for clause, size in own.items():
            others = holders[clause] if len(holders[clause]) <= _MOST else ()
            shared.update({other: size for other in others if other != number})
        other, letters = max(shared.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
        if letters >= max(_LEAST, _SHARE * sum(own.values())):
            start, end = find_opening(articles[number].text)
            yield number, Match(start, end, f"most of this stands in article {other + 1}, too")


def _list_clauses(text: str) -> dict[int, int]:
    """The letters in each clause of an article, by the hash of what it says apart from numbers."""
    bare = (_NUMBERS.sub("0", unit) for unit in fold(text).units)
    return {hash(unit): len(unit) for unit in bare if len(unit) >= _SHORTEST}
