"""Marks: stretches of two texts that have the same letters, with other marks between them."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from stitchtext.align.anchors import Window
from stitchtext.model import Block
from stitchtext.scripts import least_alike

_LONGEST, _MORE = 4096, 2
"""Characters of a side that is read for its letters; and how many times more are read of the other at an open end."""


def find_letters(a: str, b: str, gap: Window, is_open: tuple[bool, bool]) -> list[Block]:
    """Where all letters of one side of a gap stand in the other, in a row, next to what is known to be the same.

    So the rows of a table are in a copy that writes bars between its cells, which are too short to be found.

    >>> find_letters("Size: 12 km", "|Size|12 km|Age|", (0, 11, 0, 16), (False, True))
    [(0, 1, 4), (6, 6, 5)]
    """
    i, i_end, j, j_end = gap
    if i_end - i > j_end - j:
        return [(x, y, size) for y, x, size in find_letters(b, a, (j, j_end, i, i_end), is_open)]
    if i_end - i > _LONGEST or all(is_open):
        return []
    far = _MORE * (i_end - i) if any(is_open) else _LONGEST
    low, high = (max(j, j_end - far), j_end) if is_open[0] else (j, min(j_end, j + far))
    own, other = _list_letters(a, i, i_end, is_open[0]), _list_letters(b, low, high, is_open[0])
    pairs: list[tuple[int, int]] = []
    for at in own:
        place = next(other, None)
        if place is None or a[at] != b[place]:
            return []
        pairs.append((at, place))
    if len(pairs) < least_alike(a[i:i_end]) or (not any(is_open) and next(other, None) is not None):
        return []
    return _join(pairs[::-1] if is_open[0] else pairs, a, b)


def reach_on(a: str, b: str, gap: Window, blocks: list[Block], *, at_start: bool) -> list[Block]:
    """The blocks in an open end, and the letters beyond them."""
    i, i_end, j, j_end = gap
    (first, place, _), (last, at, size) = blocks[0], blocks[-1]
    if at_start:
        return [*find_letters(a, b, (i, first, j, place), (True, False)), *blocks]
    return [*blocks, *find_letters(a, b, (last + size, i_end, at + size, j_end), (False, True))]


def _list_letters(text: str, start: int, end: int, backwards: bool) -> Iterator[int]:
    """Where letters, digits and what is written on letters stand in a stretch of a text, from one end on."""
    places = range(end - 1, start - 1, -1) if backwards else range(start, end)
    return (at for at in places if text[at].isalnum() or category(text[at])[0] == "M")


def _join(pairs: list[tuple[int, int]], a: str, b: str) -> list[Block]:
    """The places of equal letters as blocks, with the marks between them that are the same."""
    blocks: list[Block] = []
    for i, j in pairs:
        start, at, size = blocks[-1] if blocks else (0, 0, 0)
        if size and a[start + size : i] == b[at + size : j]:
            blocks[-1] = start, at, i + 1 - start
        else:
            blocks.append((i, j, 1))
    return blocks
