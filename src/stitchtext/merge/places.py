"""Places: where fragments differ on the backbone, and what each of them says there."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from stitchtext.folded import Folded
from stitchtext.model import Block, Fragment

PASSAGE = 20
"""Folded characters from which text that a fragment lacks was left out, and not lost by a slip."""
_MUTE = 15
_SENTENCE_END = re.compile(r"[。！？!?.।॥؟۔።။…][」』）)\"'\]]*$")
_CLAUSE_END = re.compile(r"[、。，．,.;:!?।؟،]")


class Witness(NamedTuple):
    """A fragment on a backbone: its equal blocks there, and the folded span of it that may vote."""

    number: int
    fragment: Fragment
    fold: Folded
    blocks: tuple[Block, ...]
    starts: list[int]
    first: int
    last: int

    def before(self, place: int) -> int | None:
        """The folded offset in the fragment that goes with backbone offset `place`, seen from the text before it."""
        at = bisect_left(self.starts, place) - 1
        if at >= 0:
            own, line, length = self.blocks[at]
            if place <= line + length:
                return own + place - line
        if at + 1 < len(self.blocks) and self.starts[at + 1] == place:
            return self.blocks[at + 1][0]
        return None

    def behind(self, place: int) -> int | None:
        """As `before`, seen from the text behind it."""
        at = bisect_right(self.starts, place) - 1
        if at < 0:
            return None
        own, line, length = self.blocks[at]
        return own + place - line if place <= line + length else None


class Place(NamedTuple):
    """A stretch `[start, end)` of the backbone where fragments differ, with what each witness says.

    `said` are (witness, start, end) in the fragment's folded offsets; `mute` are those that may not vote here.
    """

    start: int
    end: int
    said: tuple[tuple[Witness, int, int], ...]
    mute: frozenset[int]


def call_witness(number: int, fragment: Fragment, fold: Folded, blocks: tuple[Block, ...], line: str) -> Witness:
    """The witness a fragment makes; its cut head and tail are mute."""
    head, tail = blocks[0], blocks[-1]
    first = 0 if _is_boundary(line, head[1]) and not head[0] else head[0] + _token(fold.text[head[0] :])
    rest = fold.text[: tail[0] + tail[2]]
    closed = _is_boundary(line, tail[1] + tail[2]) and len(rest) == len(fold.text)
    last = len(rest) if closed else len(rest) - _token(rest[::-1])
    return Witness(number, fragment, fold, blocks, [block[1] for block in blocks], first, last)


def find_places(witnesses: Sequence[Witness], line: str) -> list[Place]:
    """All places of the backbone `line` where a witness differs, widened to whole numbers and whole characters."""
    spans = sorted(span for witness in witnesses for span in _differences(witness, line))
    merged: list[list[int]] = []
    for start, end in (_widen(line, *span) for span in spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return [_hear(covering, start, end) for start, end, covering in cover_spans(witnesses, merged)]


def cover_spans(witnesses: Sequence[Witness], spans: Iterable[Sequence[int]]) -> Iterator[tuple[int, int, list[Witness]]]:
    """Every span with the witnesses that reach over all of it, in their order; both are swept through once."""
    reach = sorted((w.starts[0], w.starts[-1] + w.blocks[-1][2], rank) for rank, w in enumerate(witnesses))
    active: list[tuple[int, int]] = []
    at = 0
    for start, end in spans:
        while at < len(reach) and reach[at][0] <= start:
            heappush(active, reach[at][1:])
            at += 1
        while active and active[0][0] < start:
            heappop(active)
        yield start, end, [witnesses[rank] for rank in sorted(rank for last, rank in active if last >= end)]


def is_silent(witness: Witness, gap: tuple[int, int, int, int], line: str) -> bool:
    """Whether a gap (own start and end, backbone start and end) is text left out rather than read otherwise."""
    start, end, at, until = gap
    if until - at - (end - start) >= PASSAGE and not _is_doubled(line, at, until):
        return True
    if start < end or not _SENTENCE_END.search(line[max(0, until - 6) : until]):
        return False
    return (
        until - at >= 4
        and (not at or bool(_SENTENCE_END.search(line[max(0, at - 6) : at])))
        and not _is_doubled(line, at, until)
    )


def _differences(witness: Witness, line: str) -> Iterable[tuple[int, int]]:
    for left, right in pairwise(witness.blocks):
        gap = (left[0] + left[2], right[0], left[1] + left[2], right[1])
        if not is_silent(witness, gap, line):
            yield gap[2], gap[3]


def _is_doubled(line: str, at: int, until: int) -> bool:
    size = until - at
    return line[at:until] in (line[max(0, at - size) : at], line[until : until + size])


def _widen(line: str, start: int, end: int) -> tuple[int, int]:
    while start and (line[start - 1].isdigit() or _joins(line, start)):
        start -= 1
    while end < len(line) and (line[end].isdigit() or _joins(line, end)):
        end += 1
    return start, end


def _joins(line: str, at: int) -> bool:
    return at < len(line) and line[at] > "\u02ff" and unicodedata.category(line[at])[0] == "M"


def _hear(witnesses: Sequence[Witness], start: int, end: int) -> Place:
    said, mute = [], []
    for witness in witnesses:
        low, high = witness.before(start), witness.behind(end)
        if low is None or high is None or high < low:
            continue
        said.append((witness, low, high))
        if low < witness.first or high > witness.last:
            mute.append(witness.number)
    return Place(start, end, tuple(said), frozenset(mute))


def _is_boundary(line: str, at: int) -> bool:
    return at in (0, len(line)) or bool(_SENTENCE_END.search(line[max(0, at - 6) : at]))


def _token(text: str) -> int:
    """The characters up to the first clause mark, at most fifteen."""
    mark = _CLAUSE_END.search(text, 0, _MUTE)
    return mark.start() if mark else min(_MUTE, len(text))
