"""Doubled lines: a copy that says its lines twice, each behind itself, as a page does that is shown in two ways."""

from __future__ import annotations

import re
from itertools import islice
from operator import eq

DOUBLED = "T301"
"""The rule that tells of text which others have once."""
_FEWEST, _SHORTEST, _SHARE = 3, 4, 3
"""Lines that must be doubled for it to be no refrain, and characters of these; and one of how many lines must be the
second: where all stand twice, one of two is."""
_LINE = re.compile(r"[^\r\n]+")


def list_doubled_lines(text: str) -> list[tuple[int, int]]:
    r"""Where the second ones of equal lines beside each other stand, in a text that has many.

    >>> list_doubled_lines("First\nFirst\nSecond\nSecond\nThird\nThird")
    [(6, 11), (19, 25), (32, 37)]
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if not any(map(eq, lines, islice(lines, 1, None))):
        return []  # as in most texts, and a first look is fast
    found = []
    last = ""
    for line in _LINE.finditer(text):
        own = line[0].strip()
        if own and own == last:
            found.append(line.span())
        last = own or last
    often = sum(end - start >= _SHORTEST for start, end in found) >= _FEWEST
    return found if often and _SHARE * len(found) >= len(lines) else []
