"""Strewn fragments: those of all records are grouped into articles before anything is repaired.

Texts and anchors lie in a store beside the ledger while that goes on; it is made anew by every run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from stitchtext.across import Components, Cut, Store, list_bundles, sketch_records, stage_record
from stitchtext.across import Record as Strewn
from stitchtext.batch.articles import pack_bundle, understand
from stitchtext.batch.errands import Errand, Hands, cut_handfuls
from stitchtext.batch.records import Recipe, Record, Report, Source
from stitchtext.batch.repairs import explain, report_of
from stitchtext.batch.tasks import weigh
from stitchtext.errors import StitchError

_HANDFUL = 64
_WEIGHT = 524_288
"""Records, and bytes of them, that one process looks at at a time."""


class Sketched(NamedTuple):
    """A record's fragments and their anchors; or, in place of them, what is wrong with it."""

    record: Strewn | None
    cuts: tuple[Cut, ...]
    report: Report


class Sketcher:
    """Looks for the fragments of records and for their anchors; can be handed to another process."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe

    def __call__(self, records: tuple[Record, ...], start: Callable[[int], None]) -> tuple[Sketched, ...]:
        """What is found in each record; `start` is told of each."""
        return tuple(self._look(number, record, start) for number, record in enumerate(records))

    def _look(self, number: int, record: Record, start: Callable[[int], None]) -> Sketched:
        start(number)
        report = report_of(record)
        if record.flaw:
            return Sketched(None, (), report._replace(error=record.flaw, passing=record.passing))
        try:
            reading = understand(record, self._recipe)
            strewn = Strewn(reading.id, record.source.id, record.row or 0, reading.text)
            ((_, cuts),) = sketch_records(record.source.options, [strewn])
        except (StitchError, ValueError, RecursionError) as error:
            return Sketched(None, (), report._replace(error=explain(error, record.source.name)))
        return Sketched(strewn, tuple(cuts), report._replace(id=reading.id))


def stage(
    records: Iterable[Record], store: Store, hands: Hands[Record, tuple[Sketched, ...]]
) -> Iterator[tuple[int, list[Report]]]:
    """Put all records into the store; hands out how far they have been read, and reports of those with an error."""
    for at, found in hands.run(_cut(records)):
        for each in found:
            if each.record is not None:
                stage_record(store, each.record, each.cuts)
        yield at, [each.report for each in found if each.report.error]
    store.rank()


def list_groups(store: Store, components: Components, source: Source) -> Iterator[Record]:
    """The groups in a store, each as a record that is called and found like its first fragment.

    `source` says what holds for all: the target, the name of the whole, the options.
    """
    size = source.size
    for bundle in list_bundles(store, components, source.options):
        first = bundle.members[0]
        own = source._replace(name=first.file, id=first.name)
        size += sum(len(member.text) for member in bundle.members)
        yield Record(own, first.row or None, pack_bundle(bundle), size)


def _cut(records: Iterable[Record]) -> Iterator[Errand[Record, int]]:
    for handful in cut_handfuls(records, weigh, _HANDFUL, _WEIGHT):
        yield Errand(tuple(handful), handful[-1].at, sum(map(weigh, handful)))
