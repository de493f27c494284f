"""Piles: anchors, meetings and pairs as packed numbers in a store, so that memory holds a pile of them at a time."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby, islice
from typing import TypeVar

from stitchtext.across.bonds import forget
from stitchtext.across.candidates import FAR, MOST, Holder, find_meetings, is_likely
from stitchtext.across.nouns import Pair, Sketch
from stitchtext.across.stores import Store

PARTS, RANGE = 256, 8_192
"""Piles of anchors by hash, and fragments of a pile of pairs."""
_PAIRS = 1_024
"""Pairs of a task."""
_BITS, _PLACE = FAR.bit_length(), 24
"""Bits of a packed number that a stretch and an offset take; offsets beyond `_LAST` count as that."""
_LAST = (1 << _PLACE) - 1
_T = TypeVar("_T")


def pile_anchors(store: Store, number: int, sketch: Sketch) -> None:
    """Pile up the anchors of the fragment that has this number in the store."""
    asked = set(sketch.queries)
    for at, hash_ in enumerate(sketch.hashes):
        place = min(sketch.offsets[at], _LAST)
        store.pile("anchors", hash_ % PARTS, (hash_, (number << _PLACE | place) << 1 | (at in asked)))


def pile_pairs(store: Store, ranks: Sequence[int], sizes: Sequence[int]) -> array[int]:
    """Pile up the pairs to judge, by the number of the first; `ranks` are those of the store's numbers.

    Returned are the anchors with so many holders that not all of these are compared.
    """
    popular = array("q")
    for _, numbers in store.list_piles("anchors"):
        holders: defaultdict[int, list[int]] = defaultdict(list)
        for hash_, mark in zip(numbers[::2], numbers[1::2], strict=True):
            holders[hash_].append(mark)
        piles: defaultdict[int, list[int]] = defaultdict(list)
        for hash_, marks in holders.items():
            if len(marks) > MOST:
                popular.append(hash_)
            if len(marks) > 1 and any(mark & 1 for mark in marks):
                for a, b, stretch in find_meetings([_read_mark(mark, ranks, sizes) for mark in marks]):
                    piles[a // RANGE].append((a % RANGE << 32 | b) << _BITS | stretch)
        for key, codes in piles.items():
            store.pile("meetings", key, codes)
    for key, met in store.list_piles("meetings"):
        store.pile("pairs", key, list(_choose_likely(key * RANGE, met)))
    return popular


def _choose_likely(first: int, codes: Iterable[int]) -> Iterator[int]:
    """Of the meetings of fragments from `first` on, the pairs that are likely to have a bond."""
    for pair, group in groupby(sorted(codes), key=lambda code: code >> _BITS):
        met = list(group)
        if is_likely(len(met), met[0] & (1 << _BITS) - 1):  # the least stretch comes first
            yield pair + (first << 32)


def _read_mark(mark: int, ranks: Sequence[int], sizes: Sequence[int]) -> Holder:
    rank = ranks[mark >> _PLACE + 1]
    return Holder(rank, sizes[rank], mark >> 1 & _LAST, bool(mark & 1))


def list_pair_tasks(
    store: Store, kind: str = "pairs", common: Set[int] = frozenset()
) -> Iterator[tuple[list[Pair], dict[int, Sketch]]]:
    """The pairs of a kind, each once, in handfuls with the sketches they need, less the anchors in `common`."""
    for _, codes in store.list_piles(kind):
        for some in chunk(sorted(set(codes)), _PAIRS):
            pairs = [(code >> 32, code & 0xFFFFFFFF) for code in some]
            ranks = {rank for pair in pairs for rank in pair}
            yield pairs, {rank: forget(store.read_sketch(rank), common) for rank in ranks}


def chunk(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Items in lists of so many."""
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some
