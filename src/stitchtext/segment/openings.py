"""Openings: whether an article begins again behind what may be a marker, as it does where it was fetched many times."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet

from stitchtext.folded import INVISIBLE

_READ, KNOWN = 400, 32
"""Characters beside a place that are read; and such without white space, and marks of headings, by which an article is
known again: lines of a log begin alike in fewer."""
_TITLE, LINE = 12, 64
"""Such characters of a title that is known by itself, and those of a title, or of a line of the page, at most."""
_TWICE = re.compile(rf"(.{{2,{LINE}}})\1")
_DROPPED = str.maketrans("", "", f"#{INVISIBLE}")
_BREAK = re.compile(r"[\r\n]+")


def begins_again(scrape: str, places: Sequence[tuple[int, int]], others: Sequence[int]) -> bool:
    """Whether the same stands behind one of some places and behind another, one of `others`, in order, or at the start.

    The title may be doubled there, stand below a line of the page, or, beside others, be all that is the same. Where
    the same stands before two of the places, too, they count as one: it is inside a text that was fetched twice.
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
    return any(_is_titled(lines, known, titles) for _, lines in own if lines)


def bare(text: str) -> str:
    """A text without white space, what shows nothing, and the marks of headings."""
    return "".join(text.split()).translate(_DROPPED)


def _read_before(scrape: str, at: int, others: Sequence[int]) -> str:
    """The last characters before an offset, behind the last one of others."""
    number = bisect_right(others, at)
    return bare(scrape[max(0, at - _READ, others[number - 1] if number else 0) : at])[-KNOWN:]


def _read_lines(scrape: str, at: int) -> list[str]:
    """The first lines behind an offset."""
    return [line for line in map(bare, _BREAK.split(scrape[at : at + _READ])) if line]


def _list_openings(lines: Sequence[str]) -> Iterator[str]:
    """The first characters, and those without a title that stands twice; nothing if they are few."""
    text = "".join(lines)
    twice = _TWICE.match(text)
    for opening in (text[:KNOWN], text[twice.end(1) :][:KNOWN] if twice else ""):
        if len(opening) == KNOWN:
            yield opening


def _is_titled(lines: Sequence[str], known: Collection[str], titles: AbstractSet[str]) -> bool:
    """Whether a text begins with a title, or below its first line as others do."""
    below = lines[1:] if len(lines[0]) <= LINE else []
    return not titles.isdisjoint(lines[:2]) or any(opening in known for opening in _list_openings(below))
