"""Pools: many files read by several processes, with the results in the order of the files."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TypeVar

from stitchtext.cli.exits import FAILURE
from stitchtext.errors import StitchError

Item = TypeVar("Item")
Result = TypeVar("Result")
_BATCH = 16
"""Items that a process takes at a time: few enough to share them fairly, enough to make the way there cheap."""
_AHEAD = 4
"""Batches that wait for each process, so that no input is read long before its result can be used."""


def count_jobs(wanted: int) -> int:
    """How many processes to use: as many as wanted, or one for each processor this process may use."""
    if wanted:
        return wanted
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_batches(task: Callable[[list[Item]], list[Result]], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """The results of a task over all items, in their order; in this process where that is as fast.

    Raises:
        StitchError: a process died.

    """
    source = iter(items)
    first = list(islice(source, 2 * _BATCH))
    if jobs == 1 or len(first) < 2 * _BATCH:
        for batch in _cut(chain(first, source), 1):
            yield from task(batch)
        return
    yield from _share(task, _cut(chain(first, source), _BATCH), jobs)


def _share(task: Callable[[list[Item]], list[Result]], batches: Iterator[list[Item]], jobs: int) -> Iterator[Result]:
    # only here: few runs have so many files, and start-up counts
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    # a fork has all modules loaded; elsewhere it is not safe
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(jobs, context, _leave_interrupts) as pool:
        waiting: deque[Future[list[Result]]] = deque(
            pool.submit(_work, task, b) for b in islice(batches, _AHEAD * jobs)
        )
        try:
            while waiting:
                done = waiting.popleft().result()
                waiting.extend(pool.submit(_work, task, batch) for batch in islice(batches, 1))
                yield from done
        except BrokenProcessPool as error:
            cure = "--jobs 1 reads files one by one"
            raise StitchError("a process that reads files died, perhaps for want of memory", cure=cure) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def ending_processes() -> Iterator[None]:
    """End the processes of pools where the block does not come to its own end: nobody waits for them any more."""
    try:
        yield
    except BaseException:
        from multiprocessing import active_children  # noqa: PLC0415 - only here, as mostly all goes well

        for child in active_children():
            child.terminate()
        raise


def _work(task: Callable[[list[Item]], list[Result]], batch: list[Item]) -> list[Result]:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(FAILURE))
    try:
        return task(batch)
    except SystemExit:  # the parent ends this process; what was half written is put away by now
        os._exit(FAILURE)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends this process


def _cut(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while batch := list(islice(items, size)):
        yield batch
