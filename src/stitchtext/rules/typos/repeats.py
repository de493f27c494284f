"""Repeats: where a text says something twice in a row, found once for all rules that ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_LETTERS = re.compile(r"([\u0e01-\u0e5b\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3])\1")
_WORDS = re.compile(r" (\S++)(?= \1)")
_EDGES = " \t\r\n\u3000.,;:!?…。、！？·()[]{}\"“”„«»‹›‘’'।॥؟،؛۔"
KANA = ("の", "を", "は", "に", "が", "と", "で", "る", "た", "い", "も")
"""Plain strings of which a Japanese text of any length has one."""
_STEP, _PROBE, _TRIES = 12, 8, 4
SHORTEST, LONGEST = 20, 160
"""Characters of the shortest and the longest phrase that is looked for twice in a row, whatever it says."""


class Repeat(NamedTuple):
    """Text that stands twice in a row: the first time in `[start, middle)`, the second in `[middle, end)`."""

    start: int
    middle: int
    end: int


@lru_cache(maxsize=1)  # several rules ask for the same text in turn
def find_doubled_letters(text: str) -> tuple[int, ...]:
    """Offsets of letters that the same letter follows, in scripts where a letter can be a word.

    >>> find_doubled_letters("本をを読む, book")
    (1,)
    """
    if text.isascii():
        return ()
    return tuple(match.start() for match in _LETTERS.finditer(text))


@lru_cache(maxsize=1)
def find_doubled_words(text: str) -> tuple[Repeat, ...]:
    """Words between spaces that stand twice in a row on one line; three times in a row is meant.

    >>> find_doubled_words("It is in the the box.")
    (Repeat(start=9, middle=13, end=16),)
    """
    return tuple(_read_words(text))


def _read_words(text: str) -> Iterator[Repeat]:
    for match in _WORDS.finditer(text):
        start, end = match.span(1)
        middle, last = end + 1, end + 1 + end - start
        if text[last : last + 1].strip(_EDGES):
            continue
        before = text[max(0, start - 1 - len(match[1])) : start - 1]
        behind = text[last + 1 : last + 1 + len(match[1])]
        if match[1] not in (before, behind):
            yield Repeat(start, middle, last)


@lru_cache(maxsize=1)
def find_long_repeats(text: str) -> tuple[Repeat, ...]:
    """Text of 20 characters and more, up to `LONGEST`, that stands twice in a row inside a line.

    A probe every few characters is looked for a little further on: the cost grows with the text.

    >>> find_long_repeats("so we went over the hills and far away, over the hills and far away, and came home")
    (Repeat(start=10, middle=39, end=68),)
    """
    return tuple(_probe(text))


def _probe(text: str) -> Iterator[Repeat]:
    done = 0
    for at in range(0, len(text) - SHORTEST, _STEP):
        again = text.find(text[at : at + _PROBE], at + SHORTEST, at + LONGEST + _PROBE)
        if again >= 0 and at >= done:
            repeat = _try(text, at, again)
            if repeat is not None:
                yield repeat
                done = repeat.end


def _try(text: str, at: int, again: int) -> Repeat | None:
    """The repeat that a probe at one offset and its next places tell of."""
    for _ in range(_TRIES):
        repeat = _stretch(text, at, again - at)
        again = text.find(text[at : at + _PROBE], again + 1, at + LONGEST + _PROBE)
        if repeat is not None or again < 0:
            return repeat
    return None


def find_repeats_around(text: str, letter: str, shortest: int, longest: int) -> Iterator[Repeat]:
    """Text around a letter that stands twice in a row inside a line, at the distance of that letter and its next.

    >>> list(find_repeats_around("意味を表すを表す語", "を", 3, 24))
    [Repeat(start=2, middle=5, end=8)]
    """
    done, at = 0, text.find(letter)
    while at >= 0:
        again = text.find(letter, at + 1)
        if shortest <= again - at <= longest and at >= done:
            repeat = _stretch(text, at, again - at)
            if repeat is not None:
                yield repeat
                done = repeat.end
        at = again


def _stretch(text: str, at: int, size: int) -> Repeat | None:
    """The repeat of so many characters around an offset, as far left as it goes; None for more than two of them."""
    start, end = at, at
    while end + size < len(text) and text[end] == text[end + size] and end - at <= 2 * size:
        end += 1
    while start > 0 and text[start - 1] == text[start - 1 + size] and end - start <= 2 * size:
        start -= 1
    if not size <= end - start < 1.5 * size or "\n" in text[start : start + 2 * size]:
        return None
    return Repeat(start, start + size, start + 2 * size)
