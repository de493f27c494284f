"""Owned: where a fragment lies on a backbone that is in part made of it: there, and nowhere else.

An alignment that lays repeats elsewhere, as of a hundred marks on one letter, would let one character of the fragment
stand at two places of the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from stitchtext.folded import Folded
from stitchtext.model import Block

Span: TypeAlias = tuple[int, int, int]

_NEXT = 12
"""Characters beyond a span by which a fragment is seen to go on there."""
_FAR = 1 << 62
"""An offset behind every text."""


def list_own(spans: Sequence[tuple[int, int, int]]) -> dict[int, list[Block]]:
    """Of each fragment that a backbone is made of, its spans there, as blocks of it."""
    own: dict[int, list[Block]] = {}
    at = 0
    for number, start, end in spans:
        if end > start:
            own.setdefault(number, []).append((start, at, end - start))
        at += end - start
    return own


def is_taken(start: int, end: int, taken: Sequence[Block]) -> bool:
    """Whether any of `[start, end)` is taken."""
    return any(low < end and start < low + size for low, _, size in taken)


def list_free(start: int, end: int, taken: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """What of `[start, end)` is not taken.

    >>> list(list_free(0, 9, [(5, 0, 1), (1, 1, 2)]))
    [(0, 1), (3, 5), (6, 9)]
    """
    for low, _, size in sorted(taken):
        if low < end and start < low + size:
            yield from [(start, low)] if start < low else []
            start = low + size
    yield from [(start, end)] if start < end else []


def hand_over(
    spans: Sequence[Span], members: Sequence[tuple[int, Sequence[Block]]], folds: Sequence[Folded]
) -> list[Span]:
    """The spans of a backbone, each given to another fragment where that one lies and its own does not.

    Two fragments may be joined at words that stand twice, and the first in truth go on elsewhere. Only a fragment
    that lies where all it has given stands takes more, and nothing that it has given.
    """
    loose = _list_loose(spans, dict(members), folds)
    if not loose:
        return list(spans)
    own = list_own(spans)
    fit = [(n, blocks) for n, blocks in members if all(_is_held(part, blocks) for part in own.get(n, ()))]
    takers: dict[int, list[Span]] = {}
    for number, blocks in fit:
        for which, start, end in _list_covered(loose, blocks):
            if not is_taken(start, end, own.get(number, ())):
                takers.setdefault(which, []).append((number, start, end))
    chosen = {
        which: min(found, key=lambda s: (-len(folds[s[0]].text), folds[s[0]].text)) for which, found in takers.items()
    }
    return [chosen.get(which, span) for which, span in enumerate(spans)]


def _list_loose(
    spans: Sequence[Span], laid: dict[int, Sequence[Block]], folds: Sequence[Folded]
) -> list[tuple[int, int, int]]:
    """The spans whose fragment lies elsewhere with them: where each begins and ends, and which it is.

    One that goes on as the backbone does on either side of such a span is of there, however it was aligned: in a text
    of one period that may be a period further.
    """
    loose, at = [], 0
    for which, (number, start, end) in enumerate(spans):
        blocks = laid.get(number, ())
        if start < end and blocks and not _is_held((start, at, end - start), blocks):
            elsewhere = not any(list_free(start, end, blocks))
            if elsewhere and not (_agrees(spans, folds, which, -1) or _agrees(spans, folds, which, 1)):
                loose.append((at, at + end - start, which))
        at += end - start
    return loose


def _agrees(spans: Sequence[Span], folds: Sequence[Folded], which: int, side: int) -> bool:
    """Whether a fragment has the next few characters of the backbone before or behind a span, too."""
    number, start, end = spans[which]
    text, beyond = folds[number].text, ""
    while len(beyond) < _NEXT and 0 <= (which := which + side) < len(spans):
        other, low, high = spans[which]
        part = folds[other].text[low:high]
        beyond = beyond + part[:_NEXT] if side > 0 else part[-_NEXT:] + beyond
    if side > 0:
        return bool(beyond) and text.startswith(beyond[:_NEXT], end)
    return bool(beyond) and text.endswith(beyond[-_NEXT:], 0, start)


def _list_covered(loose: Sequence[tuple[int, int, int]], blocks: Sequence[Block]) -> Iterator[Span]:
    """Which of some stretches of the backbone, in order, one block covers, and what of its fragment lies there."""
    for own, line, length in blocks:
        for at in range(bisect_left(loose, (line, 0, 0)), len(loose)):
            start, end, which = loose[at]
            if start >= line + length:
                break
            if end <= line + length:
                yield which, own + start - line, own + end - line


def hold_own(blocks: list[Block], own: Sequence[Block]) -> list[Block]:
    """An alignment with what a fragment gave to the backbone laid where it gave it; around that it stays as it is.

    >>> hold_own([(0, 0, 4), (4, 8, 2)], [(2, 6, 4)])
    [(0, 0, 2), (2, 6, 4)]
    """
    if all(_is_held(part, blocks) for part in own):
        return blocks
    if any(b[0] < a[0] + a[2] for a, b in pairwise(own)):
        return blocks  # parts of it stand in another order: it lies on itself nowhere
    edges = [(0, 0, 0), *own, (_FAR, _FAR, 0)]
    laid: list[Block] = []
    for left, right in pairwise(edges):
        laid.extend([left] if left[2] else [])
        laid.extend(_between(blocks, left, right))
    return _join(laid)


def _is_held(part: Block, blocks: Sequence[Block]) -> bool:
    """Whether one of some blocks, in order, holds all of another on the same diagonal."""
    at = bisect_right(blocks, part[0], key=lambda block: block[0]) - 1
    return at >= 0 and _holds(blocks[at], part)


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
