"""Openings: whether an article begins again behind what may be a marker, as it does where it was fetched many times."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from stitchtext.folded import INVISIBLE

_READ, KNOWN = 400, 32
"""Characters beside a place that are read; and such without white space, and marks of headings, by which an article is
known again: lines of a log begin alike in fewer."""
_LONG = 64
"""Those by which it is known where nothing else tells, below a line: code begins alike in fewer."""
_TITLE, LINE = 12, 64
"""Such characters of a title that is known by itself, and those of a title, or of a line of the page, at most."""
_TWICE = re.compile(rf"(.{{2,{LINE}}})\1")
_DROPPED = str.maketrans("", "", f"#{INVISIBLE}")
_BREAK = re.compile(r"[\r\n]+")


def begins_again(scrape: str, places: Sequence[tuple[int, int]], others: Sequence[int]) -> bool:
    """Whether the same stands behind one of some places and behind another, one of `others`, or at the start.

    The title may be doubled there, stand below a line of the page, or, beside others, be all that is the same. Where
    the same stands before two of the places, too, they count as one: it is inside a text that was fetched twice.
    Places and others are in order.
    """
    if not places:
        return False
    starts = [_read_lines(scrape, at) for at in (0, *others)]
    known = {opening for lines in starts for opening in _list_openings(lines)}
    own = [(_read_before(scrape, start, others), _read_lines(scrape, end)) for start, end in places]
    different = {(before, opening) for before, lines in own for opening in _list_openings(lines)}
    counts = Counter(opening for _, opening in different)
    if any(count > 1 or opening in known for opening, count in counts.items()):
        return True
    titles = {lines[0] for lines in starts if len(lines) > 1 and _TITLE <= len(lines[0]) <= LINE} if others else set()
    ends = [*(start for start, _ in places[1:]), len(scrape)]
    parts = [_read_lines(scrape, at, end) for (_, at), end in zip(places, ends, strict=True)]
    if any(not titles.isdisjoint(lines[:2]) or _begins_below(lines, known, KNOWN) for lines in parts):
        return True
    # beside others, a copy may lack the first line of what stands behind two places
    long = set() if others else {opening for lines in parts for opening in _list_openings(lines, _LONG)}
    return any(_begins_below(lines, long, _LONG) for lines in parts)


def bare(text: str) -> str:
    """A text without white space, what shows nothing, and the marks of headings."""
    return "".join(text.split()).translate(_DROPPED)


def _read_before(scrape: str, at: int, others: Sequence[int]) -> str:
    """The last characters before an offset, behind the last one of others."""
    number = bisect_right(others, at)
    return bare(scrape[max(0, at - _READ, others[number - 1] if number else 0) : at])[-KNOWN:]


def _read_lines(scrape: str, at: int, end: int | None = None) -> list[str]:
    """The first lines behind an offset, up to another one."""
    read = scrape[at : at + _READ] if end is None else scrape[at : min(at + _READ, end)]
    return [line for line in map(bare, _BREAK.split(read)) if line]


def _list_openings(lines: Sequence[str], size: int = KNOWN) -> Iterator[str]:
    """The first characters, and those without a title that stands twice; nothing if they are few."""
    text = "".join(lines)
    twice = _TWICE.match(text)
    for opening in (text[:size], text[twice.end(1) :][:size] if twice else ""):
        if len(opening) == size:
            yield opening


def _begins_below(lines: Sequence[str], known: AbstractSet[str], size: int) -> bool:
    """Whether a text begins below its first line as others do, and not itself."""
    below = set(_list_openings(lines[1:], size)) if lines and len(lines[0]) <= LINE else set()
    return not known.isdisjoint(below.difference(_list_openings(lines, size)))
