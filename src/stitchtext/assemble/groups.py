"""Groups: fragments that have come together so far, on one backbone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from stitchtext.assemble.backbones import complete_backbone, lay_backbone
from stitchtext.assemble.displacements import find_displaced, take_out
from stitchtext.assemble.lacks import Member
from stitchtext.assemble.owned import Span
from stitchtext.assemble.pairs import Align
from stitchtext.assemble.paths import Paths
from stitchtext.assemble.relations import Relation
from stitchtext.folded import Folded
from stitchtext.model import Joint


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
    guests: dict[int, list[tuple[int, int]]],
    paths: Paths,
    folds: Sequence[Folded],
    align: Align,
) -> Group:
    """One group of the groups on a path and of their `guests` inside them, on a backbone that lacks nothing."""
    if len(path) == 1 and path[0] not in guests:
        return groups[path[0]]
    taken = [*path, *(number for _, number in sorted(guest for host in path for guest in guests.get(host, ())))]
    numbers = tuple(number for group in taken for number in groups[group].numbers)
    known = groups[path[0]] if len(path) == 1 else None
    return fill_group(numbers, *_compose(path, groups, paths), folds, align, known)


def fill_group(
    numbers: Sequence[int],
    spans: list[Span],
    joints: Sequence[Joint],
    folds: Sequence[Folded],
    align: Align,
    known: Group | None = None,
    elsewhere: Sequence[Span] = (),
) -> Group:
    """The group of some fragments on a backbone made of `spans`, with every passage put in that it lacks.

    `known` is a group that may have that backbone already; parts of fragments that stand `elsewhere` are not put in.
    """
    laid = (known.backbone, known.members) if known else None
    backbone, done, members, moved = complete_backbone(spans, numbers, folds, align, laid, joints, elsewhere)
    return Group(tuple(numbers), tuple(done), tuple(moved), backbone, tuple(members))


def settle_group(group: Group, twins: Mapping[int, Sequence[int]], folds: Sequence[Folded], align: Align) -> Group:
    """The group without what fragments have in another place than others: `twins` are equal ones, which all count."""
    members = [member for member in group.members for _ in twins[member[0]]]
    moved = find_displaced(group.backbone.text, members, folds, ties=True)
    if not moved:
        return group
    spans, joints, parts = take_out(group.spans, group.joints, moved)
    return fill_group(group.numbers, spans, joints, folds, align, elsewhere=parts)


def host_guests(inside: dict[int, Relation]) -> dict[int, list[tuple[int, int]]]:
    """By outermost host, the groups that lie in it, straight or in one another: (rank as sifted, group)."""
    guests: dict[int, list[tuple[int, int]]] = {}
    for rank, number in enumerate(inside):
        host = number
        while host in inside:
            host = inside[host].b
        guests.setdefault(host, []).append((rank, number))
    return guests


def _compose(path: Sequence[int], groups: Sequence[Group], paths: Paths) -> tuple[list[Span], list[Joint]]:
    outer, crossings = lay_backbone(path, paths, {number: groups[number].backbone for number in path})
    spans: list[Span] = []
    joints: list[Joint] = []
    at = 0
    for number, start, end in outer:
        spans.extend(cut_spans(groups[number].spans, start, end))
        joints.extend(
            joint._replace(at=joint.at - start + at) for joint in groups[number].joints if start < joint.at < end
        )
        at += end - start
    begins = list(accumulate((stop - begin for _, begin, stop in spans), initial=0))
    joints.extend(_named(joint, spans, begins) for joint in crossings)
    return spans, sorted(joints, key=lambda joint: joint.at)


def cut_spans(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The part `[start, end)` of a backbone, as spans of fragments."""
    begins = accumulate((stop - begin for _, begin, stop in spans), initial=0)
    parts = []
    for (number, begin, stop), at in zip(spans, begins, strict=False):
        low, high = max(start, at), min(end, at + stop - begin)
        if low < high:
            parts.append((number, begin + low - at, begin + high - at))
    return parts


def _named(joint: Joint, spans: Sequence[Span], begins: Sequence[int]) -> Joint:
    """The joint of two groups as one of the two fragments that meet there."""
    right = min(bisect_right(begins, joint.at), len(spans)) - 1
    left = max(0, right - 1) if begins[right] == joint.at else right
    return joint._replace(left=spans[left][0], right=spans[right][0])
