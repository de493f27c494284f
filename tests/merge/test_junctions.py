from __future__ import annotations

from typing import get_args

import pytest

from layings import call
from stitchtext.merge.junctions import find_begun, list_joints
from stitchtext.merge.witnesses import Witness
from stitchtext.model import Joint, SeamKind

LINE = "".join(map(chr, range(ord("一"), ord("一") + 60)))
SPANS = [(0, 0, 30), (1, 0, 30)]


@pytest.mark.parametrize("kind", get_args(SeamKind))
@pytest.mark.parametrize(
    ("what", "third", "weak"),
    [
        ("one that runs across", call(2, LINE, (10, 50)), False),
        ("one that holds no more than is needed", call(2, LINE, (18, 42)), False),
        ("one that lacks one character of that", call(2, LINE, (19, 42)), True),
        ("one that leaves out something there", call(2, LINE, (0, 28), (33, 60)), True),
        ("one that stops just behind", call(2, LINE, (0, 34)), True),
    ],
    ids=["across", "needed", "less", "gap", "short"],
)
def test_a_joint_in_doubt_is_beyond_it_with_a_third_fragment(
    what: str, third: Witness, weak: bool, kind: SeamKind
) -> None:
    joint = Joint(30, kind, 0, 1, 5.0, 5.0, True)
    (found,) = list_joints([joint], SPANS, [call(0, LINE, (0, 30)), call(1, LINE, (30, 60)), third], len(LINE))
    assert found == (joint if weak else joint._replace(kind="overlap", weak=False))


def test_joints_are_beyond_doubt_by_whoever_runs_across_them_in_whatever_order_they_are_told() -> None:
    joints = [Joint(46, "hole", 1, 2, 5.0, 5.0, True), Joint(20, "hole", 0, 1, 5.0, 5.0, True)]
    spans = [(0, 0, 20), (1, 0, 26), (2, 0, 14)]
    witnesses = [call(0, LINE, (0, 20)), call(1, LINE, (20, 46)), call(2, LINE, (46, 60)), call(3, LINE, (5, 33))]
    found = list_joints(joints, spans, witnesses, len(LINE))
    assert [(joint.at, joint.weak) for joint in found] == [(20, False), (46, True)]


def test_the_two_that_are_joined_do_not_vouch_for_it() -> None:
    joint = Joint(30, "overlap", 0, 1, 5.0, 5.0, True)
    assert list_joints([joint], SPANS, [call(0, LINE, (0, 45)), call(1, LINE, (15, 60))], len(LINE)) == (joint,)


def test_a_change_of_fragment_that_none_runs_across_is_a_weak_joint() -> None:
    assert list_joints([], SPANS, [call(0, LINE, (0, 30)), call(1, LINE, (30, 60))], len(LINE)) == (
        Joint(30, "butt", 0, 1, 0.0, 0.0, True),
    )


THIRDS = [
    ("one that runs across", ((10, 50),), True),
    ("one that holds no more than is asked about", ((18, 42),), True),
    ("one that misreads a few characters there", ((10, 27), "ABC", (33, 50)), True),
    ("one that holds half of it on either side", ((10, 24), "ABCDEFGHIJKL", (36, 50)), True),
    ("one that holds too little before", ((10, 20), "ABCDEFG", (27, 50)), False),
    ("one that holds too little behind", ((10, 33), "ABCDEFG", (40, 50)), False),
    ("one that leaves out too much there", ((10, 24), (36, 50)), False),
    ("one that stops just behind", ((10, 41),), False),
]


@pytest.mark.parametrize(("what", "parts", "across"), THIRDS, ids=[case[0] for case in THIRDS])
def test_where_a_third_fragment_runs_across_a_change_there_is_no_joint(
    what: str, parts: tuple[tuple[int, int] | str, ...], across: bool
) -> None:
    witnesses = [call(0, LINE, (0, 30)), call(1, LINE, (30, 60)), call(2, LINE, *parts)]
    assert [joint.at for joint in list_joints([], SPANS, witnesses, len(LINE))] == ([] if across else [30])


TEXT = f"{'あ' * 8}会議の話。{LINE[:20]}。{LINE[20:50]}"
STOP = TEXT.index("。", 13) + 1
BEGUN = [
    ("words that stand elsewhere", "会議の話", (0, STOP), True),
    ("too little to tell", "会議", (0, STOP), False),
    ("words that stand nowhere", "魚港市場", (0, STOP), False),
    ("more words than a garbled end has", "魚港市場" * 6, (0, STOP), True),
    ("such words inside a sentence", "会議の話", (0, STOP - 4), False),
    ("nothing", "", (0, STOP), False),
]


@pytest.mark.parametrize(("what", "words", "part", "is_one"), BEGUN, ids=[case[0] for case in BEGUN])
def test_a_hole_is_where_a_fragment_begins_a_sentence_that_the_other_leaves_out_with(
    what: str, words: str, part: tuple[int, int], is_one: bool
) -> None:
    stops, across = call(0, TEXT, part, words), call(1, TEXT, (4, len(TEXT)))
    expected = [Joint(STOP, "hole", 0, 1, 0.0, 0.0, True)] if is_one else []
    assert list(find_begun([stops, across], TEXT)) == expected
    third = call(2, TEXT, (6, len(TEXT)))
    assert list(find_begun([stops, across, third], TEXT)) == [], "two do not leave out the same by chance"


@pytest.mark.parametrize(
    ("start", "words", "told"),
    [
        (8, "会議", True),
        (15, "会議", True),
        (8, "魚港", False),
        (8, "魚港市場" * 3, True),
        (30, "会議", False),
        (8, "会", False),
    ],
)
def test_fewer_words_begin_a_sentence_where_another_fragment_starts_just_before(
    start: int, words: str, told: bool
) -> None:
    """It may start with the end of the sentence that the only one who runs across has left out."""
    stops, across, starts = call(0, TEXT, (0, STOP), words), call(1, TEXT, (0, len(TEXT))), (STOP - start, len(TEXT))
    found = list(find_begun([stops, across, call(2, TEXT, starts)], TEXT))
    assert [(joint.at, joint.left, joint.right) for joint in found] == ([(STOP, 0, 1)] if told else [])


def test_such_a_hole_is_told_once_and_not_beside_a_joint() -> None:
    stops = [call(number, TEXT, (0, STOP), "会議の話") for number in (0, 2)]
    across = call(1, TEXT, (4, len(TEXT)))
    (begun,) = find_begun([*stops, across], TEXT)
    assert (begun.at, begun.left, begun.right) == (STOP, 0, 1)
    spans = [(1, 4, len(TEXT))]
    assert list_joints([], spans, [stops[0], across], len(TEXT), [begun]) == (begun,)
    beside = Joint(STOP + 5, "overlap", 0, 1, 50.0, 50.0, False)
    assert list_joints([beside], spans, [stops[0], across], len(TEXT), [begun]) == (beside,)


@pytest.mark.parametrize("numbers", [(0, 2), (2, 0)])
def test_of_two_that_stop_there_with_other_words_the_same_one_is_asked_in_any_order(numbers: tuple[int, int]) -> None:
    known, unknown = (
        call(n, TEXT, (0, STOP), words) for n, words in zip(numbers, ("会議の話", "魚港市場"), strict=True)
    )
    across = call(1, TEXT, (4, len(TEXT)))
    (begun,) = find_begun([known, across, unknown], TEXT)
    assert begun.left == known.number
