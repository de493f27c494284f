from __future__ import annotations

import os
import signal
import time
from multiprocessing import active_children

import pytest

from stitchtext.cli.pools import count_jobs, ending_processes, run_batches
from stitchtext.errors import StitchError


def double(batch: list[int]) -> list[int]:
    return [2 * number for number in batch]


def name_process(batch: list[int]) -> list[int]:
    return [os.getpid()] * len(batch)


def die_at_50(batch: list[int]) -> list[int]:
    if 50 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return batch


def fail_at_50(batch: list[int]) -> list[int]:
    if 50 in batch:
        raise ZeroDivisionError
    return batch


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("number", [0, 1, 31, 32, 33, 500])
def test_results_come_in_the_order_of_the_items(number: int, jobs: int) -> None:
    assert list(run_batches(double, range(number), jobs)) == list(range(0, 2 * number, 2))


def test_a_few_items_need_no_process_of_their_own() -> None:
    assert set(run_batches(name_process, range(20), 2)) == {os.getpid()}
    assert os.getpid() not in set(run_batches(name_process, range(200), 2))


def test_items_are_not_taken_long_before_they_are_needed() -> None:
    taken: list[int] = []
    items = (taken.append(number) or number for number in range(10_000))  # type: ignore[func-returns-value]
    results = run_batches(double, items, 2)
    assert next(results) == 0
    assert len(taken) < 200
    results.close()  # type: ignore[attr-defined]


def test_a_process_that_dies_is_told_and_nobody_waits() -> None:
    with pytest.raises(StitchError, match="a process that reads files died"):
        list(run_batches(die_at_50, range(200), 2))


def test_processes_end_with_the_block_that_broke_off() -> None:
    results = run_batches(name_process, range(200), 2)
    child = next(results)
    with pytest.raises(KeyboardInterrupt), ending_processes():
        raise KeyboardInterrupt
    deadline = time.monotonic() + 10
    while any(process.pid == child for process in active_children()) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert child not in [process.pid for process in active_children()]


def test_an_error_comes_through() -> None:
    with pytest.raises(ZeroDivisionError):
        list(run_batches(fail_at_50, range(200), 2))


def test_as_many_processes_as_wanted_or_as_there_are_processors() -> None:
    assert count_jobs(3) == 3
    assert count_jobs(0) >= 1
