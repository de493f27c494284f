from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import active_children, forkserver
from pathlib import Path

import pytest

import crew_work
from crew_work import Item
from stitchtext.batch.crews import Crew
from stitchtext.batch.errands import Errand, Ready
from stitchtext.errors import StitchError


@pytest.fixture(autouse=True)
def light_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that do not import pytest anew."""
    import __main__  # noqa: PLC0415

    monkeypatch.setattr(__main__, "__spec__", None)
    monkeypatch.delattr(__main__, "__file__", raising=False)


def make_errands(count: int, *, size: int = 3, what: str = "") -> Iterator[Errand[Item, int]]:
    for number in range(count):
        yield Errand(tuple((number * size + at, what) for at in range(size)), number)


def run(items: list[str], jobs: int = 2, seconds: float = 0) -> list[str]:
    errands = [Errand(tuple(enumerate(items)), "about")]
    with Crew(crew_work.work, crew_work.blame, jobs, seconds) as crew:
        ((about, result),) = crew.run(errands)
    assert about == "about"
    assert [number for number, _ in result] == list(range(len(items)))
    return [what for _, what in result]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_errands(jobs: int) -> None:
    with Crew(crew_work.work, crew_work.blame, jobs) as crew:
        found = list(crew.run([*make_errands(40), Ready("there", 40), *make_errands(1)]))
    assert [about for about, _ in found] == [*range(41), 0]
    assert [number for _, result in found[:40] for number, _ in result] == list(range(120))
    assert found[40] == (40, "there")


def test_a_crew_without_errands_starts_no_process() -> None:
    before = set(active_children())
    with Crew(crew_work.work, crew_work.blame, 2) as crew:
        assert list(crew.run([Ready(1, "a"), Ready(2, "b")])) == [("a", 1), ("b", 2)]
        assert set(active_children()) == before


@pytest.mark.parametrize(("weight", "most"), [(0, 17), (67_108_864, 2)], ids=["many", "heavy"])
def test_no_errand_is_taken_in_long_before_its_result_is_wanted(weight: int, most: int) -> None:
    taken: list[int] = []
    errands = (errand._replace(weight=weight) for errand in make_errands(500) if taken.append(0) is None)  # type: ignore[func-returns-value]
    with Crew(crew_work.work, crew_work.blame, 2) as crew:
        for done, _ in enumerate(crew.run(errands), 1):
            assert len(taken) <= done + most
            if done == 100:
                break


def test_an_item_that_always_kills_its_process_is_at_fault_and_no_other() -> None:
    told = "its process was ended by SIGKILL, perhaps for want of memory"
    assert run(["a", "kill", "b", "exit", "c"]) == ["a", told, "b", "its process ended with exit code 3", "c"]


def test_an_item_whose_process_dies_once_is_done_again(tmp_path: Path) -> None:
    what = f"once {tmp_path / 'mark'}"
    assert run(["a", what, "b"]) == ["a", what, "b"]


def test_an_item_that_takes_too_long_is_given_up_and_the_rest_goes_on() -> None:
    assert run(["a", "sleep", "b"], seconds=0.3) == ["a", "took longer than 0.3 seconds", "b"]


@pytest.mark.parametrize("seed", range(3))
def test_processes_killed_at_random_change_nothing(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - a test
    found: list[int] = []
    killed = 0
    with Crew(crew_work.work, crew_work.blame, 2) as crew:
        for number, (_, result) in enumerate(crew.run(make_errands(40, what="x" * 30_000))):
            found.extend(item[0] for item in result)
            children = [child.pid for child in active_children() if child.pid] if number % 6 == 0 else []
            if children:  # none, if the last one has just been killed
                with suppress(ProcessLookupError):  # or this is the one, and it is gone by now
                    os.kill(dice.choice(children), signal.SIGKILL)
                    killed += 1
    assert killed
    assert found == list(range(120))


def test_a_fork_server_that_was_killed_is_started_anew() -> None:
    with Crew(crew_work.work, crew_work.blame, 1) as crew:
        assert len(list(crew.run(make_errands(1)))) == 1
    os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)  # type: ignore[attr-defined]
    with Crew(crew_work.work, crew_work.blame, 1) as crew:
        assert len(list(crew.run(make_errands(3)))) == 3


@pytest.mark.parametrize(("what", "error"), [("mistake", ZeroDivisionError), ("fail", StitchError)])
def test_what_the_work_raises_surfaces_here(what: str, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        run(["a", what])
    if isinstance(caught.value, StitchError):
        assert str(caught.value) == "a: no; do"


def test_processes_that_die_of_nothing_are_told() -> None:
    told = "^processes cannot work: one ended with exit code 4; is there memory left[?]$"
    with Crew(crew_work.die_before_any, crew_work.blame, 1) as crew, pytest.raises(StitchError, match=told):
        list(crew.run(make_errands(1)))


@pytest.mark.parametrize("what", ["sleep", ""])
def test_no_process_is_left_when_a_crew_goes(what: str) -> None:
    before = set(active_children())
    results: Callable[[], object]
    with Crew(crew_work.work, crew_work.blame, 2) as crew:
        results = iter(crew.run([*make_errands(2), *make_errands(4, what=what)])).__next__
        results()
    assert set(active_children()) == before
