"""Openings: whether an article begins again behind what may be a marker, as it does where it was fetched many times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_READ, _KNOWN = 160, 32
"""Characters behind a place that are read; and such without white space, and marks of headings, by which an article is
known again: lines of a log begin alike in fewer."""


def begins_again(scrape: str, places: Sequence[int], others: Sequence[int]) -> bool:
    """Whether the same stands behind one of some places and behind another, one of `others`, or at the start."""
    if not places:
        return False
    own = [_read_opening(scrape, at) for at in places]
    counts = Counter([*own, *(_read_opening(scrape, at) for at in (0, *others))])
    return any(opening and counts[opening] > 1 for opening in own)


def _read_opening(scrape: str, at: int) -> str:
    """The first characters behind an offset without white space; nothing if they are few."""
    read = "".join(scrape[at : at + _READ].replace("#", "").split())[:_KNOWN]
    return read if len(read) == _KNOWN else ""
