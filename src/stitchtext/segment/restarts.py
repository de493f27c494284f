"""Restarts: where a text begins again inside a fragment: a page that was taken twice, without a marker between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from stitchtext.cuts import starts_with_title

_OPENING, _LETTERS, _MOST = 40, 12, 3
"""Characters by which an opening is known again, different ones of these at least, and times that it may stand again:
what comes more often is a verse."""
_LEAST, _LOOSE = 100, 16
"""Characters, without white space, of a copy at least; and those at its end that may be a mark of the cut."""
_TITLE = 640
"""Characters of a line that may be a title."""
_BREAK = re.compile(r"[\r\n]")


def divide(scrape: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    r"""The spans of a scrape, cut where the text of one begins again: both copies say the same, as far as both go.

    What begins again is the start of an article: it looks like a title, or another span starts so.

    >>> text = "The harbour\n" + "Boats come in from the sea, as they do before the sun is up. " * 2
    >>> divide(text + text, [(0, 2 * len(text))])[1][0] == len(text)
    True
    """
    openings = Counter(_read_opening(scrape, start, end) for start, end in spans)
    divided: list[tuple[int, int]] = []
    for start, end in spans:
        opening = _read_opening(scrape, start, end)
        known = openings[opening] > 1 or starts_with_title(scrape[start : start + 2 * _OPENING])
        begins = [start, *(_find_restarts(scrape, start, end, opening) if known else ()), end]
        divided += pairwise(begins)
    return divided


def _read_opening(scrape: str, start: int, end: int) -> str:
    return " ".join(scrape[start : min(end, start + _OPENING)].split())


def _find_restarts(scrape: str, start: int, end: int, opening: str) -> Iterator[int]:
    if len(set(opening)) < _LETTERS or end - start < 2 * _LEAST:
        return
    again = re.compile(r"\s+".join(map(re.escape, opening.split(" "))))
    places = list(islice(again.finditer(scrape, start + _LEAST, end), _MOST + 1))
    for match in places if len(places) <= _MOST else ():
        if match.start() - start <= _TITLE and not _BREAK.search(scrape[start : match.start()].rstrip()):
            continue  # a title that stands twice
        copies = ("".join(scrape[low:high].split()) for low, high in ((start, match.start()), (match.start(), end)))
        short, long = sorted(copies, key=len)
        if len(short) >= _LEAST and long.startswith(short[:-_LOOSE]):
            yield match.start()
            start = match.start()
