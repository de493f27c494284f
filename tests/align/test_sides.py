from __future__ import annotations

import pytest

from stitchtext.align.sides import find_side
from stitchtext.model import Block

HEADINGS = "Index of objects Bibliography Index of names "
FULL = "Index of objects lists what is drawn. Bibliography names the books. Index of names has no end. "
SIDES: list[tuple[str, str, str, list[Block]]] = [
    ("a few letters", "abc", "xabcx", []),
    ("two letters in much text", "案内", "港の案内" + "の話" * 40, []),
    ("what stands nowhere", "the port", "a quiet harbour", []),
    ("most of it, but not all", "the port and more", "at the port it rains", []),
    ("pieces that are too short", "ab cd ef gh ij", "ab xx cd xx ef xx gh xx ij", []),
    ("pieces in another order", "Bibliography of names. Index of objects. ", FULL, []),
    ("all of it", "the port", "at the port it rains", [(0, 3, 8)]),
    ("all of it where its start stands before", "the port of call", "the port, the port of call", [(0, 10, 16)]),
    ("headings, each above its text", HEADINGS, FULL, [(0, 0, 17), (17, 38, 13), (30, 68, 15)]),
    ("two letters that say much", "案内", "[案内](https://example.org)", [(0, 1, 2)]),
    ("headings that say much", "図書目録人名索引", "図書目録には本がある。人名索引。", [(0, 0, 4), (4, 11, 4)]),
]


@pytest.mark.parametrize(("what", "text", "other", "blocks"), SIDES, ids=[case[0] for case in SIDES])
def test_what_one_side_has_is_found_in_the_other(what: str, text: str, other: str, blocks: list[Block]) -> None:
    assert find_side(text, other, (0, len(text), 0, len(other))) == blocks
    turned = [(j, i, size) for i, j, size in blocks]
    assert find_side(other, text, (0, len(other), 0, len(text))) == turned


def test_offsets_are_those_of_the_whole_texts() -> None:
    assert find_side("__the port", "____at the port it rains", (2, 10, 4, 24)) == [(2, 7, 8)]
