"""L101: a line of the page, and not of the article, at the start or the end of a fragment."""

from __future__ import annotations

import re

from stitchtext.rules.phrases import LONGEST, look_up
from stitchtext.rules.registry import Edge, edge_rule

_BREAK = re.compile(r"[\r\n\x85\u2028\u2029]")


@edge_rule(
    "L101",
    "page-leftover",
    "a line of the page stands at an edge of a fragment",
    safety="safe",
    examples=(
        ("題名です\n一つ目の文です。二つ目の\n広告\n—END—\n題名です\n一つ目の文です。二つ目の文です。\n", "題名です\n一つ目の文です。二つ目の文です。\n"),
    ),
    leaves=(
    ),
)
def find_leftover(text: str, at_head: bool) -> Edge | None:
    """A first or last line of a fragment that is nothing but what pages write around articles.

    Scrapers take buttons, advertisements and page numbers along. What they write in ten languages stands in
    `leftovers.txt`. Such a line is left out of the comparison and named in the account. Left alone: one inside a
    fragment, one that another fragment holds inside the same text, a word that could be the title of what follows,
    and the only fragment of a scrape.
    """
    line = _first_line(text) if at_head else _last_line(text)
    kind = look_up(line) if line else None
    if kind is None:
        return None
    if at_head:
        return Edge(0, len(line), "no title" if kind == "word" else "nothing")
    return Edge(len(text) - len(line), len(text)) if kind != "more" else None  # a mark of the cut: L102


def _first_line(text: str) -> str:
    end = _BREAK.search(text, 0, LONGEST + 1)
    return text[: end.start()].rstrip() if end else text if len(text) <= LONGEST else ""


def _last_line(text: str) -> str:
    window = text[-LONGEST - 1 :]
    starts = [match.end() for match in _BREAK.finditer(window)]
    return window[starts[-1] :].lstrip() if starts else text if len(text) <= LONGEST else ""
