from __future__ import annotations

import pytest

from stitchtext.across.chances import Ends, agree, choose, order
from stitchtext.across.nouns import Bond

TAIL, HEAD, STRENGTH = 20, -20, 2


def _bond(a: int, b: int, overlap: int = TAIL, strength: int = STRENGTH) -> Bond:
    return Bond(a, b, strength, None, overlap)


def test_the_sign_of_an_overlap_tells_which_fragment_comes_first() -> None:
    assert [order(_bond(1, 2, TAIL)), order(_bond(1, 2, HEAD))] == [(1, 2), (2, 1)]


def test_an_end_that_lies_in_another_fragment_is_not_open() -> None:
    ends = Ends(5)
    ends.close(_bond(0, 1))
    ends.close(Bond(2, 3, STRENGTH, 3, 50))
    assert [ends.are_open(_bond(*pair)) for pair in ((0, 4), (1, 4), (3, 4), (2, 4))] == [False, True, False, True]
    assert not ends.are_open(_bond(1, 4, HEAD))


def test_ends_without_rivals_are_chosen_and_others_are_not() -> None:
    assert choose([_bond(0, 1), _bond(1, 2), _bond(3, 4), _bond(3, 5)], int) == [_bond(0, 1), _bond(1, 2)]


def test_several_overlaps_of_two_groups_are_no_rivals() -> None:
    bonds = [_bond(0, 2), _bond(1, 3, strength=5)]
    assert choose(bonds, lambda number: number // 2) == [bonds[1]]


def test_the_order_of_bonds_does_not_matter() -> None:
    bonds = [_bond(a, b, strength=a * b % 5) for a, b in ((0, 1), (2, 3), (4, 5), (4, 6), (7, 8))]
    assert choose(bonds, int) == choose(bonds[::-1], int)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("春の海ひねもすのたりのたりかな", "のたりのたりかな、と詠んだ。", True),
        ("春の海ひねもすのたりのたりかな", "のたりのたり かな、と詠んだ。", True),
        ("春の海ひねもすのたりのたりかも", "のたりのたりかな、と詠んだ。", True),
        ("春の海ひねもすのたりのたりかな", "しめりぬれたりして、いたよ。", False),
    ],
    ids=["the same", "another layout", "a slip", "other words"],
)
def test_texts_agree_where_they_say_the_same(one: str, other: str, alike: bool) -> None:
    assert agree(_bond(0, 1, 8), [one, other].__getitem__) is alike


LONG = (
    "古池や蛙飛びこむ水の音、閑さや岩にしみ入る蝉の声、夏草や兵どもが夢の跡、"
    "五月雨をあつめて早し最上川、荒海や佐渡によこたふ天河。"
)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (LONG[:-14] + "がさごそがさごそがさごそがさ", "ぺたぺたぺたぺたぺたぺたぺた" + LONG[14:], True),
        (LONG, "とても長くて誰も知らない題名をここに書いておく" + LONG[23:], False),
        (LONG, LONG[:25] + "まったく別のことを言うところ" + LONG[39:], False),
    ],
    ids=["garbled at both ends", "a title before a common passage", "something else inside"],
)
def test_the_ends_of_a_long_overlap_may_be_garbled_and_nothing_else(one: str, other: str, alike: bool) -> None:
    assert agree(_bond(0, 1, len(LONG)), [one, other].__getitem__) is alike
