"""Dressed titles: a title with the name of the site or signs around it, in its line, that most copies have bare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stitchtext.cuts import find_title
from stitchtext.folded import Folded, fold_text
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.peels import PAGE_LINE

_LEAST, _BELOW = 4, 24
"""Folded characters of a title, and below it by which a text is known to be the same."""
_WIDEST, _MOST = 40, 16
"""Folded characters on either side of a title that dress it, and titles of a scrape that are looked at."""
_ENOUGH = 2
"""Fragments that must have it bare."""
_LONGEST = 240
"""Characters of a first line that may be a title."""
_SITE = "|"
"""What stands before the name of a site, and hardly in a title: it is enough that as many have it bare."""
_BEHIND, _BEFORE = tuple(":|-»>】])"), tuple("|-:([【«<·•/")
"""What stands behind a name before a title, and before one behind it."""
_LETTERS = 2
"""Letters of a name at least."""
_QUOTES = frozenset([('"', '"'), ("'", "'"), ("«", "»"), ("「", "」"), ("『", "』"), ("《", "》"), ("<", ">")])
_MARKUP = re.compile(r"[<>\\{}=#*_]")
_BREAK = re.compile(r"[^\S\r\n]{0,8}[\r\n]")


class _Title(NamedTuple):
    """A title and what stands below it, folded."""

    line: str
    below: str


class _Dress(NamedTuple):
    """What stands before a title and behind it, in a fragment's folded text `[0, at)` and `[end, below)`."""

    at: int
    end: int
    below: int


def mark_dressed_titles(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Iterator[Suspect]:
    """What stands around a title in few fragments, where more have it bare above the same text, as muted suspects."""
    bare = _count_bare(fragments, folds)
    if not bare:
        return
    found = {
        number: (title, dress)
        for number, whole in enumerate(folds)
        for title in bare
        if (dress := _find(title, whole.text)) and _is_dress(fragments[number].text, *_read(whole.text, dress))
    }
    worn = Counter((title, _read(folds[number].text, dress)) for number, (title, dress) in found.items())
    for number, (title, dress) in found.items():
        both = _read(folds[number].text, dress)
        least = max(_ENOUGH, worn[title, both] + 1) if both[0] or both[1][:1] != _SITE else worn[title, both]
        if bare[title] >= least:
            spans = _list_spans(dress, fragments[number].text, folds[number])
            yield from (Suspect(number, start, end, PAGE_LINE, True) for start, end in spans)


def _list_spans(dress: _Dress, text: str, whole: Folded) -> Iterator[tuple[int, int]]:
    """What stands in the line of the title, as offsets of the text: what is a line of its own may be of the article."""
    start, end, behind = whole.raw(dress.at), whole.raw_end(dress.end), whole.raw_end(dress.below)
    if dress.at and not _BREAK.search(text, 0, start):
        yield 0, start
    if dress.end < dress.below and not _BREAK.search(text, end, behind) and _BREAK.match(text, behind):
        yield end, behind


def _count_bare(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> dict[_Title, int]:
    """The titles with which fragments begin, with what stands below, and how many do."""
    lines = [fold_text(_read_line(one.text)) for one in fragments]
    titles = {
        _Title(line, whole.text[len(line) : len(line) + _BELOW])
        for line, whole in zip(lines, folds, strict=True)
        if len(line) >= _LEAST and len(whole.text) >= len(line) + _BELOW
    }
    counts = {title: sum(whole.text.startswith("".join(title)) for whole in folds) for title in sorted(titles)[:_MOST]}
    return {title: count for title, count in counts.items() if count}


def _read_line(text: str) -> str:
    """The title of a text, or its first line: a title may end in a mark, as a sentence does."""
    line, _, below = text[:_LONGEST].partition("\n")
    return find_title(text) or (line if below else "")


def _find(title: _Title, text: str) -> _Dress | None:
    """Where a title and what is below it stand near the start of a text, with something before it or between."""
    line, below = title
    at = text.find(line, 0, _WIDEST + len(line))
    end = at + len(line)
    start = text.find(below, end, end + _WIDEST + len(below)) if at >= 0 else -1
    if start < 0 or (at == 0 and start == end) or line in text[end:start]:
        return None
    return _Dress(at, end, start)


def _is_dress(text: str, before: str, behind: str) -> bool:
    """Whether it is a name and what divides it from the title, or quotes on either side.

    Marks of lists and of markup stand before other lines, too, if there are any.
    """
    if (before, behind) in _QUOTES:
        return True
    if not _BREAK.search(text) and sum(map(str.isalpha, before + behind)) < _LETTERS:
        return True
    parted = (not before or before.endswith(_BEHIND)) and (not behind or behind.startswith(_BEFORE))
    return parted and sum(map(str.isalpha, before + behind)) >= _LETTERS and not _MARKUP.search(before + behind)


def _read(text: str, dress: _Dress) -> tuple[str, str]:
    return text[: dress.at], text[dress.end : dress.below]
