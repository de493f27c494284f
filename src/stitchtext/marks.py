"""Marks: what ends a sentence, in the scripts that have a mark for it, and what HTML writes for a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

STOPS = "。．｡।॥۔።။។"
"""Full stops of Chinese and Japanese, of Indic scripts, Urdu, Ethiopic, Burmese and Khmer: they end a sentence, and
nothing else. The one of Latin stands in numbers and behind abbreviations, too, and is not among them."""
CALLS = "！？؟"
"""Marks of questions and exclamations that no text is written with for anything else."""
ENDS = f"{STOPS}{CALLS}.!?"
"""All of them, and those that are also in numbers, names and code."""
COLONS = (":", "：")
"""What ends a line that leads to a list, or to what somebody says."""
LAST = f"{ENDS}…」』）)\"']”’»"
"""What may stand last in a sentence: these marks, dots, and what closes a bracket or a quote behind them."""
ENTITY = r"&(?:[a-zA-Z]{2,8}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});"
"""A character as HTML writes it, by name or by number: a pattern."""

LOST = "\ufffd"
"""The sign that a decoder puts where it could not read."""


def find_entities(text: str) -> Iterator[tuple[int, int, str]]:
    """Where characters stand as HTML writes them, and what each means; a name that HTML does not know is none.

    >>> list(find_entities("R&D; it&#39;s"))
    [(7, 12, "'")]
    """
    from html import unescape  # noqa: PLC0415 - only here: most texts have no such sign

    found = ((match.span(), match[0], unescape(match[0])) for match in _compile().finditer(text))
    return ((*span, letter) for span, written, letter in found if letter != written)


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(ENTITY)
