"""Pools: many files read by several processes, with the results in the order of the files."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from stitchtext.cli.exits import FAILURE
from stitchtext.errors import StitchError

Item = TypeVar("Item")
Result = TypeVar("Result")
_BATCH = 16
"""Items that a process takes at a time: few enough to share them fairly, enough to make the way there cheap."""


def count_jobs(wanted: int) -> int:
    """How many processes to use: as many as wanted, or one for each processor this process may use."""
    if wanted:
        return wanted
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_batches(task: Callable[[list[Item]], list[Result]], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """The results of a task over all items, in their order; in this process where that is as fast.

    Raises:
        StitchError: a process died twice of the same files.

    """
    source = iter(items)
    first = list(islice(source, 2 * _BATCH))
    if jobs == 1 or len(first) < 2 * _BATCH:
        for batch in _cut(chain(first, source), 1):
            yield from task(batch)
        return
    yield from _share(task, _cut(chain(first, source), _BATCH), jobs)


def _share(task: Callable[[list[Item]], list[Result]], batches: Iterator[list[Item]], jobs: int) -> Iterator[Result]:
    from stitchtext.batch.crews import Crew  # noqa: PLC0415 - only here: few runs have so many files
    from stitchtext.batch.errands import Errand  # noqa: PLC0415

    with Crew(partial(_work, task), _blame, jobs) as crew:
        for _, results in crew.run(Errand(tuple(batch), None) for batch in batches):
            yield from results


def _work(
    task: Callable[[list[Item]], list[Result]], batch: tuple[Item, ...], start: Callable[[int], None]
) -> list[Result]:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(FAILURE))
    start(0)
    try:
        return task(list(batch))
    except SystemExit:  # the parent ends this process; what was half written is put away by now
        os._exit(FAILURE)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _blame(_: Item, reason: str) -> Item:
    raise StitchError(f"files cannot be read: {reason}", cure="--jobs 1 reads files one by one")


def _cut(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while batch := list(islice(items, size)):
        yield batch
