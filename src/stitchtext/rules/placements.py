"""Placements: what they tell of the fragments that lie on an article."""

from __future__ import annotations

from stitchtext.model import Placement


def count_lacks(one: Placement) -> int:
    """How much shorter a fragment is than the stretch of the article it lies on.

    >>> count_lacks(Placement(0, 10, 40, 100, 118))
    12
    """
    return (one.end - one.start) - (one.text_end - one.text_start)
