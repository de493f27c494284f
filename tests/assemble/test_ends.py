from __future__ import annotations

import pytest

from stitchtext.assemble.ends import find_open_heads, find_open_tails
from stitchtext.assemble.groups import start_group
from stitchtext.assemble.junctions import End
from stitchtext.folded import fold
from stitchtext.model import Fragment

TAILS = [
    ("a sentence ends", "一つ目の文です。二つ目の文です。", False, []),
    ("it looks unfinished", "一つ目の文です。二つ目の文は", False, [End(0, False)]),
    ("it is cut", "一つ目の文です。二つ目の文は", True, [End(0, True)]),
    ("there is no mark in all of the text", "หนึ่งสองสาม", False, []),
]


@pytest.mark.parametrize(("what", "text", "cut", "ends"), TAILS, ids=[case[0] for case in TAILS])
def test_a_tail_is_open_unless(what: str, text: str, cut: bool, ends: list[End]) -> None:
    groups = [start_group(0, fold(text))]
    assert find_open_tails([0], groups, [Fragment(0, 0, len(text), text, False, cut)]) == ends


HEADS = [
    ("a title stands there", "港の朝の話\n本文です。", False, []),
    ("no title does", "本文です。次の文です。", False, [End(0, False)]),
    ("it is cut", "の文です。次の文です。", True, [End(0, True)]),
]


@pytest.mark.parametrize(("what", "text", "cut", "ends"), HEADS, ids=[case[0] for case in HEADS])
def test_a_head_is_open_unless(what: str, text: str, cut: bool, ends: list[End]) -> None:
    groups = [start_group(0, fold(text))]
    assert find_open_heads([0], groups, [Fragment(0, 0, len(text), text, cut, False)]) == ends
