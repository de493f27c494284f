"""S210: an article without a title, in a scrape where another has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stitchtext.cuts import find_opening, find_title, is_ended
from stitchtext.model import Article
from stitchtext.rules.registry import Match, scrape_rule

_SHOWN, _READ = 20, 512


@scrape_rule("S210", "untitled-article", "the article starts without a title, another has one", doubt=True)
def find_untitled_article(articles: Sequence[Article]) -> Iterator[tuple[int, Match]]:
    """The first words of an article that has no title, where another has one and does not end as a text does.

    It may go on from that one, which only its script or layout keeps from looking cut.

    Left alone: one article, articles none of which has a title, one that is nothing else, where those with a title end
    with a sentence, and one that starts inside a sentence, of which S204 speaks.
    """
    if len(articles) < 2:
        return
    titled = [_is_titled(article.text) for article in articles]
    open_ones = [
        n for n, article in enumerate(articles) if titled[n] and not is_ended(_cut_dots(article.text[-_READ:]))
    ]
    named = f"article {open_ones[0] + 1}" if len(open_ones) == 1 else "another article"
    for number, article in enumerate(articles if open_ones else ()):
        if not titled[number] and not article.headless:
            start, end = find_opening(article.text)
            shown = article.text[start : start + _SHOWN]
            message = f"the article starts without a title, and may go on from {named}: 「{shown}…」"
            yield number, Match(start, end, message)


def _is_titled(text: str) -> bool:
    """Whether a text has a title, or is a line that could be one and nothing else."""
    return find_title(f"{text[:_READ].strip()}\n—") is not None


def _cut_dots(text: str) -> str:
    """A text without the dots at its end, which may be the mark of a cut: what stands before them tells."""
    body = text.rstrip()
    return body.rstrip("…‥") if body.endswith(("…", "‥")) else body.removesuffix("...")
