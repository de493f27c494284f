"""Unions: what is tied together, directly or by way of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def unite(ties: Iterable[Sequence[int]]) -> dict[int, int]:
    """The union that everything in a tie is in, named by the least that is; the order of the ties does not matter.

    >>> unite([(3, 4), (5, 9), (1, 4)])
    {3: 1, 4: 1, 5: 5, 9: 5, 1: 1}
    """
    above: dict[int, int] = {}

    def _find_least(number: int) -> int:
        while above.setdefault(number, number) != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    for first, *others in ties:
        for other in others:
            low, high = sorted((_find_least(first), _find_least(other)))
            above[high] = low
    return {number: _find_least(number) for number in list(above)}
