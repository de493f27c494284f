"""Limits: a call that takes too long, raises, or dies does not take the run with it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest
from benchmarks.limits import call_within


def test_what_the_call_returns_comes_back() -> None:
    assert call_within(60, lambda: ("一", 2)) == ("一", 2)


def test_a_call_that_takes_too_long_is_ended() -> None:
    with pytest.raises(TimeoutError, match=r"0\.05 s"):
        call_within(0.05, lambda: time.sleep(60))


FAILURES: list[tuple[str, Callable[[], object], str]] = [
    ("raises", lambda: 1 / 0, "ZeroDivisionError"),
    ("dies", lambda: os._exit(1), "died"),
]


@pytest.mark.parametrize(("what", "call", "told"), FAILURES, ids=[case[0] for case in FAILURES])
def test_a_call_that_fails_is_told(what: str, call: Callable[[], object], told: str) -> None:
    with pytest.raises(RuntimeError, match=told):
        call_within(60, call)
