"""Wraps: line breaks that a width made, and no writer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, starmap
from typing import NamedTuple

from stitchtext.marks import ENDS
from stitchtext.scripts import closes, is_spaceless

_NARROWEST, _WIDEST = 30, 120
"""Characters of a wrapped line; a last word may reach beyond."""
_WORD = 40
"""Characters of a word that count: scripts without spaces have what seems one of any length."""
_FEW, _MOSTLY = 4, 0.75
"""Lines of one width that stop inside a sentence, from which they are wrapped; and their share of all such lines."""
_CAPITALS, _PAUSES = (0.89, 0.6), (0.5, 0.4)
"""The shares of lines of verse that have a capital behind them, or a comma at their end; and how much fewer of their
words have."""
_COMMAS = frozenset(",;،؛、，；")
_MARK = re.compile(rf"[{''.join(map(re.escape, ENDS))},;:،؛、，；—–]")
_SLIP = 6
"""Characters that a line may have got or lost since it was wrapped."""
_LINE = re.compile(r"([^\n\r]*)(?:\r\n|\n|\r|\Z)")


class _Stop(NamedTuple):
    """A line and what makes it stop: its end in the text, and the widths `low` to `high` that would break it there."""

    end: int
    inside: bool
    low: int
    high: int


def find_wraps(text: str) -> frozenset[int]:
    """The offsets of a text at which lines end for want of room: those that a common width explains.

    A width breaks before the word that would pass it, as most programs do, or behind the first one that does. The last
    line of a paragraph is shorter, and so none of these. Most lines that stop inside a sentence must be explained:
    a list has lines of any length, and behind a heading stands a longer one. Verse may have lines of one length; it is
    told by how they begin and end.
    """
    if text.count("\n") + text.count("\r") < _FEW:
        return frozenset()
    if sum(map(_stops_inside, text.splitlines())) < _FEW:
        return frozenset()  # as of most texts, whose lines are not measured then
    lines = list(_list_lines(text))
    inside = [line for line in lines if _stops_inside(line[1])]
    width, times = _find_width(list(starmap(_measure, inside)))
    if times < _FEW or times < _MOSTLY * len(inside) or _is_verse(inside):
        return frozenset()
    return frozenset(stop.end for stop in starmap(_measure, lines) if _is_explained(stop, width))


def _stops_inside(line: str) -> bool:
    """Whether a line, and no short one, stops inside a sentence."""
    return len(line) >= _NARROWEST and not closes(line)


def _is_verse(lines: Sequence[tuple[int, str, str]]) -> bool:
    """Whether a writer ended lines that stop inside a sentence, and no width: it knows of no capitals and no commas.

    In verse of a script without capitals, but with spaces, no mark stands inside a line; others may have none at all.
    """
    texts = [line for _, line, _ in lines]
    firsts = [_first_letter(behind) for _, _, behind in lines]
    words = [word for text in texts for word in text.split()[:-1]]
    if _is_oftener(list(map(str.isupper, firsts)), [word[0].isupper() for word in words], _CAPITALS):
        return True
    if any(letter.isupper() or letter.islower() or is_spaceless(letter) for letter in firsts):
        return _is_oftener([text[-1] in _COMMAS for text in texts], [word[-1] in _COMMAS for word in words], _PAUSES)
    return not any(_MARK.search(text, 0, len(text) - 1) for text in texts)


def _first_letter(line: str) -> str:
    return next(filter(str.isalnum, line), "")


def _is_oftener(ends: Sequence[bool], words: Sequence[bool], shares: tuple[float, float]) -> bool:
    """Whether more than a share of the ends of lines have something, and less than a part of that of their words."""
    least, part = shares
    return sum(ends) > least * len(ends) and sum(words) * len(ends) <= part * sum(ends) * len(words)


def _is_explained(stop: _Stop, width: int) -> bool:
    """Whether a width made a line stop; inside a sentence, the line may have been damaged since."""
    slip = _SLIP * stop.inside
    return stop.low - slip <= width <= stop.high + slip


def _list_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """The lines that are followed by another, neither of them blank: where it begins, itself, and the one behind."""
    found = ((match.start(), match[1]) for match in _LINE.finditer(text))
    lines = ((start + len(line) - len(line.lstrip()), line.strip()) for start, line in found)
    return ((start, line, behind) for (start, line), (_, behind) in pairwise(lines) if line and behind)


def _measure(start: int, line: str, behind: str) -> _Stop:
    """The break behind a line."""
    size, first, last = len(line), _measure_word(behind), _measure_word(line[::-1])
    low, high = max(size - last + 1, len(behind) - _WORD, _NARROWEST), min(size + first, _WIDEST)
    return _Stop(start + size, not closes(line), low, high)


def _measure_word(line: str) -> int:
    """The characters of the first word; one, where words are not divided."""
    if is_spaceless(line[:1]):
        return 1
    return min(len(line.split(maxsplit=1)[0]), _WORD)


def _find_width(stops: Sequence[_Stop]) -> tuple[int, int]:
    """The width that explains most of the stops, and how many."""
    counts = [0] * (_WIDEST + 2)
    for stop in stops:
        if stop.low <= stop.high:
            counts[stop.low] += 1
            counts[stop.high + 1] -= 1
    best = most = total = 0
    for width, change in enumerate(counts):
        total += change
        if total > most:
            best, most = width, total
    return best, most
