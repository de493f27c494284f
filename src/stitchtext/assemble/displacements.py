"""Displacements: passages that one fragment has in another place than others do, so that a backbone has them twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from stitchtext.assemble.lacks import SURE, Member
from stitchtext.assemble.owned import Span
from stitchtext.folded import Folded
from stitchtext.model import Joint
from stitchtext.passages import PASSAGE, find_all

_MOST = 64
"""Passages that are looked at in one backbone."""
_SEEN, _BESIDE = 8, 8
"""Places at which such a passage is looked for; and characters beside one that who has moved it has without it."""
_FEWEST, _TWICE = 3, 2
"""Members of a backbone by which one can be outvoted; and how often such a passage stands there."""
_SLIDE = 64
"""Characters by which a passage may be laid elsewhere as well."""


class Displaced(NamedTuple):
    """A passage of a backbone, `[start, end)` of its folded text, that others have elsewhere."""

    start: int
    end: int


def find_displaced(text: str, members: Sequence[Member], folds: Sequence[Folded]) -> list[Displaced]:
    """The passages that a backbone has from one member alone, while others have them elsewhere and run across here.

    They are in order, and apart.
    """
    if len(members) < _FEWEST:
        return []
    gaps = Counter(gap for member in members for gap in _list_gaps(text, member, folds))
    found: list[Displaced] = []
    for gap, across in islice(sorted(gaps.items()), _MOST):
        if not found or found[-1].end <= gap.start:
            found.extend(_find_own(text, gap, across, members, folds))
    return found


def _find_own(
    text: str, gap: Displaced, across: int, members: Sequence[Member], folds: Sequence[Folded]
) -> Iterator[Displaced]:
    """A gap where it is displaced, if one member alone has anything there, wherever it is laid."""
    slides = _count_slide(text, gap.start, gap.end, 1, _SLIDE)
    low, high = gap.start + slides, gap.end
    if text.count(text[low:high]) < _TWICE:
        return  # as most that an abridged copy leaves out, and a first look is fast
    holders = [member for member in members if any(at < high and low < at + size for _, at, size in member[1])]
    for start in range(gap.start, low + 1) if len(holders) == 1 else ():
        moved = Displaced(start, start + gap.end - gap.start)
        if _is_displaced(text, moved, holders[0], across, members, folds):
            yield moved
            return


def _list_gaps(text: str, member: Member, folds: Sequence[Folded]) -> Iterator[Displaced]:
    """What a member runs across without a letter of its own, and what stands before it or behind it at its ends."""
    number, blocks = member
    size = len(folds[number].text)
    for left, right in pairwise([(0, 0, 0), *blocks, (size, len(text), 0)]):
        start, end = left[1] + left[2], right[1]
        opens, closes = left[:2] == (0, 0), (right[0] + right[2], right[1] + right[2]) == (size, len(text))
        sure = (opens or left[2] >= SURE) and (closes or right[2] >= SURE)
        if left[0] + left[2] == right[0] and end - start >= PASSAGE and sure:
            slide = _count_slide(text, start - 1, end - 1, -1, min(left[2], _SLIDE))
            yield Displaced(start - slide, end - slide)


def _count_slide(text: str, start: int, end: int, step: int, most: int) -> int:
    """How far a gap can be laid elsewhere as well, in steps back or ahead."""
    slide = 0
    while slide < most and end < len(text) and text[start] == text[end]:
        start, end, slide = start + step, end + step, slide + 1
    return slide


def _is_displaced(
    text: str, gap: Displaced, holder: Member, across: int, members: Sequence[Member], folds: Sequence[Folded]
) -> bool:
    """Whether more have a passage at another place of the backbone, across which the holder runs without it."""
    passage, own = text[gap.start : gap.end], folds[holder[0]].text
    if not any(at <= gap.start and gap.end <= at + size for _, at, size in holder[1]) or own.count(passage) > 1:
        return False
    places = (at for at in islice(find_all(text, passage), _SEEN) if abs(at - gap.start) >= len(passage))
    held = (at for at in places if _read_around(text, at, at + len(passage)) in own)
    covers = max((sum(_covers(member, at, len(passage)) for member in members) for at in held), default=0)
    return covers > 1 or (covers > 0 and across > 1)


def _read_around(text: str, start: int, end: int) -> str:
    """What stands before a passage and behind it."""
    return text[max(0, start - _BESIDE) : start] + text[end : end + _BESIDE]


def _covers(member: Member, at: int, size: int) -> bool:
    """Whether a member has `size` characters of a backbone from an offset on."""
    return any(low <= at and at + size <= low + length for _, low, length in member[1])


def take_out(
    spans: Sequence[Span], joints: Sequence[Joint], gaps: Sequence[Displaced]
) -> tuple[list[Span], list[Joint], list[Span]]:
    """The spans of a backbone and its joints without some stretches, and what of the fragments these are made of."""
    return cut_out(spans, gaps), move_back(joints, gaps), [part for gap in gaps for part in list_parts(spans, gap)]


def list_parts(spans: Sequence[Span], gap: Displaced) -> Iterator[Span]:
    """What of the fragments a stretch of a backbone is made of."""
    at = 0
    for number, start, end in spans:
        low, high = (min(max(place - at + start, start), end) for place in gap)
        if low < high:
            yield number, low, high
        at += end - start


def cut_out(spans: Sequence[Span], gaps: Sequence[Displaced]) -> list[Span]:
    """The spans of a backbone without some stretches of it."""
    kept: list[Span] = []
    at = 0
    for number, start, end in spans:
        low = start
        for gap in gaps:
            first, last = (min(max(place - at + start, low), end) for place in gap)
            kept.extend([(number, low, first)] if first > low and first < last else [])
            low = max(low, last) if first < last else low
        kept.extend([(number, low, end)] if end > low else [])
        at += end - start
    return kept


def move_back(joints: Sequence[Joint], gaps: Sequence[Displaced]) -> list[Joint]:
    """The joints where they lie without some stretches of a backbone."""
    return [
        joint._replace(at=joint.at - sum(max(0, min(joint.at, end) - start) for start, end in gaps)) for joint in joints
    ]
