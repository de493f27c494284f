"""L101: a line of the page, and not of the article, at the start or the end of a fragment."""

from __future__ import annotations

import re

from stitchtext.rules.page_counts import OF_ALL, tell_count
from stitchtext.rules.phrases import look_up
from stitchtext.rules.registry import Edge, Need, edge_rule

_READ = 120
"""Characters of a first or last line that are looked up: of an address more than of a phrase."""
_FIRST_COUNT, _LAST_COUNT = re.compile(rf"{OF_ALL}\s*"), re.compile(rf"(?:(?<=\S)\s+|(?<=[。！？.!?])){OF_ALL}\Z")
"""The number of a part among all, in the line of its text."""
_BREAK = re.compile(r"[\r\n\x85\u2028\u2029]")

_TITLE, _TEXT = "題名です\n", "一つ目の文です。二つ目の文です。"


@edge_rule(
    "L101",
    "page-leftover",
    "a line of the page stands at an edge of a fragment",
    safety="safe",
    examples=(
        (f"{_TITLE}一つ目の文です。二つ目の\n広告\n—END—\n{_TITLE}{_TEXT}\n", f"{_TITLE}{_TEXT}\n"),
        (f"シェアする\n{_TITLE}{_TEXT}\n次のページへ\n—END—\n{_TITLE}一つ目の\n", f"{_TITLE}{_TEXT}\n"),
        (f"{_TITLE}{_TEXT}\n—END—\n1 / 3\n", f"{_TITLE}{_TEXT}\n"),
        (f"{_TITLE}{_TEXT}\n- 4 -\n—END—\n[2/5]\n{_TITLE}一つ目の\n", f"{_TITLE}{_TEXT}\n"),
    ),
    leaves=(
        f"{_TITLE}{_TEXT}\n広告\n",
        f"{_TITLE}広告\n{_TEXT}\n—END—\n{_TITLE}広告\n一つ目の文です。\n",
        f"{_TITLE}{_TEXT}\n広告\n三つ目の文もここにあります。\n—END—\n{_TITLE}{_TEXT}\n広告\n",
        f"広告\n{_TEXT}\n—END—\n広告\n一つ目の文です。\n",
        f"{_TITLE}{_TEXT}\n広告の歴史\n—END—\n{_TITLE}一つ目の文です。\n",
        f"{_TITLE}{_TEXT}これは広告\n—END—\n{_TITLE}一つ目の文です。\n",
        f"{_TITLE}{_TEXT}\n4\n—END—\n{_TITLE}一つ目の文です。\n",
        f"{_TITLE}{_TEXT}\n第三章\n—END—\n{_TITLE}一つ目の文です。\n",
        "The Sea\nIt was late.\nNext of kin\n—END—\nThe Sea\nIt was late.\n",
    ),
)
def find_leftover(text: str, at_head: bool) -> Edge | None:
    """A first or last line of a fragment that is nothing but what pages write around articles.

    Scrapers take buttons, advertisements and page numbers along. What they write in thirteen languages stands in
    `leftovers.txt`. Such a line is left out of the comparison and named in the account. Left alone: one inside a
    fragment, one that another fragment holds inside the same text, a word that could be the title of what follows,
    who is named as editor below a text that goes on otherwise in none, and the only fragment of a scrape.

    The number of a page (- 4 -, [2/5]), or its address with one, goes where another fragment goes on without it, or
    begins below it; at an end [2/5] goes always, and the others where no second fragment has them there, or another
    ends without. A number alone, or any address at an end, goes where others run on inside a sentence. Numbers that
    fragments have inside, as those of sections, stay.

    So goes what others show to be none of the text, whatever it says: the head or foot of every page, what many
    fragments wear, a fence of ``` around a fragment, and the title with the name of the site above the title.
    """
    line = read_line(text, _READ, at_head=at_head)
    if line and tell_count(line, at_head=at_head):
        return Edge(0, len(line), "count") if at_head else Edge(len(text) - len(line), len(text), "count")
    if counted := (_FIRST_COUNT.match(text) if at_head else _LAST_COUNT.search(text[-_READ:])):
        start = 0 if at_head else max(0, len(text) - _READ) + counted.start()
        return Edge(start, counted.end() if at_head else len(text), "parting")
    kind = look_up(line) if line else None
    # a mark of the cut: L102; a source of the text; what is said before more of it
    if kind is None or (kind in ("more", "place", "answer") and not at_head):
        return None
    if at_head:
        return Edge(0, len(line), "no title" if kind in ("word", "date", "step", "name") else "nothing")
    needs: Need = "dissent" if kind == "name" else "alone" if kind in ("way", "step") else "nothing"
    return Edge(len(text) - len(line), len(text), needs)


def read_line(text: str, longest: int, *, at_head: bool) -> str:
    """The first or last line of a text, without the white space at its inner end; nothing if it is longer."""
    window = text[: longest + 1] if at_head else text[-longest - 1 :]
    breaks = [match.span() for match in _BREAK.finditer(window)]
    if not breaks:
        return text if len(text) <= longest else ""
    return window[: breaks[0][0]].rstrip() if at_head else window[breaks[-1][1] :].lstrip()
