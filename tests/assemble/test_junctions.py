from __future__ import annotations

import pytest

from layings import lay, write
from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.junctions import End, join_short, join_touching
from stitchtext.assemble.paths import Paths
from stitchtext.folded import fold

BRIDGED = "氷河調査団の報告書によると"


def test_ends_that_touch_are_joined_where_the_words_across_stand_elsewhere() -> None:
    whole = write(0) + BRIDGED + "今年は氷が薄い。" + write(1, 2, 3) + BRIDGED + "来年はさらに薄い。" + write(4, 5)
    cut = whole.rindex("の報告書")
    (layout,), _ = lay(whole[:cut], whole[cut:])
    (joint,) = layout.joints
    assert layout.text == whole
    assert joint.kind == "butt"
    assert joint.weak
    assert joint.at == cut


def test_ends_that_nothing_bridges_stay_apart() -> None:
    layouts, _ = lay(write(0, 1) + "今年の祭りは", write(4, 5))
    assert len(layouts) == 2


def test_two_that_would_fit_equally_well_are_not_chosen_between() -> None:
    head = write(0) + BRIDGED + "今年は氷が薄い。" + write(1) + BRIDGED[:5]
    rests = [BRIDGED[5:] + "来年はさらに薄い。" + write(2), BRIDGED[5:] + "湖は広がっている。" + write(3)]
    assert len(lay(head, *rests)[0]) == 3


@pytest.mark.parametrize(("start", "joined"), [("11:1", False), ("言った。", True)])
def test_ends_that_a_number_alone_follows_elsewhere_stay_apart(start: str, joined: bool) -> None:
    """Numbers follow one another, and tell no text."""
    left, right = write(0) + "と彼は言って、", start + write(4, 5)
    folds = [fold(text) for text in (left, right, write(1) + "と彼は言って、" + start + write(2))]
    paths = Paths()
    join_touching(paths, [End(0, True)], [End(1, False)], folds, Evidence(folds))
    assert ((0, 1) in paths.joints) is joined


SHARED = "研究者たちは氷の下"
ENDS = [
    ("the only two", [write(0) + SHARED, SHARED + write(4)], {}, [(0, 1)], 0),
    ("another that shares less", [write(0) + SHARED, SHARED + write(4), "氷の下" + write(5)], {}, [(0, 1)], 3),
    (
        "two others that share less",
        [write(0) + SHARED, SHARED + write(4), "氷の下" + write(5), "の下" + write(6)],
        {},
        [(0, 1)],
        3,
    ),
    ("another that shares as much", [write(0) + SHARED, SHARED + write(4), SHARED + write(5)], {}, [], 0),
    ("another that ends alike", [write(0) + SHARED, SHARED + write(4), write(5) + SHARED], {}, [], 0),
    ("too little", [write(0) + "氷の下", "氷の下" + write(4)], {}, [], 0),
    ("no more than a title", [write(0) + SHARED, SHARED + write(4)], {1: len(SHARED)}, [], 0),
    ("more than a title", [write(0) + SHARED, SHARED + write(4)], {1: len(SHARED) - 1}, [(0, 1)], 0),
]


@pytest.mark.parametrize(("what", "texts", "openings", "joined", "rival"), ENDS, ids=[case[0] for case in ENDS])
def test_ends_that_share_a_short_text_are_joined_where_there_are(
    what: str, texts: list[str], openings: dict[int, int], joined: list[tuple[int, int]], rival: int
) -> None:
    folds = [fold(text) for text in texts]
    evidence, paths = Evidence(folds), Paths()
    join_short(paths, range(len(texts)), openings, {}, folds, evidence)
    assert list(paths.joints) == joined
    bits, less = evidence.weigh(SHARED), evidence.weigh("氷の下"[:rival])
    for (left, right), joint in paths.joints.items():
        assert (joint.left, joint.right, joint.kind) == (left, right, "overlap")
        assert (joint.bits, joint.margin) == (round(bits, 1), round(bits - less, 1))
        assert paths.blocks[left, right] == ((len(texts[left]) - len(SHARED), 0, len(SHARED)),)


@pytest.mark.parametrize(("times", "joined"), [(11, True), (13, False)])
def test_ends_that_share_a_short_text_are_not_joined_where_very_much_more_is_shared_elsewhere(
    times: int, joined: bool
) -> None:
    folds = [fold(write(0, 1, 2, 5) * 2 + SHARED), fold(SHARED + write(4, 6, 7, 0) * 2)]
    paths = Paths()
    join_short(paths, [0, 1], {}, {frozenset((0, 1)): times * len(SHARED)}, folds, Evidence(folds))
    assert bool(paths.joints) is joined


@pytest.mark.parametrize(("shared", "joined"), [(18, True), (35, False)])
def test_copies_are_not_joined_by_a_line_that_stands_below_the_one_and_above_the_other(
    shared: int, joined: bool
) -> None:
    folds = [fold(f"{write(0, 1)} Read the letter"), fold(f"Read the letter {write(0, 1)}")]
    paths = Paths()
    join_short(paths, [0, 1], {}, {frozenset((0, 1)): shared}, folds, Evidence(folds))
    assert bool(paths.joints) is joined


def test_ends_that_are_joined_already_are_not_joined_again() -> None:
    folds = [fold(write(0) + SHARED), fold(SHARED + write(4))]
    evidence, paths = Evidence(folds), Paths()
    join_short(paths, [0, 1], {}, {}, folds, evidence)
    before = dict(paths.joints)
    join_short(paths, [0, 1], {}, {}, folds, evidence)
    assert paths.joints == before
