"""L105: marks of Markdown in a text that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_code
from stitchtext.rules.registry import Match, text_rule

_ABOUT = re.compile("markdown", re.IGNORECASE)
_PATTERN = r"(\*\*|__)(?=[^\s*_])([^*_\r\n]{1,120})(?<=[^\s*_])\1(?![A-Za-z0-9_])|!?\[([^\]\r\n]{1,120})\]\(https?://[^\s)]{1,400}\)"


@text_rule(
    "L105",
    "stray-markdown",
    "marks of Markdown were left in the text",
    safety="unsafe",
    severity="note",
    on=False,
    needles=("**", "__", "]("),
    examples=(
        ("これは**大切**な点です。", "これは大切な点です。"),
        ("See [the manual](https://example.org/a) for more.", "See the manual for more."),
    ),
    leaves=(
        "2 ** 3 ** 4",
        "a ** b",
        "__init__.py",
        "`**x**`",
        "* an item",
        "f(x)[0](y)",
        "[1] (see below)",
        "*** stars ***",
    ),
)
def find_stray_markdown(text: str) -> Iterator[Match]:
    """Bold marks around words, and links with their address; many texts are Markdown, so it speaks only when asked.

    Left alone: code, marks with a space inside, names with underscores, and links without an address of the web.
    """
    for match in _compile().finditer(text):
        if not is_code(text, match.start()) and not (match[1] == "__" and match[2].isidentifier()):
            words = match[2] or match[3]
            yield Match(*match.span(), f"「{match[0][:40]}」 is Markdown", (Edit(*match.span(), words),))


def speaks_of_marks(text: str) -> bool:
    """Whether a text speaks of Markdown."""
    return _ABOUT.search(text) is not None


def list_marks(text: str) -> list[tuple[int, int]]:
    """Where the marks stand in a text, without the words between them."""
    found = _compile().finditer(text) if any(needle in text for needle in ("**", "__", "](")) else ()
    inner = ((match, match.span(2 if match[1] else 3)) for match in found)
    return [span for match, (low, high) in inner for span in ((match.start(), low), (high, match.end()))]


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_PATTERN)
