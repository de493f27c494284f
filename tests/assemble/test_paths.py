from __future__ import annotations

from itertools import permutations

import pytest

from layings import lay, write
from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.paths import lay_paths
from stitchtext.assemble.relations import Relation
from stitchtext.folded import fold
from stitchtext.model import Block


def test_a_refrain_that_is_the_longest_text_in_common_does_not_keep_out_what_stands_between() -> None:
    windows = write(0, 1, 2, 3), write(3, 4, 2), write(2, 3, 6)
    for texts in permutations(windows):
        layouts = lay(*texts)[0]
        assert [layout.text for layout in layouts] == [write(0, 1, 2, 3, 4, 2, 3, 6)]


def test_what_stands_below_the_title_of_an_article_and_ends_another_text_does_not_tie_the_two() -> None:
    first, copy, later = f"題名\n{write(0, 1, 2)}", f"題名\n{write(0, 1)}", f"れた。{write(5, 6, 0)}"
    for texts in permutations((first, copy, later)):
        assert {layout.text for layout in lay(*texts)[0]} == {f"題名{write(0, 1, 2)}", later}


SHARED = write(2)
USES = [
    ("once", write(0, 1) + SHARED, SHARED + write(3), 1, False),
    ("twice", write(0) + SHARED + write(1) + SHARED, SHARED + write(3), 1, True),
    ("three times", write(0) + SHARED + write(1) + SHARED, SHARED + write(3) + SHARED, 1, None),
    ("three times, with more before", write(0) + SHARED + write(5) + write(1) + SHARED, SHARED * 2, 2, False),
]


