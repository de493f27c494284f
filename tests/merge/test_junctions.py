from __future__ import annotations

from typing import get_args

import pytest

from stitchtext.folded import fold
from stitchtext.merge.junctions import list_joints
from stitchtext.merge.places import Witness, call_witness
from stitchtext.model import Block, Fragment, Joint, SeamKind

LINE = "".join(map(chr, range(ord("一"), ord("一") + 60)))
SPANS = [(0, 0, 30), (1, 0, 30)]


def call(number: int, *parts: tuple[int, int]) -> Witness:
    """A witness that holds these parts of the line."""
    own = "".join(LINE[start:end] for start, end in parts)
    blocks: list[Block] = []
    for start, end in parts:
        blocks.append((sum(block[2] for block in blocks), start, end - start))
    return call_witness(number, Fragment(number, 0, len(own), own, True, True), fold(own), tuple(blocks), LINE)


@pytest.mark.parametrize("kind", get_args(SeamKind))
@pytest.mark.parametrize(
    ("what", "third", "weak"),
    [
        ("one that runs across", call(2, (10, 50)), False),
        ("one that leaves out something there", call(2, (0, 28), (33, 60)), True),
        ("one that stops just behind", call(2, (0, 34)), True),
    ],
    ids=["across", "gap", "short"],
)
def test_a_joint_in_doubt_is_beyond_it_with_a_third_fragment(
    what: str, third: Witness, weak: bool, kind: SeamKind
) -> None:
    joint = Joint(30, kind, 0, 1, 5.0, 5.0, True)
    (found,) = list_joints([joint], SPANS, [call(0, (0, 30)), call(1, (30, 60)), third], len(LINE))
    assert found == (joint if weak else joint._replace(kind="overlap", weak=False))


def test_the_two_that_are_joined_do_not_vouch_for_it() -> None:
    joint = Joint(30, "overlap", 0, 1, 5.0, 5.0, True)
    assert list_joints([joint], SPANS, [call(0, (0, 45)), call(1, (15, 60))], len(LINE)) == (joint,)


def test_a_change_of_fragment_that_none_runs_across_is_a_weak_joint() -> None:
    assert list_joints([], SPANS, [call(0, (0, 30)), call(1, (30, 60))], len(LINE)) == (
        Joint(30, "butt", 0, 1, 0.0, 0.0, True),
    )
