"""Moves: blocks of an alignment that stand elsewhere, where their text is beside the others as well, and better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from stitchtext.align.anchors import Window
from stitchtext.align.runs import run_backward, run_forward
from stitchtext.model import Block
from stitchtext.passages import PASSAGE

_MOST, _SLACK = 400, 24
"""Characters at an end that may stand elsewhere, and by which the other text may be longer there."""
_LONGEST_DETOUR, _WIDEST, _IN_STEP = 3, 2000, 8
"""Blocks that a detour may have, characters of the way that it leaves, and by how many the way may be off behind it."""
_MORE, _NEARLY = 8, 0.85
"""Characters that must be the same beyond those in the blocks, and the share of all that there are."""


def drop_moved(a: str, b: str, blocks: list[Block], window: Window) -> list[Block]:
    """The blocks without first or last ones whose text stands just before or behind the others, too, and more of it.

    Of two equal passages a slip in the one leaves the other as the only one that is to the letter the same. It is not
    the place of a text that begins or ends there.
    """
    low = _count_moved(a, b, blocks, window, at_head=True)
    left = blocks[low:]
    return left[: len(left) - _count_moved(a, b, left, window, at_head=False)]


def _count_moved(a: str, b: str, blocks: Sequence[Block], window: Window, *, at_head: bool) -> int:
    """How many blocks at an end are better dropped."""
    for number, inner, size, in_a in _list_jumps(blocks, window, at_head=at_head):
        short, long = (a, b) if in_a else (b, a)
        at, other = (inner[0], inner[1]) if in_a else (inner[1], inner[0])
        if at_head:
            mine, beside = short[at - size : at], long[max(0, other - size - _SLACK) : other]
        else:
            at, other = at + inner[2], other + inner[2]
            mine, beside = short[at : at + size], long[other : other + size + _SLACK]
        taken = blocks[:number] if at_head else blocks[-number:]
        matched = sum(block[2] for block in taken)
        if _count_same(mine, beside) >= max(matched + _MORE, _NEARLY * size):
            return number
    return 0


def _list_jumps(blocks: Sequence[Block], window: Window, *, at_head: bool) -> Iterator[tuple[int, Block, int, bool]]:
    """Where one side leaves a passage out near an end: behind how many blocks, and the next block inwards.

    And how many characters the side that leaves nothing out has from there to its end, and whether it is the first.
    """
    a_start, a_end, b_start, b_end = window
    for number, (end, inner) in enumerate(pairwise(blocks if at_head else blocks[::-1]), start=1):
        first, last = (end, inner) if at_head else (inner, end)
        shift = _measure_shift(first, last)
        own = inner[0] - a_start if at_head else a_end - inner[0] - inner[2]
        other = inner[1] - b_start if at_head else b_end - inner[1] - inner[2]
        if min(own, other) > _MOST:
            return
        size = own if shift > 0 else other
        if abs(shift) > PASSAGE and size <= _MOST:
            yield number, inner, size, shift > 0


def join_gaps(a: str, b: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, without those between two others where all that one text has there stands beside these in the other.

    Of two things said in nearly the same words one was left out, and what is the same in both was taken from the wrong
    one: one gap is likelier than two.

    >>> join_gaps("A: B: is red B.", "A: is red A. B: is red B.", [(0, 0, 3), (6, 3, 7), (13, 23, 2)])
    [(0, 0, 3), (3, 13, 12)]
    """
    joined: list[Block] = []
    for block in blocks:
        joined.append(block)
        size = 3
        while size <= min(len(joined), _LONGEST_DETOUR + 2):
            found = _join(a, b, joined[-size:])
            joined[-size:] = found or joined[-size:]
            size = 3 if found else size + 1
    return joined


def _join(a: str, b: str, blocks: Sequence[Block]) -> list[Block]:
    """The outer two of some blocks, grown until they hold all that one text has between them; none if they cannot."""
    (left, other, size), (i_end, j_end, last) = blocks[0], blocks[-1]
    i, j = left + size, other + size
    most = min(i_end - i, j_end - j)
    if most > _WIDEST or sum(block[2] for block in blocks[1:-1]) >= most:
        return []
    ahead = run_forward(a, b, i, j, i_end, j_end)
    behind = run_backward(a, b, i_end, j_end, i, j) if ahead < most else 0
    if ahead + behind < most:
        return []
    rest = most - ahead
    return [(left, other, size + ahead), (i_end - rest, j_end - rest, last + rest)]


def drop_detours(a: str, b: str, blocks: list[Block]) -> list[Block]:
    """The blocks without those that lie off the way between two others, where what is on that way is the same, too.

    As with `drop_moved`: both texts go on between the two for as long, and one of them has a slip there.
    """
    kept: list[Block] = []
    number = 0
    while number < len(blocks):
        kept.append(blocks[number])
        number = _find_return(a, b, blocks, number) or number + 1
    return kept


def _find_return(a: str, b: str, blocks: Sequence[Block], number: int) -> int:
    """The block at which the way of one goes on behind a detour that is not worth its name; 0 where it takes none."""
    last = blocks[number]
    if number + 1 == len(blocks) or abs(_measure_shift(last, blocks[number + 1])) <= PASSAGE:
        return 0
    for after in range(number + 2, min(number + 2 + _LONGEST_DETOUR, len(blocks))):
        inner = blocks[after]
        if abs(_measure_shift(last, inner)) <= _IN_STEP:
            mine, other = a[last[0] + last[2] : inner[0]], b[last[1] + last[2] : inner[1]]
            size, matched = max(len(mine), len(other)), sum(block[2] for block in blocks[number + 1 : after])
            same = _count_same(mine, other) if matched < size <= _WIDEST else 0
            return after if same >= max(matched + _MORE, _NEARLY * size) else 0
    return 0


def _measure_shift(one: Block, other: Block) -> int:
    """How much further the second text goes on than the first from one block to another."""
    return other[1] - one[1] - (other[0] - one[0])


def _count_same(one: str, other: str) -> int:
    """How many characters two texts have in common, in one order."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only here: most texts leave nothing out at an end

    return LCSseq.similarity(one, other)
