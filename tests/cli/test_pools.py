from __future__ import annotations

import os
import signal
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from stitchtext.cli.pools import count_jobs, run_batches
from stitchtext.errors import StitchError


def double(batch: list[int]) -> list[int]:
    return [2 * number for number in batch]


def name_process(batch: list[int]) -> list[int]:
    return [os.getpid()] * len(batch)


def die_at_50(batch: list[int]) -> list[int]:
    if 50 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return batch


def write_and_wait(batch: list[Path]) -> list[Path]:
    for path in batch[:1]:
        path.write_text("half written")
        try:
            time.sleep(60 if path.name == "16" else 0)
        finally:
            path.unlink()
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
    assert len(taken) < 300
    results.close()  # type: ignore[attr-defined]


def test_a_process_that_dies_is_told_and_nobody_waits() -> None:
    with pytest.raises(StitchError, match="files cannot be read: its process was ended by SIGKILL"):
        list(run_batches(die_at_50, range(200), 2))


def test_processes_end_with_the_results() -> None:
    results = run_batches(name_process, range(200), 2)
    child = next(results)
    results.close()  # type: ignore[attr-defined]
    assert child not in [process.pid for process in active_children()]


def test_what_is_half_written_is_put_away(tmp_path: Path) -> None:
    results = run_batches(write_and_wait, (tmp_path / str(number) for number in range(64)), 2)
    assert next(results) == tmp_path / "0"
    deadline = time.monotonic() + 10
    while not (tmp_path / "16").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    results.close()  # type: ignore[attr-defined]
    assert not list(tmp_path.iterdir())


def test_an_error_comes_through() -> None:
    with pytest.raises(ZeroDivisionError):
        list(run_batches(fail_at_50, range(200), 2))


def test_as_many_processes_as_wanted_or_as_there_are_processors() -> None:
    assert count_jobs(3) == 3
    assert count_jobs(0) >= 1
