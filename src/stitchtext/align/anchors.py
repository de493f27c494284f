"""Anchors: short texts that stand once in the one and in the other, grown as far as both stay equal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from stitchtext.align.runs import run_backward, run_forward
from stitchtext.folded import Folded
from stitchtext.grams import FEW, GRAM, STRIDE, list_grams
from stitchtext.model import Block

SHORTEST = 6
"""Folded characters a clause must have to anchor anything."""
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


def anchor_grams(a: str, b: str, window: Window) -> Iterator[Block]:
    """Blocks grown from n-grams of a gap that stand once in either side of it."""
    return _grow_all(a, b, _pairs(a, b, window), window)


def anchor_known(a: str, b: str, grams: dict[str, int]) -> Iterator[Block]:
    """As `anchor_grams` for all of a short text and a long one, where the grams that stand once in that are known."""
    known = ((i, gram) for i, gram in list_grams(a).items() if gram in grams)
    pairs = [(i, grams[gram]) for i, gram in known if a.find(gram, i + 1) < 0]
    return _grow_all(a, b, pairs, (0, len(a), 0, len(b)))


def _grow_all(a: str, b: str, pairs: Iterable[tuple[int, int]], window: Window) -> Iterator[Block]:
    a_start, a_end, b_start, b_end = window
    done = a_start
    for i, j in pairs:
        if i >= done:
            block = _grow(a, b, i, j, (max(done, i - GRAM), a_end, b_start, b_end))
            yield block
            done = block[0] + block[2]


def _pairs(a: str, b: str, window: Window) -> list[tuple[int, int]]:
    """Where n-grams stand that are found once in the shorter side and once in the longer, by place in `a`."""
    a_start, a_end, b_start, b_end = window
    if a_end - a_start <= min(FEW, b_end - b_start):
        return list(_search(a, b, window))
    if b_end - b_start <= min(FEW, a_end - a_start):
        return sorted((i, j) for j, i in _search(b, a, (b_start, b_end, a_start, a_end)))
    if a_end - a_start <= b_end - b_start:
        return sorted(_look_up(b, b_start, b_end, _index_grams(a, a_start, a_end)))
    return sorted((i, j) for j, i in _look_up(a, a_start, a_end, _index_grams(b, b_start, b_end)))


def _search(short: str, long: str, window: Window) -> Iterator[tuple[int, int]]:
    """As `_pairs`, for a short side: some of its n-grams are searched for one by one, which C does fast."""
    start, end, low, high = window
    for at in range(start, end - GRAM + 1, STRIDE):
        gram = short[at : at + GRAM]
        found = long.find(gram, low, high)
        if found >= 0 and long.find(gram, found + 1, high) < 0 and short.find(gram, at + 1, end) < 0:
            yield at, found


def _look_up(text: str, start: int, end: int, index: dict[str, int]) -> Iterator[tuple[int, int]]:
    """(place in the index, place in the text) of the indexed n-grams that the text holds once."""
    places = [at for at in range(start, end - GRAM + 1) if text[at : at + GRAM] in index]
    times = Counter([text[at : at + GRAM] for at in places])
    return ((index[gram], at) for at in places if times[gram := text[at : at + GRAM]] == 1)


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
