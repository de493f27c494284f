"""Runs: from records to groups, out of core, one stage after another; who has processes hands in a way to use them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

from stitchtext.across.anchors import sketch_text
from stitchtext.across.bonds import forget, judge, place
from stitchtext.across.candidates import FAR, MOST, Holder, find_meetings, is_likely
from stitchtext.across.chances import Ends, agree, choose
from stitchtext.across.components import Components
from stitchtext.across.groups import repair_bundles
from stitchtext.across.nouns import Bond, Bundle, Group, Pair, Record, Sketch
from stitchtext.across.stores import Store, open_store
from stitchtext.model import Options
from stitchtext.segment import segment

_CHUNK, _PAIRS = 64, 1_024
"""Records, or bundles, and pairs of a task."""
PARTS, _RANGE = 256, 8_192
"""Piles of anchors by hash, and fragments of a pile of pairs."""
_SURE, _STRONGEST = 6, 4_096
"""Anchors of an overlap from which it has no need of a second chance, and up to which they are counted."""
_BITS, _PLACE = FAR.bit_length(), 24
"""Bits of a packed number that a stretch and an offset take; offsets beyond `_LAST` count as that."""
_LAST = (1 << _PLACE) - 1
_T = TypeVar("_T")
Cut = tuple[int, int, Sketch]
"""A fragment of a record: its start and end there, and its sketch."""


class Run(Protocol):
    """How tasks are run: a function on every one of some arguments, results in their order, as `map` does it."""

    def __call__(self, function: Callable[[Any], Any], arguments: Iterable[Any], /) -> Iterator[Any]: ...


def group_across(
    records: Iterable[Record], folder: Path, options: Options | None = None, run: Run = map
) -> Iterator[Group]:
    """Group the fragments of all records into articles; `folder` takes a file of all texts for as long as it runs.

    Groups come by their first fragment, in the order of file, row and offset, and are the same bytes whatever the
    order of the records and whatever `run` does.
    """
    chosen = options or Options()
    with open_store(folder / "across.sqlite") as store:
        stage_records(store, records, chosen, run)
        bundles = list_bundles(store, find_components(store, run), chosen)
        for groups in run(repair_bundles, _chunk(bundles, _CHUNK)):
            yield from groups


def stage_records(store: Store, records: Iterable[Record], options: Options, run: Run = map) -> None:
    """Put records, their fragments and anchors into a store."""
    for kept in run(partial(sketch_records, options), _chunk(records, _CHUNK)):
        for record, fragments in kept:
            stage_record(store, record, fragments)
    store.rank()


def stage_record(store: Store, record: Record, fragments: Sequence[Cut]) -> None:
    """Put one record, its fragments and anchors into a store; `store.rank()` follows the last one."""
    number = store.put(record, fragments)
    for at, (_, _, sketch) in enumerate(fragments):
        pile_anchors(store, number + at, sketch)


def sketch_records(options: Options, records: Sequence[Record]) -> list[tuple[Record, list[Cut]]]:
    """The fragments of records, with their anchors; for a pool of processes."""
    found = ((record, segment(record.text, options)[0]) for record in records)
    return [(record, [(each.start, each.end, sketch_text(each.text)) for each in own]) for record, own in found]


def judge_pairs(task: tuple[Sequence[Pair], dict[int, Sketch]]) -> tuple[list[Bond], set[int]]:
    """The bonds among pairs whose sketches are given, and anchors that unlike ones share; for a pool of processes."""
    pairs, sketches = task
    places = {rank: place(sketch) for rank, sketch in sketches.items()}
    bonds: list[Bond] = []
    common: set[int] = set()
    for pair in pairs:
        judged = judge(pair, places[pair[0]], places[pair[1]])
        if isinstance(judged, Bond):
            bonds.append(judged)
        else:
            common.update(judged)
    return bonds, common


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
    for bonds, _ in run(judge_pairs, list_pair_tasks(store, "likely", common)):
        for bond in bonds:
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
    components.join(choose(_list_open(store, components, ends, common.intersection(popular)), components.find))
    components.gather(records)
    return components


def _find_common(store: Store, run: Run) -> set[int]:
    """The anchors of boilerplate: those that fragments share which are not one text; what is likely is piled up.

    How many have an anchor tells nothing, as an article may have thousands of copies.
    """
    common: set[int] = set()
    for bonds, found in run(judge_pairs, list_pair_tasks(store, "pairs")):
        common |= found
        for bond in bonds:
            store.pile("likely", bond.a // _RANGE, [bond.a << 32 | bond.b])
            if bond.guest is None:
                store.pile("overlaps", bond.a // _RANGE, [bond.a << 32 | bond.b, bond.strength, bond.overlap])
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
                    piles[a // _RANGE].append((a % _RANGE << 32 | b) << _BITS | stretch)
        for key, codes in piles.items():
            store.pile("meetings", key, codes)
    for key, met in store.list_piles("meetings"):
        store.pile("pairs", key, list(_choose_likely(key * _RANGE, met)))
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
        for some in _chunk(sorted(set(codes)), _PAIRS):
            pairs = [(code >> 32, code & 0xFFFFFFFF) for code in some]
            ranks = {rank for pair in pairs for rank in pair}
            yield pairs, {rank: forget(store.read_sketch(rank), common) for rank in ranks}


def pile_anchors(store: Store, number: int, sketch: Sketch) -> None:
    """Pile up the anchors of the fragment that has this number in the store."""
    asked = set(sketch.queries)
    for at, hash_ in enumerate(sketch.hashes):
        place = min(sketch.offsets[at], _LAST)
        store.pile("anchors", hash_ % PARTS, (hash_, (number << _PLACE | place) << 1 | (at in asked)))


def list_bundles(store: Store, components: Components, options: Options) -> Iterator[Bundle]:
    """The fragments of each group, with what else its repair needs."""
    records = array("q", (record for _, record, _ in store.list_ranked()))
    for ranks, bounded in components:
        record = records[ranks[0]]
        alone = all(records[rank] == record for rank in ranks) and store.count_fragments(record) == len(ranks)
        whole = store.read_whole(record) if alone else None
        yield Bundle(tuple(store.read_member(rank) for rank in ranks), whole, bounded, options)


def _chunk(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
