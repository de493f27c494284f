from __future__ import annotations

from itertools import permutations

import pytest

from layings import lay, write
from stitchtext.folded import fold

BRIDGED = [
    ("runs from one into the other", [(0, 1, 2, 3), (4, 5, 6), (2, 3, 4, 5)], (0, 1, 2, 3, 4, 5, 6)),
    ("leaves out both ends", [(0, 1, 2, 3), (4, 5, 6), (1, 2, 5, 6)], (0, 1, 2, 3, 4, 5, 6)),
    ("leaves them out and goes on", [(0, 1, 2, 3), (4, 5, 6), (1, 2, 5, 6, 7)], (0, 1, 2, 3, 4, 5, 6, 7)),
    ("leaves them out and begins before", [(1, 2, 3), (4, 5, 6), (0, 1, 2, 5, 6)], (0, 1, 2, 3, 4, 5, 6)),
    ("meets both at a mark that is the same by chance", [(0, 1, 2), (4, 5), (1, 2, 5, 6, 7)], (0, 1, 2, 4, 5, 6, 7)),
    ("has more between", [(0, 1, 2), (5, 6, 7), (1, 2, 3, 4, 5, 6)], (0, 1, 2, 3, 4, 5, 6, 7)),
]


@pytest.mark.parametrize(("what", "texts", "numbers"), BRIDGED, ids=[case[0] for case in BRIDGED])
def test_two_parts_are_joined_in_order_where_a_third_text(
    what: str, texts: list[tuple[int, ...]], numbers: tuple[int, ...]
) -> None:
    for order in permutations(texts):
        (layout,), _ = lay(*(write(*text) for text in order))
        assert layout.text == write(*numbers)
        holes = [joint for joint in layout.joints if joint.kind == "hole"]
        assert all(joint.weak for joint in holes)
        assert [joint.at for joint in holes] == ([len(write(*numbers[: numbers.index(4)]))] if "out" in what else [])


def test_a_scaffold_that_shows_both_sides_leaves_no_doubt() -> None:
    (layout,), _ = lay(write(0, 1, 2, 3), write(4, 5, 6, 7), write(2, 3, 4, 5))
    assert all(not joint.weak and joint.bits > 50 for joint in layout.joints)


WHO = (
    "漁師が黙って帽子を振った", "村長が長い手紙を書いた", "司書が窓を大きく開けた", "学者が遠い山を眺めた",
    "大工が古い歌を口ずさんだ", "技師が鉛筆を二本買った", "先生が犬と浜辺を走った", "商人が夕飯の支度をした",
)  # fmt: skip
BEYOND = [
    ("goes on behind the last", [(1, 2, 3), (4, 5, 6), (1, 2, 5, 6, 7)], 4),
    ("begins before the first", [(1, 2, 3), (4, 5, 6), (0, 1, 2, 5, 6)], 4),
    ("begins before a first one of two sentences", [(2, 3), (4, 5, 6), (0, 1, 2, 5, 6)], 4),
    ("has a sentence of its own between what both leave", [(1, 2, 3), (5, 6, 7), (2, 4, 6)], 4),
    ("has one, and less of either", [(0, 1, 2), (4, 5, 6), (1, 3, 5)], 3),
]


def write_long(*numbers: int) -> str:
    """Sentences that are too long to be taken for garbled ends."""
    return "".join(f"{write(number)[:-1]}頃に、{WHO[number]}。" for number in numbers)


@pytest.mark.parametrize(("what", "texts", "hole"), BEYOND, ids=[case[0] for case in BEYOND])
def test_all_sentences_stay_whole_and_in_order_where_a_third_text_leaves_out_ends_and(
    what: str, texts: list[tuple[int, ...]], hole: int
) -> None:
    numbers = sorted({number for text in texts for number in text})
    for order in permutations(texts):
        (layout,), _ = lay(*(write_long(*text) for text in order))
        assert layout.text == write_long(*numbers)
        assert [(joint.kind, joint.weak) for joint in layout.joints] == [("hole", True)]
        assert layout.joints[0].at == len(write_long(*numbers[: numbers.index(hole)]))


MEETINGS = [("窓を大", True), ("窓を大きく開けた頃に司書が手紙を", False)]


@pytest.mark.parametrize(("shared", "weak"), MEETINGS)
def test_what_two_parts_share_where_the_third_leaves_it_out_joins_them_and_so_little_is_told(
    shared: str, weak: bool
) -> None:
    left, right = f"{write(0, 1, 2)}司書が{shared}", f"{shared}切り抜いた。{write(4, 5, 6)}"
    (layout,), _ = lay(left, right, write(1, 2, 4, 5))
    assert layout.text == f"{write(0, 1, 2)}司書が{shared}切り抜いた。{write(4, 5, 6)}"
    assert [(joint.kind, joint.weak) for joint in layout.joints] == [("overlap", weak)]


def test_a_heading_that_a_part_has_above_its_cut_end_is_not_set_again() -> None:
    """The copy has the heading too, and leaves out the sentence in which the one part stops and the other starts."""
    heading, cut = "港の新しい規則", "夜の漁には灯りを二つ以上つけることが求められるようになる。"
    whole = f"題名の話\n{write(0, 1)}\n{heading}\n{cut}{write(2, 3)}\n"
    at = whole.index("二つ以上")
    copy = whole.replace(cut, "")
    for parts in ((whole[:at], whole[at:], copy), (copy, whole[at:], whole[:at])):
        (layout,), _ = lay(*parts)
        assert layout.text.count(heading) == 1


def test_two_parts_that_count_otherwise_where_they_would_overlap_have_a_line_each() -> None:
    """The copy leaves out the line in which the one stops and the other starts; the lines differ by their numbers."""
    dates = ("2013年3月3日", "7+1", "Squid"), ("2012年3月11日", "4+0", "Squid"), ("2010年10月5日", "6+1", "Perch")
    lines = [f"{date}に出た Great Harbour Guide 6.{number} 名は {name}。\n" for date, number, name in dates]
    whole = f"題名の話\n{write_long(0, 1, 2, 3)}\n{''.join(lines)}{write_long(4, 5, 6, 7)}\n"
    at = whole.index(lines[1]) + lines[1].index("our Guide")
    copy = whole.replace(lines[1], "").replace(write_long(1, 2), "").replace(write_long(5, 6), "")
    for texts in permutations((whole[:at], whole[at:], copy)):
        (layout,), _ = lay(*texts)
        assert [layout.text.count(fold(line).text) for line in lines] == [1] * 3


def test_the_halves_of_a_sentence_that_is_much_like_the_ones_beside_it_are_no_garbled_ends() -> None:
    """Its last words end the sentence before it, too, and its first one begins the next."""
    before, lost, behind = (
        "魚は朝早くから古い市場に並ぶ。",
        "網は大工の家に届き、船も朝早くから古い市場に並ぶ。",
        "網は売れる。",
    )
    whole = f"題名の話\n{write_long(0, 1, 2, 3)}\n{before}{lost}{behind}\n{write_long(4, 5, 6, 7)}\n"
    at = whole.index(lost) + 8
    copy = whole.replace(lost, "").replace(write_long(1, 2), "").replace(write_long(5, 6), "")
    for texts in permutations((whole[:at], whole[at:], copy)):
        (layout,), _ = lay(*texts)
        assert lost in layout.text
