from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitchtext.align.chains import chain
from stitchtext.model import Block

BLOCKS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(1, 6)), max_size=7)
CASES = [
    ("none", [], []),
    ("one", [(3, 4, 5)], [(3, 4, 5)]),
    ("two in step", [(0, 0, 3), (5, 6, 2)], [(0, 0, 3), (5, 6, 2)]),
    ("the heavier of two that cross", [(0, 10, 4), (6, 0, 5)], [(6, 0, 5)]),
    ("a stray between", [(0, 0, 4), (5, 40, 3), (9, 6, 4)], [(0, 0, 4), (9, 6, 4)]),
    ("an overlap is trimmed", [(0, 0, 4), (3, 3, 4)], [(0, 0, 4), (4, 4, 3)]),
]


def runs_one_way(blocks: list[Block]) -> bool:
    return all(x[0] + x[2] <= y[0] and x[1] + x[2] <= y[1] for x, y in pairwise(blocks))


@pytest.mark.parametrize(("what", "blocks", "kept"), CASES, ids=[case[0] for case in CASES])
def test_a_chain_keeps(what: str, blocks: list[Block], kept: list[Block]) -> None:
    assert chain(blocks) == kept


@given(BLOCKS)
def test_a_chain_runs_the_same_way_in_both_texts(blocks: list[Block]) -> None:
    assert runs_one_way(chain(blocks))


@given(BLOCKS)
def test_every_block_of_a_chain_is_part_of_one_that_was_found(blocks: list[Block]) -> None:
    for a, b, length in chain(blocks):
        assert length > 0
        assert any(a - b == x - y and x <= a and a + length <= x + size for x, y, size in blocks)


@given(BLOCKS)
def test_no_set_of_blocks_that_run_one_way_as_they_are_is_heavier(blocks: list[Block]) -> None:
    sets = (sorted(some) for size in range(len(blocks) + 1) for some in combinations(blocks, size))
    best = max(sum(block[2] for block in some) for some in sets if runs_one_way(some))
    assert sum(block[2] for block in chain(blocks)) * 2 >= best


@given(st.permutations(range(7)), st.lists(st.integers(1, 6), max_size=7))
def test_no_set_of_blocks_that_nowhere_overlap_is_heavier(places: list[int], sizes: list[int]) -> None:
    blocks = [(10 * at, 10 * place, size) for at, (place, size) in enumerate(zip(places, sizes, strict=False))]
    sets = (some for size in range(len(blocks) + 1) for some in combinations(blocks, size))
    best = max(sum(block[2] for block in some) for some in sets if runs_one_way(list(some)))
    assert sum(block[2] for block in chain(blocks)) == best


@given(BLOCKS)
def test_the_order_of_the_blocks_does_not_matter(blocks: list[Block]) -> None:
    assert chain(blocks) == chain(blocks[::-1])
