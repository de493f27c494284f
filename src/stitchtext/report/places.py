"""Places as people name them: lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right


def locate(text: str, offset: int) -> str:
    r"""The line and column of an offset, both from 1 and in characters.

    >>> locate("one\ntwo", 5)
    '2:2'
    """
    return f"{text.count(chr(10), 0, offset) + 1}:{offset - text.rfind(chr(10), 0, offset)}"


class Lines:
    r"""The lines of a text, found once: where an offset is, and what a line says. Only a line feed ends a line.

    >>> Lines("one\ntwo").locate(5)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(feed.end() for feed in re.finditer("\n", text))]

    def locate(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both from 1."""
        number = bisect_right(self._starts, offset)
        return number, offset - self._starts[number - 1] + 1

    def span(self, number: int) -> tuple[int, int]:
        """Where a line starts and where it ends, before its line end; an empty span if there is none of that number."""
        if not 1 <= number <= len(self._starts):
            return 0, 0
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
        return start, end - (end > start and self._text[end - 1] == "\r")
