"""Excerpts: a place with the text around it, and carets under what is meant."""

from __future__ import annotations

from typing import NamedTuple

from stitchtext.report.controls import tame

_AROUND = 40
"""Columns of a terminal that are shown on either side of a finding, and of the finding itself."""
_PILED = 4
"""Characters a column may hold on the average: more marks on one letter than that are nobody's writing."""


class Excerpt(NamedTuple):
    """A part of a line fit to print, and under which of its columns the carets stand."""

    text: str
    indent: int
    carets: int


def cut_excerpt(text: str, start: int, end: int, line: tuple[int, int]) -> Excerpt:
    """The part of a line, a span of the text, around `[start, end)`, which may reach beyond the line.

    Columns are those of a terminal: two for wide characters, none for combining ones. Of a long line only what is
    near is looked at.

    >>> cut_excerpt("重要なはずですです。", 5, 9, (0, 10))
    Excerpt(text='重要なはずですです。', indent=10, carets=8)
    """
    first, last = line
    end = max(start, min(end, last))
    low = _reach_back(text, start, first)
    left = ("…" if low > first else "") + tame(text[low:start])
    until = _reach(text, start, end)
    middle = tame(text[start:until]) + ("…" if until < end else "")
    high = _reach(text, end, last) if until == end else end
    right = tame(text[end:high]) + ("…" if high < last and until == end else "")
    indent = measure(left)
    return Excerpt(left + middle + right, indent, max(1, measure(left + middle) - indent))


def crop(text: str, line: tuple[int, int]) -> str:
    """The start of a line, fit to print beside an excerpt."""
    end = _reach(text, *line, 2 * _AROUND)
    return tame(text[line[0] : end]) + ("…" if end < line[1] else "")


def measure(text: str) -> int:
    """The columns of a terminal that a text takes."""
    from rich.cells import cell_len  # noqa: PLC0415 - only here: most formats measure nothing

    return cell_len(text)


def _reach(text: str, start: int, end: int, most: int = _AROUND) -> int:
    """How far from `start` so many columns reach; never between a character and what combines with it."""
    at, room, end = start, most, min(end, start + _PILED * most)
    while at < end and (room := room - measure(tame(text[at]))) >= 0:
        at += 1
    return at


def _reach_back(text: str, start: int, first: int) -> int:
    at, room, lowest = start, _AROUND, max(first, start - _PILED * _AROUND)
    while at > lowest and (room := room - measure(tame(text[at - 1]))) >= 0:
        at -= 1
    while first < at < start and not measure(tame(text[at])):
        at += 1
    return at
