"""Overlaps: which kept fragment goes on where another one stops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from stitchtext.assemble.containments import Align
from stitchtext.assemble.relations import relate
from stitchtext.folded import Folded
from stitchtext.model import Relation

_ZONE = 112
"""Folded characters at a fragment's head in which its n-grams are indexed."""
_GRAM = 12
_STRIDE = 4
"""Every fourth n-gram of a text is looked up: a head's n-grams are indexed at every place, so none is missed."""
_POSTINGS = 8
_TRIALS = 6
"""Fragments that one head is aligned with, the likeliest first."""


def find_overlaps(
    kept: Sequence[int], folds: Sequence[Folded], align: Align, known: Iterable[Relation]
) -> list[Relation]:
    """All relations among kept fragments by which one follows another, or lies inside it; each pair once.

    The head of every fragment is looked for in all others by its n-grams, which finds overlaps too short or too
    damaged to hold a whole clause in common.
    """
    relations = {frozenset((relation.a, relation.b)): relation for relation in known}
    for head, hosts in _candidates(kept, folds).items():
        for host, _ in hosts.most_common(_TRIALS):
            pair = frozenset((head, host))
            if pair not in relations:
                blocks = align(folds[host], folds[head])
                relation = relate(host, head, blocks, len(folds[host].text), len(folds[head].text))
                if relation is not None:
                    relations[pair] = relation
    return list(relations.values())


def _candidates(kept: Sequence[int], folds: Sequence[Folded]) -> dict[int, Counter[int]]:
    index: dict[str, list[int]] = {}
    for number in kept:
        for gram in _grams(folds[number].text[:_ZONE]):
            postings = index.setdefault(gram, [])
            if len(postings) < _POSTINGS and number not in postings:
                postings.append(number)
    candidates: dict[int, Counter[int]] = {number: Counter() for number in kept}
    for host in kept:
        text = folds[host].text
        for at in [at for at in range(0, len(text) - _GRAM + 1, _STRIDE) if text[at : at + _GRAM] in index]:
            for head in index[text[at : at + _GRAM]]:
                if head != host:
                    candidates[head][host] += 1
    return candidates


def _grams(text: str) -> Iterator[str]:
    return (text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1))
