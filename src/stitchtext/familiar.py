"""Familiar: which of two readings of a place is more like the rest of the text."""

from __future__ import annotations

_AROUND, _FAR = 12, 1 << 15
"""Characters: the most of a reading's surroundings that are looked for elsewhere, and how far away."""


def is_more_familiar(one: str, other: str, line: str, start: int, end: int) -> bool:
    """Whether the rest of the backbone `line` writes a reading of `[start, end)` as here, and the other less so.

    >>> line = "the book is old. a bok is new."
    >>> is_more_familiar("oo", "o", line, 20, 21), is_more_familiar("o", "oo", line, 20, 21)
    (True, False)
    """
    rest = f"{line[max(0, start - _FAR) : start]}\0{line[end : end + _FAR]}"
    before, after = line[max(0, start - _AROUND) : start], line[end : end + _AROUND]
    return _measure(one, before, after, rest) > _measure(other, before, after, rest)


def _measure(reading: str, before: str, after: str, rest: str) -> int:
    """How much of what stands around a reading stands around it elsewhere, to its left and to its right."""
    left = right = 0
    while left < len(before) and f"{before[-left - 1 :]}{reading}{after[:1]}" in rest:
        left += 1
    while right < len(after) and f"{before[-1:]}{reading}{after[: right + 1]}" in rest:
        right += 1
    return left + right
