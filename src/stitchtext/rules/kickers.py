"""L103: a line above the title of an article, which other fragments do not have there."""

from __future__ import annotations

from stitchtext.rules.leftovers import read_line
from stitchtext.rules.registry import Edge, edge_rule

_LONGEST = 80
_BODY = "題名のとおり\n一つ目の文がここにあります。二つ目の文がここで終わります。"


@edge_rule(
    "L103",
    "kicker",
    "a line stands above the title of the article",
    safety="safe",
    examples=(
        (f"毎日更新中！\n{_BODY}\n—END—\n{_BODY[:30]}\n—END—\n{_BODY[:26]}\n", f"{_BODY}\n"),
        (f"Lesezeichen setzen\n{_BODY}\n—END—\n{_BODY[:30]}\n—END—\n{_BODY[:26]}\n", f"{_BODY}\n"),
    ),
    leaves=(
        f"{_BODY}\n—END—\n{_BODY[:30]}\n—END—\n{_BODY[:26]}\n",
        f"毎日更新中！\n{_BODY}\n—END—\n毎日更新中！\n{_BODY[:30]}\n",
        f"毎日更新中！\n{_BODY}\n—END—\n{_BODY[:30]}\n",
        f"毎日更新中！\n{_BODY}\n",
        f"{_BODY}\n毎日更新中！\n—END—\n{_BODY}\n—END—\n{_BODY[:26]}\n",
        "題名のとおり\n一つ目の文がここにあります。\n—END—\n一つ目の文がここにあります。\n—END—\n一つ目の文がここに\n",
        "News\nThe Old House\nIt stood there.\n—END—\nSport\nThe Young Man\nHe ran.\n",
        "連載第一回\n題名のとおり\n一つ目の文がここにあります。\n—END—\n題名のとおり\n別の文がここにあります。\n",
    ),
)
def find_kicker(text: str, at_head: bool) -> Edge | None:
    """A short first line of a fragment with the title below it, where two others start with that title.

    Buttons, sections and names of sites come so, and no list has them all. The line is left out of the comparison and
    named in the account. Left alone: a line that another fragment has there, too, one above anything but a title that
    two others start with, one at the end, and the only fragment of a scrape.
    """
    line = read_line(text, _LONGEST, at_head=True) if at_head else ""
    return Edge(0, len(line), "title") if line and len(line) < len(text) else None
