"""Runs: from records to groups, out of core, one stage after another; who has processes hands in a way to use them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from stitchtext.across.anchors import sketch_text
from stitchtext.across.components import Components
from stitchtext.across.groups import repair_bundles
from stitchtext.across.joins import find_components
from stitchtext.across.nouns import Bundle, Group, Record, Run, Sketch
from stitchtext.across.piles import chunk, pile_anchors
from stitchtext.across.stores import Store, open_store
from stitchtext.model import Options
from stitchtext.segment import segment

_CHUNK = 64
"""Records, or bundles, of a task."""
Cut = tuple[int, int, Sketch]
"""A fragment of a record: its start and end there, and its sketch."""


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
        for groups in run(repair_bundles, chunk(bundles, _CHUNK)):
            yield from groups


def stage_records(store: Store, records: Iterable[Record], options: Options, run: Run = map) -> None:
    """Put records, their fragments and anchors into a store."""
    for kept in run(partial(sketch_records, options), chunk(records, _CHUNK)):
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


def list_bundles(store: Store, components: Components, options: Options) -> Iterator[Bundle]:
    """The fragments of each group, with what else its repair needs."""
    records = array("q", (record for _, record, _ in store.list_ranked()))
    for ranks, bounded in components:
        record = records[ranks[0]]
        alone = all(records[rank] == record for rank in ranks) and store.count_fragments(record) == len(ranks)
        whole = store.read_whole(record) if alone else None
        yield Bundle(tuple(store.read_member(rank) for rank in ranks), whole, bounded, options)
