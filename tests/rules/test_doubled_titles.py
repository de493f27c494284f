from __future__ import annotations

import pytest

from stitchtext.edits import apply_edits
from stitchtext.folded import fold
from stitchtext.model import Fragment
from stitchtext.rules import mark
from stitchtext.rules.doubled_titles import find_doubled_title

LEFT_ALONE = [
    "",
    "題名",
    "題名のとおり\n題名のとおり",
    "題名のとおり\n題名のとおりの話\n本文です。",
    "ある日のことでした。\nある日のことでした。\n本文です。",
    "ああああ\nああああ\nああああ\n詩です。",
    "----\n----\n本文です。",
    "1200\n1200\n1300\n",
    "はい\nはい\n分かりました。",
    "本文です。\n題名のとおり\n題名のとおり\n",
    "ラララララララララ ラララララララララ 歌です。",
    "よいしょ よいしょ よいしょと引く。",
    "Had had had no effect. It was so.",
    "The headers of a page The headers of a page - the lines above its text.",
    "The headers of a page\nThe headers of a page - the lines above its text - stand there.",
    "So it goes. So it goes. The end.",
    "He said: no, he said: no, he never said.",
    "Row, row, row your boat Row, row, row your boat Row, row, row your boat gently.",
    "雲の上の計算機とは雲の上の計算機とは何か。",
    "これは長い一行です。そして これは長い一行です。そして 終わる。",
]

MENDED = [
    ("Things to buy this week Things to buy this week - eggs - milk.", "Things to buy this week - eggs - milk."),
    ("The way to the sea The way to the sea — Paris. It is long.", "The way to the sea — Paris. It is long."),
    ("題名のとおり\n題名のとおり\n本文です。", "題名のとおり\n本文です。"),
    ("題名のとおり\n\n題名のとおり\n\n本文です。", "題名のとおり\n\n本文です。"),
    ("題名のとおり\r\n題名のとおり\r\n本文です。", "題名のとおり\r\n本文です。"),
    ("ＡＩの今と 未来\nAIの今と未来\n本文です。", "ＡＩの今と 未来\n本文です。"),
    ("# 題名のとおり\n題名のとおり\n本文です。", "# 題名のとおり\n本文です。"),
    ("その真意はどこに?\nその真意はどこに?\n本文です。", "その真意はどこに?\n本文です。"),
    ("その真意はどこにあるのか? その真意はどこにあるのか? 本文です。", "その真意はどこにあるのか? 本文です。"),
    ("Node.js 3.0 is out\nNode.js 3.0 is out\nIt is.", "Node.js 3.0 is out\nIt is."),
    ("Node.js 3.0 is out Node.js 3.0 is out It is.", "Node.js 3.0 is out It is."),
    ("구름 위의 컴퓨터 이야기 구름 위의 컴퓨터 이야기 본문입니다.", "구름 위의 컴퓨터 이야기 본문입니다."),
]


def cut(number: int, text: str) -> Fragment:
    return Fragment(number, 0, len(text), text, head_cut=False, tail_cut=False)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_an_opening_that_can_be_meant_is_left_alone(text: str) -> None:
    assert list(find_doubled_title(text)) == []


@pytest.mark.parametrize(("doubled", "single"), MENDED)
def test_a_doubled_title_is_written_once(doubled: str, single: str) -> None:
    (match,) = find_doubled_title(doubled)
    assert apply_edits(doubled, match.edits).text == single
    assert list(find_doubled_title(single)) == []


def test_the_second_copy_is_muted_with_the_white_space_before_it() -> None:
    fragments = [cut(0, "題名のとおり\n題名のとおり\n本文です。"), cut(1, "題名のとおり\n本文です。")]
    suspects = mark(fragments, [fold(fragment.text) for fragment in fragments])
    assert [(s.fragment, s.start, s.end, s.code, s.mute) for s in suspects] == [(0, 6, 13, "S101", True)]


def test_one_fragment_alone_has_nothing_muted() -> None:
    fragment = cut(0, "題名のとおり\n題名のとおり\n本文です。")
    assert mark([fragment], [fold(fragment.text)]) == ()
