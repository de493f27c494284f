from __future__ import annotations

import pytest

from stitchtext.assemble.relations import Kind, Relation, are_unlike, contradicts, list_gaps, relate, turn
from stitchtext.model import Block

CASES: list[tuple[str, list[Block], int, int, str | None]] = [
    ("the same text", [(0, 0, 100)], 100, 100, "within"),
    ("a inside b", [(0, 50, 100)], 100, 300, "within"),
    ("b inside a", [(50, 0, 100)], 300, 100, "around"),
    ("a's end is b's start", [(200, 0, 100)], 300, 300, "before"),
    ("b's end is a's start", [(0, 200, 100)], 300, 300, "after"),
    ("a cut word at a's end", [(200, 0, 90)], 300, 300, "before"),
    ("a stretch that both go on from otherwise", [(100, 100, 40)], 300, 300, "repeat"),
    ("too little", [(293, 0, 7)], 300, 300, None),
    ("nothing", [], 300, 300, None),
    ("a copy that leaves out little and stops within much", [(0, 0, 200), (200, 220, 200)], 440, 820, "repeat"),
    ("one that reads much otherwise and stops within more", [(0, 0, 200), (230, 230, 200)], 455, 730, "repeat"),
    ("two long texts that share less than a frame", [(1000, 100, 800)], 1900, 1900, "repeat"),
    ("two long texts that share more than a frame", [(200, 100, 1600)], 1900, 1900, "before"),
    ("an end that stands in the middle, and a title", [(945, 0, 26), (971, 507, 121)], 1092, 706, "repeat"),
    ("an end that leaves out less, and more before", [(900, 0, 60), (960, 360, 132)], 1092, 706, "before"),
    ("a title, and a cut line behind what the other leaves out", [(0, 0, 30), (180, 30, 48)], 228, 320, "before"),
    ("a title, and a line of which few letters are left", [(0, 0, 30), (296, 30, 4)], 300, 620, "before"),
    ("a title, and letters before more of one's own", [(0, 0, 30), (290, 30, 4)], 300, 620, "repeat"),
    ("a title, and all of a text but a passage", [(0, 0, 30), (80, 30, 100)], 180, 320, "within"),
    ("an abridged copy that stops within what it leaves out", [(0, 0, 200), (200, 400, 60)], 300, 800, "within"),
    ("one that stops a letter behind it", [(0, 0, 200), (200, 400, 1)], 201, 800, "within"),
    ("a title before it", [(0, 0, 12), (724, 12, 135)], 860, 862, "before"),
    ("a letter that two garbled starts have alike", [(0, 0, 1), (724, 1, 135)], 860, 862, "before"),
    ("letters that two garbled ends have alike", [(10, 696, 135), (432, 831, 3)], 435, 834, "after"),
]


@pytest.mark.parametrize(("what", "blocks", "a_length", "b_length", "kind"), CASES, ids=[case[0] for case in CASES])
def test_relations_are_told_by_where_the_blocks_lie(
    what: str, blocks: list[Block], a_length: int, b_length: int, kind: str | None
) -> None:
    relation = relate(1, 2, blocks, "字" * a_length, "字" * b_length)
    assert (relation.kind if relation else None) == kind


@pytest.mark.parametrize(("what", "blocks", "a_length", "b_length", "kind"), CASES, ids=[case[0] for case in CASES])
def test_a_relation_turned_round_is_the_opposite(
    what: str, blocks: list[Block], a_length: int, b_length: int, kind: str | None
) -> None:
    turned = relate(2, 1, [(b, a, length) for a, b, length in blocks], "字" * b_length, "字" * a_length)
    opposite = {"within": "around", "around": "within", "before": "after", "after": "before", None: None}
    if kind != "repeat" and what != "the same text":
        assert (turned.kind if turned else None) == opposite[kind]


WORTH = [
    ("all of it", "字" * 50, "字" * 50, [(0, 0, 50)], 50, 50.0),
    ("a gap that one leaves out", "字" * 90, "字" * 99, [(0, 0, 50), (50, 59, 40)], 90, 90 - 3 - 4.5),
    ("a gap that one leaves out for long", "字" * 90, "字" * 190, [(0, 0, 50), (50, 150, 40)], 90, 90 - 3 - 10),
    ("a gap that both read otherwise", "字" * 100, "字" * 95, [(0, 0, 50), (60, 55, 40)], 90, 90 - 3 - 10 - 2.5),
    ("other numbers", "字" * 9 + "1" + "字" * 9, "字" * 9 + "2" + "字" * 9, [(0, 0, 9), (10, 10, 9)], 18, 18 - 5 - 12),
    ("a number and a letter", "字" * 9 + "1" + "字" * 9, "字" * 19, [(0, 0, 9), (10, 10, 9)], 18, 18 - 5),
    ("two gaps", "字" * 62, "字" * 60, [(0, 0, 20), (21, 20, 20), (42, 40, 20)], 60, 60 - 7.0),
    ("ends that differ", "字" * 60, "字" * 70, [(6, 4, 50)], 50, 50 - 0.5 * (4 + 4)),
]


