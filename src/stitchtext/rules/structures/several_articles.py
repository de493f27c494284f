"""S206: a scrape that is of several articles."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Repair
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.structures.heads import read_head

_ONE = "題名のとおり\n一つ目の文がここに書かれています。\n"
_TWO = "別の題名です\n海の向こうの町では、人々が朝早くから働いていました。\n"


@repair_rule(
    "S206",
    "several-articles",
    "the scrape has several articles",
    severity="note",
    examples=((f"{_ONE}—END—\n{_TWO}", "別の題名です"),),
    leaves=(f"{_ONE}—END—\n{_ONE}", _ONE, f"{_ONE}—END—\n"),
)
def find_several_articles(repair: Repair) -> Iterator[Match]:
    """The first fragment of the second and each further article that nothing ties to one before.

    Left alone: a scrape of one article.
    """
    for number, article in enumerate(repair.articles[1:], 2):
        first = min((one.fragment for one in article.placements), default=None)
        if first is not None:
            yield Match(*read_head(repair.fragments[first]), f"article {number} of {len(repair.articles)} begins")
