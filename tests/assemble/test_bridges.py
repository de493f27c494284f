from __future__ import annotations

from itertools import permutations

import pytest

from layings import lay, write, write_long

BRIDGED = [
    ("runs from one into the other", [(0, 1, 2, 3), (4, 5, 6), (2, 3, 4, 5)], (0, 1, 2, 3, 4, 5, 6)),
    ("leaves out both ends", [(0, 1, 2, 3), (4, 5, 6), (1, 2, 5, 6)], (0, 1, 2, 3, 4, 5, 6)),
    ("leaves them out and goes on", [(0, 1, 2, 3), (4, 5, 6), (1, 2, 5, 6, 7)], (0, 1, 2, 3, 4, 5, 6, 7)),
    ("leaves them out and begins before", [(1, 2, 3), (4, 5, 6), (0, 1, 2, 5, 6)], (0, 1, 2, 3, 4, 5, 6)),
    ("meets both at a mark that is the same by chance", [(0, 1, 2), (4, 5), (1, 2, 5, 6, 7)], (0, 1, 2, 4, 5, 6, 7)),
    ("has more between", [(0, 1, 2), (5, 6, 7), (1, 2, 3, 4, 5, 6)], (0, 1, 2, 3, 4, 5, 6, 7)),
]


@pytest.mark.parametrize(("what", "texts", "numbers"), BRIDGED, ids=[case[0] for case in BRIDGED])
def test_two_parts_are_joined_in_order_where_a_third_text(
    what: str, texts: list[tuple[int, ...]], numbers: tuple[int, ...]
) -> None:
    for order in permutations(texts):
        (layout,), _ = lay(*(write(*text) for text in order))
        assert layout.text == write(*numbers)
        holes = [joint for joint in layout.joints if joint.kind == "hole"]
        assert all(joint.weak for joint in holes)
        assert [joint.at for joint in holes] == ([len(write(*numbers[: numbers.index(4)]))] if "out" in what else [])


def test_a_scaffold_that_shows_both_sides_leaves_no_doubt() -> None:
    (layout,), _ = lay(write(0, 1, 2, 3), write(4, 5, 6, 7), write(2, 3, 4, 5))
    assert all(not joint.weak and joint.bits > 50 for joint in layout.joints)


BEYOND = [
    ("goes on behind the last", [(1, 2, 3), (4, 5, 6), (1, 2, 5, 6, 7)], 4),
    ("begins before the first", [(1, 2, 3), (4, 5, 6), (0, 1, 2, 5, 6)], 4),
    ("begins before a first one of two sentences", [(2, 3), (4, 5, 6), (0, 1, 2, 5, 6)], 4),
    ("has a sentence of its own between what both leave", [(1, 2, 3), (5, 6, 7), (2, 4, 6)], 4),
    ("has one, and less of either", [(0, 1, 2), (4, 5, 6), (1, 3, 5)], 3),
]


@pytest.mark.parametrize(("what", "texts", "hole"), BEYOND, ids=[case[0] for case in BEYOND])
def test_all_sentences_stay_whole_and_in_order_where_a_third_text_leaves_out_ends_and(
    what: str, texts: list[tuple[int, ...]], hole: int
) -> None:
    numbers = sorted({number for text in texts for number in text})
    for order in permutations(texts):
        (layout,), _ = lay(*(write_long(*text) for text in order))
        assert layout.text == write_long(*numbers)
        assert [(joint.kind, joint.weak) for joint in layout.joints] == [("hole", True)]
        assert layout.joints[0].at == len(write_long(*numbers[: numbers.index(hole)]))
