"""Abridgements: the fragments that leave out what others hold, and so must not be what an article is laid out on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from stitchtext.assemble.relations import MUTE, Relation
from stitchtext.model import Block

_LEFT_OUT = 12
"""Folded characters that one side must lack between two equal stretches to have left something out."""
_SHARE = 0.5
"""The share of the shorter text that must be found again before what it lacks says anything of it."""


def find_abridged(relations: Iterable[Relation], lengths: Sequence[int]) -> dict[int, int]:
    """The fragments that lack text inside of what they share with one that lacks nothing anywhere, and how much.

    Where all lack something (outputs of several extractors) nobody is named: any of them may carry the others.
    """
    omissions: dict[int, dict[int, int]] = {}
    for relation in relations:
        if relation.matched >= _SHARE * min(lengths[relation.a], lengths[relation.b]):
            by_a, by_b = measure_omissions(relation.blocks)
            for number, partner, most in ((relation.a, relation.b, by_a), (relation.b, relation.a, by_b)):
                if most >= _LEFT_OUT:
                    omissions.setdefault(number, {})[partner] = most
    return {
        number: max(own.values())
        for number, own in omissions.items()
        if any(partner not in omissions for partner in own)
    }


def measure_omissions(blocks: Sequence[Block]) -> tuple[int, int]:
    """The longest stretch that either side leaves out between the blocks: by the one, by the other, in characters.

    >>> measure_omissions([(0, 0, 9), (9, 40, 9), (20, 51, 4)])
    (31, 0)
    """
    by_a = by_b = 0
    for left, right in pairwise(blocks):
        a, b = right[0] - left[0] - left[2], right[1] - left[1] - left[2]
        if min(a, b) <= MUTE // 2:
            by_a, by_b = max(by_a, b - a), max(by_b, a - b)
    return by_a, by_b
