"""C109: a Kangxi radical where a character is meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_PATTERN = "[\u2f00-\u2fd5]"
_LETTER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u2f00-\u2fd5]")


@text_rule(
    "C109",
    "radical",
    "a radical stands for a character",
    languages=("ja", "zh"),
    safety="safe",
    examples=(("毎\u2f47の仕事", "毎日の仕事"), ("中国\u2f08民", "中国人民")),
    leaves=(
        "部首は\u2f47です。",
        "「\u2f47」",
        "\u2f47, \u2f08, \u2f4b",
        "\u2f47",
        "毎日の仕事",
        "中国人民",
        "部首の\u2f08と\u2f4b",
        "\u2f47 is radical 72.",
    ),
)
def find_radical(text: str) -> Iterator[Match]:
    """A sign from the table of Kangxi radicals inside a word, as some PDF files have it; its character looks the same.

    Left alone: a radical by itself, and all of a text that speaks of radicals.
    """
    for match in re.finditer(_PATTERN, text) if "部首" not in text else ():
        start, end = match.span()
        if _LETTER.match(text[start - 1 : start]) or _LETTER.match(text[end : end + 1]):
            meant = unicodedata.normalize("NFKC", match[0])
            yield Match(start, end, f"「{meant}」 as a radical", (Edit(start, end, meant),))
