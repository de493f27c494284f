"""Hits: where the parts of an article lie on a text that runs across them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from stitchtext.assemble.abridgements import drop_strays
from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.relations import MUTE, are_unlike, count_clash
from stitchtext.folded import Folded
from stitchtext.marks import ENDS, LAST
from stitchtext.model import Block

_CLASH, _SHARED = 0.25, 0.6
"""The share of what a part and its scaffold have in common up to which they may differ, and of the smaller of two
parts that may stand where the other does: a passage that stands twice."""
_LEFT_OVER = 0.05
"""The share of a scaffold that may be in none of its parts, and yet all of it is in one or another."""
_MOST_LACKING = 4
"""How many times more of a part a scaffold may lack than they share, if all of it lies in one part or another."""
_SENTENCE_END = re.compile(rf"[{ENDS}…][」』）)\"'\]]*")
LONGEST, SHORT = 240, 64
"""Folded characters that the rest of one sentence may have, and of what counts as one, whatever its marks."""


class Hit(NamedTuple):
    """A part on a scaffold: equal blocks, of the scaffold first, in folded offsets.

    A hit that is not `sure` lacks more of the part than an abridged copy would, for all that is known of it.
    """

    part: int
    blocks: tuple[Block, ...]
    size: int
    bits: float
    sure: bool

    @property
    def start(self) -> int:
        """Where it begins on the scaffold."""
        return self.blocks[0][0]

    @property
    def end(self) -> int:
        """Where it ends on the scaffold."""
        return self.blocks[-1][0] + self.blocks[-1][2]

    @property
    def low(self) -> int:
        """Where it begins on the part."""
        return self.blocks[0][1]

    @property
    def high(self) -> int:
        """Where it ends on the part, which is `size` characters long."""
        return self.blocks[-1][1] + self.blocks[-1][2]


def fits(hit: Hit, titled: AbstractSet[int]) -> bool:
    """Whether a part may be one of a scaffold's: none of the `titled` whose head it would lack is."""
    return hit.sure or hit.part not in titled or not _lacks_head(hit)


def judge(
    number: int, part: int, blocks: Sequence[Block], lines: Sequence[Folded], evidence: Evidence, omission: int
) -> Hit | None:
    """What the equal blocks of a scaffold and a part are worth."""
    own, other = lines[number], lines[part]
    blocks = drop_strays(blocks, len(own.text), len(other.text))
    matched = sum(block[2] for block in blocks)
    bits = sum(evidence.weigh(own.text[start : start + size]) for start, _, size in blocks)
    if not blocks or bits < evidence.strong or count_clash(blocks) > max(MUTE, matched * _CLASH):
        return None
    if are_unlike(blocks, own.text, other.text):
        return None
    (start, low, _), (at, line, size) = blocks[0], blocks[-1]
    left = (start, other.text[:low])
    right = (len(own.text) - at - size, other.text[line + size :])
    lacking = [text for left_over, text in (left, right) if left_over > MUTE and len(text) > MUTE]
    outside = (left[0] > MUTE) + (right[0] > MUTE)
    if not (omission or outside):
        return None
    sure = all(len(text) <= _allow(text, matched, omission) for text in lacking)
    if not sure and any(len(text) > _MOST_LACKING * matched for text in lacking):
        return None
    return Hit(part, tuple(blocks), len(other.text), round(bits, 1), sure)


def _lacks_head(hit: Hit) -> bool:
    """Whether the scaffold has other text where the part has more than what they share."""
    return hit.start > MUTE and hit.low > sum(block[2] for block in hit.blocks)


def _allow(text: str, matched: int, omission: int) -> float:
    """How much of a part's end a scaffold that goes on differently may lack, in characters."""
    rest = len(text) <= SHORT or not _SENTENCE_END.search(text.rstrip(LAST))
    abridged = max(matched / 2, min(3 * omission, 1.5 * matched)) if omission else 0
    return max(abridged, min(LONGEST, matched) if rest else 0)


def choose_hits(hits: Sequence[Hit], size: int) -> list[Hit]:
    """The heaviest hits that stand one behind the other; those that are not sure only if they leave nothing over.

    A text of which every word is in one part or the next was made of both, whatever else they hold.
    """
    ordered = [_trim_hit(hit, *ends) for hit, *ends in _list_claims(_order(hits))]
    if all(hit.sure for hit in ordered) or _count_left_over(ordered, size) <= max(MUTE, _LEFT_OVER * size):
        return ordered
    return [_trim_hit(hit, *ends) for hit, *ends in _list_claims(_order([hit for hit in hits if hit.sure]))]


def _count_left_over(hits: Sequence[Hit], size: int) -> int:
    """The characters of a scaffold that no hit covers, up to its `size`."""
    return sum(max(0, end - start) for start, end in list_left_over(hits, size))


def list_left_over(hits: Sequence[Hit], size: int) -> list[tuple[int, int]]:
    """The stretches of a scaffold before, between and behind hits, up to its `size`; less than none where they meet."""
    edges = [0, *(at for hit in hits for at in (hit.start, hit.end)), size]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _list_claims(hits: Sequence[Hit]) -> Iterator[tuple[Hit, int, int]]:
    """Every hit, and between which offsets of the scaffold it holds, where its neighbours claim the same stretch.

    What two parts share lies at the end of the one and the start of the other; what lies inside one of them is a
    phrase that stands twice, and the stretch is the other's.
    """
    for number, hit in enumerate(hits):
        before, behind = hits[number - 1 : number], hits[number + 1 : number + 2]
        start = before[0].end if before and hit.low > MUTE >= before[0].size - before[0].high else hit.start
        end = behind[0].start if behind and hit.size - hit.high > MUTE >= behind[0].low else hit.end
        yield hit, max(start, hit.start), min(end, hit.end)


def _trim_hit(hit: Hit, start: int, end: int) -> Hit:
    """The part of a hit between two offsets of the scaffold; all of it, if nothing is left there."""
    cuts = ((max(own, start), min(own + size, end), line - own) for own, line, size in hit.blocks)
    blocks = tuple((low, low + shift, high - low) for low, high, shift in cuts if low < high)
    return hit._replace(blocks=blocks) if blocks else hit


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
