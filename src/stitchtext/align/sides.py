"""Sides: all that one text has in a gap, found in what the other one has there."""

from __future__ import annotations

from stitchtext.align.anchors import Window
from stitchtext.align.runs import run_forward
from stitchtext.model import Block
from stitchtext.scripts import is_dense

_LITERAL, _DENSE_LITERAL, _NEAR = 4, 2, 64
"""Characters from which what one side of a gap holds is looked for in the other, to the letter and as a whole; in
scripts whose characters say more, where the other side has no more than so many."""
_PIECE, _DENSE_PIECE, _PIECES = 8, 4, 8
"""Characters of a piece of it; and pieces in which it is found at most."""


def find_side(a: str, b: str, gap: Window) -> list[Block]:
    """Where all that one side of a gap holds stands in the other, as a whole or in some pieces, in order.

    It was not left out there: an abridged copy keeps headings without what stands between them.
    """
    i, i_end, j, j_end = gap
    if i_end - i <= j_end - j:
        return [(i + at, place, size) for at, place, size in _find_pieces(a[i:i_end], b, j, j_end)]
    return [(place, j + at, size) for at, place, size in _find_pieces(b[j:j_end], a, i, i_end)]


def _find_pieces(text: str, other: str, start: int, end: int) -> list[Block]:
    """The pieces of a text, where they stand in `[start, end)` of another one; none if not all of it does."""
    shortest = _DENSE_LITERAL if end - start <= _NEAR and is_dense(text) else _LITERAL
    whole = other.find(text, start, end) if len(text) >= shortest else -1
    if whole >= 0:
        return [(0, whole, len(text))]
    least = _DENSE_PIECE if is_dense(text) else _PIECE
    found: list[Block] = []
    at = 0
    while at < len(text):
        place = other.find(text[at : at + least], start, end)
        if place < 0 or len(text) - at < least or len(found) == _PIECES:
            return []
        size = run_forward(text, other, at, place, len(text), end)
        found.append((at, place, size))
        at, start = at + size, place + size
    return found
