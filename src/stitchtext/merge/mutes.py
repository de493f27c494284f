"""Mutes: the ends of a fragment that show where it lies, and may be garbled by the cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stitchtext.folded import Folded
from stitchtext.model import Block

MUTE = 15
"""Characters at a cut end that show where a fragment lies, and have no vote."""


def mute_ends(fold: Folded, blocks: Sequence[Block], lines: Sequence[int]) -> tuple[int, int]:
    """Where the mute head of a cut fragment ends and its mute tail begins: what differs is mute as a whole.

    Not what a fragment has more in whole `lines`, where all beyond it is to the letter: nothing garbled is a line.
    """
    size = len(fold.text)
    first, final = fold.at(fold.raws[0] + MUTE), fold.at(fold.raw_end(size) - MUTE)
    for (a, at, n), (b, until, _) in pairwise([(0, -1, 0), *blocks]):
        if a + n >= first or (a == 0 < n and at + n == until and _are_lines(fold.text, a + n, b, lines)):
            first = min(first, a + n) if n else first
            break
        first = max(first, b)
    for (b, until, m), (a, at, n) in pairwise([(size, -1, 0), *reversed(blocks)]):
        if b <= final or (b + m == size > b and at + n == until and _are_lines(fold.text, a + n, b, lines)):
            final = max(final, b) if m else final
            break
        final = min(final, a + n)
    return first, final


def _are_lines(text: str, start: int, end: int, lines: Sequence[int]) -> bool:
    """Whether a stretch of a text is whole lines, or what repeats it just before it is."""
    for back in range(min(start, end - start) + 1):
        if {start - back, end - back}.issubset(lines):
            return True
        if back == start or text[start - back - 1] != text[end - back - 1]:
            return False
    return False
