"""Likeness: which of two readings with as many votes is more like the others there, or like the rest of the text."""

from __future__ import annotations

from collections.abc import Sequence

_AROUND, _FAR = 12, 1 << 15
"""Characters: the most of a reading's surroundings that are looked for elsewhere, and how far away."""


def measure_distance(text: str, others: Sequence[tuple[str, int]]) -> int:
    """The edits from a reading to all others, each as often as it has votes.

    The reading that has least is right in the most of its parts: a fragment that errs at the start of a place
    is a witness for its end.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only here: many scrapes never need it

    return sum(votes * Levenshtein.distance(text, other) for other, votes in others)


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
