"""Clauses: equal passages fall into equal pieces, however long the text around them is."""

from __future__ import annotations

from itertools import accumulate

import pytest

from stitchtext.clauses import PART, cut_units, list_offsets

LONG = {
    "many short clauses": "短い文。次の、文です。" * 15_000,
    "one clause that has no end": "あ" * (3 * PART),
    "a long one between short ones": "文。" * 20_000 + "い" * (2 * PART) + "。" + "文。" * 20_000,
    "marks across the end of a part": "う" * (PART - 3) + "。" * 9 + "え" * 50,
    "nothing but marks": "。" * (2 * PART + 1),
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_text_is_cut_in_parts_as_it_is_at_once(text: str) -> None:
    assert list(list_offsets(text)) == list(accumulate(map(len, cut_units(text)), initial=0))


def test_a_text_without_marks_is_cut_alike_wherever_it_stands() -> None:
    thai = "เทคโนโลยีตลาดอนาคตเงินผู้คนบริษัทวิจัยกรุงเทพแผนพลังเปลี่ยนและในเติบโตกล่าว" * 4
    assert set(cut_units(thai)[3:-3]) & set(cut_units("ก่อน" + thai)[3:-3])
    assert max(map(len, cut_units(thai))) <= 96
