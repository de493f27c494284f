from __future__ import annotations

import pytest

from stitchtext.cuts import is_head_cut, is_tail_cut

CUT_HEADS = ["のグローバル展開が", "and so on.", "、そして次に", "ー化が進む", "をもたらした。", "が企業を"]
WHOLE_HEADS = ["グローバル展開", "A title", "「引用」から", "1. 一つ目", "はじめに", "がんばる人", "# 見出し", ""]
CUT_TAILS = ["一つです。二つ", "One. And an", "見出し\n一つです。そして2032年までにCloud", "One! Two? Thr"]
WHOLE_TAILS = ["一つです。", "一つです。\n", "One. Two.", "「一つです。」", "Is it?", "One (so it is).", "奥付"]
WHOLE_TAILS += ["一つです。\n著者名", "एक है।", "一つです。二つです", "He said “yes.”", "list:", "ข้อ 1. มนุษย์ทั้งหลาย", ""]


@pytest.mark.parametrize("text", CUT_HEADS)
def test_a_text_that_starts_inside_a_sentence_has_a_cut_head(text: str) -> None:
    assert is_head_cut(text)


@pytest.mark.parametrize("text", WHOLE_HEADS)
def test_a_text_that_starts_a_sentence_has_none(text: str) -> None:
    assert not is_head_cut(text)


@pytest.mark.parametrize("text", CUT_TAILS)
def test_a_text_that_stops_inside_a_sentence_has_a_cut_tail(text: str) -> None:
    assert is_tail_cut(text)


@pytest.mark.parametrize("text", WHOLE_TAILS)
def test_a_text_that_ends_a_sentence_or_has_none_has_none(text: str) -> None:
    assert not is_tail_cut(text)
