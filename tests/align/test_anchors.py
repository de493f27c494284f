from __future__ import annotations

from random import Random

import pytest

from stitchtext.align.anchors import _list_places, anchor_grams, anchor_known, anchor_units
from stitchtext.folded import fold
from stitchtext.grams import GRAM
from stitchtext.indexes import index_units


def test_a_clause_that_stands_twice_anchors_nothing() -> None:
    text = fold("繰り返しの文です。間の文がある。繰り返しの文です。")
    assert index_units(text) == {"間の文がある。": 9}


def test_an_anchor_grows_as_far_as_both_texts_stay_equal() -> None:
    a, b = fold("甲甲。真ん中にある文。乙乙"), fold("丙甲。真ん中にある文。乙丁")
    window = (0, len(a.text), 0, len(b.text))
    assert list(anchor_units(a, b, index_units(b), window)) == [(1, 1, 11)]


def test_short_clauses_anchor_nothing() -> None:
    a = fold("はい。いえ。")
    assert list(anchor_units(a, a, index_units(a), (0, 6, 0, 6))) == []


def test_anchors_stay_inside_the_window() -> None:
    a = fold("一つ目の文です。二つ目の文です。")
    assert list(anchor_units(a, a, index_units(a), (0, 8, 0, 8))) == [(0, 0, 8)]
    assert list(anchor_units(a, a, index_units(a), (8, 16, 8, 16))) == [(8, 8, 8)]
    for window in ((0, 8, 0, 16), (0, 16, 0, 8), (0, 12, 0, 16), (0, 16, 0, 12)):
        ends = min(window[1], window[3])
        assert list(anchor_units(a, a, index_units(a), window)) == [(0, 0, ends)]


def test_grams_find_what_no_clause_shows() -> None:
    a, b = "xxabcdefghijyy", "zabcdefghijwww"
    assert list(anchor_grams(a, b, (0, len(a), 0, len(b)))) == [(2, 1, 10)]


def test_grams_of_one_stretch_are_one_anchor() -> None:
    a, b = "xxabcdefghijklmnopqrstyy", "zabcdefghijklmnopqrstwww"
    assert list(anchor_grams(a, b, (0, len(a), 0, len(b)))) == [(2, 1, 20)]


def test_an_anchor_may_start_where_another_ends() -> None:
    a, b = "abcdefghijklmnopq", "abcdefghi--jklmnopq"
    assert list(anchor_grams(a, b, (0, len(a), 0, len(b)))) == [(0, 0, 9), (9, 11, 8)]


def test_what_stands_behind_the_window_is_no_second_time() -> None:
    a, b = "abcdefgh--abcdefgh", "abcdefgh++++"
    assert list(anchor_grams(a, b, (0, 9, 0, len(b)))) == [(0, 0, 8)]
    assert list(anchor_grams(b, a, (0, len(b), 0, 9))) == [(0, 0, 8)]


def test_what_the_longer_side_holds_behind_the_window_is_not_there() -> None:
    a = "abcdefgh"
    for b, end, blocks in (("abcdefgh--abcdefgh", 10, [(0, 0, 8)]), ("-" * 14 + "abcdefgh", 14, [])):
        assert list(anchor_grams(a, b, (0, 8, 0, end))) == blocks
        assert list(anchor_grams(b, a, (0, end, 0, 8))) == blocks


def test_clauses_of_a_text_that_stands_further_on_in_the_other_all_anchor() -> None:
    first, second, before = "一つ目の文です。", "二つ目の話だ。", "前置きの長い文がここにある。"
    a, b = fold(f"{first}甲。{second}"), fold(f"{before}{first}乙。{second}")
    window = (0, len(a.text), 0, len(b.text))
    size = len(before)
    assert list(anchor_units(a, b, index_units(b), window)) == [(0, size, 8), (9, size + 9, 8)]


def test_grams_that_are_known_anchor_where_they_stand() -> None:
    line = f"{'-' * 90}abcdefghij{'+' * 60}klmnopqrst"
    grams = {line[at : at + 8]: at for at in range(len(line) - 7)}
    assert list(anchor_known("abcdefghij++klmnopqrst", line, grams)) == [(0, 90, 12), (12, 160, 10)]


def test_a_gram_that_stands_twice_anchors_nothing() -> None:
    a, b = "abcdefgh", "abcdefgh--abcdefgh"
    assert list(anchor_grams(a, b, (0, len(a), 0, len(b)))) == []


ONCE = "".join(map(chr, range(0x4E00, 0x4E00 + 3_000)))
"""Characters of which none stands twice."""
RUN = "abcdefgh"
SHORT, LONG = ONCE[:500] + RUN + ONCE[500:1_000], ONCE[1_000:1_600] + RUN + ONCE[1_600:2_200]
TWICE = [
    ("in the shorter", SHORT.replace(ONCE[100:108], RUN), LONG),
    ("in the longer", SHORT, LONG.replace(ONCE[1_100:1_108], RUN)),
]


def test_a_gram_that_two_long_sides_share_anchors_whichever_is_longer() -> None:
    assert list(anchor_grams(SHORT, LONG, (0, len(SHORT), 0, len(LONG)))) == [(500, 600, 8)]
    assert list(anchor_grams(LONG, SHORT, (0, len(LONG), 0, len(SHORT)))) == [(600, 500, 8)]


@pytest.mark.parametrize(("where", "a", "b"), TWICE, ids=[case[0] for case in TWICE])
def test_a_gram_that_stands_twice_in_one_of_two_long_sides_anchors_nothing(where: str, a: str, b: str) -> None:
    assert list(anchor_grams(a, b, (0, len(a), 0, len(b)))) == []
    assert list(anchor_grams(b, a, (0, len(b), 0, len(a)))) == []


@pytest.mark.parametrize("cut", range(1, 8))
def test_a_gram_that_the_end_of_a_window_cuts_anchors_nothing(cut: int) -> None:
    for a, b, end in ((SHORT, LONG, 500 + cut), (LONG, SHORT, 600 + cut)):
        assert list(anchor_grams(a, b, (0, end, 0, len(b)))) == []
        assert list(anchor_grams(b, a, (0, len(b), 0, end))) == []


def test_of_a_gap_that_is_too_long_for_all_its_grams_some_are_enough() -> None:
    one, other = (
        "".join(map(chr, range(0x20000, 0x20000 + 40_000))),
        "".join(map(chr, range(0x30000, 0x30000 + 50_000))),
    )
    passage = "abcdefghijklm"
    a, b = f"{one[:1_001]}{passage}{one[1_001:]}", f"{other[:45_000]}{passage}{other[45_000:]}"
    assert list(anchor_grams(a, b, (0, len(a), 0, len(b)))) == [(1_001, 45_000, 13)]


@pytest.mark.parametrize(("start", "end"), [(0, 3_000), (1, 2_999), (2, 2_500), (3, 2_503), (4, 12), (5, 12), (7, 7)])
def test_looking_at_every_fifth_place_misses_no_run(start: int, end: int) -> None:
    rng = Random(3)  # noqa: S311 - the same text every time is the point
    text = "".join(rng.choices("いろは", k=3_000))
    short = text[700:1_100] + "".join(rng.choices("いろは", k=300)) + text[:60]
    index = {short[at : at + GRAM]: at for at in range(len(short) - GRAM + 1)}
    every = [at for at in range(start, end - GRAM + 1) if text[at : at + GRAM] in index]
    assert _list_places(text, start, end, index, short) == every
