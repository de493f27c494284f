"""S205: articles of one scrape that have one title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stitchtext.folded import fold_text
from stitchtext.model import Article
from stitchtext.rules.registry import Match, scrape_rule


@scrape_rule("S205", "twin-title", "another article of the scrape has the same first line", doubt=True)
def find_twin_title(articles: Sequence[Article]) -> Iterator[tuple[int, Match]]:
    """The first line of every article that another one of the scrape has, too: its title, or a paragraph.

    They may be parts of one article, and nothing tells in which order.

    Left alone: one article, and first lines that differ in anything but width, quotes and white space.
    """
    named: dict[str, list[int]] = {}
    for number, article in enumerate(articles if len(articles) > 1 else ()):
        named.setdefault(fold_text(_first_line(article)), []).append(number)
    for numbers in named.values():
        for number in numbers if len(numbers) > 1 else ():
            line = _first_line(articles[number])
            start = articles[number].text.index(line)
            others = ", ".join(str(other + 1) for other in numbers if other != number)
            yield number, Match(start, start + len(line), f"article {others} has this title, too")


def _first_line(article: Article) -> str:
    lines = article.text.strip().splitlines()
    return lines[0].strip() if lines else ""
