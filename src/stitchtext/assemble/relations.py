"""Relations: the one place that decides how two fragments lie to each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from stitchtext.model import Block, Relation

MUTE = 20
"""Folded characters at a cut end that may differ without speaking against a match: the garbled or half last word."""
_LEAST = 8
_WORTH = 0.6
"""The share of its equal characters that an alignment of two texts of one article is worth, at least."""
_DEEPER, _DEEP = 4, 100
_PER_GAP, _PER_CLASH, _MOST_OMISSION = 3.0, 2.0, 10.0
"""What a gap between equal stretches costs, in equal characters: as such, for each that both sides read differently,
and at most for what one of them leaves out."""


def relate(a: int, b: int, blocks: Sequence[Block], a_length: int, b_length: int) -> Relation | None:
    """The relation of fragment `a` to fragment `b`, given their equal blocks and lengths; None if they share nothing.

    An overlap runs to the end of one fragment and the start of the other. Where both go on beyond the last block,
    they are parted; that is forgiven for a few characters (a garbled cut), or for as much as one of them is seen to
    leave out elsewhere (an abridged copy). Else the shared stretch is a repeat, and no seam.
    """
    matched = sum(block[2] for block in blocks)
    if matched < _LEAST:
        return None
    first, last = blocks[0], blocks[-1]
    a_left, b_left = first[0], first[1]
    a_right, b_right = a_length - last[0] - last[2], b_length - last[1] - last[2]
    omission = _omission(blocks)
    allowed = max(min(1.5 * omission, matched / 2), matched / 4 if omission > MUTE else 0)
    parted = _is_parted(a_left, b_left, allowed) or _is_parted(a_right, b_right, allowed)
    unlike = _clash(blocks) > MUTE and score(blocks) < _WORTH * matched
    if parted or unlike:
        return Relation(a, b, "repeat", tuple(blocks), matched)
    return Relation(a, b, _name(a_left - b_left, a_right - b_right), tuple(blocks), matched)


def score(blocks: Sequence[Block]) -> float:
    """What an alignment is worth, in characters: those that are equal, less what it takes to explain the gaps.

    A text that is like another but for many small places is its neighbour in a list, not the same passage.
    """
    worth = float(sum(block[2] for block in blocks))
    for left, right in pairwise(blocks):
        a, b = right[0] - left[0] - left[2], right[1] - left[1] - left[2]
        worth -= _PER_GAP + _PER_CLASH * min(a, b) + min(abs(a - b) / 2, _MOST_OMISSION)
    return worth


def turn(relation: Relation) -> Relation:
    """The same relation, told from the other side."""
    kinds: dict[str, Literal["within", "around", "before", "after", "repeat"]] = {
        "within": "around",
        "around": "within",
        "before": "after",
        "after": "before",
        "repeat": "repeat",
    }
    blocks = tuple((b, a, length) for a, b, length in relation.blocks)
    return Relation(relation.b, relation.a, kinds[relation.kind], blocks, relation.matched)


def _name(left: int, right: int) -> Literal["within", "around", "before", "after"]:
    """How a lies to b, by how much further than b it reaches on either side."""
    if left <= 0 and right <= 0:
        return "within"
    if left >= 0 and right >= 0:
        return "around"
    return "before" if left > 0 else "after"


def _is_parted(a: int, b: int, allowed: float) -> bool:
    """Whether two texts part beyond an end of what they share, where they go on for `a` and `b` characters.

    What is left out is forgiven only where one text ends soon and the other goes on for long: where both go on for
    about as long, they are two texts with different openings or closings.
    """
    short, long = sorted((a, b))
    return short > MUTE and (short > allowed or long < _DEEPER * short + _DEEP)


def _clash(blocks: Sequence[Block]) -> int:
    """How much text both sides have between the blocks and that is not the same: two bodies between one frame."""
    gaps = ((right[0] - left[0] - left[2], right[1] - left[1] - left[2]) for left, right in pairwise(blocks))
    return sum(min(gap) for gap in gaps)


def _omission(blocks: Sequence[Block]) -> int:
    """The longest stretch that one side leaves out inside the matched range, in characters."""
    gaps = ((right[0] - left[0] - left[2], right[1] - left[1] - left[2]) for left, right in pairwise(blocks))
    return max((abs(a - b) for a, b in gaps), default=0)
