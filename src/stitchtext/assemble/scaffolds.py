"""Scaffolds: abridged copies and bridges, which order the parts of an article that they run across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from stitchtext.assemble.containments import Index, add_clauses, find_likeliest
from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.hits import LONGEST, Hit, choose_hits, fits, judge, list_left_over
from stitchtext.assemble.pairs import Align
from stitchtext.assemble.relations import MUTE, divide
from stitchtext.blocks import list_gaps
from stitchtext.folded import Folded, frame
from stitchtext.marks import LAST
from stitchtext.model import Block

_HARDLY_LESS = 0.8
"""The share of what a part and a scaffold have in common that they must have where the part does not seem to lie."""
_NEARLY_ALL, _HALF = 0.9, 0.5
"""The share of an end of a scaffold that makes less of what they have in common enough; and how much less."""
_PUT_IN, _FEW, _PEELED = 100, 0.1, 4
"""Characters that a scaffold has more than a part, beyond which what follows is no longer of that place, if it is
little of all; and how often that is asked."""
_BY_CHANCE, _RARELY = 2, 0.002
"""Clauses that a text which leaves nothing out must share with a part, and the share of those of two long ones: any
two texts may have one. (Of 57 bridges in 2,250 damaged scrapes one had fewer than four; of pairs of strange texts nine
in ten had one.)"""
_TRIALS = 8
"""Parts that one scaffold is aligned with."""


class Scaffold(NamedTuple):
    """A text that runs across parts, in the order in which they stand in it."""

    number: int
    hits: tuple[Hit, ...]


def raise_scaffolds(
    numbers: dict[int, int],
    parts: Sequence[int],
    titled: AbstractSet[int],
    lines: Sequence[Folded],
    align: Align,
    evidence: Evidence,
) -> list[Scaffold]:
    """The scaffolds that the texts `numbers` make of the `parts` they hold; a text that holds none makes none.

    `numbers` says how much each text leaves out elsewhere, in characters: an abridged copy may lack as much of the end
    of a part; one that leaves out nothing no more than the rest of a sentence. More only if all of it is in one part or
    another, and no part that would lack its head is `titled`: that is a whole article. Each is aligned with the few
    parts that it shares most clauses with.
    """
    index: Index = {}
    for part in parts:
        add_clauses(index, part, lines[part])
    scaffolds = []
    for number, omission in numbers.items():
        share, least = (0.0, 1) if omission else (_RARELY, _BY_CHANCE)
        likely = find_likeliest(lines[number], index, lines, _TRIALS, share, least)
        found = [_hit(number, part, lines, align, evidence, omission) for part in likely]
        fitting = [hit for hit in found if hit and fits(hit, titled)]
        hits = choose_hits(fitting, len(lines[number].text))
        if omission and 0 < len(hits) < len(fitting):
            again = _hit_beside(hits, fitting, number, lines, align, evidence, omission)
            hits = choose_hits([*hits, *(hit for hit in again if fits(hit, titled))], len(lines[number].text))
        if omission and len(hits) < len(fitting):
            cores = [judge(number, hit.part, _list_core(hit), lines, evidence, omission) for hit in fitting]
            less = choose_hits([hit for hit in cores if hit and fits(hit, titled)], len(lines[number].text))
            hits = max(hits, less, key=lambda found: (len(found), sum(hit.bits for hit in found)))
        if hits and (omission or not _says_opening_again(number, hits, titled, lines)):
            scaffolds.append(Scaffold(number, tuple(hits)))
    return scaffolds


def _says_opening_again(number: int, hits: Sequence[Hit], titled: AbstractSet[int], lines: Sequence[Folded]) -> bool:
    """Whether one text without a title ends with whole sentences that open the other one, and nothing else ties them.

    It is a later part of that article, which says its lead once more.
    """
    hit = hits[0]
    ends = {number: (hit.start, hit.end), hit.part: (hit.low, hit.high)}
    if len(hits) > 1 or (number in titled) == (hit.part in titled):
        return False
    first, later = (number, hit.part) if number in titled else (hit.part, number)
    start, end = ends[later]
    text = lines[later].text
    return ends[first][0] <= MUTE < start and end == len(text) and not is_severed(text, start)


def _list_core(hit: Hit) -> Sequence[Block]:
    """The blocks of a hit without a few at an end that lie beyond much that the scaffold alone has.

    It leaves text out, and puts none in: what the part has there stands further on once more, or nearly.
    """
    blocks: Sequence[Block] = hit.blocks
    spare = _FEW * sum(block[2] for block in blocks)
    for _ in range(_PEELED):
        gaps = [own - other for own, other in list_gaps(blocks)]
        at = max(range(len(gaps)), key=gaps.__getitem__, default=-1)
        if at < 0 or gaps[at] <= _PUT_IN:
            break
        less, more = divide(blocks, at)
        spare -= less[0]
        if spare < 0:
            break
        blocks = more[1]
    return blocks


def _hit_beside(
    hits: Sequence[Hit],
    found: Sequence[Hit],
    number: int,
    lines: Sequence[Folded],
    align: Align,
    evidence: Evidence,
    omission: int,
) -> Iterator[Hit]:
    """The hits of parts found where others lie, in the longest stretch of the scaffold where none does.

    A passage that the article repeats puts a part where its other copy is. Elsewhere it then shares hardly less with
    the scaffold, and mostly the same; a version of the same text does not.
    """
    own, taken = lines[number], {hit.part for hit in hits}
    start, end = max(list_left_over(hits, len(own.text)), key=lambda span: span[1] - span[0])
    if end - start <= MUTE:
        return
    at_end = not start or end == len(own.text)
    slack = min(LONGEST, (end - start) // 2)
    low = max(0, start - slack)
    stretch = frame(own.text[low : end + slack])
    for hit in found:
        if hit.part not in taken:
            blocks = [(at + low, line, size) for at, line, size in align(stretch, lines[hit.part])]
            inside = sum(max(0, min(end, at + size) - max(start, at)) for at, _, size in blocks)
            again = judge(number, hit.part, blocks, lines, evidence, omission)
            matched = sum(block[2] for block in blocks)
            same = sum(_count_same(block, other) for block in blocks for other in hit.blocks)
            least = _HALF if at_end and inside >= _NEARLY_ALL * (end - start) else _HARDLY_LESS
            if again and again.bits >= least * hit.bits and min(inside, same) * 2 > matched:
                yield again


def _count_same(one: Block, other: Block) -> int:
    """How many characters two blocks both lay at the same place."""
    low, high = max(one[0], other[0]), min(one[0] + one[2], other[0] + other[2])
    return max(0, high - low) if one[1] - one[0] == other[1] - other[0] else 0


def _hit(
    number: int, part: int, lines: Sequence[Folded], align: Align, evidence: Evidence, omission: int
) -> Hit | None:
    if number == part:
        return None
    return judge(number, part, align(lines[number], lines[part]), lines, evidence, omission)


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
    return 0 < at < len(text) and text[at - 1] not in LAST