@pytest.mark.parametrize(("what", "left", "right", "parts", "weak"), USES, ids=[case[0] for case in USES])
def test_ends_that_share_what_stands_elsewhere_too_are_joined_in_doubt_or_not_at_all(
    what: str, left: str, right: str, parts: int, weak: bool | None
) -> None:
    """What is shared in two parts is no phrase, however often either stands elsewhere."""
    size, start = len(SHARED), len(left) - len(SHARED)
    halves: tuple[Block, ...] = ((start, 0, size // 2), (start + size // 2, size // 2, size - size // 2))
    blocks = halves if parts == 2 else ((start, 0, size),)
    folds = [fold(left), fold(right)]
    for relation in (
        Relation(0, 1, "before", blocks, size, float(size)),
        Relation(1, 0, "after", tuple((b, a, n) for a, b, n in blocks), size, float(size)),
    ):
        paths = lay_paths(folds, [relation], Evidence(folds))
        joints = list(paths.joints.values())
        assert [joint.weak for joint in joints] == ([] if weak is None else [weak])
        assert paths.listed([0, 1]) == ([[0], [1]] if weak is None else [[0, 1]])
        sure = lay_paths(folds, [relation], Evidence(folds), weak=False)
        assert len(sure.joints) == (weak is False)
        assert all(joint.margin == joint.bits and (joint.left, joint.right) == (0, 1) for joint in joints)


OTHER_WORDS = [("黒い猫の絵", "白い犬の歌", True), ("黒", "白", False), ("", "", False)]


@pytest.mark.parametrize(("mine", "other", "weak"), OTHER_WORDS)
def test_an_overlap_that_reads_other_words_inside_is_told(mine: str, other: str, weak: bool) -> None:
    one, two = write(1, 2), write(3, 4)
    left, right = f"{write(0)}{one}{mine}{two}", f"{one}{other}{two}{write(5)}"
    at = len(write(0))
    blocks = ((at, 0, len(one)), (at + len(one) + len(mine), len(one) + len(other), len(two)))
    size = len(one) + len(two)
    folds = [fold(left), fold(right)]
    (joint,) = lay_paths(folds, [Relation(0, 1, "before", blocks, size, size - 10.0)], Evidence(folds)).joints.values()
    assert joint.weak is weak


LOOSE = [
    ("", write(2), False),
    ("王様の城", write(2)[:10], False),
    ("王様の城門", write(2, 3), False),
    ("王様の城門", write(2)[:10], True),
    ("静かに並び", write(2), True),
    ("並び", write(2)[:10], False),
]


@pytest.mark.parametrize(("garbled", "shared", "weak"), LOOSE)
def test_an_overlap_of_a_phrase_behind_which_a_word_differs_is_told(garbled: str, shared: str, weak: bool) -> None:
    """A word stands elsewhere, too; what is garbled does not, and is told only behind very little."""
    left, right = f"{write(0, 1)}{shared}{garbled}", f"{shared}{write(3, 4)}"
    folds = [fold(left), fold(right)]
    size = len(shared)
    found = [Relation(0, 1, "before", ((len(write(0, 1)), 0, size),), size, float(size))]
    (joint,) = lay_paths(folds, found, Evidence(folds)).joints.values()
    assert joint.weak is weak


def test_of_two_overlaps_that_differ_in_length_alone_none_is_taken_while_a_copy_may_tell() -> None:
    """A refrain is cut at two places: that more of the one is in it says nothing about where the third text goes on."""
    refrain = write(2, 4)
    folds = [fold(text) for text in (f"{write(0)}{refrain}", f"{write(1)}{refrain[:-6]}", f"{refrain[-20:]}{write(3)}")]
    left, right = (len(folds[n].text) for n in (0, 1))
    relations = [
        Relation(0, 2, "before", ((left - 20, 0, 20),), 20, 20.0),
        Relation(1, 2, "before", ((right - 14, 0, 14),), 14, 14.0),
    ]
    assert list(lay_paths(folds, relations, Evidence(folds)).joints) == [(0, 2)]
    assert not lay_paths(folds, relations, Evidence(folds), weak=False).joints


def test_an_overlap_with_other_words_in_two_places_comes_after_one_with_none() -> None:
    texts = [write(0, 1, 2), write(2, 3), write(4, 5)]
    folds = [fold(text) for text in texts]
    start, size = len(write(0, 1)), len(write(2))
    plain = Relation(0, 1, "before", ((start, 0, size),), size, float(size))
    blocks: tuple[Block, ...] = ((0, 0, 10), (16, 16, 12), (34, 34, len(texts[0]) - 34))
    matched = sum(block[2] for block in blocks)
    otherwise = Relation(0, 2, "before", blocks, matched, 0.97 * matched)
    assert list(lay_paths(folds, [otherwise, plain], Evidence(folds)).joints) == [(0, 1)]
    assert list(lay_paths(folds, [otherwise], Evidence(folds)).joints) == [(0, 2)]


def test_an_overlap_below_a_title_comes_after_all_others() -> None:
    """An article says its lead once more at its end: the last part fits before the first one, too."""
    folds = [fold(text) for text in (write(0, 1), write(1, 2, 3), write(3, 0))]
    long, short = len(write(0)), len(write(1))
    first = Relation(0, 1, "before", ((len(write(0)), 0, short),), short, float(short))
    lead = Relation(2, 0, "before", ((len(write(3)), 0, long),), long, float(long))
    last = Relation(1, 2, "before", ((len(write(1, 2)), 0, len(write(3))),), len(write(3)), float(len(write(3))))
    evidence = Evidence(folds)
    assert set(lay_paths(folds, [first, lead, last], evidence, {lead}).joints) == {(0, 1), (1, 2)}
    assert set(lay_paths(folds, [lead], evidence, {lead}).joints) == {(2, 0)}


@pytest.mark.parametrize("shared", [66, 72, 84])
def test_ends_that_meet_to_the_letter_go_before_paragraphs_of_a_template_that_fit_but_for_their_headings(
    shared: int,
) -> None:
    heads = "長方形", "正方形", "角丸長方形", "角丸正方形", "長方形（塗りなし）", "正方形（塗りなし）", "楕円"
    whole = "図形の道具\n" + "\n".join(f"{head}\n{write(0, 1, 2)}" for head in heads)
    step = (len(whole) - shared) // 4 + 1
    windows = [whole[start : start + step + shared] for start in range(0, len(whole) - shared, step)]
    for texts in permutations(windows):
        assert [layout.text for layout in lay(*texts)[0]] == [fold(whole).text]
