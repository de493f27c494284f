"""Spots: the span of an article that a person means, by line and column or by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stitchtext.errors import StitchError
from stitchtext.marks import CALLS, STOPS
from stitchtext.model import Repair
from stitchtext.report.controls import shorten, tame
from stitchtext.report.places import Lines, locate

_CLOSERS = r"\"'”’»›」』】〉》）)\]\}"
_END = re.compile(rf"[{STOPS}{CALLS}]+[{_CLOSERS}]*|(?:[!?…]|(?<!\b\w)(?<!\b\d\d)\.)[{_CLOSERS}]*(?=\s)")
"""Where a sentence ends; a full stop behind one letter or a short number (J. Smith, 8.5. Title) ends none."""
_LIKE = 80
"""Of 100: less alike, and it is another sentence."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """`[start, end)` of an article, `at` the character that was named; `alike` in percent what was asked for.

    `others` are further places of the same text, as (article, offset).
    """

    article: int
    start: int
    end: int
    at: int
    alike: float = 100.0
    others: tuple[tuple[int, int], ...] = ()


def find_place(repair: Repair, line: int, column: int, number: int | None = None) -> Spot:
    """The sentence that the character at a line and column stands in, both from 1: of all that is printed, or of one.

    Raises:
        StitchError: there is no such article, line or column.

    """
    if number is not None:
        check_article(repair, number)
    text = repair.text if number is None else repair.articles[number].text
    lines = text.removesuffix("\n").split("\n")
    where = "the text" if number is None else f"article {number + 1}"
    if not 1 <= line <= len(lines):
        raise StitchError(f"there is no line {line:,}: {where} has {_count(len(lines), 'line')}")
    columns = len(lines[line - 1])
    if not 1 <= column <= columns:
        raise StitchError(f"line {line:,} has no column {column:,}: it has {_count(columns, 'column')}")
    offset = Lines(text).span(line)[0] + column - 1
    if number is None:
        number, offset = _find_article(repair, offset, line)
    start, end = find_sentence(repair.articles[number].text, offset)
    return Spot(number, start, end, offset)


def find_words(repair: Repair, words: str, number: int | None = None) -> Spot:
    """The place where words stand: to the letter if they do, else where the text is most like them.

    Raises:
        StitchError: nothing is like them; the nearest is told.

    """
    if number is not None:
        check_article(repair, number)
    if not words.strip():
        raise StitchError("there are no words to look for", cure="give --sentence some")
    numbers = range(len(repair.articles)) if number is None else [number]
    found = [(each, at) for each in numbers for at in _find_all(repair.articles[each].text, words)]
    if found:
        (article, at), *others = found
        return Spot(article, at, at + len(words), at, others=tuple(others))
    return _find_alike(repair, words, numbers)


def check_article(repair: Repair, number: int) -> None:
    """See that there is an article of this number, from 0.

    Raises:
        StitchError: there is none.

    """
    if not 0 <= number < len(repair.articles):
        raise StitchError(f"there is no article {number + 1}: there are {len(repair.articles)}")


def find_sentence(text: str, offset: int) -> tuple[int, int]:
    """The span of the sentence around an offset, within its line; white space on either side is none of it.

    >>> find_sentence("One stands. Two goes.", 14)
    (12, 21)
    """
    first = text.rfind("\n", 0, offset) + 1
    last = text.find("\n", offset)
    last = len(text) if last < 0 else last
    start = first
    for mark in _END.finditer(text, first, min(len(text), last + 1)):
        if mark.end() > offset:
            last = min(last, mark.end())
            break
        start = mark.end()
    while start < offset and text[start].isspace():
        start += 1
    while last > offset + 1 and text[last - 1].isspace():
        last -= 1
    return start, last


def locate_printed(repair: Repair, number: int, offset: int) -> str:
    """The line and column of an offset of an article in all that is printed."""
    start = _list_starts(repair)[number]
    return locate(repair.text, start + offset)


def _find_article(repair: Repair, offset: int, line: int) -> tuple[int, int]:
    for number, (start, article) in enumerate(zip(_list_starts(repair), repair.articles, strict=True)):
        if start <= offset < start + len(article.text):
            return number, offset - start
    raise StitchError(f"line {line:,} is the marker between two articles", cure="name a line of one")


def _list_starts(repair: Repair) -> list[int]:
    """Where each article starts in all that is printed."""
    line = "\r\n" if any(article.text.endswith("\r\n") for article in repair.articles) else "\n"
    starts = [0]
    for article in repair.articles:
        ended = 0 if article.text.endswith(("\n", "\r")) else len(line)
        starts.append(starts[-1] + len(article.text) + ended + len(f"—END—{line}"))
    return starts[:-1]


def _find_all(text: str, words: str) -> list[int]:
    return [found.start() for found in re.finditer(f"(?={re.escape(words)})", text)]


def _find_alike(repair: Repair, words: str, numbers: Sequence[int]) -> Spot:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only here: words are mostly found to the letter

    best: Spot | None = None
    for number in numbers:
        text = repair.articles[number].text
        found = fuzz.partial_ratio_alignment(words, text)
        if found is not None and found.dest_start < found.dest_end and (best is None or found.score > best.alike):
            best = Spot(number, found.dest_start, found.dest_end, found.dest_start, found.score)
    if best is None:
        raise StitchError("there is no text to look in")
    text = repair.articles[best.article].text
    if best.alike < _LIKE or len(text) < len(words) // 2:
        start, end = find_sentence(text, (best.start + best.end) // 2)
        if not text[start:end].strip():
            raise StitchError("no such sentence, and none that is like it")
        near, place = tame(shorten(text[start:end], _SHOWN)), locate_printed(repair, best.article, start)
        raise StitchError(f"no such sentence; the nearest is “{near}” at {place}, {best.alike:.0f} % alike")
    return best


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
