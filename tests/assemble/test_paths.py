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
