from __future__ import annotations

import pytest

from stitchtext.across.candidates import FAR, MOST, Holder, find_meetings, is_likely


def _pair(holders: list[Holder]) -> set[tuple[int, int]]:
    return {(a, b) for a, b, _ in find_meetings(holders)}


def test_a_pair_has_a_query_on_one_side() -> None:
    assert _pair([Holder(1, 9, 0, False), Holder(2, 9, 0, False), Holder(3, 9, 0, True)]) == {(1, 3), (2, 3)}


def test_pairs_of_a_popular_anchor_grow_with_its_holders() -> None:
    counts = [len(_pair([Holder(n, 100 + n % 7, 0, True) for n in range(many)])) for many in (1_000, 2_000)]
    assert 1_000 < counts[0] < 4_100
    assert counts[1] < 2.1 * counts[0]


def test_the_order_of_holders_does_not_matter() -> None:
    holders = [Holder(n, n * 37 % 101, n % 7, n % 3 == 0) for n in range(MOST * 3)]
    assert set(find_meetings(holders)) == set(find_meetings(holders[::-1]))


def test_popular_holders_all_meet_the_longest() -> None:
    pairs = _pair([Holder(n, 500 if n == 40 else 100, 0, True) for n in range(90)])
    assert all((min(n, 40), max(n, 40)) in pairs for n in range(90) if n != 40)


@pytest.mark.parametrize(
    ("one", "other", "stretch"),
    [((100, 80), (200, 10), 30), ((50, 20), (500, 200), 50), ((5_000, 900), (5_000, 901), FAR)],
    ids=["overlap", "inside", "far"],
)
def test_a_stretch_is_where_both_must_lie(one: tuple[int, int], other: tuple[int, int], stretch: int) -> None:
    (meeting,) = find_meetings([Holder(1, *one, True), Holder(2, *other, True)])
    assert meeting.stretch == stretch


def test_a_short_stretch_asks_for_one_meeting_and_a_long_one_for_more() -> None:
    assert is_likely(1, 40)
    assert not is_likely(1, FAR)
    assert is_likely(3, FAR)
