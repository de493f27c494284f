"""C108: kana whose voicing mark stands apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_VOICED = "うかきくけこさしすせそたちつてとはひふへほゝウカキクケコサシスセソタチツテトハヒフヘホワヰヱヲヽ"
_PATTERN = f"(?:[{_VOICED}][\u3099\u309a])+"


@text_rule(
    "C108",
    "decomposed-kana",
    "the voicing mark of a kana stands apart",
    languages=("ja",),
    safety="safe",
    needles=("\u3099", "\u309a"),
    examples=(
        ("か\u3099くせい", "がくせい"),
        ("ハ\u309aソコン", "パソコン"),
    ),
    leaves=(
        "がくせい",
        "濁点は゛、半濁点は゜です。",
        "か\u309aは鼻濁音です。",
        "\u3099 だけ",
        "あ\u3099",
        "カ゛",
        "パソコン",
        "ﾊﾟ",
    ),
)
def find_decomposed_kana(text: str) -> Iterator[Match]:
    """A kana and a combining voicing mark, as some file systems write them; one character stands for both.

    Nothing else is composed, since that would change characters that names are written with. Left alone: pairs for
    which there is no one character (か゚), and marks that do not combine.
    """
    for match in _compile().finditer(text):
        meant = unicodedata.normalize("NFC", match[0])
        if len(meant) * 2 == len(match[0]):
            yield Match(*match.span(), f"「{meant}」 in parts", (Edit(*match.span(), meant),))


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_PATTERN)
