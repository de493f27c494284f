"""Scaffolds: abridged copies and bridges, which order the parts of an article that they run across."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from stitchtext.assemble.containments import add_clauses, find_likeliest
from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.pairs import Align
from stitchtext.assemble.relations import MUTE, count_clash
from stitchtext.folded import Folded

_TRIALS = 8
"""Parts that one scaffold is aligned with."""
_CLASH, _SHARED = 0.25, 0.6
"""The share of what a part and its scaffold have in common up to which they may differ, and of the smaller of two
parts that may stand where the other does: a passage that stands twice."""
_SENTENCE_END = re.compile(r"[。．｡！？!?.।॥؟۔።။…][」』）)\"'\]]*")
_LAST_MARKS = re.compile(r"[。．｡！？!?.।॥؟۔።။…」』）)\"'\]”’»]+$")
_LONGEST, _SHORT = 240, 64
"""Folded characters that the rest of one sentence may have, and of what counts as one, whatever its marks."""


class Hit(NamedTuple):
    """A part on a scaffold: the scaffold's `[start, end)` lies on the part's `[low, high)`, in folded offsets."""

    part: int
    start: int
    end: int
    low: int
    high: int
    bits: float


class Scaffold(NamedTuple):
    """A text that runs across parts, in the order in which they stand in it."""

    number: int
    hits: tuple[Hit, ...]


def raise_scaffolds(
    numbers: dict[int, int], parts: Sequence[int], lines: Sequence[Folded], align: Align, evidence: Evidence
) -> list[Scaffold]:
    """The scaffolds that the texts `numbers` make of the `parts` they hold; a text that holds none makes none.

    `numbers` says how much each text leaves out elsewhere, in characters: an abridged copy may lack as much of the end
    of a part; one that leaves out nothing no more than the rest of a sentence. Each is aligned with the few parts that
    it shares most clauses with.
    """
    index: dict[str, list[int]] = {}
    for part in parts:
        add_clauses(index, part, lines[part])
    scaffolds = []
    for number, omission in numbers.items():
        likely = find_likeliest(lines[number], index, lines, _TRIALS)
        found = (_hit(number, part, lines, align, evidence, omission) for part in likely)
        hits = _order([hit for hit in found if hit is not None])
        if hits:
            scaffolds.append(Scaffold(number, tuple(hits)))
    return scaffolds


def _hit(
    number: int, part: int, lines: Sequence[Folded], align: Align, evidence: Evidence, omission: int
) -> Hit | None:
    own, other = lines[number], lines[part]
    blocks = align(own, other) if number != part else []
    matched = sum(block[2] for block in blocks)
    bits = sum(evidence.weigh(own.text[start : start + size]) for start, _, size in blocks)
    if not blocks or bits < evidence.strong or count_clash(blocks) > max(MUTE, matched * _CLASH):
        return None
    (start, low, _), (at, line, size) = blocks[0], blocks[-1]
    left = (start, other.text[:low])
    right = (len(own.text) - at - size, other.text[line + size :])
    lacking = [text for left_over, text in (left, right) if left_over > MUTE and len(text) > MUTE]
    outside = (left[0] > MUTE) + (right[0] > MUTE)
    if not all(len(text) <= _allow(text, matched, omission) for text in lacking) or not (omission or outside):
        return None
    return Hit(part, start, at + size, low, line + size, round(bits, 1))


def _allow(text: str, matched: int, omission: int) -> float:
    """How much of a part's end a scaffold that goes on differently may lack, in characters."""
    sentences = len(_SENTENCE_END.split(_LAST_MARKS.sub("", text)))
    rest = sentences == 1 or len(text) <= _SHORT
    abridged = max(matched / 2, min(3 * omission, 1.5 * matched)) if omission else 0
    return max(abridged, min(_LONGEST, matched) if rest else 0)


def _order(hits: Sequence[Hit]) -> list[Hit]:
    """The heaviest hits that stand one behind the other on their scaffold, if they share no more than a part there."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (-hit.bits, hit.start)):
        if all(_goes_beside(hit, other) for other in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)


def _goes_beside(one: Hit, other: Hit) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    smaller = min(one.end - one.start, other.end - other.start)
    return shared <= max(MUTE, _SHARED * smaller) and (one.start < other.start) == (one.end < other.end)


def choose_scaffolds(scaffolds: Iterable[Scaffold]) -> list[Scaffold]:
    """Of texts that can all be scaffolds and parts, those that bridge most; none is a part of another's and its own."""
    chosen: list[Scaffold] = []
    bridging: set[int] = set()
    parts: set[int] = set()
    for scaffold in sorted(scaffolds, key=lambda s: (-len(s.hits), -sum(hit.bits for hit in s.hits))):
        own = {hit.part for hit in scaffold.hits}
        if scaffold.number not in parts and not own & bridging:
            chosen.append(scaffold)
            bridging.add(scaffold.number)
            parts |= own
    return chosen


def list_links(scaffolds: Iterable[Scaffold]) -> Iterator[tuple[Scaffold, Hit, Hit]]:
    """The pairs of parts that a scaffold shows one behind the other."""
    for scaffold in scaffolds:
        for left, right in pairwise(scaffold.hits):
            yield scaffold, left, right


def is_severed(text: str, at: int) -> bool:
    """Whether a text stops inside a sentence at `at`, so that what differs behind it is a misread word, not a new one.

    >>> is_severed("一つ。二つ", 3), is_severed("一つ。二つ", 4)
    (False, True)
    """
    return 0 < at < len(text) and not _LAST_MARKS.search(text[max(0, at - 4) : at])
