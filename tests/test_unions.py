from __future__ import annotations

from itertools import combinations, permutations
from random import Random

import pytest

from stitchtext.unions import unite

TIES = [
    ("nothing is tied", [], {}),
    ("two", [(2, 1)], {1: 1, 2: 1}),
    ("two pairs", [(0, 3), (1, 2)], {0: 0, 3: 0, 1: 1, 2: 1}),
    ("three by two ties", [(5, 7), (7, 6)], {5: 5, 6: 5, 7: 5}),
    ("one tie of three", [(9, 4, 8)], {4: 4, 8: 4, 9: 4}),
    ("two pairs by a last tie", [(0, 3), (1, 2), (2, 3)], {0: 0, 1: 0, 2: 0, 3: 0}),
    ("a chain that is tied from its end", [(3, 4), (2, 3), (1, 2), (0, 1), (4, 5)], dict.fromkeys(range(6), 0)),
]


@pytest.mark.parametrize(("what", "ties", "unions"), TIES, ids=[case[0] for case in TIES])
def test_what_is_tied_is_one_in_any_order_of_the_ties(
    what: str, ties: list[tuple[int, ...]], unions: dict[int, int]
) -> None:
    assert [unite(order) for order in permutations(ties)] == [unions] * len(list(permutations(ties)))


def test_ties_under_other_names_make_the_same_unions() -> None:
    """Whatever the numbers are that fragments have in a scrape, those come together who are tied."""
    luck = Random(1)  # noqa: S311 - the same ties every time
    pairs = list(combinations(range(9), 2))
    for _ in range(200):
        ties = luck.sample(pairs, 6)
        names = luck.sample(range(9), 9)
        plain, renamed = unite(ties), unite([(names[a], names[b]) for a, b in ties])
        together = {(a, b) for a, b in pairs if a in plain and plain.get(a) == plain.get(b)}
        again = {(a, b) for a, b in pairs if names[a] in renamed and renamed.get(names[a]) == renamed.get(names[b])}
        assert together == again
