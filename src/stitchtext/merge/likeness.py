"""Likeness: which of several readings with as many votes is most like all the others there."""

from __future__ import annotations

from collections.abc import Sequence


def measure_distance(text: str, others: Sequence[tuple[str, int]]) -> int:
    """The edits from a reading to all others, each as often as it has votes.

    The reading that has least is right in the most of its parts: a fragment that errs at the start of a place
    is a witness for its end.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only here: many scrapes never need it

    return sum(votes * Levenshtein.distance(text, other) for other, votes in others)
