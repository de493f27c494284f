"""S402: a fragment in which the article begins again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.rules.registry import Match, text_rule

_OPENING, _FAR, _MANY = 40, 160, 14
_LONG = "この文はどこまでも長く続いていて、読む人を飽きさせないように、いろいろな話題を取り上げています。" * 4


@text_rule(
    "S402",
    "missing-marker",
    "the text begins again inside a fragment",
    examples=(),
    leaves=(
        f"題名のとおり\n{_LONG}\n題名のとおり、これで終わります。",
        f"The sea is wide.\n{'It was late. ' * 30}\nThe sea is wide.",
        "短い文です。短い文です。",
        "ラララララ\n" * 60,
        "=" * 400,
        "1 2 3 4 5 6 7 8 9 " * 40,
        f"{_LONG[:48]}",
        f"それはある日のことでした。{_LONG}それはある日のことでした。",
    ),
)
def find_missing_marker(text: str) -> Iterator[Match]:
    """The first 40 characters of a fragment that stand in it again, further on: two fragments, and no marker between.

    Left alone: an opening that says little (verse, rows of signs), and one that comes again in part.
    """
    lead = len(text) - len(text.lstrip())
    opening = text[lead : lead + _OPENING]
    if len(set(opening)) < _MANY or len(opening) < _OPENING:
        return
    for match in re.finditer(re.escape(opening), text[lead + _FAR :]):
        at = lead + _FAR + match.start()
        yield Match(at, at + _OPENING, "the text begins again here: a marker may be missing")
