from __future__ import annotations

import pytest

from stitchtext.passages import is_passage

PASSAGES = [
    ("a sentence behind a sentence", "短い文です。", "前の文。", True),
    ("a sentence at the start", "短い文です。", "", True),
    ("a long stretch without a mark", "あ" * 20, "前の文の途中", True),
    ("a doubled ending", "です", "はずです", False),
    ("the rest of a sentence", "なのです。", "前の文の途中", False),
    ("a mark", "。", "前の文。", False),
]


@pytest.mark.parametrize(("what", "text", "before", "is_one"), PASSAGES, ids=[case[0] for case in PASSAGES])
def test_a_passage_is_long_or_made_of_sentences(what: str, text: str, before: str, is_one: bool) -> None:
    assert is_passage(text, before) is is_one
