"""C103: the sign that a decoder puts where it could not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.marks import LOST
from stitchtext.rules.quotations import is_mention
from stitchtext.rules.registry import Match, text_rule


@text_rule(
    "C103",
    "replacement-character",
    "a character was lost when the text was decoded",
    needles=(LOST,),
    leaves=(
        "The decoder writes “\ufffd” for it.",
        "「\ufffd」と表示されます。",
        "It shows \ufffd instead.",
        "`a\ufffdb`",
        "U+FFFD (\ufffd)",
        "Ein Fragezeichen: ?",
        "？と！",
        "¿Qué? ◆ ◇",
    ),
)
def find_replacement_character(text: str) -> Iterator[Match]:
    """U+FFFD beside a letter: a byte was lost, and this text does not tell which.

    Left alone: the sign by itself, in quotes or code, as texts on encodings show it.
    """
    for match in re.finditer(f"{LOST}+", text):
        start, end = match.span()
        beside = text[max(0, start - 1) : start].isalpha() or text[end : end + 1].isalpha()
        if beside and not is_mention(text, start, end):
            yield Match(start, end, "a character was lost in decoding")
