"""Backbones: the line of text on which the fragments of one article lie, with nothing left out that any holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from stitchtext.assemble.additions import choose_additions, shift, splice
from stitchtext.assemble.displacements import find_displaced, take_out
from stitchtext.assemble.lacks import Member, Taken
from stitchtext.assemble.owned import Span, hand_over, hold_own, list_own
from stitchtext.assemble.pairs import Align
from stitchtext.assemble.paths import Paths
from stitchtext.folded import Folded, frame
from stitchtext.grams import place_grams
from stitchtext.indexes import index_units
from stitchtext.model import Block, Joint

_ROUNDS = 8
_FEW = 4
"""Times that a backbone is longer than all that is aligned with it, for only the clauses of that to be indexed."""


def lay_backbone(path: Sequence[int], paths: Paths, folds: Mapping[int, Folded]) -> tuple[list[Span], list[Joint]]:
    """The spans of a path's fragments that make its backbone, and its joints in place.

    An overlap is crossed in the middle of its longest equal stretch, away from both cut ends.
    """
    spans: list[Span] = []
    joints: list[Joint] = []
    start = at = 0
    for left, right in pairwise([*path, -1]):
        if right < 0:
            spans.append((left, start, len(folds[left].text)))
            break
        leave, enter = _crossing(paths.blocks[left, right], start)
        spans.append((left, start, leave))
        at += leave - start
        joints.append(paths.joints[left, right]._replace(at=at))
        start = enter
    return spans, joints


def _crossing(blocks: Sequence[Block], start: int) -> tuple[int, int]:
    ahead = [block for block in blocks if block[0] + block[2] // 2 >= start] or [blocks[-1]]
    a, b, length = max(ahead, key=lambda block: block[2])
    middle = length // 2
    return max(start, a + middle), b + middle


def complete_backbone(
    spans: list[Span],
    numbers: Sequence[int],
    folds: Sequence[Folded],
    align: Align,
    known: tuple[Folded, Sequence[Member]] | None = None,
    joints: Sequence[Joint] = (),
    elsewhere: Sequence[Span] = (),
) -> tuple[Folded, list[Span], list[Member], list[Joint]]:
    """Align the fragments to their backbone, and put into it every passage it lacks, until it lacks none.

    In rounds: all fragments are aligned, and the passages that they would add are put in at once; then all are
    aligned again to the longer backbone, until none would add any. In practice two or three rounds do. `known` is a
    backbone with those that lie on it: where it is the same text, they are not aligned again. Its `joints` come back
    where they lie then: behind the same characters of text. What is known to stand `elsewhere` is not put in.
    """
    elsewhere = list(elsewhere)
    for left in reversed(range(_ROUNDS)):
        text = "".join(folds[number].text[start:end] for number, start, end in spans)
        backbone, laid = known if known and known[0].text == text else (frame(text), ())
        before = dict(laid)
        found = _align_all(numbers, backbone, before, list_own(spans), folds, align)
        spans = hand_over(spans, found, folds)
        own = list_own(spans)
        members = [
            (number, before.get(number) or _hold(blocks, folds[number].text, text, own.get(number, ())))
            for number, blocks in found
        ]
        placed = [(number, blocks) for number, blocks in members if blocks]
        displaced = find_displaced(text, placed, folds) if left else []
        if displaced:
            spans, joints, parts = take_out(spans, joints, displaced)
            elsewhere += parts
            continue
        additions = choose_additions(text, placed, folds, own, elsewhere)
        if not additions or not left:
            break  # after the last round, too, spans and backbone are of one text
        spans, joints = splice(spans, additions), shift(joints, additions)
    return backbone, spans, members, list(joints)


def _align_all(
    numbers: Sequence[int],
    backbone: Folded,
    laid: dict[int, list[Block]],
    own: Taken,
    folds: Sequence[Folded],
    align: Align,
) -> list[Member]:
    """Where each fragment lies: as known, all of it where it gave a part of it, or as it aligns."""
    text = backbone.text
    placed = {n: laid.get(n) or _stand_whole(folds[n].text, text, own.get(n, ())) for n in numbers}
    rest = [number for number in numbers if not placed[number]]
    if rest:
        few = sum(len(folds[number].text) for number in rest) * _FEW < len(text)
        wanted = {unit for number in rest for unit in folds[number].units} if few else None
        index, grams = index_units(backbone, wanted), place_grams((folds[number].text for number in rest), text)
        placed |= {number: align(folds[number], backbone, index, grams) for number in rest}
    return [(number, placed[number]) for number in numbers]


def _stand_whole(text: str, line: str, own: Sequence[Block]) -> list[Block]:
    """All of a fragment as one block, if so much stands where it gave its parts."""
    place = own[0][1] - own[0][0] if own else -1
    same = place >= 0 and all(at - start == place for start, at, _ in own)
    return [(0, place, len(text))] if same and line.startswith(text, place) else []


def _hold(blocks: list[Block], text: str, line: str, own: Sequence[Block]) -> list[Block]:
    """Where a fragment lies, with what it gave where it gave it.

    One that cannot be aligned lies on the first part that it gave, or where all of it stands.
    """
    held = hold_own(blocks, own)
    if held:
        return held
    place = line.find(text) if text and not own else -1
    return list(own[:1]) if place < 0 else [(0, place, len(text))]
