"""Spaces: where a fragment has white space and the article has other white space, or none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from stitchtext.model import Entry, Repair

_PLACED = ("used", "duplicate")


class Space(NamedTuple):
    """White space `[start, end)` of the scrape, and what the article has there."""

    start: int
    end: int
    fragment: int
    text: str
    stands: str
    before: str
    behind: str


def list_spaces(repair: Repair) -> Iterator[Space]:
    """The spaces between two stretches of a fragment that stand side by side in the article, too."""
    fragments = iter(repair.fragments)
    own = next(fragments, None)
    for (left, gap), (_, right) in pairwise(pairwise(repair.account)):
        while own is not None and own.end <= gap.start:
            own = next(fragments, None)
        if own is None or gap.fate != "space" or left.start < own.start or right.end > own.end:
            continue
        if left.fate in _PLACED and right.fate in _PLACED and left.article == right.article is not None:
            yield from _read(repair, left, gap, right, own.index)


def _read(repair: Repair, left: Entry, gap: Entry, right: Entry, fragment: int) -> Iterator[Space]:
    text = repair.articles[left.article or 0].text
    low, high = left.until or 0, right.at or 0
    stands = text[low:high]
    if low <= high and (not stands or stands.isspace()) and low:
        yield Space(gap.start, gap.end, fragment, gap.text or "", stands, text[low - 1], text[high : high + 1])
