"""Ends: what of an alignment is chance at the ends of it, and what stands just beyond them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stitchtext.align.anchors import Window
from stitchtext.align.chains import merge_blocks
from stitchtext.model import Block
from stitchtext.passages import PASSAGE, find_surplus
from stitchtext.scripts import least_alike

_STRAY, _FAR_OUT, _MOST_FAR = 20, 12, float(PASSAGE)
"""Blocks at an end must be worth what lies between them and the next: a twelfth of the characters that one side leaves
out, less a few, and at most as many as make a passage: what is dropped must not be taken for text that nobody has;"""
_PER_GAP, _PER_CLASH, _SLIP = 3.0, 3.0, 4
"""a few for each gap; and, where both sides go on differently, three for each of these characters, but for a slip's.
"""
_MOST_CLASH = 45.0
"""What text that differs costs at most: two passages stand there, one in each."""
_MOST_STRAY = 96
"""Characters that strays have together at most; what is longer stands where it does for a reason."""
_NEAR = 2048
"""Characters on either side in which a stray is looked for again."""
_IN_STEP = 8
"""Text that differs on both sides is as long on both but for an eighth where something was misread."""
_LITERAL = 4
"""Characters with which two texts must both begin, or both end, for that to be no chance."""
_SHIFT = 2
"""Characters by which a slip shifts what is alike behind it."""
_FEWEST = 3
"""Characters that are found again beyond what is left out, if they are not all that there are."""
_LEFT_OUT, _REACH = 12, 160
"""Beyond at least so many characters that are left out, a cut end of so many is looked for where it would go on."""
_HEAD, _ADDED, _WHOLE, _PART = 200, 40, 9, 15
"""Characters of a head in which a title is looked for; that may be put in behind it; and bytes with which all that the
other text has there is found, or some of it."""


def drop_strays(a: str, b: str, blocks: list[Block], window: Window) -> list[Block]:
    """The blocks without first or last ones that are not worth what lies between them and the others: repeats."""
    if not blocks:
        return blocks
    a_start, a_end, b_start, b_end = window
    (i, j, first), (i_end, j_end, last) = blocks[0], blocks[-1]
    opens = (i, j) == (a_start, b_start) and first >= _LITERAL
    closes = (i_end + last, j_end + last) == (a_end, b_end) and last >= _LITERAL
    low = 0 if opens else _count_strays(a, b, blocks)
    high = 0 if closes else _count_strays(a, b, blocks[low:][::-1])
    return blocks[low : len(blocks) - high]


def _count_strays(a: str, b: str, blocks: Sequence[Block]) -> int:
    """How many blocks, from an end inwards, are together worth less than the gaps between them and behind them."""
    strays, worth = 0, 0.0
    for number, (end, inner) in enumerate(pairwise(blocks), start=1):
        if worth + end[2] > _MOST_STRAY:
            break
        worth += end[2] / _count_uses(a, b, end) - _price(end, inner)
        if worth < 0:
            strays, worth = number, 0.0
    return strays


def _count_uses(a: str, b: str, block: Block) -> int:
    """How often the text of a block stands near it: one of many is where it is by chance; but a title above both."""
    i, j, size = block
    if max(i, j) < _HEAD:
        return 1
    text = a[i : i + size]
    uses = a.count(text, max(0, i - _NEAR), i + _NEAR), b.count(text, max(0, j - _NEAR), j + _NEAR)
    return max(1, min(uses))


def _price(end: Block, inner: Block) -> float:
    """What must be left out, or read otherwise, between two blocks, in equal characters that would make up for it."""
    first, last = min(end, inner), max(end, inner)
    a, b = last[0] - first[0] - first[2], last[1] - first[1] - first[2]
    shift, clash = abs(a - b), min(a, b)
    misread = clash if shift <= clash // _IN_STEP else min(_MOST_CLASH, _PER_CLASH * max(0, clash - _SLIP))
    return _PER_GAP * (clash > _SLIP) + _price_left_out(shift) + misread


def _price_left_out(size: int) -> float:
    return min(max(0, size - _STRAY) / _FAR_OUT, _MOST_FAR)


def find_near(a: str, b: str, gap: Window, *, at_start: bool) -> list[Block]:
    """Where all that one text has left at a cut end stands in the other, behind a word that this has twice there.

    It is too short to be found by what is rare in it, and too little beside all that the other text has there.
    """
    i, i_end, j, j_end = gap
    if i_end - i > j_end - j:
        return [(x, y, size) for y, x, size in find_near(b, a, (j, j_end, i, i_end), at_start=at_start)]
    short = a[i:i_end]
    if len(short) > _REACH or len(short.encode(errors="surrogatepass")) < _PART:
        return []
    for size in range(1, min(_STRAY, j_end - j - len(short)) + 1):
        at = j_end - size - len(short) if at_start else j + size
        before, behind = (j_end - size, j_end) if at_start else (j - size, j)
        if b.startswith(short, at) and before >= 0 and b[before : before + size] == b[behind : behind + size]:
            return [(i, at, len(short))]
    return []


def find_islet(a: str, b: str, gap: Window, *, at_start: bool) -> list[Block]:
    """Where all that one text has left at a cut end, but for a slip, stands in the other, in step.

    Not what it merely lacks behind an islet: so a fragment begins that is cut twice inside a word.
    """
    i, i_end, j, j_end = gap
    if i_end - i > j_end - j:
        return [(x, y, size) for y, x, size in find_islet(b, a, (j, j_end, i, i_end), at_start=at_start)]
    short = a[i:i_end]
    least = max(least_alike(short), len(short) - _SLIP)
    far = sorted(range(-_SHIFT, _SHIFT + 1), key=abs)
    for size in range(len(short), least - 1, -1):
        islet = short[:size] if at_start else short[-size:]
        places = [j_end - len(short) - n if at_start else j + len(short) - size + n for n in far]
        at = next((at for at in places if j <= at <= j_end - size and b.startswith(islet, at)), -1)
        if at >= 0 and at_start and _merely_lacks(short[size:], b[at + size : j_end]):
            break
        if at >= 0:
            return [(i if at_start else i_end - size, at, size)]
    return []


def _merely_lacks(text: str, other: str) -> bool:
    return len(text) < len(other) and find_surplus(text, other) is not None


def meet_ends(a: str, b: str, blocks: list[Block], window: Window) -> list[Block]:
    """The blocks, and what stands beyond them: see `_meet`."""
    if not blocks:
        return blocks
    a_start, a_end, b_start, b_end = window
    (i, j, _), (i_end, j_end, size) = blocks[0], blocks[-1]
    above = (a_start, i, b_start, j)
    head = _meet(a, b, above, behind=False) or _find_title(a, b, above)
    return merge_blocks([*head, *blocks, *_meet(a, b, (i_end + size, a_end, j_end + size, b_end), behind=True)])


def _meet(a: str, b: str, gap: Window, *, behind: bool) -> list[Block]:
    """Where a text that one side lacks runs to the cut end of the other, what lies there may stand in it just there."""
    i, i_end, j, j_end = gap
    length = _count_met(a, b, gap, behind)
    if not length:
        length = _count_met(b, a, (j, j_end, i, i_end), behind)
        i, j = (i, j_end - length) if behind else (i_end - length, j)
    else:
        i, j = (i_end - length, j) if behind else (i, j_end - length)
    return [(i, j, length)] if length else []


def _find_title(a: str, b: str, gap: Window) -> list[Block]:
    """What stands just before the equal text in the head of one and a little further up in that of the other.

    An extractor writes the name of its site behind the title of a page, another one does not; one keeps the menu above
    it. Nothing is looked for in the middle of a text, where what is said of two things is nearly the same.
    """
    i, i_end, j, j_end = gap
    if max(i_end - i, j_end - j) > _HEAD:
        return []
    length, at = _find_ending(a[i:i_end], b[j:j_end])
    other, place = _find_ending(b[j:j_end], a[i:i_end])
    if length >= other:
        return [(i_end - length, j + at, length)] if length else []
    return [(i + place, j_end - other, other)]


def _find_ending(text: str, other: str) -> tuple[int, int]:
    """The length of the longest ending of a text that stands near the end of the other, and where; 0 if none does."""
    for length in range(min(len(text), len(other)), 0, -1):
        ending = text[-length:]
        if len(ending.encode(errors="surrogatepass")) < (_WHOLE if length == len(text) else _PART):
            break
        at = other.rfind(ending, max(0, len(other) - length - _ADDED))
        if at >= 0:
            return length, at
    return 0, 0


def _count_met(a: str, b: str, gap: Window, behind: bool) -> int:
    """How many characters at the open end of `a` stand in `b` at the closed one, where `a` has more before them."""
    i, i_end, j, j_end = gap
    least_out = _LEFT_OUT if i_end - i > 2 * _LEFT_OUT else 1
    most = min(_REACH, i_end - i - least_out, j_end - j)
    if most <= 0:
        return 0
    edge = b[j : min(j + _FEWEST, j_end)] if behind else b[max(j, j_end - _FEWEST) : j_end]
    if edge not in (a[i_end - most : i_end] if behind else a[i : i + most]):
        return 0  # fewer characters count only where they are all that there are
    for length in range(most, 0, -1):
        if b.startswith(a[i_end - length : i_end], j) if behind else b.endswith(a[i : i + length], j, j_end):
            left_out = i_end - i - length
            if left_out < _LEFT_OUT:
                met = a[i_end - length : i_end] if behind else a[i : i + length]
                return length if length >= left_out and len(met.encode(errors="surrogatepass")) >= _PART else 0
            least = max(_FEWEST, _price_left_out(left_out))
            return length if length == j_end - j or length >= least else 0
    return 0
