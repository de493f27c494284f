"""No regular expression turns back again and again: each is tried on the texts on which it would be slowest."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from types import FrameType

import pytest

from expressions import Expression, list_atoms, list_attacks

_SIZE, _TIMES = 2_000, 8
"""Characters of a text, and how many times more are tried where that one took long."""
_LONG, _SUPER = 0.001, 3.0
"""Seconds of processor time that are worth a second look: a step for each pair of characters takes twice as long
at least. And times more than the text grew that the time may grow: what grows with the square takes eight times more.
"""
_PATIENCE = 1
"""Seconds after which a pattern is held to find no end."""
_BOUNDED = {
    "cuts.py _ENDED": 64,
    "rules/teasers.py _LAST_DOTS": 128,
    "rules/typos/stuttered_phrases.py _compile": 24,
    "segment/markers.py _MARKER": 80,
    "segment/markers.py _FRAMED": 80,
    "segment/markers.py _BRACKETED": 80,
    "segment/odd_markers.py _FIRM": 80,
}
"""Patterns that are only ever shown so many characters; on these they may do what they like."""
_ONE_PLACE = frozenset({"merge/articles.py _BREAK_AFTER"})
"""Patterns that are held against one place of a text for each fragment."""
_OTHERS = {
    "clusters.py _compile": "one step a character, of the engine's own",
    "rules/tables.py _make_check": "a user's, ended after a second",
    "segment/markers.py _find_own": "a user's, ended after a second",
}


@pytest.fixture(scope="module")
def expressions() -> list[Expression]:
    """All patterns, found by a process that has not loaded the program yet."""
    finder = Path(__file__).with_name("expressions.py")
    found = subprocess.run([sys.executable, finder], capture_output=True, check=True, text=True)
    return [Expression(*json.loads(line)) for line in found.stdout.splitlines()]


@contextmanager
def ended_after(seconds: int) -> Iterator[None]:
    """End what takes longer, even inside a pattern."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def time_least(pattern: re.Pattern[str], text: str, *, once: bool, times: int) -> float:
    """The least processor time, of a few times, that all matches in a text take, or one at its start."""
    return min(_time(pattern, text, once=once) for _ in range(times))


def _time(pattern: re.Pattern[str], text: str, *, once: bool) -> float:
    start = process_time()
    if once:
        pattern.match(text)
        pattern.fullmatch(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return process_time() - start


def find_slow(one: Expression) -> str:
    """The name of a text on which a pattern is slower than its length allows, if there is one."""
    pattern, once = re.compile(one.pattern, one.flags), one.once or one.place in _ONE_PLACE
    size = _BOUNDED.get(one.place, _SIZE)
    for name, text in list_attacks(one.pattern, one.flags, size):
        shown = text[:size] if one.place in _BOUNDED else text
        try:
            with ended_after(_PATIENCE):
                took = _time(pattern, shown, once=once)
                if took > _LONG and time_least(pattern, shown, once=once, times=3) > _LONG:
                    if one.place in _BOUNDED:
                        return name
                    longer = dict(list_attacks(one.pattern, one.flags, size * _TIMES))[name]
                    least = time_least(pattern, shown, once=once, times=5)
                    if time_least(pattern, longer, once=once, times=3) > least * _TIMES * _SUPER:
                        return name
        except TimeoutError:
            return f"{name}: no end"
    return ""


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs a signal that ends a match")
def test_the_time_of_every_expression_grows_with_the_text_alone(expressions: list[Expression]) -> None:
    ours = [one for one in expressions if one.place not in _OTHERS]
    slow = {f"{one.place}: {one.pattern[:60]}": name for one in ours if (name := find_slow(one))}
    assert not slow


def test_what_is_said_of_expressions_is_said_of_some_that_there_are(expressions: list[Expression]) -> None:
    assert {one.place for one in expressions} >= {*_BOUNDED, *_ONE_PLACE, *_OTHERS}


SLOW = ["x*y", r"\s+$", r"(a|a)*b", r"(\w+\s?)*:", "[ab]*a[ab]*c", r"\s*([^\n]{1,200}?)\s*(?:\n|$)"]
QUICK = ["x+", r"\s+", "[ab]{1,60}c", r" (\S++)(?= \1)", "あい{1,20}う", r"[^。]*。|[^。]+"]


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs a signal that ends a match")
@pytest.mark.parametrize("pattern", SLOW)
def test_a_pattern_that_turns_back_is_found(pattern: str) -> None:
    assert find_slow(Expression("here", pattern, 0, once=False))


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs a signal that ends a match")
@pytest.mark.parametrize("pattern", QUICK)
def test_a_pattern_that_does_not_turn_back_is_left_alone(pattern: str) -> None:
    assert not find_slow(Expression("here", pattern, 0, once=False))


def test_the_letters_of_a_pattern_are_those_of_its_parts() -> None:
    assert list_atoms(r"x[^\s#]+(?:です|[0-9])", 0) == ["x", "a", "Z", "で", "す", "0", "xです"]
