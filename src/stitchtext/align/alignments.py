"""Alignments: the equal stretches of two folded texts, found from the rare down to the single character."""

from __future__ import annotations

from itertools import islice, pairwise

from stitchtext.align.anchors import Window, anchor_grams, anchor_known, anchor_units
from stitchtext.align.chains import chain, merge_blocks
from stitchtext.align.ends import drop_strays, find_islet, find_near, meet_ends
from stitchtext.align.letters import compare, measure, straighten
from stitchtext.align.lines import meet_line, part_lines
from stitchtext.align.marks import find_letters, reach_on
from stitchtext.align.moves import drop_detours, drop_moved, join_gaps
from stitchtext.align.repeats import find_other_way, is_better
from stitchtext.align.runs import run_backward, run_forward
from stitchtext.align.sides import find_side
from stitchtext.folded import Folded
from stitchtext.grams import FEW, GRAM
from stitchtext.indexes import index_units
from stitchtext.model import Block
from stitchtext.scripts import is_dense

_SMALL, _SMALL_OPEN = 320, 40
"""The longest gap, in characters of either side, that is aligned character by character, inside and at an
open end: the one quadratic step."""
_ESCAPED = 3
"""Times as many characters as that may be written where some are written as HTML writes them."""
_SHARE, _LONE, _LONE_DENSE = 0.4, 24, 14
"""Blocks hold if they cover this share of the shorter side, or are so long each: 24 characters, 14 in scripts whose
characters say more."""
_TRIES = 4
"""Clauses by which the place of a text as a whole is looked for."""
_NEAR, _WIDER, _FAR = 4096, 4, 1 << 15
"""Characters beyond the last block, at an open end, in which a text is looked for: some, more for a longer text, and
at most. Clauses are looked for everywhere."""
_OPENING = 16
"""Characters with which two texts must begin alike to begin together."""
_PARAGRAPH = 400
"""Characters in which both may begin otherwise below a title."""


def align(
    a: Folded, b: Folded, index: dict[str, int] | None = None, grams: dict[str, int] | None = None
) -> list[Block]:
    """The equal blocks of two texts, in order, in folded offsets; what lies between them differs.

    Clauses that stand once in `b` anchor first, then n-grams inside what is left, and only small gaps are compared
    character by character, so the work grows with the length of the texts. `index` is b's clauses from
    `index_units`, for aligning many texts to one; `grams` where n-grams of short ones stand once in it, if they are
    looked for all at once (`place_grams`).

    >>> from stitchtext.folded import fold
    >>> align(fold("一つ目の文章です。次は二つ目の文です。"), fold("一つ目の文章です。次は三つ目の文です。"))
    [(0, 0, 11), (12, 12, 7)]
    """
    window = (0, len(a.text), 0, len(b.text))
    at = _find_whole(a, b, index)
    if at >= 0:  # if it stands there more than once, any place is as true as another
        return [(0, at, len(a.text))]
    anchors = list(anchor_units(a, b, index if index is not None else index_units(b), window))
    blocks = drop_detours(a.text, b.text, chain(_trust(chain(anchors), a.text, min(len(a.text), len(b.text)))))
    blocks = _open_alike(a, b, blocks)
    if grams is not None and not blocks and len(a.text) <= FEW:
        laid = _finish(a.text, b.text, _lay_short(a.text, b.text, grams))
    else:
        laid = _lay(a.text, b.text, blocks)
    second = find_other_way(a.text, b.text, laid)
    other = _lay(a.text, b.text, second) if second else []
    best = other if other and is_better(a.text, b.text, other, laid) else laid
    return part_lines(a, b, meet_line(a, b, best))


def _lay(a: str, b: str, blocks: list[Block]) -> list[Block]:
    return _finish(a, b, merge_blocks(_fill(a, b, blocks, (0, len(a), 0, len(b)), 0)))


def _finish(a: str, b: str, found: list[Block]) -> list[Block]:
    """What was found without what stands elsewhere, and with what is just beyond the ends."""
    window = (0, len(a), 0, len(b))
    found = join_gaps(a, b, found)
    kept = drop_moved(a, b, drop_strays(a, b, found, window), window)
    if kept and len(kept) < len(found):  # what a stray stood in the way of may be there
        kept = drop_strays(a, b, _fill_ends(a, b, kept, window), window)
    return meet_ends(a, b, kept, window)


def _open_alike(a: Folded, b: Folded, blocks: list[Block]) -> list[Block]:
    """The blocks, and before them the words with which both texts begin: a title, which may stand further on again.

    Not where both go on behind it with more than that before the first block: they may have nothing but the title. All
    of a first line is one though both have another paragraph below it.
    """
    if not blocks or 0 in blocks[0][:2]:
        return blocks
    size, least = run_forward(a.text, b.text, 0, 0, blocks[0][0], blocks[0][1]), min(blocks[0][:2])
    titled = 0 < a.first <= size and least <= _PARAGRAPH
    return [(0, 0, size), *blocks] if titled or size >= max(_OPENING, least - size) else blocks


def _lay_short(a: str, b: str, grams: dict[str, int]) -> list[Block]:
    """The blocks of a short text without a clause that stands once in a long one."""
    window = (0, len(a), 0, len(b))
    blocks = _trust(chain(list(anchor_known(a, b, grams))), a, len(a))
    return merge_blocks(_fill(a, b, blocks, window, 1)) if blocks else []


