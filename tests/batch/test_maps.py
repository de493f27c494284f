"""Tasks of a grouping, done by processes: as `map` does them, or not at all."""

from __future__ import annotations

import os
import signal
from functools import partial

import pytest

from stitchtext.batch.crews import Crew
from stitchtext.batch.maps import Map
from stitchtext.errors import StitchError


def do(kills: int, number: int) -> int:
    if number == kills:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def test_results_come_in_the_order_of_the_arguments() -> None:
    assert list(Map(Crew, 2)(partial(do, -1), range(40))) == [number * number for number in range(40)]


def test_a_task_that_kills_its_process_ends_the_grouping_with_the_reason() -> None:
    with pytest.raises(StitchError, match="fragments cannot be grouped: its process was ended by SIGKILL"):
        list(Map(Crew, 2)(partial(do, 3), range(40)))
