"""Runs: a batch from its sources to its outputs, in order, and taken up where the last one stopped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import NamedTuple, Protocol, TypeVar

from stitchtext.across import Store, find_components, open_store
from stitchtext.batch.crews import Crew
from stitchtext.batch.disks import explain_failure
from stitchtext.batch.errands import Hands, Start
from stitchtext.batch.feeds import Feed, Keep, Plan, Put, Step
from stitchtext.batch.ledgers import Ledger
from stitchtext.batch.maps import Map
from stitchtext.batch.records import Done, Record, Report, Source
from stitchtext.batch.repairs import Repairer, blame
from stitchtext.batch.rolls import Roll
from stitchtext.batch.shelves import Shelf
from stitchtext.batch.strewn import Sketcher, list_groups, stage
from stitchtext.batch.sweeps import drop_rolls, list_rolls

_RESTS = 1.0
_MOST = 64
"""Seconds, and errands, after which what is done is made safe."""


class Tally(NamedTuple):
    """How far a run is: what came of the records so far, and how many bytes of the sources they are.

    `kept` counts records that were done the last time.
    """

    records: int = 0
    articles: int = 0
    doubts: int = 0
    errors: int = 0
    kept: int = 0
    bytes: int = 0

    def add(self, reports: Iterable[Report], at: int, *, kept: bool = False) -> Tally:
        """The same with more records."""
        listed = list(reports)
        return Tally(
            self.records + len(listed),
            self.articles + sum(report.articles for report in listed),
            self.doubts + sum(report.doubts > 0 for report in listed),
            self.errors + sum(bool(report.error) for report in listed),
            self.kept + len(listed) * kept,
            at,
        )


class Watcher(Protocol):
    """Who is told how a run goes."""

    def begin(self, sources: int, size: int) -> None:
        """It begins: so many sources, with so many bytes."""

    def tell(self, line: str) -> None:
        """A record cannot be repaired, or all is done anew."""

    def show(self, tally: Tally) -> None:
        """How far it is, now and then."""


Result = TypeVar("Result")


class Hire(Protocol):
    """Who does the work: called with the work, what to make of an item that is at fault, and the plan's limits."""

    def __call__(
        self,
        work: Callable[[tuple[Record, ...], Start], Result],
        blame: Callable[[Record, str], Record],
        jobs: int,
        seconds: float,
    ) -> Hands[Record, Result]:
        """Those who do it."""


def run(sources: Iterable[Source], ledger: Ledger, plan: Plan, watcher: Watcher, hire: Hire | None = None) -> Tally:
    """Repair all records of all sources, and return what came of it.

    Whoever is hired does the same; a crew, if nobody is named.

    Raises:
        StitchError: an output cannot be written, or processes cannot work; the same call goes on from there.

    """
    return _Run(ledger, plan, watcher, hire or Crew).go(sources)


class _Run:
    def __init__(self, ledger: Ledger, plan: Plan, watcher: Watcher, hire: Hire) -> None:
        self._hire = hire
        self._ledger = ledger
        self._plan = plan
        self._watcher = watcher
        self._tally = Tally()
        self._shelf = Shelf(ledger)
        self._roll: Roll | None = None
        self._since = (monotonic(), 0)

    def go(self, sources: Iterable[Source]) -> Tally:
        """Take down what is to be done, do what is not done yet, and put the outputs in place."""
        self._compare_choices()
        before = list_rolls(self._ledger)
        self._ledger.take_down(sources)
        drop_rolls(self._ledger, before - list_rolls(self._ledger) if before else ())
        self._ledger.commit()
        count, size = self._ledger.measure_sources()
        self._watcher.begin(count, 2 * size if self._plan.across else size)
        try:
            if self._plan.across:
                self._go_across()
            else:
                self._work(Feed(self._ledger, self._shelf, self._plan))
        except OSError as error:
            raise explain_failure(error, self._ledger.path) from error
        finally:
            if self._roll is not None:
                with suppress(OSError):  # on a full disk it fails again; the first error is the one to tell
                    self._roll.close()
        return self._tally

    def _work(self, feed: Feed) -> None:
        recipe = self._plan.recipe
        with self._hire(Repairer(recipe), blame, self._plan.jobs, recipe.timeout) as hands:
            for step, results in hands.run(feed.list_items()):
                self._take(step, results)
            self._commit()

    def _go_across(self) -> None:
        """Group the fragments of all records, then repair each group."""
        first = next(self._ledger.list_sources(), None)
        if first is None:
            return
        with open_store(Path(f"{self._ledger.path}.strewn")) as store:
            self._stage(store, first.target.name)
            components = find_components(store, Map(self._hire, self._plan.jobs))
            size = self._ledger.measure_sources()[1]
            whole = first._replace(kind="group", size=size, options=self._plan.find_options(os.getcwd()))
            self._work(Feed(self._ledger, self._shelf, self._plan, lambda: list_groups(store, components, whole)))

    def _stage(self, store: Store, target: str) -> None:
        recipe, feed = self._plan.recipe, Feed(self._ledger, self._shelf, self._plan)
        self._ledger.clear_aside(target)
        with self._hire(Sketcher(recipe), blame, self._plan.jobs, recipe.timeout) as hands:
            for at, reports in stage(feed.list_records(), store, hands):
                for number, report in enumerate(reports, self._tally.errors):
                    self._ledger.set_aside(target, number, report)
                    self._tell(report)
                self._tally = self._tally._replace(errors=self._tally.errors + len(reports), bytes=at)
                self._watcher.show(self._tally)

    def _tell(self, report: Report) -> None:
        place = report.source if report.row is None else f"{report.source}:{report.row}"
        self._watcher.tell(f"{place}: {report.error}")

    def _compare_choices(self) -> None:
        """Forget what was done with other choices."""
        changed = []
        for name, value in self._plan.choices.items():
            before = self._ledger.recall(name)
            if before is not None and before != value:
                changed.append(f"{name} was {before}, is {value}")
            self._ledger.note(name, value)
        if changed:
            self._ledger.clear()
            self._watcher.tell(f"starting afresh: {'; '.join(changed)}")

    def _take(self, step: Step, results: tuple[Done, ...]) -> None:
        if isinstance(step, Put):
            self._put(step, results)
        elif isinstance(step, Keep):
            if step.roll is not None:
                self._roll = step.roll
                step.roll.keep(step.held, step.reports)
            self._tally = self._tally.add(step.reports, step.at, kept=True)
        else:
            step.roll.finish()
            self._roll = None
        self._rest()

    def _put(self, step: Put, results: tuple[Done, ...]) -> None:
        for task, done in zip(step.tasks, results, strict=True):
            if step.roll is None:
                self._shelf.put(task, done)
            else:
                self._roll = step.roll
                step.roll.put(task, done)
            self._tally = self._tally.add(done.reports, step.at, kept=step.kept)
            for report in done.reports if not step.kept else ():
                if report.error:
                    self._tell(report)

    def _rest(self) -> None:
        """Now and then make safe what is done."""
        since, count = self._since
        self._since = (since, count + 1)
        if count >= _MOST or monotonic() - since >= _RESTS:
            self._commit()
            self._watcher.show(self._tally)

    def _commit(self) -> None:
        if self._roll is not None:
            self._roll.sync()
        self._shelf.sync()
        self._ledger.commit()
        self._since = (monotonic(), 0)
