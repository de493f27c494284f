from __future__ import annotations

from itertools import permutations

import pytest

from layings import lay, write, write_long
from stitchtext import repair
from stitchtext.folded import fold

MEETINGS = [("窓を大", True), ("窓を大きく開けた頃に司書が手紙を", False)]


@pytest.mark.parametrize(("shared", "weak"), MEETINGS)
def test_what_two_parts_share_where_the_third_leaves_it_out_joins_them_and_so_little_is_told(
    shared: str, weak: bool
) -> None:
    left, right = f"{write(0, 1, 2)}司書が{shared}", f"{shared}切り抜いた。{write(4, 5, 6)}"
    (layout,), _ = lay(left, right, write(1, 2, 4, 5))
    assert layout.text == f"{write(0, 1, 2)}司書が{shared}切り抜いた。{write(4, 5, 6)}"
    assert [(joint.kind, joint.weak) for joint in layout.joints] == [("overlap", weak)]


def test_a_part_that_begins_with_no_more_than_the_other_ends_with_leaves_no_hole() -> None:
    shared = "手紙を切り抜いた。"
    for texts in permutations((f"{write(0, 1, 2)}司書が窓辺で{shared}", shared + write(4, 5, 6), write(1, 2, 4, 5))):
        (layout,), _ = lay(*texts)
        assert layout.text == f"{write(0, 1, 2)}司書が窓辺で{shared}{write(4, 5, 6)}"
        assert [(joint.kind, joint.weak) for joint in layout.joints] == [("overlap", False)]


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


def test_a_short_sentence_that_begins_as_the_next_one_is_no_garbled_end_of_the_part_that_it_ends() -> None:
    lost, behind = "網を直しておく。", "網と魚が港で売れていく。"
    whole = f"題名の話\n{write_long(0, 1, 2, 3)}\n{lost}{behind}\n{write_long(4, 5, 6, 7)}\n"
    at = whole.index(behind)
    copy = whole.replace(lost, "").replace(write_long(1, 2), "").replace(write_long(5, 6), "")
    for texts in permutations((whole[:at], whole[at:], copy)):
        (layout,), _ = lay(*texts)
        assert f"{lost}{behind}" in layout.text


LOST_HALVES = [
    ("is cut in words of its own", "網は港の大工が", ""),
    ("begins as the next one, which the other part opens", "雨の多い季節には傘をさして", ""),
]


@pytest.mark.parametrize(("what", "tail", "head"), LOST_HALVES, ids=[case[0] for case in LOST_HALVES])
def test_where_the_copy_leaves_out_a_hole_the_sentence_stays_that(what: str, tail: str, head: str) -> None:
    left = f"題名の話\n{write_long(0, 1, 2, 3)}{tail}"
    right = f"{head}{write_long(5, 6, 7, 4)}"
    copy = f"題名の話\n{write_long(0, 3, 5, 4)}"
    for texts in permutations((left, right, copy)):
        (article,) = repair("\n—END—\n".join(texts)).articles
        assert f"{tail}{head}{write_long(5)}" in article.text.replace("\n", "")
        assert [seam.weak for seam in article.seams if seam.kind == "hole"] == [True]


NEWS = "The harbour of Kiso\n"
SAID = [
    "Ships from six towns came there in the spring of last year.",
    "The mayor cut a ribbon and gave a long speech about fish.",
    "A band of nine old sailors played on the pier until midnight.",
    "The children of the baker slept on the benches by the wall.",
    "Two lanterns were stolen from the bridge and never found again.",
    "In winter the nets are mended in the house behind the market.",
]


def test_garbled_ends_do_not_stay_where_a_copy_has_the_sentence_whole() -> None:
    whole = NEWS + " ".join(SAID)
    at = whole.index("slept on")
    copies = [NEWS + " ".join(SAID[n] for n in numbers) for numbers in ((0, 2, 3, 4), (1, 2, 3, 5))]
    for texts in permutations([whole[:at] + "qzxvk", "vvzq" + whole[at:], *copies]):
        assert SAID[3] in repair("\n—END—\n".join(texts)).text


@pytest.mark.parametrize("at_head", [False, True])
def test_a_copy_that_has_the_last_words_of_one_part_before_the_first_of_the_other_joins_them(at_head: bool) -> None:
    """It leaves out sentences on either side of a heading there: heading and words are too short to be found alone."""
    first, second = "網元の古い蔵から朝の市へ届いた荷は重い。", "夕凪の海では帆を畳む者が多い。"
    heading, cut = "桟橋の掟", "潮見櫓の鐘を"
    if at_head:
        middle, copied, behind = f"{cut}{first}{heading}{second}", f"{cut}{heading}", ""
    else:
        middle, copied, behind = f"{first}{heading}{second}{cut}", f"{heading}{cut}", "三度鳴らす。"
    before, rest = f"題名の話\n{write_long(0, 1, 2, 3)}", f"{behind}{write_long(4, 5, 6, 7)}\n"
    if at_head:
        before += "波止場の"
        left, right = before, middle + rest
    else:
        left, right = before + middle, rest
    copy = f"{before}{copied}{rest}".replace(write_long(1, 2), "").replace(write_long(5, 6), "")
    for texts in permutations((left, right, copy)):
        (layout,), _ = lay(*texts)
        assert layout.text == fold(left + right).text
        assert [(joint.kind, joint.weak) for joint in layout.joints] == [("overlap", False)]


def test_two_parts_that_say_other_things_at_one_place_of_a_copy_are_tied_by_a_hole() -> None:
    """The copy says nearly again what the one stops with, behind what the other one starts with."""
    phrase = "special harbour permits"
    lead = (
        "Every captain who wants to land at night has to ask the warden for a lamp and a rope. The boats of the north "
        f"wait behind the old wall until the bell has rung twice. Only the mayor grants {phrase}."
    )
    rest = (
        f"If you had {phrase} all of the year, you might by chance sink an old boat. A clerk keeps the book of all the "
        "landings in the tower above the market. The fish is weighed there before the first cart leaves."
    )
    left = f"The quay\n{lead} You should not use {phrase} all o"
    right = f"{phrase} before the storms have passed is wise because they keep the pier from breaking. {rest}"
    for texts in permutations((left, right, f"{lead} {rest}")):
        (layout,), _ = lay(*texts)
        assert layout.text == fold(left).text + fold(right).text
        assert [(joint.kind, joint.weak) for joint in layout.joints] == [("hole", True)]


def test_two_parts_that_share_a_word_are_joined_by_it_though_both_lie_on_one_sentence_of_the_copy() -> None:
    """Two sentences say nearly the same of two things; the copy has the second, and leaves out what is between them."""
    says = "The {} way changes the name of the {} and the port of a {} boat for the guard of the northern quay"
    one, other = (f"{says.format(*kind)}." for kind in (("first", "goal", "coming"), ("second", "source", "going")))
    link = "The guard keeps a list of all that pass within, so that later letters find their way."
    lead, rest = f"{write_long(0, 1, 2)}", f"{write_long(4, 5, 6)}"
    whole = f"Nets and quays\n{lead}{one} {link} {other} {rest}"
    at = whole.index("within")
    for texts in permutations((whole[: at + 6], whole[at:], f"{lead}{other} {rest}")):
        (layout,), _ = lay(*texts)
        assert layout.text == fold(whole).text
