"""S215: an article that ends with what another one begins with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stitchtext.bodies import find_end
from stitchtext.cuts import find_title
from stitchtext.folded import Folded, fold, fold_text
from stitchtext.model import Article
from stitchtext.rules.registry import Match, scrape_rule
from stitchtext.scripts import is_dense

_LEAST, _LEAST_DENSE, _MOST = 10, 6, 64
"""Letters that an end and a start share at least, in a script of syllables or words, and at most of those looked at."""
_READ, _POSTINGS, _SHOWN = 256, 8, 24
"""Characters of an article that are read at either end, articles that begin alike of which one is found, and characters
that are shown."""


@scrape_rule("S215", "loose-end", "the article ends with what another one begins with", doubt=True)
def find_loose_end(articles: Sequence[Article]) -> Iterator[tuple[int, Match]]:
    """The last words of an article, where the first words of another one are the same, to the letter.

    It may go on there: so little in common, or words that stand elsewhere, too, do not join them.

    Left alone: one article; ends that have fewer than ten letters in common, or six in a script of syllables or words;
    articles that are no more than that; and a title, as who names the next article does not go on in it.
    """
    if len(articles) < 2:
        return
    heads = _index_heads(articles)
    for number, article in enumerate(articles):
        end = find_end(article.text)
        start = max(0, end - _READ)
        tail = fold(article.text[start:end])
        found = _find(number, tail, heads)
        if found is not None:
            other, size = found
            at = start + tail.raw(len(tail.text) - size)
            shown = " ".join(article.text[at:end].split())[-_SHOWN:]
            yield number, Match(at, end, f"the article ends with 「…{shown}」, with which article {other + 1} begins")


def _index_heads(articles: Sequence[Article]) -> dict[str, list[tuple[int, str, int]]]:
    """Articles by the first letters that they are found by: the number, the start, and the letters of its title."""
    heads: dict[str, list[tuple[int, str, int]]] = {}
    for number, article in enumerate(articles):
        head = fold_text(article.text[:_READ])
        known = heads.setdefault(head[:_LEAST_DENSE], [])
        if len(head) > _LEAST and len(known) < _POSTINGS:
            known.append((number, head, len(fold_text(find_title(article.text) or ""))))
    return heads


def _find(number: int, tail: Folded, heads: dict[str, list[tuple[int, str, int]]]) -> tuple[int, int] | None:
    """The article that begins with the last letters of another, and how many they are; the most, if several do."""
    text = tail.text
    for size in range(min(_MOST, len(text) - 1), _LEAST_DENSE - 1, -1):
        last = text[len(text) - size :]
        if size < _LEAST and not is_dense(last):
            continue
        for other, head, titled in heads.get(last[:_LEAST_DENSE], ()):
            if other != number and titled < size < len(head) and head.startswith(last):
                return other, size
    return None
