"""C104: control characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_PATTERN = r"\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x07\x0e-\x1a\x1f\x7f]+(?!\x08)"


@text_rule(
    "C104",
    "control-character",
    "a control character stands in the text",
    safety="safe",
    examples=(
        ("The first\x00 line and the\x07 second.", "The first line and the second."),
        ("\x1b[1mBold\x1b[0m words", "Bold words"),
        ("一つ目の\x02文です。", "一つ目の文です。"),
    ),
    leaves=(
        "a\tb\n",
        "a\r\nb",
        "page\x0cpage",
        "a\x0bb",
        "N\x08_ is struck over",
        "a\x85b",
        "wär\x92s",
        "\x1b alone",
        "255 173 AD \x81 is reserved.",
    ),
)
def find_control_character(text: str) -> Iterator[Match]:
    """Control characters that no text has, and the escape sequences of terminals; they are taken out.

    Left alone: tabs, line and page breaks, backspaces, a lone escape, and those from U+0080 on, which stand for the
    signs of a Windows code page.
    """
    if text.isprintable():
        return
    for match in _compile().finditer(text):
        start, end = match.span()
        yield Match(start, end, f"{match[0]!a} is no text", (Edit(start, end, ""),))


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_PATTERN)
