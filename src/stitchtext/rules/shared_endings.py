"""S212: an article without a title that ends as another one does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import eq

from stitchtext.cuts import find_opening
from stitchtext.folded import fold_text
from stitchtext.model import Article
from stitchtext.rules.registry import Match, scrape_rule
from stitchtext.rules.untitled_articles import is_titled

_LEAST, _READ = 24, 2048
"""Letters of an ending that two articles share, at least, and characters of their ends that are compared."""


@scrape_rule("S212", "shared-ending", "the article starts without a title and ends as another one does", doubt=True)
def find_shared_ending(articles: Sequence[Article]) -> Iterator[tuple[int, Match]]:
    """The first words of an article that has no title and ends with the same sentence as one other, longer article.

    Only one fragment holds it, or equal ones, and several the other: it may be a part of that, which an abridged copy
    has left out.

    Left alone: one article, two of one fragment each, articles of several fragments, with a title, in one line, which
    may have one, or that start inside a sentence, of which S204 speaks, fewer than 24 letters in common, and what ends
    three articles or more: a closing note.
    """
    if len(articles) < 2:
        return
    tails = [fold_text(article.text[-_READ:]) for article in articles]
    holders: dict[str, list[int]] = {}
    for number, tail in enumerate(tails):
        if len(tail) >= _LEAST:
            holders.setdefault(tail[-_LEAST:], []).append(number)
    for number, other in (pair for pair in holders.values() if len(pair) == 2):
        part, whole = sorted((number, other), key=lambda n: (len(articles[n].text), n))
        article, text = articles[part], articles[part].text
        copied = _count_texts(article) < 2 <= len(articles[whole].placements)
        if copied and "\n" in text.strip() and not article.headless and not is_titled(text):
            size = len(list(takewhile(bool, map(eq, reversed(tails[part]), reversed(tails[whole])))))
            message = f"the article starts without a title, and its last {size} letters end article {whole + 1}, too"
            yield part, Match(*find_opening(text), message)


def _count_texts(article: Article) -> int:
    """How many fragments an article is made of, those that are equal as one."""
    return len({(own.start, own.end, own.text_end - own.text_start) for own in article.placements})
