"""Groups: fragments that have come together so far, on one backbone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from stitchtext.assemble.backbones import AlignTo, Member, Span, complete_backbone, lay_backbone
from stitchtext.assemble.paths import Paths
from stitchtext.folded import Folded, fold
from stitchtext.model import Joint, Relation


class Group(NamedTuple):
    """An article in the making: its fragments, the spans of them that make its backbone, and the joints there."""

    numbers: tuple[int, ...]
    spans: tuple[Span, ...]
    joints: tuple[Joint, ...]
    backbone: Folded
    members: tuple[Member, ...]


def start_group(number: int, text: Folded) -> Group:
    """The group of one fragment."""
    size = len(text.text)
    return Group((number,), ((number, 0, size),), (), text, ((number, [(0, 0, size)]),))


def join_groups(
    path: Sequence[int],
    groups: Sequence[Group],
    inside: dict[int, Relation],
    paths: Paths,
    folds: Sequence[Folded],
    align: AlignTo,
) -> Group:
    """One group of the groups on a path and of those that lie inside them, on a backbone that lacks nothing."""
    own = set(path)
    taken = [*path, *(number for number in inside if _outermost(number, inside) in own)]
    if len(taken) == 1:
        return groups[path[0]]
    numbers = tuple(number for group in taken for number in groups[group].numbers)
    spans, joints = _compose(path, groups, paths)
    text, done, members = complete_backbone(spans, numbers, folds, align)
    return Group(numbers, tuple(done), tuple(_shift(joints, spans, done)), fold(text), tuple(members))


def _outermost(number: int, inside: dict[int, Relation]) -> int:
    """The group that a group lies in, through all that lie in one another."""
    while number in inside:
        number = inside[number].b
    return number


def _compose(path: Sequence[int], groups: Sequence[Group], paths: Paths) -> tuple[list[Span], list[Joint]]:
    outer, crossings = lay_backbone(path, paths, [group.backbone for group in groups])
    spans: list[Span] = []
    joints: list[Joint] = []
    at = 0
    for number, start, end in outer:
        spans.extend(_cut(groups[number].spans, start, end))
        joints.extend(
            joint._replace(at=joint.at - start + at) for joint in groups[number].joints if start < joint.at < end
        )
        at += end - start
    joints.extend(_named(joint, spans) for joint in crossings)
    return spans, sorted(joints, key=lambda joint: joint.at)


def _cut(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The part `[start, end)` of a backbone, as spans of fragments."""
    begins = accumulate((stop - begin for _, begin, stop in spans), initial=0)
    parts = []
    for (number, begin, stop), at in zip(spans, begins, strict=False):
        low, high = max(start, at), min(end, at + stop - begin)
        if low < high:
            parts.append((number, begin + low - at, begin + high - at))
    return parts


def _named(joint: Joint, spans: Sequence[Span]) -> Joint:
    """The joint of two groups as one of the two fragments that meet there."""
    begins = list(accumulate((stop - begin for _, begin, stop in spans), initial=0))
    right = (
        max(i for i, begin in enumerate(begins[:-1]) if begin <= joint.at) if joint.at < begins[-1] else len(spans) - 1
    )
    left = max(0, right - 1) if begins[right] == joint.at else right
    return joint._replace(left=spans[left][0], right=spans[right][0])


def _shift(joints: Sequence[Joint], before: Sequence[Span], after: Sequence[Span]) -> list[Joint]:
    """The joints where they lie once passages were put into the backbone: behind the same characters of text."""
    shifted = []
    for joint in joints:
        number, place = _source(before, joint.at)
        shifted.append(joint._replace(at=_find(after, number, place, joint.at)))
    return shifted


def _source(spans: Sequence[Span], at: int) -> tuple[int, int]:
    for number, start, end in spans:
        if at <= end - start:
            return number, start + at
        at -= end - start
    return -1, 0


def _find(spans: Sequence[Span], number: int, place: int, otherwise: int) -> int:
    at = 0
    for other, start, end in spans:
        if other == number and start < place <= end:
            return at + place - start
        at += end - start
    return min(otherwise, at)
