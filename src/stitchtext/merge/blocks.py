"""Blocks: the equal stretches of a fragment and its backbone, so laid that like differences lie at like places.

An alignment is one of several that are as good: of 「bottom」 and 「botom」 either t may be the lost one. A vote needs
all fragments to name the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stitchtext.model import Block
from stitchtext.passages import ends_sentence, is_tag

_SLIDE, _ISLAND, _EDGE, _UNLIKE, _LONG, _DOUBLED = 64, 24, 15, 3, 4, 24
"""Characters: how far a gap slides; the longest islet in a gap; the most that may differ at an end, and in length;
the least that is moved to stand behind the end of a sentence; the longest double that is set apart from a gap."""

_SIGNS = re.compile(r"[*_~`|•◦▪‣]{1,4}")
"""Signs of markup, which no text ends with for itself, as it does not with a tag."""
_NOTES = re.compile(r"(?:[\[［]\d{1,3}[\]］]|[†‡]){1,4}")
"""Marks of notes, which one copy may have at its end."""
_LONGEST = 83
"""Characters of a tag that is looked at, its signs and all."""


def settle_blocks(blocks: Sequence[Block], own: str, line: str) -> list[Block]:
    """The same alignment with islets in a gap laid to its side, and every gap as far to the left as it goes.

    A gap of some length is rather laid behind the end of a sentence, if it can be.

    >>> settle_blocks([(0, 0, 4), (4, 5, 2)], "bottom", "botttom")
    [(0, 0, 2), (2, 3, 4)]
    """
    settled: list[Block] = []
    for block in blocks:
        settled.append(block)
        while len(settled) > 2 and (joined := _lay_aside(settled[-3:], own, line)):
            settled[-3:] = joined
        if len(settled) > 1:
            settled[-2:] = _slide(settled[-2], settled[-1], own, line)
            settled[-1:-1] = _part(settled[-2], settled[-1], own, line)
            settled[-2:] = _part_ahead(settled[-2], settled[-1], own, line)
    return settled


def _lay_aside(three: Sequence[Block], own: str, line: str) -> list[Block] | None:
    """The islet between two gaps of one kind joined to what is left or right of them, if it stands there as well."""
    (a, b, n), (i, j, k), (c, d, m) = three
    if k > _ISLAND:
        return None
    if a + n == i and i + k == c:  # the fragment runs on, the backbone holds more
        if line.startswith(own[i:c], b + n):
            return [(a, b, n + k), (c, d, m)]
        if line.endswith(own[i:c], j + k, d):
            return [(a, b, n), (i, d - k, m + k)]
    if b + n == j and j + k == d:
        if own.startswith(line[j:d], a + n):
            return [(a, b, n + k), (c, d, m)]
        if own.endswith(line[j:d], i + k, c):
            return [(a, b, n), (c - k, j, m + k)]
    return None


def _slide(left: Block, right: Block, own: str, line: str) -> list[Block]:
    (a, b, n), (c, d, m) = left, right
    if (a + n == c) == (b + n == d):
        return [left, right]
    text, start, end = (line, b + n, d) if a + n == c else (own, a + n, c)
    back = ahead = 0
    while back < min(n - 1, _SLIDE) and text[start - back - 1] == text[end - back - 1]:
        back += 1
    while end - start >= _LONG and ahead < min(m - 1, _SLIDE) and text[start + ahead] == text[end + ahead]:
        ahead += 1
    steps = range(-back, ahead + 1) if end - start >= _LONG else ()
    step = next((step for step in steps if ends_sentence(text, start + step)), -back)
    return [(a, b, n + step), (c + step, d + step, m - step)]


def _part(left: Block, right: Block, own: str, line: str) -> list[Block]:
    """A block in a gap of whole sentences and the start of the next, which stands behind the gap again.

    The fragment leaves out the sentences; the double it reads otherwise. What of the sentence comes before the double
    is all the fragment has in the gap: the block is of that, and empty where the sentence begins with the double.
    """
    (a, b, n), (c, d, m) = left, right
    start, rest = a + n, own[a + n : c]
    if len(rest) > _DOUBLED or ends_sentence(line, d):
        return []
    most = min(m, d - b - n - len(rest) - 1, _DOUBLED)
    sizes = (k for k in range(1, most + 1) if line.startswith(line[d - k : d], d) and line.endswith(rest, b + n, d - k))
    places = (d - k - len(rest) for k in sizes)
    return [(start, at, len(rest)) for at in places if ends_sentence(line, at) and not _is_number(line, at)][:1]


def _is_number(line: str, at: int) -> bool:
    """Whether a number ends at an offset, with a full stop, as of a heading: it ends no sentence."""
    return line[max(0, at - 1) : at] == "." and line[max(0, at - 2) : at - 1].isdigit()


def _part_ahead(left: Block, right: Block, own: str, line: str) -> list[Block]:
    """As `_part`, where the double comes first: what is left of its sentence stands there, before the gap.

    It was laid behind the gap, as that ends with the same words, or in part behind and in part nowhere.
    """
    (a, b, n), (c, d, m) = left, right
    start, at = a + n, b + n
    if d - at <= c - start or ends_sentence(line, at):
        return [left, right]
    for k in range(1, min(n, d - at - 1, _DOUBLED) + 1):
        if line[at + k] != own[start]:
            continue
        if not (line.startswith(line[at - k : at], at) or line.startswith(line[at : at + k], at + k)):
            continue
        most = min(_SLIDE, c - start + m - 1, d - at - k + c - start)
        for size in range(c - start + 1, most + 1):
            if own[start : start + size] != line[at + k : at + k + size]:
                break
            if ends_sentence(own, start + size):
                shift = start + size - c
                parted = _slide(left, (start, at + k, size), own, line)
                return [*parted, (c + shift, d + shift, m - shift)]
        if start < c and line.startswith(own[start:c], at + k, d):  # all that it has, be it a line without a mark
            return [*_slide(left, (start, at + k, c - start), own, line), right]
    return [left, right]


def reach_edges(blocks: list[Block], own: str, line: str, cut: tuple[bool, bool]) -> list[Block]:
    """The blocks with empty ones at the ends of both texts, where a fragment that is not cut reads its end otherwise.

    So it is where it differs in few characters from the first or last of the backbone, or where the backbone alone
    doubles them, or has a tag or signs of markup there, or marks of notes at the end. A last block of few characters
    that only one of the texts goes beyond is a swap, and goes.

    >>> reach_edges([(0, 0, 3), (3, 4, 1)], "abcyx", "abcxy", (False, False))
    [(0, 0, 3), (5, 5, 0)]
    >>> reach_edges([(0, 0, 3)], "abc", "abc</p>", (False, False))
    [(0, 0, 3), (3, 7, 0)]
    """
    last = [(len(own) - a - n, len(line) - b - n, n) for a, b, n in blocks[:-3:-1]]
    start, end = blocks[0][1], len(line) - last[0][1]
    head = _find_edge(blocks[:2], line[: min(start, _LONGEST)], line[start : start + _UNLIKE]) if not cut[0] else 0
    tail = (
        _find_edge(last, line[max(end, len(line) - _LONGEST) :], line[max(0, end - _UNLIKE) : end]) if not cut[1] else 0
    )
    tail = tail or int(not cut[1] and last[0][0] == 0 and _NOTES.fullmatch(line, end) is not None)
    inner = blocks[max(0, head - 1) : len(blocks) - max(0, tail - 1)]
    return [*[(0, 0, 0)] * bool(head), *inner, *[(len(own), len(line), 0)] * bool(tail)]


def _find_edge(blocks: Sequence[Block], more: str, beside: str) -> int:
    """The number of the block before which two texts read their start differently: 1, 2, or 0 if they do not.

    `more` is what the backbone has there, or some of much, `beside` the first characters of the block.
    """
    a, b, n = blocks[0]
    if _is_like(a, b) or (not a and b == len(more) > 0 and (_is_doubled(more, beside) or _is_markup(more))):
        return 1
    swapped = n <= _UNLIKE and (a > 0) != (b > 0) and len(blocks) > 1 and _is_like(*blocks[1][:2])
    return 2 if swapped else 0


def _is_markup(more: str) -> bool:
    return is_tag(more) or _SIGNS.fullmatch(more) is not None


def _is_doubled(more: str, beside: str) -> bool:
    return len(more) <= _UNLIKE and (beside.startswith(more) or beside.endswith(more))


def _is_like(own: int, other: int) -> bool:
    return 0 < own <= _EDGE and 0 < other <= _EDGE and abs(own - other) <= _UNLIKE
