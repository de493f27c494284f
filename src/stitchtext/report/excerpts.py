"""Excerpts: a place with the text around it, and carets under what is meant."""

from __future__ import annotations

from typing import NamedTuple

from stitchtext.report.controls import tame

_AROUND = 40
"""Columns of a terminal that are shown on either side of a finding, and of the finding itself."""


class Excerpt(NamedTuple):
    """A part of a line fit to print, and under which of its columns the carets stand."""

    text: str
    indent: int
    carets: int


def cut_excerpt(line: str, start: int, end: int) -> Excerpt:
    """The part of a line around `[start, end)`, which may reach beyond its end.

    Columns are those of a terminal: two for wide characters, none for combining ones.

    >>> cut_excerpt("重要なはずですです。", 5, 9)
    Excerpt(text='重要なはずですです。', indent=10, carets=8)
    """
    end = min(end, len(line))
    low = _reach_back(line, start)
    left = ("…" if low else "") + tame(line[low:start])
    until = _reach(line, start, end)
    middle = tame(line[start:until]) + ("…" if until < end else "")
    high = _reach(line, end, len(line)) if until == end else end
    right = tame(line[end:high]) + ("…" if high < len(line) and until == end else "")
    indent = measure(left)
    return Excerpt(left + middle + right, indent, max(1, measure(left + middle) - indent))


def crop(line: str) -> str:
    """The start of a line, fit to print beside an excerpt."""
    end = _reach(line, 0, len(line), 2 * _AROUND)
    return tame(line[:end]) + ("…" if end < len(line) else "")


def measure(text: str) -> int:
    """The columns of a terminal that a text takes."""
    from rich.cells import cell_len  # noqa: PLC0415 - only here: most formats measure nothing

    return cell_len(text)


def _reach(line: str, start: int, end: int, most: int = _AROUND) -> int:
    """How far from `start` so many columns reach; never between a character and what combines with it."""
    at, room = start, most
    while at < end and (room := room - measure(tame(line[at]))) >= 0:
        at += 1
    return at


def _reach_back(line: str, start: int) -> int:
    at, room = start, _AROUND
    while at > 0 and (room := room - measure(tame(line[at - 1]))) >= 0:
        at -= 1
    while 0 < at < start and not measure(tame(line[at])):
        at += 1
    return at
