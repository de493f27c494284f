"""Indexes: where the clauses of a folded text stand that stand in it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from itertools import pairwise

from stitchtext.folded import Folded


def index_units(text: Folded, wanted: Container[str] | None = None) -> dict[str, int]:
    """Where each clause stands that stands only once, by clause; folded offsets. If told so, of some clauses alone."""
    if wanted is not None:
        return _index_some(text, wanted)
    units = text.units
    index = dict(zip(units, text.offsets, strict=False))
    if len(index) < len(units):
        for unit, times in Counter(units).items():
            if times > 1:
                del index[unit]
    return index


def _index_some(text: Folded, wanted: Container[str]) -> dict[str, int]:
    """As `index_units`, one clause after the other: those of a long text take several times its memory."""
    index: dict[str, int] = {}
    again: set[str] = set()
    for start, end in pairwise(text.offsets):
        unit = text.text[start:end]
        if unit in wanted and index.setdefault(unit, start) != start:
            again.add(unit)
    for unit in again:
        del index[unit]
    return index
