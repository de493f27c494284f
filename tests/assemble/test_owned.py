from __future__ import annotations

import pytest

from stitchtext.assemble.owned import Span, hand_over, hold_own, is_taken, list_free, list_own
from stitchtext.folded import fold

SPANS = [(1, 0, 45), (0, 41, 144), (1, 45, 45), (1, 50, 60)]
HELD = {
    "laid where it gave it": ([(0, 0, 9)], [(2, 2, 4)], [(0, 0, 9)]),
    "laid beside it": ([(5, 12, 5), (41, 41, 99)], [(41, 45, 103)], [(5, 12, 5), (41, 45, 103)]),
    "parted by it": ([(0, 0, 10)], [(4, 6, 2)], [(0, 0, 4), (4, 6, 2), (8, 8, 2)]),
    "laid beside what goes on from it": ([(0, 0, 4), (6, 20, 3)], [(4, 4, 2)], [(0, 0, 6), (6, 20, 3)]),
    "laid beside what does not go on from it": (
        [(0, 0, 4), (6, 20, 3)],
        [(4, 14, 2)],
        [(0, 0, 4), (4, 14, 2), (6, 20, 3)],
    ),
    "two parts laid elsewhere": ([(0, 0, 9)], [(0, 10, 2), (5, 20, 2)], [(0, 10, 2), (5, 20, 2)]),
    "laid in another order": ([(0, 0, 2)], [(5, 0, 2), (0, 2, 2)], [(0, 0, 2)]),
    "not laid at all": ([], [(0, 0, 2), (5, 9, 3)], [(0, 0, 2), (5, 9, 3)]),
    "not laid, and in another order": ([], [(5, 0, 2), (0, 2, 2)], []),
    "gave nothing": ([(0, 0, 9)], [], [(0, 0, 9)]),
}
FREE = {
    "nothing taken": (3, 9, [], [(3, 9)]),
    "taken as a whole": (3, 9, [(0, 0, 20)], []),
    "taken in the middle": (3, 9, [(5, 0, 2)], [(3, 5), (7, 9)]),
    "taken at both ends": (3, 9, [(8, 0, 4), (0, 9, 4)], [(4, 8)]),
    "taken beside it": (3, 9, [(0, 0, 3), (9, 3, 2)], [(3, 9)]),
}


@pytest.mark.parametrize(("blocks", "own", "expected"), HELD.values(), ids=HELD)
def test_what_a_fragment_gave_is_laid_where_it_gave_it(
    blocks: list[tuple[int, int, int]], own: list[tuple[int, int, int]], expected: list[tuple[int, int, int]]
) -> None:
    assert hold_own(blocks, own) == expected


def test_own_parts_stand_where_the_spans_before_them_end() -> None:
    assert list_own(SPANS) == {1: [(0, 0, 45), (50, 148, 10)], 0: [(41, 45, 103)]}


@pytest.mark.parametrize(("start", "end", "taken", "expected"), FREE.values(), ids=FREE)
def test_what_is_taken_is_not_free(
    start: int, end: int, taken: list[tuple[int, int, int]], expected: list[tuple[int, int]]
) -> None:
    assert list(list_free(start, end, taken)) == expected
    assert is_taken(start, end, taken) == (expected != [(start, end)])


HANDED = {
    "its own lies there": (
        [(0, 0, 9), (1, 0, 9)],
        {0: [(0, 0, 9)], 1: [(0, 9, 9)], 2: [(0, 0, 18)]},
        [(0, 0, 9), (1, 0, 9)],
    ),
    "its own lies elsewhere, and nobody there": (
        [(0, 0, 9), (1, 0, 9)],
        {0: [(0, 0, 9)], 1: [(0, 20, 9)], 2: [(0, 0, 9)]},
        [(0, 0, 9), (1, 0, 9)],
    ),
    "its own lies elsewhere, and another there": (
        [(0, 0, 9), (1, 0, 9)],
        {0: [(0, 0, 9)], 1: [(0, 20, 9)], 2: [(4, 7, 12)]},
        [(0, 0, 9), (2, 6, 15)],
    ),
    "another lies on a part of it": (
        [(0, 0, 9), (1, 0, 9)],
        {0: [(0, 0, 9)], 1: [(0, 20, 9)], 2: [(4, 11, 12)]},
        [(0, 0, 9), (1, 0, 9)],
    ),
    "another that gave just this elsewhere": (
        [(2, 4, 13), (1, 0, 9)],
        {1: [(0, 20, 9)], 2: [(4, 9, 9)]},
        [(2, 4, 13), (1, 0, 9)],
    ),
    "its own lies nowhere": ([(0, 0, 9), (1, 0, 9)], {0: [(0, 0, 9)], 1: [], 2: [(0, 0, 18)]}, [(0, 0, 9), (1, 0, 9)]),
    "two others, the longer one": (
        [(0, 0, 9), (1, 0, 9)],
        {0: [(0, 0, 9)], 1: [(0, 20, 9)], 2: [(0, 0, 18)], 3: [(0, 0, 18)]},
        [(0, 0, 9), (3, 9, 18)],
    ),
}


@pytest.mark.parametrize(("spans", "laid", "expected"), HANDED.values(), ids=HANDED)
def test_a_stretch_goes_to_who_lies_there(
    spans: list[Span], laid: dict[int, list[tuple[int, int, int]]], expected: list[Span]
) -> None:
    folds = [fold("a" * (30 + number)) for number in range(4)]
    for order in (list(laid.items()), list(laid.items())[::-1]):
        assert hand_over(spans, order, folds) == expected
