"""Quotations: where a text is quoted, written of or code, so that what looks like damage is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

_SHORT = 12
_FAR = 400  # a quotation that opens further back is taken for one that was never closed
_OPEN, _CLOSE = "「『“《〈【（([", "」』”》〉】）)]"
_SENTENCE = re.compile(r"[。．｡！？!?\s]")


def is_quoted(text: str, start: int) -> bool:
    """Whether offset `start` lies inside a quotation that begins on the same line.

    >>> is_quoted("彼は「行くますです」と言う", 5), is_quoted("「はい」と言うますです", 8)
    (True, False)
    """
    line = _read_line(text, start)
    return sum(map(line.count, "「『“")) > sum(map(line.count, "」』”"))


def is_mention(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` is written of, not written: in code, or at the end of a short quotation without a mark.

    >>> is_mention("「はずですです」と書かれていた", 3, 7), is_mention("「重要ですです。」", 3, 7)
    (True, False)
    """
    if is_code(text, start):
        return True
    if text[end : end + 1] not in tuple(_CLOSE):
        return False
    line = _read_line(text, start)
    opened = max(map(line.rfind, _OPEN))
    return opened >= 0 and len(line) - opened <= _SHORT and not _SENTENCE.search(line, opened + 1)


def is_code(text: str, at: int) -> bool:
    """Whether offset `at` lies in a code span of its line, or between two fences of three backticks.

    >>> is_code("`x ## y` と書く", 3), is_code("書く ## `x`", 3)
    (True, False)
    """
    return _read_line(text, at).count("`") % 2 == 1 or bisect_left(_find_fences(text), at) % 2 == 1


@lru_cache(maxsize=1)  # a text with much damage asks for each place of it
def _find_fences(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in re.finditer("^```", text, re.MULTILINE)) if "```" in text else ()


def _read_line(text: str, end: int) -> str:
    """The line up to offset `end`, as far back as matters."""
    low = max(0, end - _FAR)
    return text[max(text.rfind("\n", low, end), text.rfind("\r", low, end), low - 1) + 1 : end]
