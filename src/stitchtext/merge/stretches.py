"""Stretches: who holds each part of the backbone, and who lies around it without; found in one sweep."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias

from stitchtext.merge.places import is_silent
from stitchtext.merge.witnesses import Witness

Run: TypeAlias = tuple[int, int]
"""A part `[start, end)` of the backbone."""
_HEARD = 64
"""Witnesses for and against a stretch that are named; all are counted."""


class Stretch(NamedTuple):
    """A part `[start, end)` of the backbone that its `holders`, by rank, hold from end to end; `against` lack it.

    Counted in lineages: who holds it, who covers it, of these who is not abridged there, and who is asked about it
    at all, which takes in those whose text ends by itself before it.
    """

    start: int
    end: int
    held: int
    covering: int
    unabridged: int
    asked: int
    holders: tuple[int, ...]
    against: tuple[int, ...]

    def turned(self, size: int) -> Stretch:
        """The same on the backbone, of this size, read from its other end."""
        return self._replace(start=size - self.end, end=size - self.start)


class Presence(NamedTuple):
    """The runs of the backbone that a witness holds, in order; which gaps between them are abridgements; its end.

    It is closed if its text stops by itself behind the last run, and is not cut there.
    """

    runs: tuple[Run, ...]
    abridged: tuple[bool, ...]
    closed: bool

    def turned(self, size: int, *, closed: bool) -> Presence:
        """The same on the backbone, of this size, read from its other end."""
        runs = tuple((size - end, size - start) for start, end in reversed(self.runs))
        return Presence(runs, self.abridged[::-1], closed)


def find_presence(witness: Witness, line: str, starts_line: Callable[[int], bool]) -> Presence:
    """What a witness holds or reads otherwise: its blocks, drawn together over gaps in which it has its own words."""
    own, runs = witness.fold.text, [(block[1], block[1] + block[2]) for block in witness.blocks[:1]]
    for left, right in pairwise(witness.blocks):
        gap = (left[0] + left[2], right[0], left[1] + left[2], right[1])
        lacking = gap[2] < gap[3] and (gap[0] == gap[1] or is_silent(gap, own, line, starts_line))
        runs.append((right[1] if lacking else runs.pop()[0], right[1] + right[2]))
    return Presence(tuple(runs), (False,) * (len(runs) - 1), not witness.fragment.tail_cut)


def mark_abridged(presence: Presence, kept: Sequence[int]) -> Presence:
    """The same, where a gap is an abridgement if one of the stretches that start at `kept`, in order, lies in it."""
    gaps = [(left[1], right[0]) for left, right in pairwise(presence.runs)]
    return presence._replace(abridged=tuple(bisect_left(kept, start) < bisect_left(kept, end) for start, end in gaps))


def sweep(presences: Sequence[Presence], kin: Sequence[int], goes_on: Callable[[Stretch], bool]) -> Iterator[Stretch]:
    """Every stretch that is held, from the start of the backbone to its end.

    `kin` are the lineages of the witnesses. Where a stretch tells that the text `goes_on`, nobody who has ended before
    it is asked any more.
    """
    changes = sorted(
        (at, rank, number, side)
        for rank, presence in enumerate(presences)
        for number, run in enumerate(presence.runs)
        for side, at in enumerate(run)
    )
    tally = _Tally(kin)
    done = 0
    for at, rank, number, side in changes:
        if at > done:
            stretch = tally.take(done, at)
            if stretch.held:
                yield stretch
                if goes_on(stretch):
                    tally.release()
            done = at
        presence = presences[rank]
        if not side:
            tally.enter(rank)
        elif number + 1 < len(presence.runs):
            tally.leave(rank, abridged=presence.abridged[number])
        else:
            tally.stop(rank, closed=presence.closed)


class _Tally:
    """Who holds the place that the sweep is at, who lacks it, and how many lineages that makes."""

    def __init__(self, kin: Sequence[int]) -> None:
        self._kin = kin
        self._held, self._covering, self._unabridged, self._asked = _Lineages(), _Lineages(), _Lineages(), _Lineages()
        self._holders: dict[int, None] = {}
        self._against: dict[int, bool] = {}  # and whether it is abridged there
        self._ended: list[int] = []

    def enter(self, rank: int) -> None:
        """The witness holds what comes."""
        lineage = self._kin[rank]
        if rank not in self._against:
            self._covering.add(lineage)
            self._asked.add(lineage)
        if self._against.pop(rank, True):
            self._unabridged.add(lineage)
        self._holders[rank] = None
        self._held.add(lineage)

    def leave(self, rank: int, *, abridged: bool) -> None:
        """The witness lacks what comes; an abridged one leaves out more there than what is in question."""
        del self._holders[rank]
        self._against[rank] = abridged
        self._held.drop(self._kin[rank])
        if abridged:
            self._unabridged.drop(self._kin[rank])

    def stop(self, rank: int, *, closed: bool) -> None:
        """The witness is at its end; a closed one is still asked, until something is kept."""
        self.leave(rank, abridged=True)
        self._covering.drop(self._kin[rank])
        if closed:
            self._ended.append(rank)
        else:
            self._dismiss([rank])

    def release(self) -> None:
        """The text goes on: who has ended says nothing more."""
        self._dismiss(self._ended)
        self._ended = []

    def _dismiss(self, ranks: Iterable[int]) -> None:
        for rank in ranks:
            del self._against[rank]
            self._asked.drop(self._kin[rank])

    def take(self, start: int, end: int) -> Stretch:
        """The stretch before the next change."""
        counts = len(self._held), len(self._covering), len(self._unabridged), len(self._asked)
        holders, against = islice(self._holders, _HEARD), islice(self._against, _HEARD)
        return Stretch(start, end, *counts, tuple(holders), tuple(against))


class _Lineages:
    """How many lineages are in, where several witnesses of one can be."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._counts)

    def add(self, lineage: int) -> None:
        """Another witness of the lineage comes in."""
        self._counts[lineage] += 1

    def drop(self, lineage: int) -> None:
        """A witness of the lineage goes out; with its last one the lineage does."""
        self._counts[lineage] -= 1
        if not self._counts[lineage]:
            del self._counts[lineage]
