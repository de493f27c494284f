from __future__ import annotations

import pytest

from stitchtext.assemble.orders import weigh_first, weigh_later

LATER = [
    ("a small letter", "and so on.", 8),
    ("a lone particle", "のグローバル展開", 8),
    ("a bracket that closes nothing", "漁業など）があります。", 8),
    ("a bracket that closes one of another kind", "（漁業など」があります。", 8),
    ("a bracket that closes what was opened", "漁業（市場など）があります。", 0),
    ("two that close two", "漁業（市場（朝）など）があります。", 0),
    ("one of two that closes nothing", "漁業（市場）など）があります。", 8),
    ("the bracket of an item", "12) 漁業です。", 0),
    ("the bracket of a smiley", "よい朝です :)", 0),
    ("a bracket further down", "漁業です。\n市場など）があります。", 0),
    ("a bracket in the second line of three", "漁業です。\n市場など）があります。\n次です。", 0),
    ("the end of a sentence", "た。次の文です。", 1),
    ("the end of a Japanese sentence", "でした。次の文です。", 1),
    ("that, in a line with a bracket", "でした）。次の文です。", 8),
    ("a whole sentence", "次の文です。", 0),
    ("nothing", "", 0),
]
FIRST = [
    ("part of a sentence behind a whole one", "一つです。二つ", 6),
    ("a line without a mark", "二つ", 4),
    ("a bracket that is not closed", "一つです（二つです。", 4),
    ("a bracket that is closed", "一つです（二つ）です。", 0),
    ("a bracket that is opened anew", "一つ（二つ）です（三つです。", 4),
    ("a bracket of a line above", "一つです（二つ\n三つです。", 0),
    ("a bracket before a space", "一つです（二つ 三つです。", 4),
    ("a bracket two lines above", "一つ（二\nつです。\n三つです。", 0),
    ("a colon", "次のとおり：", 1),
    ("a bracket behind no sentence", "一つです。二つ（三つ）", 1),
    ("a bracket behind a sentence", "一つです。（二つです。）", 0),
    ("a colon and the end of the line", "as follows:\n", 1),
    ("a whole sentence", "一つです。", 0),
]


@pytest.mark.parametrize(("what", "text", "weight"), LATER, ids=[case[0] for case in LATER])
def test_for_a_later_part_it_speaks_that_it_starts_with(what: str, text: str, weight: int) -> None:
    assert weigh_later(text) == weight


@pytest.mark.parametrize(("what", "text", "weight"), FIRST, ids=[case[0] for case in FIRST])
def test_for_a_first_part_it_speaks_that_it_stops_with(what: str, text: str, weight: int) -> None:
    assert weigh_first(text) == weight
