"""Owned: where a fragment lies on a backbone that is in part made of it: there, and nowhere else.

An alignment that lays repeats elsewhere, as of a hundred marks on one letter, would let one character of the fragment
stand at two places of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from stitchtext.model import Block

_FAR = 1 << 62
"""An offset behind every text."""


def find_own(number: int, spans: Sequence[tuple[int, int, int]]) -> list[Block]:
    """The spans of a backbone that are a fragment's own, as blocks of it."""
    blocks, at = [], 0
    for other, start, end in spans:
        if other == number and end > start:
            blocks.append((start, at, end - start))
        at += end - start
    return blocks


def hold_ends(
    members: Sequence[tuple[int, list[Block]]], spans: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, list[Block]]]:
    """The members of a backbone, those held on their own parts whose part stands at an end that none reaches."""
    laid = [blocks for _, blocks in members if blocks]
    size = sum(end - start for _, start, end in spans)
    first = min((blocks[0][1] for blocks in laid), default=0)
    last = max((blocks[-1][1] + blocks[-1][2] for blocks in laid), default=size)
    for number, blocks in members:
        own = find_own(number, spans)
        bare = any(at < first or at + length > last for _, at, length in own)
        yield number, hold_own(blocks, own) if bare else blocks


def hold_own(blocks: list[Block], own: Sequence[Block]) -> list[Block]:
    """An alignment with what a fragment gave to the backbone laid where it gave it; around that it stays as it is.

    >>> hold_own([(0, 0, 4), (4, 8, 2)], [(2, 6, 4)])
    [(0, 0, 2), (2, 6, 4)]
    """
    if not blocks or all(any(_holds(block, part) for block in blocks) for part in own):
        return blocks
    if any(b[0] < a[0] + a[2] for a, b in pairwise(own)):
        return blocks  # parts of it stand in another order: it lies on itself nowhere
    edges = [(0, 0, 0), *own, (_FAR, _FAR, 0)]
    laid: list[Block] = []
    for left, right in pairwise(edges):
        laid.extend([left] if left[2] else [])
        laid.extend(_between(blocks, left, right))
    return _join(laid)


def _holds(block: Block, part: Block) -> bool:
    return block[0] - part[0] == block[1] - part[1] and block[0] <= part[0] <= part[0] + part[2] <= block[0] + block[2]


def _between(blocks: Sequence[Block], left: Block, right: Block) -> Iterator[Block]:
    """What of an alignment lies between two blocks, in both texts."""
    for own, line, length in blocks:
        skip = max(0, left[0] + left[2] - own, left[1] + left[2] - line)
        size = min(length, right[0] - own, right[1] - line)
        if skip < size:
            yield own + skip, line + skip, size - skip


def _join(blocks: Sequence[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        own, line, length = joined[-1] if joined else (0, 0, 0)
        if joined and block[:2] == (own + length, line + length):
            joined[-1] = (own, line, length + block[2])
        else:
            joined.append(block)
    return joined
