"""Heads: who holds the n-grams with which each fragment begins, and where."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container, Sequence

from stitchtext.folded import Folded

ZONE = 112
"""Folded characters at a fragment's head in which its n-grams are indexed."""
GRAM = 12
_LOOSE, _FOUND = 40, 0.2
"""Characters at the ends of an overlap that may be garbled, and the share of what is between that must be found."""
STRIDE = 4
_PLACES = tuple(at for at in range(ZONE - GRAM + 1) if at % (2 * STRIDE) < STRIDE)
"""Every fourth n-gram of a text is looked up, so four of eight in a row are indexed: one of them is met."""
_POSTINGS = 8


def find_hosts(
    kept: Sequence[int], folds: Sequence[Folded], fresh: Container[int] | None
) -> dict[int, dict[int, Sequence[int]]]:
    """For every fragment, who holds n-grams of its head, and how far into the host the head begins, as counts."""
    all_heads = _index_heads(kept, folds)
    some_heads = all_heads if fresh is None else _index_heads([number for number in kept if number in fresh], folds)
    candidates: dict[int, dict[int, Sequence[int]]] = {}
    for host in kept:
        index, others = all_heads if fresh is None or host in fresh else some_heads
        text = folds[host].text
        found: dict[int, list[int]] = {}
        for at in [at for at in range(0, len(text) - GRAM + 1, STRIDE) if hash(text[at : at + GRAM]) in index]:
            gram = text[at : at + GRAM]
            name = hash(gram)
            for number in (index[name], *others[name]) if name in others else (index[name],):
                place = folds[number].text.find(gram, 0, ZONE)
                if place >= 0:  # else another n-gram has the same hash
                    found.setdefault(number, []).append(at - place)
        found.pop(host, None)
        for head, shifts in found.items():
            if _is_likely(shifts, text, folds[head].text):
                candidates.setdefault(head, {})[host] = array("i", shifts)
    return {head: candidates[head] for head in kept if head in candidates}


def _index_heads(kept: Sequence[int], folds: Sequence[Folded]) -> tuple[dict[int, int], dict[int, list[int]]]:
    """The first fragment with each n-gram in its head, and the few next ones, by the n-gram's hash.

    Of large scrapes the n-grams themselves would take several times the memory of the text.
    """
    index: dict[int, int] = {}
    others: dict[int, list[int]] = {}
    for number in kept:
        text = folds[number].text
        for at in _PLACES[: bisect_left(_PLACES, len(text) - GRAM + 1)]:
            name = hash(text[at : at + GRAM])
            if index.setdefault(name, number) != number:
                more = others.setdefault(name, [])
                if len(more) < _POSTINGS - 1 and number not in more:
                    more.append(number)
    return index, others


def _is_likely(shifts: Sequence[int], a: str, b: str) -> bool:
    """Whether a head and a host share as many n-grams as they would if the one went on where the other is."""
    reach = min(ZONE, len(b), len(a) - max(shifts))
    return len(shifts) * 2 * STRIDE >= (reach - GRAM - _LOOSE) * _FOUND
