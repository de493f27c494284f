"""Lineages: fragments that agree at nearly every variant are copies of one another, and copies are one witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from stitchtext.merge.places import Place

_SHARED, _ALIKE = 3, 0.85
"""Variants that two fragments must both cover, and the share of them they must read alike, to be held for copies."""
_ASKED, _FOUNDERS = 512, 64


def find_lineages(places: Sequence[Place]) -> dict[int, int]:
    """The lineage of every fragment: the least number of the fragments it cannot be told from.

    Fragments are told apart by the variants they read differently, a slip of their own aside. At most the first 512
    variants are looked at.
    """
    readings: dict[int, dict[int, str]] = {}
    for at, place in enumerate(places[:_ASKED]):
        for witness, start, end in place.said:
            readings.setdefault(witness.number, {})[at] = witness.fold.text[start:end]
    return _found(readings, lambda a, b: _agree(readings[a], readings[b]))


def find_copies(answers: Iterable[Mapping[int, str]]) -> dict[int, int]:
    """The lineage of every witness that answers, by what it says where two or more stand against two or more.

    Stricter than `find_lineages`, because whole passages depend on it: that both are free of the faults of a third
    makes nobody a copy, and what a witness says alone sets it apart. At most 512 such answers are looked at.
    """
    readings: dict[int, dict[int, str]] = {}
    alone: Counter[int] = Counter()
    divided = 0
    for each in answers:
        votes = Counter(each.values())
        alone.update(number for number, said in each.items() if votes[said] == 1 < len(each))
        if sum(count > 1 for count in votes.values()) > 1 and divided < _ASKED:
            divided += 1
            for number, said in each.items():
                if votes[said] > 1:
                    readings.setdefault(number, {})[divided] = said
    return _found(readings, lambda a, b: _agree(readings[a], readings[b], alone[a] + alone[b]))


def _found(numbers: Iterable[int], agree: Callable[[int, int], bool]) -> dict[int, int]:
    lineages: dict[int, int] = {}
    founders: list[int] = []
    for number in sorted(numbers):
        founder = next((other for other in founders[:_FOUNDERS] if agree(number, other)), None)
        if founder is None:
            founders.append(number)
        lineages[number] = number if founder is None else founder
    return lineages


def _agree(a: dict[int, str], b: dict[int, str], alone: int = 0) -> bool:
    shared = [at for at in a if at in b]
    same = sum(a[at] == b[at] for at in shared)
    return len(shared) >= _SHARED and same >= _ALIKE * (len(shared) + alone)
