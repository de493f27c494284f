from __future__ import annotations

import pytest

from stitchtext.across.bridges import LEAST, bridge
from stitchtext.across.nouns import Bond

OWN = tuple(range(LEAST))
MORE = tuple(range(100, 100 + LEAST + 1))


def _find(number: int) -> int:
    """Tens are groups."""
    return number - number % 10


@pytest.mark.parametrize(
    "passages",
    [
        [(1, 5, OWN)],
        [(1, 11, OWN[1:])],
        [(1, 11, OWN), (2, 21, OWN)],
        [(1, 11, OWN), (21, 31, OWN)],
    ],
    ids=["inside a group", "too little", "a third group has it", "two others have it"],
)
def test_what_proves_nothing_bridges_nothing(passages: list[tuple[int, int, tuple[int, ...]]]) -> None:
    assert bridge(passages, _find) == []


def test_groups_with_a_passage_for_themselves_are_joined() -> None:
    assert bridge([(11, 1, OWN)], _find) == [Bond(0, 10, LEAST, None)]


def test_passages_of_several_fragments_are_counted_together() -> None:
    assert bridge([(1, 11, OWN[:4]), (2, 12, OWN[3:])], _find) == [Bond(0, 10, LEAST, None)]


def test_each_group_takes_the_one_it_has_most_with_and_no_second() -> None:
    chain = [(1, 11, OWN), (11, 21, MORE), (21, 31, tuple(range(200, 200 + LEAST)))]
    assert bridge(chain, _find) == [Bond(10, 20, LEAST + 1, None)]
    assert bridge(chain[::-1], _find) == bridge(chain, _find)
