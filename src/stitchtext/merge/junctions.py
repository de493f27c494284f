"""Junctions: where the backbone passes from one fragment to another, and nobody runs across."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from stitchtext.merge.places import cover_spans
from stitchtext.merge.witnesses import Witness
from stitchtext.model import Joint
from stitchtext.passages import ends_sentence

_REACH = 12
"""Folded characters on either side of a junction that a fragment must hold, all but a few, to run across it."""
_SHARE = 0.5
_MISREAD = 8
"""Characters that it may have too many or too few there."""
_BEGUN, _FEWER, _NEARBY, _FEW, _MOST_BEGUN = 4, 2, 20, 8, 256
"""Characters of a sentence that is begun and never ended, which are no garbled end if they stand elsewhere; or, where
another fragment starts near, which may have the end of it; how near, and how many no garbled end has; how many then;
and places of an article at which that is asked."""


def find_begun(witnesses: Sequence[Witness], line: str) -> Iterator[Joint]:
    """A hole wherever a fragment stops in a sentence that the only other one there does not have.

    Its words behind the last sentence are no garbled end of that if they are many, or stand elsewhere: the other one
    has left something out. Fewer do where another fragment starts just before. Of very many such ends only the first
    ones are looked at.
    """
    begun: dict[int, tuple[int, str, bool]] = {}
    starts = sorted(witness.starts[0] for witness in witnesses)
    for witness in sorted(witnesses, key=lambda witness: witness.fragment.text):
        own, at, size = witness.blocks[-1]
        words, at = witness.fold.text[own + size :], at + size
        opens = ends_sentence(line, at) or own + size in witness.lines
        near = bisect_right(starts, at) - bisect_left(starts, at - _NEARBY)
        nearby = near > (at - _NEARBY <= witness.starts[0])  # besides itself
        if len(words) >= (_FEWER if nearby else _BEGUN) and opens and 0 < at < len(line) and len(begun) < _MOST_BEGUN:
            begun.setdefault(at, (witness.number, words, len(words) > (_FEW if nearby else _NEARBY)))
    places = [(max(0, at - _REACH), min(len(line), at + _REACH)) for at in sorted(begun)]
    for at, (_, _, covering) in zip(sorted(begun), cover_spans(witnesses, places), strict=True):
        number, words, sure = begun[at]
        across = (witness for witness in covering if not at - _NEARBY <= witness.starts[0] <= at)
        others = [witness.number for witness in across if witness.number != number]
        if len(others) == 1 and (sure or words in line):
            yield Joint(at, "hole", number, others[0], 0.0, 0.0, True)


def list_joints(
    joints: Sequence[Joint],
    spans: Sequence[tuple[int, int, int]],
    witnesses: Sequence[Witness],
    length: int,
    begun: Iterable[Joint] = (),
) -> tuple[Joint, ...]:
    """The joints of a layout, with a weak one wherever else the backbone changes fragment and none runs across.

    Text that was put together at a place no fragment shows may be right, but is nobody's word. Where a third fragment
    shows just this text, a joint is beyond doubt, and no hole. Of what `find_begun` found, what is near none is added.
    """
    told = sorted(joint.at for joint in joints)
    bridged = _find_bridged(joints, witnesses, length)
    joints = [j._replace(kind="overlap", weak=False) if n in bridged else j for n, j in enumerate(joints)]
    found = [
        Joint(at, "butt", left, right, 0.0, 0.0, True)
        for at, left, right in _list_unbridged(spans, witnesses, length)
        if not _is_near(told, at)
    ]
    broken = [joint for joint in begun if not _is_near(told, joint.at)]
    return tuple(sorted([*joints, *found, *broken], key=lambda joint: joint.at))


def _find_bridged(joints: Sequence[Joint], witnesses: Sequence[Witness], length: int) -> set[int]:
    """The joints in doubt, by number, across which a third fragment runs with the very text that stands there."""
    asked = [n for n, joint in enumerate(joints) if joint.weak and _REACH <= joint.at <= length - _REACH]
    asked.sort(key=lambda n: joints[n].at)
    places = [(joints[n].at - _REACH, joints[n].at + _REACH) for n in asked]
    return {
        n
        for n, (start, end, covering) in zip(asked, cover_spans(witnesses, places), strict=True)
        if any(w.number not in (joints[n].left, joints[n].right) and _holds(w, start, end) for w in covering)
    }


def _holds(witness: Witness, start: int, end: int) -> bool:
    """Whether a witness has all of a stretch of the backbone, in one run."""
    _, line, size = witness.blocks[max(0, bisect_right(witness.starts, start) - 1)]
    return line <= start and end <= line + size


def _is_near(told: Sequence[int], at: int) -> bool:
    """Whether one of the places, in order, is next to `at`."""
    low = max(0, bisect_left(told, at) - 1)
    return any(abs(other - at) <= _REACH for other in told[low : low + 2])


def _list_unbridged(
    spans: Sequence[tuple[int, int, int]], witnesses: Sequence[Witness], length: int
) -> Iterator[tuple[int, int, int]]:
    edges = list(accumulate(end - start for _, start, end in spans))[:-1]
    places = [(max(0, at - _REACH), min(length, at + _REACH)) for at in edges]
    for at, (start, end, covering), left, right in zip(
        edges, cover_spans(witnesses, places), spans, spans[1:], strict=False
    ):
        if not any(_runs_across(witness, start, at, end) for witness in covering):
            yield at, left[0], right[0]


def _runs_across(witness: Witness, start: int, at: int, end: int) -> bool:
    """Whether a witness holds enough of the text on either side of `at`, in one run."""
    first = max(0, bisect_left(witness.starts, start + 1) - 1)
    blocks = []
    for own, line, size in witness.blocks[first:]:
        if line >= end:
            break
        low, high = max(line, start), min(line + size, end)
        if low < high:
            blocks.append((own + low - line, low, high - low))
    before = sum(max(0, min(line + size, at) - line) for _, line, size in blocks)
    behind = sum(max(0, line + size - max(line, at)) for _, line, size in blocks)
    if before < _SHARE * (at - start) or behind < _SHARE * (end - at):
        return False
    own_size = blocks[-1][0] + blocks[-1][2] - blocks[0][0]
    return abs(own_size - (blocks[-1][1] + blocks[-1][2] - blocks[0][1])) <= _MISREAD