@pytest.mark.parametrize(("what", "a", "b", "blocks", "matched", "worth"), WORTH, ids=[case[0] for case in WORTH])
def test_differences_cost_some_of_what_is_equal(
    what: str, a: str, b: str, blocks: list[Block], matched: int, worth: float
) -> None:
    relation = relate(3, 7, blocks, a, b)
    assert relation is not None
    assert (relation.a, relation.b, relation.blocks) == (3, 7, tuple(blocks))
    assert (relation.matched, relation.worth) == (matched, worth)


@pytest.mark.parametrize(
    ("kind", "other"),
    [("within", "around"), ("around", "within"), ("before", "after"), ("after", "before"), ("repeat", "repeat")],
)
def test_a_relation_is_told_from_the_other_side(kind: Kind, other: Kind) -> None:
    told = Relation(1, 2, kind, ((3, 50, 9), (12, 70, 8)), 17, 12.5)
    assert turn(told) == Relation(2, 1, other, ((50, 3, 9), (70, 12, 8)), 17, 12.5)
    assert turn(turn(told)) == told


def test_gaps_lie_between_blocks_in_both_texts() -> None:
    assert list(list_gaps([(3, 5, 9), (14, 40, 9), (23, 51, 2)])) == [(2, 26), (0, 2)]


OTHER_WORDS: list[tuple[str, list[Block], bool]] = [
    ("a letter misread", [(0, 0, 40), (41, 41, 40)], False),
    ("a sentence left out", [(0, 0, 40), (40, 90, 40)], False),
    ("a number of four digits", [(0, 0, 40), (44, 44, 40)], False),
    ("a word in place of another", [(0, 0, 40), (45, 47, 40)], False),
    ("two words in place of others", [(0, 0, 40), (45, 47, 40), (91, 92, 40)], True),
    ("two of them in a long text", [(0, 0, 140), (145, 147, 40), (191, 192, 140)], False),
]


@pytest.mark.parametrize(("what", "blocks", "told"), OTHER_WORDS, ids=[case[0] for case in OTHER_WORDS])
def test_two_texts_that_have_other_words_contradict_one_another(what: str, blocks: list[Block], told: bool) -> None:
    relation = Relation(0, 1, "within", tuple(blocks), sum(block[2] for block in blocks), 80.0)
    assert contradicts(relation) is contradicts(turn(relation)) is told


UNLIKE: list[tuple[str, list[Block], bool]] = [
    ("the same", [(0, 0, 200)], False),
    ("one long passage, each its own", [(0, 0, 60), (160, 160, 60)], False),
    ("slips of a letter", [(at * 21, at * 21, 20) for at in range(10)], False),
    ("what only one of them has", [(at * 20, at * 40, 20) for at in range(10)], False),
    ("a few other words in much that is the same", [(at * 104, at * 104, 100) for at in range(5)], False),
    ("other words again and again", [(at * 24, at * 24, 20) for at in range(10)], True),
]


@pytest.mark.parametrize(("what", "blocks", "told"), UNLIKE, ids=[case[0] for case in UNLIKE])
def test_texts_are_unlike_that_read_otherwise_again_and_again(what: str, blocks: list[Block], told: bool) -> None:
    assert are_unlike(blocks, "字" * 600, "字" * 600) is told


def test_a_head_of_whole_sentences_before_much_that_is_left_out_is_no_mention() -> None:
    """The one text goes on behind it as an abridged copy does; a title or a phrase has no end of a sentence."""
    for ending, kind in (("。", "before"), ("の", "repeat")):
        a = "甲" * 500 + "乙" * 25 + ending + "丙" * 121
        b = "乙" * 25 + ending + "丁" * 481 + "丙" * 121 + "戊" * 80
        found = relate(0, 1, [(500, 0, 26), (526, 507, 121)], a, b)
        assert found is not None
        assert found.kind == kind


def test_an_overlap_of_very_many_blocks_is_related_without_peeling_each() -> None:
    blocks = [(n * 400, n * 10, 10) for n in range(5000)]
    found = relate(0, 1, blocks, "字" * (5000 * 400), "字" * 80_000)
    assert found is not None
