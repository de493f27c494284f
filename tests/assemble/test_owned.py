from __future__ import annotations

import pytest

from stitchtext.assemble.owned import find_own, hold_ends, hold_own

SPANS = [(1, 0, 45), (0, 41, 144)]
HELD = {
    "laid where it gave it": ([(0, 0, 9)], [(2, 2, 4)], [(0, 0, 9)]),
    "laid beside it": ([(5, 12, 5), (41, 41, 99)], [(41, 45, 103)], [(5, 12, 5), (41, 45, 103)]),
    "parted by it": ([(0, 0, 10)], [(4, 6, 2)], [(0, 0, 4), (4, 6, 2), (8, 8, 2)]),
    "laid beside what goes on from it": ([(0, 0, 4), (6, 20, 3)], [(4, 4, 2)], [(0, 0, 6), (6, 20, 3)]),
    "laid in another order": ([(0, 0, 2)], [(5, 0, 2), (0, 2, 2)], [(0, 0, 2)]),
    "not laid at all": ([], [(0, 0, 2)], []),
}


@pytest.mark.parametrize(("blocks", "own", "expected"), HELD.values(), ids=HELD)
def test_what_a_fragment_gave_is_laid_where_it_gave_it(
    blocks: list[tuple[int, int, int]], own: list[tuple[int, int, int]], expected: list[tuple[int, int, int]]
) -> None:
    assert hold_own(blocks, own) == expected


def test_own_parts_stand_where_the_spans_before_them_end() -> None:
    assert find_own(0, SPANS) == [(41, 45, 103)]


def test_only_a_fragment_whose_end_none_reaches_is_held() -> None:
    members = [(1, [(0, 0, 61)]), (0, [(5, 12, 5), (95, 95, 49)])]
    assert dict(hold_ends(members, SPANS)) == {1: [(0, 0, 61)], 0: [(5, 12, 5), (41, 45, 103)]}
    reached = [*members, (2, [(0, 140, 8)])]
    assert dict(hold_ends(reached, SPANS)) == dict(reached)
