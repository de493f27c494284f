"""Duplicates: whole articles that are the same, or nearly so; one of them is kept."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from stitchtext.across.anchors import sketch_text
from stitchtext.across.bonds import measure_containment, place
from stitchtext.across.nouns import Record, Sketch
from stitchtext.across.piles import PARTS, list_pair_tasks, pile_anchors, pile_pairs
from stitchtext.across.stores import Store, open_store
from stitchtext.align import align
from stitchtext.folded import fold

_ANCHORS, _ALIKE = 0.5, 0.8
"""The share of anchors, then of characters, of the longer one that both must have, in one order."""


class Duplicate(NamedTuple):
    """An article that another one stands for: the numbers of both, as they came, and the share both have alike."""

    number: int
    kept: int
    alike: float


def find_duplicates(articles: Iterable[tuple[str, str]], folder: Path, *, near: bool = False) -> Iterator[Duplicate]:
    """Yield articles, (id, text), that duplicate another one; by number, as they came.

    Equal texts are duplicates, of which the first is kept; with `near`, also those of which at least 0.8 is alike.
    Of these the fullest is kept, and each is compared with kept ones alone, so that likeness makes no chains.
    """
    with open_store(folder / "duplicates.sqlite") as store:
        for number, (name, text) in enumerate(articles):
            sketch = sketch_text(text) if near else Sketch(0, (), (), ())
            store.put(Record(name, "", number, text), [(0, len(text), sketch)])
            hash_ = int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
            store.pile("texts", hash_ % PARTS, (hash_ >> 1, number))
        store.rank()
        same = dict(_find_equal(store))
        likely = _choose(store, same) if near else {}
        yield from sorted(_tell(same, likely))


def _find_equal(store: Store) -> Iterator[tuple[int, int]]:
    """Articles whose text an earlier one has, and the first that has it."""
    for _, numbers in store.list_piles("texts"):
        known: dict[int, list[int]] = {}
        for hash_, number in zip(numbers[::2], numbers[1::2], strict=True):
            firsts = known.setdefault(hash_, [])
            text = store.read_member(number).text if firsts else ""
            first = next((each for each in firsts if store.read_member(each).text == text), None)
            if first is None:
                firsts.append(number)
            else:
                yield number, first


def _choose(store: Store, same: Mapping[int, int]) -> dict[int, tuple[int, float]]:
    """Of articles whose texts differ, those that are nearly another one, and how much of them."""
    sizes = array("q", (size for _, _, size in store.list_ranked()))
    for number in range(len(sizes)):
        if number not in same:
            pile_anchors(store, number, store.read_sketch(number))
    pile_pairs(store, range(len(sizes)), sizes)
    likes = _find_likes(store)
    gone: dict[int, tuple[int, float]] = {}
    for number in sorted(likes, key=lambda number: (-sizes[number], number)):
        if number not in gone:
            for other, alike in likes[number]:
                if (-sizes[other], other) > (-sizes[number], number):
                    gone.setdefault(other, (number, alike))
    return gone


def _find_likes(store: Store) -> dict[int, list[tuple[int, float]]]:
    likes: dict[int, list[tuple[int, float]]] = {}
    for pairs, sketches in list_pair_tasks(store):
        places = {number: place(sketch) for number, sketch in sketches.items()}
        for a, b in pairs:
            if measure_containment(places[a], places[b]) >= _ANCHORS:
                alike = _compare(store.read_member(a).text, store.read_member(b).text)
                if alike >= _ALIKE:
                    likes.setdefault(a, []).append((b, alike))
                    likes.setdefault(b, []).append((a, alike))
    return likes


def _tell(same: Mapping[int, int], likely: Mapping[int, tuple[int, float]]) -> Iterator[Duplicate]:
    for number, first in same.items():
        yield Duplicate(number, *likely.get(first, (first, 1.0)))
    for number, (kept, alike) in likely.items():
        yield Duplicate(number, kept, alike)


def _compare(one: str, other: str) -> float:
    """The share of the longer text that both have: below 1, as the texts are not equal to the letter."""
    a, b = fold(one), fold(other)
    same = sum(length for _, _, length in align(a, b))
    return min(0.9999, same / max(1, len(a.text), len(b.text)))
