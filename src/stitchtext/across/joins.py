"""Joins: which fragments of a store belong together, one stage after another, each on what the last one left open."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from stitchtext.across.bonds import forget, judge, place
from stitchtext.across.bridges import LEAST, bridge
from stitchtext.across.chances import Ends, agree, choose
from stitchtext.across.components import Components
from stitchtext.across.edges import find_overlaps, list_runs, match_ends
from stitchtext.across.nouns import Bond, Pair, Passage, Run, Sketch
from stitchtext.across.piles import PARTS, RANGE, list_pair_tasks, pile_pairs
from stitchtext.across.stores import Store

_SURE, _STRONGEST = 6, 4_096
"""Anchors of an overlap from which it has no need of a second chance, and up to which they are counted."""


class Judged(NamedTuple):
    """What came of some pairs: bonds, the anchors that unlike fragments share, and passages that may bridge."""

    bonds: list[Bond]
    common: set[int]
    passages: list[Passage]


def judge_pairs(task: tuple[Sequence[Pair], dict[int, Sketch]]) -> Judged:
    """Judge pairs whose sketches are given; for a pool of processes."""
    pairs, sketches = task
    places = {rank: place(sketch) for rank, sketch in sketches.items()}
    judged = Judged([], set(), [])
    for pair in pairs:
        found = judge(pair, places[pair[0]], places[pair[1]])
        if isinstance(found, Bond):
            judged.bonds.append(found)
            continue
        judged.common.update(found.common)
        if len(found.straight) >= LEAST:
            judged.passages.append(found)
    return judged


def find_components(store: Store, run: Run = map) -> Components:
    """Join the fragments of a store."""
    numbers, records, sizes = (array("q") for _ in range(3))
    for number, record, size in store.list_ranked():
        numbers.append(number)
        records.append(record)
        sizes.append(size)
    ranks = array("q", [0]) * (len(numbers) + 1)
    for rank, number in enumerate(numbers):
        ranks[number] = rank
    popular = pile_pairs(store, ranks, sizes)
    common = _find_common(store, run)
    components, ends = Components(sizes), Ends(len(sizes))
    for judged in run(judge_pairs, list_pair_tasks(store, "likely", common)):
        for bond in judged.bonds:
            if bond.guest is not None:
                components.host(bond)
            elif bond.strength >= _SURE:
                store.pile("bonds", -min(bond.strength, _STRONGEST), [bond.a << 32 | bond.b])
            else:
                continue
            ends.close(bond)
    for strength, codes in store.list_piles("bonds"):
        components.join(Bond(code >> 32, code & 0xFFFFFFFF, -strength, None) for code in sorted(codes))
    components.settle()
    chosen = choose(_list_open(store, components, ends, common.intersection(popular)), components.find)
    components.join(chosen)
    for bond in chosen:
        ends.close(bond)
    components.join(choose(_list_edges(store, components, ends), components.find))
    components.join(bridge(_list_passages(store), components.find))
    components.gather(records)
    return components


def _find_common(store: Store, run: Run) -> set[int]:
    """The anchors of boilerplate: those that fragments share which are not one text; what is likely is piled up.

    How many have an anchor tells nothing, as an article may have thousands of copies.
    """
    common: set[int] = set()
    for judged in run(judge_pairs, list_pair_tasks(store, "pairs")):
        common |= judged.common
        for a, b, _, straight in judged.passages:
            store.pile("passages", a // RANGE, [a, b, len(straight), *straight])
        for bond in judged.bonds:
            store.pile("likely", bond.a // RANGE, [bond.a << 32 | bond.b])
            if bond.guest is None:
                store.pile("overlaps", bond.a // RANGE, [bond.a << 32 | bond.b, bond.strength, bond.overlap])
    return common


def _list_open(store: Store, components: Components, ends: Ends, common: Set[int]) -> Iterator[Bond]:
    """The overlaps between ends of different groups, on other anchors than those in `common`."""
    for _, numbers in store.list_piles("overlaps"):
        for code, strength, overlap in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
            bond = Bond(code >> 32, code & 0xFFFFFFFF, strength, None, overlap)
            if components.find(bond.a) == components.find(bond.b) or not ends.are_open(bond):
                continue
            one, other = (place(forget(store.read_sketch(rank), common)) for rank in bond[:2])
            if isinstance(judge(bond[:2], one, other), Bond) and agree(bond, lambda rank: store.read_member(rank).text):
                yield bond


def _list_edges(store: Store, components: Components, ends: Ends) -> Iterator[Bond]:
    """The overlaps of open ends of different groups that every run of characters there tells."""
    for rank, tail in ends.list_open():
        for code, at in list_runs(store.read_member(rank).text, tail=tail):
            store.pile("edges", code % PARTS, [code, rank << 1 | tail, at])
    matches = (match for _, numbers in store.list_piles("edges") for match in _match_runs(numbers, components))
    for bond in find_overlaps(matches):
        if agree(bond, lambda rank: store.read_member(rank).text):
            yield bond


def _match_runs(numbers: Sequence[int], components: Components) -> Iterator[tuple[int, int, int]]:
    marks = sorted(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))
    for _, group in groupby(marks, key=itemgetter(0)):
        holders = [(mark >> 1, bool(mark & 1), at) for _, mark, at in group]
        if len(holders) > 1:
            yield from (each for each in match_ends(holders) if components.find(each[0]) != components.find(each[1]))


def _list_passages(store: Store) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    for _, numbers in store.list_piles("passages"):
        at = 0
        while at < len(numbers):
            a, b, count = numbers[at : at + 3]
            yield a, b, tuple(numbers[at + 3 : at + 3 + count])
            at += 3 + count
