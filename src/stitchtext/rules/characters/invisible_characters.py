"""C105: zero-width and direction marks that were left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_MARKS = "\u200b\u2060\ufeff\u00ad"
_TURNS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
_WORDLESS = r"[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]"
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")


@text_rule(
    "C105",
    "invisible-character",
    "an invisible character stands in the text",
    safety="safe",
    needles=tuple(_MARKS + _TURNS),
    examples=(
        ("一つ目の\u200b文です。", "一つ目の文です。"),
        ("The first\ufeff line has a join\u2060er.", "The first line has a joiner."),
        ("The end\u202c of the line\u200e.", "The end of the line."),
        ("Mon\u00adday to Sun\u00adday", "Monday to Sunday"),
    ),
    leaves=(
        "می\u200cخواهم",
        "👨\u200d🍳 is a cook.",
        "ภาษา\u200bไทย",
        "Save…\u200b button",
        "بت LDAP،\u200f SIP",
        "173 AD \u00ad SOFT HYPHEN",
        "253 FD \u200e LEFT-TO-RIGHT MARK",
        "❤\ufe0f",
        "क्\u200dष",
        "\ufeffThe first line",
    ),
)
def find_invisible_character(text: str) -> Iterator[Match]:
    """Zero-width spaces, word joiners, byte order marks, soft hyphens and direction marks inside a text.

    They are what pages and programs leave; searches miss the words they stand in. Left alone: joiners of letters and
    emoji, spaces between the words of Thai and its neighbours, direction marks where a script runs to the left, a mark
    that stands between spaces (in a table of characters), and one behind dots.
    """
    for match in _compile().finditer(text):
        start, end = match.span()
        turns = any(mark in _TURNS for mark in match[0]) and _RIGHT_TO_LEFT.search(text)
        if start and not turns and not (_is_open(text[start - 1 : start]) and _is_open(text[end : end + 1])):
            told = " ".join(f"U+{ord(mark):04X}" for mark in match[0][:4])
            yield Match(start, end, f"{told} shows nothing", (Edit(start, end, ""),))


def _is_open(letter: str) -> bool:
    return not letter or letter.isspace()


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(rf"(?<!{_WORDLESS})(?<!…)[{_MARKS}{_TURNS}]+(?!{_WORDLESS})")
