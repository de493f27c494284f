from __future__ import annotations

from stitchtext.across.candidates import MOST, pair_holders


def test_a_pair_has_a_query_on_one_side() -> None:
    assert set(pair_holders([(1, 9, False), (2, 9, False), (3, 9, True)])) == {(1, 3), (2, 3)}


def test_pairs_of_a_popular_anchor_grow_with_its_holders() -> None:
    counts = [len(set(pair_holders([(n, 100 + n % 7, True) for n in range(many)]))) for many in (1_000, 2_000)]
    assert 1_000 < counts[0] < 4_100
    assert counts[1] < 2.1 * counts[0]


def test_the_order_of_holders_does_not_matter() -> None:
    holders = [(n, n * 37 % 101, n % 3 == 0) for n in range(MOST * 3)]
    assert set(pair_holders(holders)) == set(pair_holders(holders[::-1]))


def test_popular_holders_all_meet_the_longest() -> None:
    pairs = set(pair_holders([(n, 500 if n == 40 else 100, True) for n in range(90)]))
    assert all((min(n, 40), max(n, 40)) in pairs for n in range(90) if n != 40)
