"""A witness: what one fragment shows of an article, and every way in which it departs from it.

A fragment is never made by cutting strings blindly: it is a list of spans of the truth and a list of changes to it,
and only then rendered. So what the fragments prove together can be computed, and doubt is on record, not guessed.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from benchmarks.cases import Place, Why

MUTE = 15
"""Characters at a cut end that show where the text is, but do not vote."""
BRIDGE = 12
"""Characters on either side of a point that one fragment must show to bridge it."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Put `text` in the place of `[start, end)` of the truth; a fault is a wrong wording, else it is layout."""

    start: int
    end: int
    text: str
    fault: bool = False
    impossible: bool = False


@dataclass(frozen=True, slots=True)
class Witness:
    """One fragment: spans of the truth of an article, changes to them, and what stands before and after.

    Witnesses of one lineage share their faults and speak with one voice; None is a lineage of its own.
    """

    article: int
    spans: tuple[tuple[int, int], ...]
    changes: tuple[Change, ...] = ()
    head: str = ""
    tail: str = ""
    lineage: int | None = None

    def render(self, truth: str) -> str:
        """Return the fragment as the scraper wrote it, without white space around it."""
        body = "".join(_render_span(truth, span, self.changes) for span in self.spans)
        return self.head + body.strip() + self.tail

    def changed(self, changes: Iterable[Change]) -> Witness:
        """Return the witness with further changes; one that would touch an earlier one is left out."""
        return replace(self, changes=_combine(self.changes, changes))


def _render_span(truth: str, span: tuple[int, int], changes: Sequence[Change]) -> str:
    parts, at = [], span[0]
    for change in changes:
        if at <= change.start and change.end <= span[1]:
            parts += [truth[at : change.start], change.text]
            at = change.end
    return "".join([*parts, truth[at : span[1]]])


def _combine(old: Iterable[Change], new: Iterable[Change]) -> tuple[Change, ...]:
    kept: list[Change] = list(old)
    taken = {at for change in kept for at in range(change.start, change.end + 1)}
    for change in new:
        touched = set(range(change.start, change.end + 1))
        if not taken & touched:
            kept.append(change)
            taken |= touched
    return tuple(sorted(kept))


def is_covered(witness: Witness, start: int, end: int) -> bool:
    """Tell whether the witness shows `[start, end)` of its article in one run."""
    return any(a <= start and end <= b for a, b in witness.spans)


def has_vote(witness: Witness, start: int, end: int, length: int) -> bool:
    """Tell whether the witness shows the place, clear of its mute ends; `length` is that of the truth."""
    first, last = witness.spans[0][0], witness.spans[-1][1]
    clear_head = first == 0 or start >= first + MUTE
    clear_tail = last >= length - 1 or end <= last - MUTE
    return clear_head and clear_tail and is_covered(witness, start, end)


def record_places(truth: str, witnesses: Sequence[Witness], article: int) -> list[Place]:
    """Return every place of the article where a witness is at fault or fragments meet, and what can be known there."""
    own = [witness for witness in witnesses if witness.article == article]
    faults = {change for witness in own for change in witness.changes if change.fault and _shows(witness, change)}
    places = [_judge_fault(truth, own, change, article) for change in sorted(faults)]
    return [*places, *_record_joints(truth, own, article)]


def _shows(witness: Witness, change: Change) -> bool:
    return is_covered(witness, change.start, change.end)


def _judge_fault(truth: str, own: Sequence[Witness], change: Change, article: int) -> Place:
    votes = count_votes(truth, own, change)
    best_wrong = max((count for reading, count in votes.items() if reading), default=0)
    return Place(article, change.start, change.end, _name_fault(change, votes[()], best_wrong))


def _name_fault(change: Change, intact: int, wrong: int) -> Why:
    if change.impossible:
        return "fault"
    if not intact:
        return "lone"
    return "fault" if intact > wrong else "tie"


def count_votes(truth: str, own: Sequence[Witness], change: Change) -> Counter[tuple[Change, ...]]:
    """Count the lineages for each reading of a place: the faults a witness has there; none is the intact reading."""
    start, end = max(0, change.start - 1), min(len(truth), change.end + 1)
    seen: set[tuple[object, tuple[Change, ...]]] = set()
    for number, witness in enumerate(own):
        if has_vote(witness, start, end, len(truth)):
            near = tuple(c for c in witness.changes if c.fault and c.start <= end and c.end >= start)
            seen.add((("own", number) if witness.lineage is None else witness.lineage, near))
    return Counter(reading for _, reading in seen)


def _record_joints(truth: str, own: Sequence[Witness], article: int) -> list[Place]:
    ends = {span[1] for witness in own for span in witness.spans if span[1] < len(truth.rstrip())}
    places = []
    for at in sorted(ends):
        bridged = any(is_covered(witness, max(0, at - BRIDGE), min(len(truth), at + BRIDGE)) for witness in own)
        if not bridged:
            places.append(Place(article, max(0, at - BRIDGE), min(len(truth), at + BRIDGE), "joint"))
    return places


def record_repeats(truths: Sequence[str], witnesses: Sequence[Witness]) -> list[Place]:
    """Return the overlaps of neighbouring single-span witnesses whose text stands elsewhere, too, in any truth."""
    places = []
    plain = [witness for witness in witnesses if len(witness.spans) == 1]
    for left, right in itertools.permutations(plain, 2):
        if left.article == right.article:
            (start, end), (after, until) = left.spans[0], right.spans[0]
            shared = truths[left.article][after:end]
            if start < after < end < until and sum(text.count(shared) for text in truths) > 1:
                places.append(Place(left.article, after, end, "repeat"))
    return places


def leave_lone_faults(truth: str, witnesses: Sequence[Witness], article: int) -> str:
    """Return the truth with the faults left in that no intact witness contradicts."""
    own = [witness for witness in witnesses if witness.article == article]
    faults = {change for witness in own for change in witness.changes if change.fault and _shows(witness, change)}
    lone = [change for change in faults if not change.impossible and not count_votes(truth, own, change)[()]]
    return _render_span(truth, (0, len(truth)), _combine((), sorted(lone)))
