from __future__ import annotations

import pytest

from stitchtext.merge.blocks import reach_edges, settle_blocks
from stitchtext.model import Block

SETTLED = [
    ("a lost letter of a run is its first", "bottom", "botttom", [(0, 0, 4), (4, 5, 2)], [(0, 0, 2), (2, 3, 4)]),
    ("a doubled letter is doubled before it", "abbc", "abc", [(0, 0, 2), (3, 2, 1)], [(0, 0, 1), (2, 1, 2)]),
    ("what is left out begins behind a sentence", "あ。いう。いお", "あ。いう。いええ。いお",
     [(0, 0, 6), (6, 10, 1)], [(0, 0, 5), (5, 9, 2)]),
    ("an islet in a gap goes to its side", "上海下", "上山山海川川海下",
     [(0, 0, 1), (1, 3, 1), (2, 7, 1)], [(0, 0, 1), (1, 6, 2)]),
    ("the rest of a sentence stands behind a double, before what is left out", "山に花が咲く。人が行く。",
     "山に花が花が咲く。鳥が飛ぶ。人が行く。", [(0, 0, 4), (6, 13, 6)], [(0, 0, 2), (2, 4, 5), (7, 14, 5)]),
    ("and the rest of a line without a mark", "山に花が咲く人が行く。",
     "山に花が花が咲く鳥が飛ぶ人が行く。", [(0, 0, 4), (6, 12, 5)], [(0, 0, 2), (2, 4, 4), (6, 12, 5)]),
    ("so it does where what is left out ends with the same words", "山に花が咲く。人が行く。",
     "山に花が花が咲く。鳥が飛び花が咲く。人が行く。", [(0, 0, 4), (4, 15, 8)], [(0, 0, 2), (2, 4, 5), (7, 18, 5)]),
    ("a gap goes no further than the texts are equal", "あいうかえお", "あいうか。きくかえお",
     [(0, 0, 3), (3, 7, 3)], [(0, 0, 3), (3, 7, 3)]),
    ("a double behind sentences that are left out is a place of its own", "山です。花が咲く。",
     "山です。川です。花が花が咲く。", [(0, 0, 4), (4, 10, 5)], [(0, 0, 4), (4, 8, 0), (4, 10, 5)]),
    ("so it is behind another place", "木ＸＡ山です。花が咲く。",
     "木ＹＡ山です。川です。花が花が咲く。", [(0, 0, 1), (2, 2, 5), (7, 13, 5)],
     [(0, 0, 1), (2, 2, 5), (7, 11, 0), (7, 13, 5)]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "own", "line", "blocks", "settled"), SETTLED, ids=[case[0] for case in SETTLED])
def test_of_alignments_that_are_as_good(
    what: str, own: str, line: str, blocks: list[Block], settled: list[Block]
) -> None:
    found = settle_blocks(blocks, own, line)
    assert found == settled
    assert all(own[a : a + n] == line[b : b + n] for a, b, n in found)


EDGES = [
    ("another first character is read", "9章である", "4章である", [(1, 1, 4)], (0, 0, 0)),
    ("a doubled first one is not doubled", "初めに", "初初めに", [(0, 1, 3)], (0, 0, 0)),
    ("what lies before a start is not denied", "めに", "初めに", [(0, 1, 2)], (0, 1, 2)),
    ("a lone mark of markup is denied", "初めに", "**初めに", [(0, 2, 3)], (0, 0, 0)),
    ("a tag is", "初めに", '<p class="x">初めに', [(0, 13, 3)], (0, 0, 0)),
    ("no mark of a sentence", "初めに", "「初めに", [(0, 1, 3)], (0, 1, 3)),
    ("no long stretch in brackets", "初めに", f"<{'x' * 90}>初めに", [(0, 92, 3)], (0, 92, 3)),
    ("first characters are swapped", "めに初、山だ", "初めに、山だ", [(0, 1, 2), (3, 3, 3)], (0, 0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("what", "own", "line", "blocks", "first"), EDGES, ids=[case[0] for case in EDGES])
def test_at_the_start_of_both_texts(what: str, own: str, line: str, blocks: list[Block], first: Block) -> None:
    assert reach_edges(blocks, own, line, (False, False))[0] == first
    assert reach_edges(blocks, own, line, (True, True))[0] == blocks[0]


def test_a_swap_at_the_end_of_both_texts_is_one_place() -> None:
    assert reach_edges([(0, 0, 4), (4, 5, 1)], "山と海と川。", "山と海と。川", (False, False)) == [(0, 0, 4), (6, 6, 0)]


@pytest.mark.parametrize("blocks", [[(0, 0, 5), (5, 6, 1)], [(0, 0, 5)], [(0, 0, 9), (9, 10, 40)]])
def test_a_cut_end_says_nothing_of_where_the_other_ends(blocks: list[Block]) -> None:
    assert reach_edges(blocks, "山" * 60, "山" * 80, (True, True)) == blocks


def test_what_of_a_sentence_comes_before_its_double_is_all_a_fragment_has_in_a_gap() -> None:
    """It leaves out a sentence, and reads the double behind the word that begins the next one once."""
    line = "一つ目の文です。二つ目の文はここで終わる。その部屋部屋の窓は海を向いている。"
    own = "一つ目の文です。その部屋の窓は海を向いている。"
    laid = settle_blocks([(0, 0, 8), (10, 25, 13)], own, line)
    assert laid[:2] == [(0, 0, 8), (8, 21, 2)]
    assert laid[2][0] == 10
