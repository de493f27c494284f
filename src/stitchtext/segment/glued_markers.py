"""Glued markers: those that stand in one line with text, as where files end without a line break or all is one line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from stitchtext.passages import find_all
from stitchtext.segment.openings import begins_again
from stitchtext.segment.signs import BREAKS, LONG

_LETTERS = "END", "ＥＮＤ"
_WIDEST = 44
"""Characters on either side of the letters that are looked at."""
_DASHES = f"(?:[{LONG}]{{1,40}}|-{{2,40}})"
_MARKER = re.compile(rf"(?<![-ー{LONG}]){_DASHES}[^\S\r\n]?(?:{'|'.join(_LETTERS)})[^\S\r\n]?{_DASHES}")
_QUOTED = re.compile(r"""[`'"“”‘’「」『』«»()<>]""")
"""What stands on both sides of a marker that is only spoken of."""
_BREAK = re.compile(f"[{BREAKS}]")
_READ = 64
"""Characters on either side of a marker that are read."""


def list_glued(scrape: str, sure: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The markers that stand in a line with text, beside the lines that are markers for `sure`, in order.

    They may be spoken of, and lines of a log may end so, unless an article begins again behind one. At an end of a line
    they need not where the same are lines of their own elsewhere.
    """
    found = list(_list_inside(scrape, sure))
    again = begins_again(scrape, found, [end for _, end in sure])
    lines = {scrape[start:end].strip() for start, end in sure} if found else set()
    for start, end in found:
        if again or (scrape[start:end] in lines and not all(_read_beside(scrape, start, end))):
            yield start, end


def _list_inside(scrape: str, sure: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What looks like a marker beside text, and not in a line that is one, nor between quotes."""
    done = 0
    for place in sorted(chain.from_iterable(find_all(scrape, letters) for letters in _LETTERS)):
        at = bisect_right(sure, (place, len(scrape))) - 1
        inside = at >= 0 and place < sure[at][1]
        match = None if inside else _MARKER.search(scrape, max(done, place - _WIDEST), place + _WIDEST)
        if match is not None and match.start() < place < match.end():
            done = match.end()
            if _is_beside_text(scrape, *match.span()):
                yield match.span()


def _is_beside_text(scrape: str, start: int, end: int) -> bool:
    """Whether text stands in the line of a marker, and no quotes around that."""
    quoted = _QUOTED.match(scrape, max(0, start - 1), start) and _QUOTED.match(scrape, end)
    return any(map(str.isalnum, "".join(_read_beside(scrape, start, end)))) and not quoted


def _read_beside(scrape: str, start: int, end: int) -> tuple[str, str]:
    """What stands before a marker in its line, and behind it."""
    before, behind = scrape[max(0, start - _READ) : start], scrape[end : end + _READ]
    return _BREAK.split(before)[-1].strip(), _BREAK.split(behind, maxsplit=1)[0].strip()