def _find_whole(a: Folded, b: Folded, index: dict[str, int] | None) -> int:
    """Where the whole of `a` stands in `b`, or -1.

    A clause inside `a` that stands once in `b` says where to look: to search for every one of many texts, even as fast
    as C does, would cost their number times the length of `b`.
    """
    inner = pairwise(islice(a.offsets, 1, len(a.offsets) - 1)) if index else ()
    places = (index.get(a.text[i:end], -1) - i for i, end in inner) if index else ()
    known = list(islice((at for at in places if at >= 0), _TRIES))
    if known:
        return next((at for at in known if b.text.startswith(a.text, at)), -1)
    return b.text.find(a.text) if a.text else -1


def _fill(a: str, b: str, blocks: list[Block], window: Window, depth: int) -> list[Block]:
    """Put into every gap between the blocks what its two sides share."""
    a_start, a_end, b_start, b_end = window
    filled: list[Block] = []
    edges = [(a_start, b_start, 0), *blocks, (a_end, b_end, 0)]
    for left, right in pairwise(edges):
        gap = (left[0] + left[2], right[0], left[1] + left[2], right[1])
        open_start = left is edges[0] and not left[2]
        filled.extend(_gap(a, b, gap, depth, (open_start, right is edges[-1])))
        filled.append(right)
    return filled[:-1]


def _fill_ends(a: str, b: str, blocks: list[Block], window: Window) -> list[Block]:
    """Put into the open ends what they share."""
    a_start, a_end, b_start, b_end = window
    (i, j, _), (i_end, j_end, size) = blocks[0], blocks[-1]
    head = _gap(a, b, (a_start, i, b_start, j), 0, (True, False))
    tail = _gap(a, b, (i_end + size, a_end, j_end + size, b_end), 0, (False, True))
    return merge_blocks([*head, *blocks, *tail])


def _gap(a: str, b: str, gap: Window, depth: int, is_open: tuple[bool, bool]) -> list[Block]:
    i, i_end, j, j_end = _narrow(gap, is_open) if depth == 0 and is_open[0] != is_open[1] else gap
    if i == i_end or j == j_end:
        return []
    head = 0 if is_open[0] and depth == 0 else run_forward(a, b, i, j, i_end, j_end)
    tail = 0 if is_open[1] and depth == 0 else run_backward(a, b, i_end, j_end, i + head, j + head)
    inner = (i + head, i_end - tail, j + head, j_end - tail)
    found = _inside(a, b, inner, depth, is_open)
    return [(i, j, head)] * bool(head) + found + [(i_end - tail, j_end - tail, tail)] * bool(tail)


def _narrow(gap: Window, is_open: tuple[bool, bool]) -> Window:
    """The part of an open end that is looked at: what lies near the text that is known to be the same."""
    i, i_end, j, j_end = gap
    far = min(_FAR, _NEAR + _WIDER * min(i_end - i, j_end - j))
    if is_open[0]:
        return max(i, i_end - far), i_end, max(j, j_end - far), j_end
    return i, min(i_end, i + far), j, min(j_end, j + far)


def _look_near(gap: Window, is_open: tuple[bool, bool]) -> Window:
    """Of an open end that is short in one text, as much of the other; else, or inside, all of the gap.

    What stands further off, too, anchors nothing there.
    """
    i, i_end, j, j_end = gap
    short, long = sorted((i_end - i, j_end - j))
    most = short + _SMALL_OPEN
    if is_open[0] == is_open[1] or short > _SMALL or long <= most:
        return gap
    if is_open[0]:
        return max(i, i_end - most), i_end, max(j, j_end - most), j_end
    return i, min(i_end, i + most), j, min(j_end, j + most)


def _inside(a: str, b: str, gap: Window, depth: int, is_open: tuple[bool, bool]) -> list[Block]:
    i, i_end, j, j_end = gap
    short, long = sorted((i_end - i, j_end - j))
    if not short:
        return []
    if short >= GRAM and depth < 8:
        near = _look_near(gap, is_open) if depth == 0 else gap
        blocks = _trust_lone(chain(list(anchor_grams(a, b, near))), a[i:i_end]) if near != gap else []
        blocks = blocks or _trust(chain(list(anchor_grams(a, b, gap))), a[i:i_end], short)
        if blocks:
            filled = _fill(a, b, blocks, gap, depth + 1)
            if depth == 0 and is_open[0] != is_open[1]:
                return reach_on(a, b, gap, filled, at_start=is_open[0])
            return straighten(a, b, gap, filled) if long <= _SMALL and not any(is_open) else filled
    is_end = depth == 0 and any(is_open)
    most = _SMALL_OPEN if is_end else _SMALL
    if most < long <= most * _ESCAPED:
        long = max(measure(a[i:i_end]), measure(b[j:j_end]))
    found = compare(a, b, gap) if long <= most else []
    if is_end:
        if found or is_open[0] == is_open[1]:
            return found
        found = find_near(a, b, gap, at_start=is_open[0]) or find_islet(a, b, gap, at_start=is_open[0])
        return found or find_letters(a, b, gap, is_open)
    return found or find_side(a, b, gap) or find_letters(a, b, gap, (False, False))


def _trust(blocks: list[Block], text: str, short: int) -> list[Block]:
    """Short blocks are trusted only together: alone, in a long text, a few characters can be equal by chance."""
    if sum(block[2] for block in blocks) >= _SHARE * short:
        return blocks
    return _trust_lone(blocks, text)


def _trust_lone(blocks: list[Block], text: str) -> list[Block]:
    lone = _LONE_DENSE if is_dense(text) else _LONE
    return [block for block in blocks if block[2] >= lone]
