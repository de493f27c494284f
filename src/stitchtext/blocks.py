"""Blocks: what two texts have between the stretches in which they are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from stitchtext.model import Block


def list_gaps(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """How much text either side has between one block and the next, in characters.

    >>> list(list_gaps([(0, 0, 9), (9, 40, 9)]))
    [(0, 31)]
    """
    return ((c - a - n, d - b - n) for (a, b, n), (c, d, _) in pairwise(blocks))
