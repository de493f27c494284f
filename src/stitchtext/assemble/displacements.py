"""Displacements: passages that one fragment has in another place than others do, so that a backbone has them twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from stitchtext.assemble.lacks import SURE, Member
from stitchtext.assemble.owned import Span
from stitchtext.blocks import list_put_in
from stitchtext.folded import Folded
from stitchtext.model import Joint
from stitchtext.passages import find_all, is_long, runs_without

_MOST = 64
"""Passages that are looked at in one backbone."""
_SEEN, _BESIDE = 8, 8
"""Places at which such a passage is looked for; and characters beside one that who has moved it has without it."""
_FEWEST, _TWICE = 3, 2
"""Members of a backbone by which one can be outvoted; and how often such a passage stands there."""
_HOLDERS = 64
"""Members that have it at one place, at most."""
_SLIDE = 64
"""Characters by which a passage may be laid elsewhere as well."""
_LONGEST = 1 << 14
"""Characters of such a passage at most: before a window, and behind it, stands nearly all of a backbone."""


class Displaced(NamedTuple):
    """A passage of a backbone, `[start, end)` of its folded text, that others have elsewhere."""

    start: int
    end: int


class _Laid(NamedTuple):
    """A backbone with its members, and what of theirs it lacks: how many have a text of their own at a place."""

    text: str
    members: Sequence[Member]
    folds: Sequence[Folded]
    extras: Mapping[str, Counter[int]]


def find_displaced(
    text: str, members: Sequence[Member], folds: Sequence[Folded], *, ties: bool = False
) -> list[Displaced]:
    """The passages that a backbone has from members who have them just there, while more have them elsewhere.

    They run across the place of those. Where as many have them at one place as at the other, the `ties` to be settled
    are those further down. They are in order, and apart.
    """
    if len(members) < (_TWICE if ties else _FEWEST):
        return []
    gaps = Counter(gap for member in members for gap in _list_gaps(text, member, folds))
    laid = _Laid(text, members, folds, _count_extras(members, folds) if gaps else {})
    found: list[Displaced] = []
    for gap, across in islice(sorted(gaps.items()), _MOST):
        if not found or found[-1].end <= gap.start:
            found.extend(_find_own(gap, across, laid, ties=ties))
    return found


def _count_extras(members: Sequence[Member], folds: Sequence[Folded]) -> dict[str, Counter[int]]:
    """What members have between two characters of their backbone, if it is long: how many, by its place there."""
    extras: dict[str, Counter[int]] = {}
    for number, blocks in members:
        for place, own in list_put_in(blocks, folds[number].text):
            if is_long(own):
                extras.setdefault(own, Counter())[place] += 1
    return extras


def _find_own(gap: Displaced, across: int, laid: _Laid, *, ties: bool) -> Iterator[Displaced]:
    """A gap where it is displaced, wherever it is laid."""
    text, size = laid.text, gap.end - gap.start
    slides = _count_slide(text, gap.start, gap.end, 1, _SLIDE)
    low, high = gap.start + slides, gap.end
    starts: Sequence[int] = range(gap.start, low + 1)
    if text.count(text[low:high]) < _TWICE:  # as most that an abridged copy leaves out, and a first look is fast
        starts = [start for start in starts if text[start : start + size] in laid.extras] if laid.extras else ()
    if not starts:
        return
    holders = [member for member in laid.members if any(at < high and low < at + n for _, at, n in member[1])]
    for start in starts if 0 < len(holders) <= _HOLDERS else ():
        moved = Displaced(start, start + size)
        if _is_displaced(moved, holders, across, laid, ties=ties):
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
        if left[0] + left[2] == right[0] and sure and end - start <= _LONGEST and is_long(text[start:end]):
            slide = _count_slide(text, start - 1, end - 1, -1, min(left[2], _SLIDE))
            yield Displaced(start - slide, end - slide)


def _count_slide(text: str, start: int, end: int, step: int, most: int) -> int:
    """How far a gap can be laid elsewhere as well, in steps back or ahead."""
    slide = 0
    while slide < most and end < len(text) and text[start] == text[end]:
        start, end, slide = start + step, end + step, slide + 1
    return slide


def _is_displaced(gap: Displaced, holders: Sequence[Member], across: int, laid: _Laid, *, ties: bool) -> bool:
    """Whether more, or as many, have a passage elsewhere, where its holders run across that place without it."""
    text, size = laid.text, gap.end - gap.start
    passage, owns = text[gap.start : gap.end], [laid.folds[number].text for number, _ in holders]
    whole = all(_covers(holder, gap.start, size) for holder in holders)
    if not whole or any(own.count(passage) > 1 for own in owns):
        return False
    for at, count in laid.extras.get(passage, {}).items():
        if count > len(holders) and all(runs_without(own, passage, *_read_around(text, at, at)) for own in owns):
            return True
    for at in islice(find_all(text, passage), _SEEN):
        words = _read_around(text, at, at + size)
        if abs(at - gap.start) >= size and all(runs_without(own, passage, *words) for own in owns):
            covers = sum(_covers(member, at, size) for member in laid.members)
            if covers > len(holders) or (covers == len(holders) and (across > covers or (ties and at < gap.start))):
                return True
    return False


def _read_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before a passage and behind it."""
    return text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]


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
