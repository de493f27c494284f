"""Feeds: what is still to be done of a batch, one handful of records after another, and what is done already."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, zip_longest
from typing import NamedTuple, TypeAlias

from stitchtext.batch.disks import measure, read_held
from stitchtext.batch.errands import Errand, Ready
from stitchtext.batch.ledgers import Held, Ledger
from stitchtext.batch.readers import read_records
from stitchtext.batch.records import Done, Recipe, Record, Report, Source, Target, Task
from stitchtext.batch.rolls import RANGES, Roll, adopt, is_untouched
from stitchtext.batch.shelves import Shelf
from stitchtext.batch.tasks import cut_tasks, make_task
from stitchtext.model import Options

_HANDFUL = 32
_WEIGHT = 262_144
"""Files, and bytes of them, that one process takes at a time."""


class Plan(NamedTuple):
    """What a run is to do: how to repair, with how many processes, and what is too large.

    `find_options` tells what holds for the files of a folder. `choices` are what the user chose, in words: where they
    differ from the last time, all is done anew. `most` is in bytes. `across` asks to group the fragments of all records
    before they are repaired.
    """

    recipe: Recipe
    jobs: int
    most: int
    find_options: Callable[[str], Options]
    choices: Mapping[str, str] = {}
    across: bool = False


class Put(NamedTuple):
    """Tasks whose results are to be written; `at` is how far the sources have been read behind them."""

    roll: Roll | None
    tasks: tuple[Task, ...]
    at: int
    kept: bool = False


class Keep(NamedTuple):
    """A task that is written already: in a roll that is not whole yet, or in a whole output."""

    roll: Roll | None
    held: Held
    reports: tuple[Report, ...]
    at: int


class Finish(NamedTuple):
    """Nothing more will come for this roll."""

    roll: Roll


Step: TypeAlias = Put | Keep | Finish
Item: TypeAlias = Errand[Record, Step] | Ready[tuple[Done, ...], Step]


class Feed:
    """The work of a run, in the order in which it is to be written."""

    def __init__(
        self, ledger: Ledger, shelf: Shelf, plan: Plan, groups: Callable[[], Iterator[Record]] | None = None
    ) -> None:
        self._groups = groups
        self._ledger = ledger
        self._shelf = shelf
        self._plan = plan
        self._read = 0

    def list_items(self) -> Iterator[Item]:
        """What is to be done and written, and what stands there already; with `groups`, these are the records."""
        groups = groupby(self._list_sources(), key=lambda source: (source.target.form == "file", source.target))
        owners = groupby(groups, key=lambda group: group[0][0])
        for own, some in owners:
            if own:
                yield from self._feed_files(source for _, sources in some for source in sources)
            else:
                for (_, target), _ in some:
                    yield from self._feed_roll(target)

    def list_records(self) -> Iterator[Record]:
        """All records of all sources."""
        return self._read_all(self._list_sources())

    def _list_sources(self, target: Target | None = None) -> Iterator[Source]:
        for source in self._ledger.list_sources(target.name if target else None):
            options = self._plan.find_options(os.path.dirname(os.path.abspath(source.path)))
            yield source._replace(options=options, target=target or source.target)

    def _read_all(self, sources: Iterable[Source]) -> Iterator[Record]:
        """The records of sources; where each stands is counted over all of them."""
        read = self._read
        for source in sources:
            for record in read_records(source, self._plan.most):
                yield record._replace(at=read + record.at)
            read += source.size
        self._read = read

    def _feed_files(self, sources: Iterable[Source]) -> Iterator[Item]:
        """Texts that have an output each: a handful at a time, but for those that are there already."""
        held: list[Task] = []
        weight = 0
        for record in self._read_all(sources):
            task = make_task([record], self._plan.recipe)
            kept = self._shelf.keeps(task)
            if kept is not None:
                yield Ready((), Keep(None, *kept, record.at))
                continue
            held.append(task)
            weight += len(record.data)
            if len(held) == _HANDFUL or weight >= _WEIGHT:
                yield _send(None, held, weight)
                held, weight = [], 0
        if held:
            yield _send(None, held, weight)

    def _feed_roll(self, target: Target) -> Iterator[Item]:
        """The tasks of an output of rows: none if it is whole, else those that it lacks."""
        began = self._read
        target = self._complete(target)
        adopt(target, self._ledger)
        roll = Roll(target, self._ledger)
        if self._is_whole(target):
            roll.clear()  # a stop may have come between
            yield from self._keep_whole(target)
            return
        self._read = began
        left = roll.list_kept()
        for task in self._cut(target):
            at = task.records[-1].at
            held = next(left, None)
            if held is not None and held.key == task.key:
                reports = self._ledger.list_reports(target.name, held.task, done=False)
                yield Ready((), Keep(roll, held, reports, at))
                continue
            left = iter(())
            done = self._find_done(task)
            if done is None:
                yield _send(roll, [task], sum(len(record.data) for record in task.records))
            else:
                yield Ready((done,), Put(roll, (_lighten(task),), at, kept=True))
        yield Ready((), Finish(roll))

    def _cut(self, target: Target) -> Iterator[Task]:
        if self._groups is None:
            return cut_tasks(self._read_all(self._list_sources(target)), self._plan.recipe)
        groups = (record._replace(source=record.source._replace(target=target)) for record in self._groups())
        return cut_tasks(groups, self._plan.recipe)

    def _complete(self, target: Target) -> Target:
        """A target with its schema, if it needs one: all of its sources must be looked at for it."""
        if target.form != "parquet":
            return target
        from stitchtext.batch.blueprints import name_strewn  # noqa: PLC0415 - only here: it needs an extra
        from stitchtext.batch.schemas import find_schema  # noqa: PLC0415

        if self._groups is not None:
            return target._replace(schema=name_strewn())
        sources = self._list_sources(target)
        return target._replace(schema=find_schema(sources, self._plan.recipe, target.path, self._plan.most))

    def _is_whole(self, target: Target) -> bool:
        """Whether an output is there and nothing that it depends on has changed."""
        if measure(target.path) is None or next(self._ledger.list_held(target.name, done=False), None):
            return False
        held = self._ledger.list_held(target.name, done=True)
        for task, each in zip_longest(self._cut(target), held):
            if task is None or each is None or task.key != each.key:
                return False
        return not self._ledger.has_passing(target.name) and is_untouched(target, self._ledger)

    def _keep_whole(self, target: Target) -> Iterator[Item]:
        for held in self._ledger.list_held(target.name, done=True):
            reports = self._ledger.list_reports(target.name, held.task, done=True)
            yield Ready((), Keep(None, held, reports, self._read))

    def _find_done(self, task: Task) -> Done | None:
        """What came of the same task the last time, read from the output that is still there."""
        held = self._ledger.find_held(task.target.name, task.key) if task.target.form in RANGES else None
        if held is None:
            return None
        reports = self._ledger.list_reports(task.target.name, held.task, done=True)
        if any(report.passing for report in reports):
            return None
        data = read_held(task.target.path, held)
        return None if data is None else Done(data, reports)


def _send(roll: Roll | None, tasks: list[Task], weight: int) -> Item:
    records = tuple(record for task in tasks for record in task.records)
    return Errand(records, Put(roll, tuple(map(_lighten, tasks)), records[-1].at), weight)


def _lighten(task: Task) -> Task:
    """A task without its records: what is left to know once it is on its way."""
    return task._replace(records=())
