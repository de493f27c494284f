from __future__ import annotations

from random import Random

import pytest

from stitchtext.align.anchors import _list_places, anchor_grams, anchor_units
from stitchtext.folded import fold, index_units
from stitchtext.grams import GRAM


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


def test_grams_find_what_no_clause_shows() -> None:
    a, b = "xxabcdefghijyy", "zabcdefghijwww"
    assert list(anchor_grams(a, b, (0, len(a), 0, len(b)))) == [(2, 1, 10)]


def test_a_gram_that_stands_twice_anchors_nothing() -> None:
    a, b = "abcdefgh", "abcdefgh--abcdefgh"
    assert list(anchor_grams(a, b, (0, len(a), 0, len(b)))) == []


@pytest.mark.parametrize(("start", "end"), [(0, 3_000), (1, 2_999), (2, 2_500), (3, 2_503), (4, 12), (5, 12), (7, 7)])
def test_looking_at_every_fifth_place_misses_no_run(start: int, end: int) -> None:
    rng = Random(3)  # noqa: S311 - the same text every time is the point
    text = "".join(rng.choices("いろは", k=3_000))
    short = text[700:1_100] + "".join(rng.choices("いろは", k=300)) + text[:60]
    index = {short[at : at + GRAM]: at for at in range(len(short) - GRAM + 1)}
    every = [at for at in range(start, end - GRAM + 1) if text[at : at + GRAM] in index]
    assert _list_places(text, start, end, index, short) == every
