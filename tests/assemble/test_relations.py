from __future__ import annotations

import pytest

from stitchtext.assemble.relations import relate
from stitchtext.model import Block

CASES: list[tuple[str, list[Block], int, int, str | None]] = [
    ("the same text", [(0, 0, 100)], 100, 100, "within"),
    ("a inside b", [(0, 50, 100)], 100, 300, "within"),
    ("b inside a", [(50, 0, 100)], 300, 100, "around"),
    ("a's end is b's start", [(200, 0, 100)], 300, 300, "before"),
    ("b's end is a's start", [(0, 200, 100)], 300, 300, "after"),
    ("a cut word at a's end", [(200, 0, 90)], 300, 300, "before"),
    ("a stretch that both go on from otherwise", [(100, 100, 40)], 300, 300, "repeat"),
    ("too little", [(293, 0, 7)], 300, 300, None),
    ("nothing", [], 300, 300, None),
    ("an abridged copy that stops within what it leaves out", [(0, 0, 200), (200, 400, 60)], 300, 800, "within"),
]


@pytest.mark.parametrize(("what", "blocks", "a_length", "b_length", "kind"), CASES, ids=[case[0] for case in CASES])
def test_relations_are_told_by_where_the_blocks_lie(
    what: str, blocks: list[Block], a_length: int, b_length: int, kind: str | None
) -> None:
    relation = relate(1, 2, blocks, "字" * a_length, "字" * b_length)
    assert (relation.kind if relation else None) == kind


@pytest.mark.parametrize(("what", "blocks", "a_length", "b_length", "kind"), CASES, ids=[case[0] for case in CASES])
def test_a_relation_turned_round_is_the_opposite(
    what: str, blocks: list[Block], a_length: int, b_length: int, kind: str | None
) -> None:
    turned = relate(2, 1, [(b, a, length) for a, b, length in blocks], "字" * b_length, "字" * a_length)
    opposite = {"within": "around", "around": "within", "before": "after", "after": "before", None: None}
    if kind != "repeat" and what != "the same text":
        assert (turned.kind if turned else None) == opposite[kind]
