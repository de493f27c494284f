"""What a machine of an engine does with an errand: the same as the local crew, whatever becomes of its process."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterator
from time import sleep

import pytest

from stitchtext.batch.errands import Start
from stitchtext.engines import crafts
from stitchtext.errors import StitchError


def work(items: tuple[str, ...], start: Start) -> tuple[str, ...]:
    return tuple(_do(number, item, start) for number, item in enumerate(items))


def _do(number: int, item: str, start: Start) -> str:
    start(number)
    if item == "kills":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "hangs":
        sleep(60)
    if item == "raises":
        raise StitchError("no space", place="disk")
    return item.upper()


def blame(item: str, reason: str) -> str:
    return f"{item}: {reason}"


@pytest.fixture
def order() -> Iterator[bytes]:
    order = crafts.describe(work, blame, 0.5, 1)
    yield order
    crafts.end(order)


def do(order: bytes, *items: str) -> object:
    (result,) = crafts.receive(crafts.serve(order, pickle.dumps([items])))
    return crafts.unwrap(result)


def test_an_errand_comes_back_done(order: bytes) -> None:
    assert do(order, "a", "b") == ("A", "B")


@pytest.mark.parametrize(
    ("item", "reason"), [("kills", "ITS PROCESS WAS ENDED BY SIGKILL"), ("hangs", "TOOK LONGER THAN 0.5 SECONDS")]
)
def test_an_item_that_ends_its_process_is_told_and_the_others_are_done(order: bytes, item: str, reason: str) -> None:
    first, bad, last = do(order, "a", item, "b")  # type: ignore[misc]
    assert (first, last) == ("A", "B")
    assert bad.startswith(f"{item.upper()}: {reason}")


def test_what_the_work_raises_is_raised_where_it_was_asked_for_and_the_next_errand_is_done(order: bytes) -> None:
    with pytest.raises(StitchError, match="disk: no space"):
        do(order, "raises")
    assert do(order, "a") == ("A",)


def test_a_machine_with_another_version_is_refused(monkeypatch: pytest.MonkeyPatch, order: bytes) -> None:
    monkeypatch.setattr(crafts, "__version__", "0.0.0")
    with pytest.raises(StitchError, match=r"a machine has stitchtext 0\.0\.0, the driver has"):
        do(order, "a")
