"""Anchors: short texts that stand once in the one and in the other, grown as far as both stay equal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stitchtext.align.runs import run_backward, run_forward
from stitchtext.folded import Folded
from stitchtext.model import Block

SHORTEST = 6
"""Folded characters a clause must have to anchor anything."""
GRAM = 8
"""Characters of the n-grams that anchor what clauses do not."""
_MOST_GRAMS = 1 << 15
"""N-grams of one gap that are indexed: of a longer gap every second, third, … is taken."""
Window = tuple[int, int, int, int]
"""Bounds within two texts: start and end in the one, start and end in the other."""


def anchor_units(a: Folded, b: Folded, index: dict[str, int], window: Window) -> Iterator[Block]:
    """Blocks grown from clauses of `a` that stand once in `b`; `index` is b's, as `index_units` makes it."""
    a_start, a_end, b_start, b_end = window
    done = a_start
    for unit, i in zip(a.units, a.offsets, strict=False):
        if i < done or len(unit) < SHORTEST:
            continue
        j = index.get(unit, -1)
        if j < b_start or i + len(unit) > a_end or j + len(unit) > b_end:
            continue
        block = _grow(a.text, b.text, i, j, (done, a_end, b_start, b_end))
        done = block[0] + block[2]
        yield block


def index_units(text: Folded) -> dict[str, int]:
    """Where each clause stands that stands only once, by clause; folded offsets."""
    index = dict(zip(text.units, text.offsets, strict=False))
    if len(index) < len(text.units):
        for unit, times in Counter(text.units).items():
            if times > 1:
                del index[unit]
    return index


def anchor_grams(a: str, b: str, window: Window) -> Iterator[Block]:
    """Blocks grown from n-grams of a gap that stand once in its `b` side."""
    a_start, a_end, b_start, b_end = window
    index = _index_grams(b, b_start, b_end)
    i = a_start
    while i <= a_end - GRAM:
        j = index.get(a[i : i + GRAM], -1)
        if j < 0:
            i += 1
            continue
        block = _grow(a, b, i, j, (max(a_start, i - GRAM), a_end, b_start, b_end))
        yield block
        i = max(i + 1, block[0] + block[2])


def _index_grams(text: str, start: int, end: int) -> dict[str, int]:
    step = (end - start) // _MOST_GRAMS + 1
    places = range(start, end - GRAM + 1, step)
    grams = [text[at : at + GRAM] for at in places]
    index = dict(zip(grams, places, strict=True))
    if len(index) < len(grams):
        for gram, times in Counter(grams).items():
            if times > 1:
                del index[gram]
    return index


def _grow(a: str, b: str, i: int, j: int, window: Window) -> Block:
    a_start, a_end, b_start, b_end = window
    back = run_backward(a, b, i, j, a_start, b_start)
    ahead = run_forward(a, b, i, j, a_end, b_end)
    return i - back, j - back, back + ahead
