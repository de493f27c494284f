"""Tilings: text that no fragment holds as a whole, as one stops in it and another begins there, before that."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from stitchtext.merge.witnesses import Witness

_SHARED = 8
"""Characters that both must hold, to the letter: no cut end is garbled alike in both."""


class Tiling:
    """Where fragments stop on a backbone, and where they begin, if nothing of theirs is garbled there."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        """Sort the first and the last blocks of all that begin or end to the letter."""
        last = [(len(w.fold.text), w.blocks[-1]) for w in witnesses]
        self._tails = sorted((at + n, at) for size, (own, at, n) in last if own + n == size)
        self._heads = sorted((at, at + n) for own, at, n in (w.blocks[0] for w in witnesses) if not own)

    def covers(self, start: int, end: int) -> bool:
        """Whether two hold all of `[start, end)` of the backbone together, and some of it both."""
        tails = self._tails[bisect_right(self._tails, (start, end)) : bisect_left(self._tails, (end, 0))]
        heads = self._heads[bisect_right(self._heads, (start, end)) : bisect_left(self._heads, (end, 0))]
        reached = max((until for until, at in tails if at <= start), default=start)
        begun = min((at for at, until in heads if until >= end), default=end)
        return reached - begun >= _SHARED
