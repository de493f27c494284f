"""Lineages: fragments that agree at nearly every variant are copies of one another, and copies are one witness."""

from __future__ import annotations

from collections.abc import Sequence

from stitchtext.merge.places import Place

_SHARED, _ALIKE = 3, 0.85
"""Variants that two fragments must both cover, and the share of them they must read alike, to be held for copies."""


def find_lineages(places: Sequence[Place]) -> dict[int, int]:
    """The lineage of every fragment: the least number of the fragments it cannot be told from.

    Fragments are told apart by the variants they read differently, a slip of their own aside. At most the first 512
    variants are looked at.
    """
    readings: dict[int, dict[int, str]] = {}
    for at, place in enumerate(places[:512]):
        for witness, start, end in place.said:
            readings.setdefault(witness.number, {})[at] = witness.fold.text[start:end]
    lineages: dict[int, int] = {}
    founders: list[int] = []
    for number in sorted(readings):
        founder = next((other for other in founders[:64] if _agree(readings[number], readings[other])), None)
        if founder is None:
            founders.append(number)
        lineages[number] = number if founder is None else founder
    return lineages


def _agree(a: dict[int, str], b: dict[int, str]) -> bool:
    shared = [at for at in a if at in b]
    return len(shared) >= _SHARED and sum(a[at] == b[at] for at in shared) >= _ALIKE * len(shared)
