"""Collisions: which of many findings can be acted on together."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence

from stitchtext.model import Edit, Finding


def pick_edits(findings: Iterable[Finding]) -> tuple[list[tuple[Edit, str]], frozenset[Finding]]:
    """The edits that do not collide, in the order of the text, each with its rule's code; and who collided.

    A finding's edits are taken together or not at all. Of two findings whose edits overlap, or start at one place,
    the one goes first that starts first, or is longer; so the order in which they are given never decides.
    """
    taken: list[tuple[Edit, str]] = []
    collided: set[Finding] = set()
    for finding in sorted(findings, key=lambda f: (f.start, -f.end, f.code, f.edits[0].text)):
        if any(_collides(edit, taken) for edit in finding.edits):
            collided.add(finding)
        else:
            for edit in finding.edits:
                insort(taken, (edit, finding.code), key=_order)
    return taken, frozenset(collided)


def _order(pair: tuple[Edit, str]) -> int:
    return pair[0].start


def _collides(edit: Edit, taken: Sequence[tuple[Edit, str]]) -> bool:
    """Whether an edit overlaps one that is taken, or starts where one does."""
    at = bisect_right(taken, edit.start, key=_order)
    before, behind = taken[max(0, at - 1) : at], taken[at : at + 1]
    return any(other.start == edit.start or other.end > edit.start for other, _ in before) or any(
        other.start < edit.end for other, _ in behind
    )
