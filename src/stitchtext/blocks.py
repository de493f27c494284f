"""Blocks: what two texts have between the stretches in which they are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from stitchtext.model import Block


def list_gaps(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """How much text either side has between one block and the next, in characters.

    >>> list(list_gaps([(0, 0, 9), (9, 40, 9)]))
    [(0, 31)]
    """
    return ((c - a - n, d - b - n) for (a, b, n), (c, d, _) in pairwise(blocks))


def swap_sides(blocks: Iterable[Block]) -> list[Block]:
    """The same blocks, as told from the second text.

    >>> swap_sides([(0, 5, 9)])
    [(5, 0, 9)]
    """
    return [(b, a, n) for a, b, n in blocks]


def list_put_in(blocks: Sequence[Block], own: str) -> Iterator[tuple[int, str]]:
    """What the first text has where the second has nothing: its place in that, and the text of its `own`.

    >>> list(list_put_in([(0, 0, 2), (5, 2, 4)], "ab---cdef"))
    [(2, '---')]
    """
    for (a, b, n), (c, d, _) in pairwise(blocks):
        if b + n == d and a + n < c:
            yield d, own[a + n : c]
