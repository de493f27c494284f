from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapes import Paper, odd_texts, papers
from stitchtext.align import align
from stitchtext.folded import fold
from stitchtext.indexes import index_units
from stitchtext.model import Block

LONG = "".join(f"第{number}の文はここにあり、続きも{number * 7}ある。" for number in range(40))
CASES = [
    ("a text and itself", "一つ目の文。二つ目の文。", "一つ目の文。二つ目の文。", [(0, 0, 12)]),
    ("a part", "二つ目の文。", "一つ目の文。二つ目の文。", [(0, 6, 6)]),
    ("nothing in common", "一二三四五六七八", "abcdefgh", []),
    ("an empty text", "", "一つ目の文。", []),
]


def aligned(a: str, b: str) -> list[Block]:
    return align(fold(a), fold(b))


@pytest.mark.parametrize(("what", "a", "b", "blocks"), CASES, ids=[case[0] for case in CASES])
def test_equal_stretches_are_found(what: str, a: str, b: str, blocks: list[Block]) -> None:
    assert aligned(a, b) == blocks


@given(odd_texts(), odd_texts())
def test_blocks_are_equal_and_run_one_way(one: str, other: str) -> None:
    a, b = fold(one + other), fold(other + one)
    blocks = align(a, b)
    assert all(a.text[i : i + n] == b.text[j : j + n] and n > 0 for i, j, n in blocks)
    assert all(x[0] + x[2] <= y[0] and x[1] + x[2] <= y[1] for x, y in pairwise(blocks))


@given(papers())
def test_a_text_is_one_block_with_itself(paper: Paper) -> None:
    size = len(fold(paper.text).text)
    assert aligned(paper.text, paper.text) == [(0, 0, size)]


@given(st.integers(0, 39))
def test_a_sentence_left_out_leaves_two_blocks(number: int) -> None:
    sentences = LONG.split("。")[:-1]
    left = "".join(one + "。" for at, one in enumerate(sentences) if at != number)
    blocks = aligned(left, LONG)
    assert sum(block[2] for block in blocks) == len(left)


@given(st.integers(30, len(LONG) - 30))
def test_a_character_misread_anywhere_costs_one_character(at: int) -> None:
    blocks = aligned(LONG[:at] + "☃" + LONG[at + 1 :], LONG)
    assert sum(block[2] for block in blocks) == len(LONG) - 1


def test_an_index_that_is_given_changes_nothing() -> None:
    a, b = fold(LONG[50:200]), fold(LONG)
    assert align(a, b, index_units(b)) == align(a, b)


def test_a_part_is_found_the_same_with_an_index_of_clauses() -> None:
    whole = fold(LONG)
    for start in range(0, len(LONG) - 200, 37):
        part = fold(LONG[start : start + 200])
        assert align(part, whole, index_units(whole)) == align(part, whole) == [(0, start, 200)]


def test_a_head_far_from_what_is_known_to_be_the_same_is_not_looked_for() -> None:
    far = "".join(f"{number}番の話です。" for number in range(8_000))
    whole = fold("とても珍しい言葉で始まる" + far + LONG)
    head = fold("とても珍しい言葉で始まる前置" + LONG)
    assert [block[1] for block in align(head, whole)] == [len(whole.text) - len(LONG)]


@pytest.mark.parametrize("words", ["これは違うのか？", "違うのか？", "違うのか"])
def test_what_one_side_of_a_gap_holds_is_found_anywhere_in_the_other(words: str) -> None:
    a = LONG + words + LONG[::-1]
    b = LONG + f"今になって言うには、{words}老人はその袋をゆっくりと指さした。" + LONG[::-1]
    assert (len(LONG), len(LONG) + 10, len(words)) in aligned(a, b)
    assert (len(LONG) + 10, len(LONG), len(words)) in aligned(b, a)


def test_a_few_words_in_a_gap_that_is_twice_as_long_in_one_text_are_found() -> None:
    a, b = (f"{LONG}{own}{LONG[::-1]}" for own in ("甲abcdefg乙", "丙丁戊abcdefg己庚辛壬癸子丑寅卯辰巳午未"))
    assert (len(LONG) + 1, len(LONG) + 3, 7) in aligned(a, b)
    assert (len(LONG) + 3, len(LONG) + 1, 7) in aligned(b, a)


def say_again() -> tuple[str, str, str]:
    """A text, a part of it with a clause before its end that the text has far off, and what is the same before that."""
    told, again = "クセスできるようにする長い見出しをここに示します。", "初期値は空の表です。"
    far = "".join(f"別の{number}話。" for number in range(40))
    whole = f"{LONG[:59]}。{again}{far}誰でもア{told}最長の秒数をここに書きます。{LONG[60:]}"
    return whole, f"{told}{again}最長の秒数をここに書きます。{LONG[60:]}", told


def test_a_clause_that_is_said_again_further_off_does_not_hide_a_head() -> None:
    whole, part, told = say_again()
    assert aligned(whole, part)[0][:2] == (whole.index(told), 0)


def test_a_clause_that_was_said_before_further_off_does_not_hide_a_tail() -> None:
    whole, part, told = (text[::-1] for text in say_again())
    i, j, size = aligned(whole, part)[-1]
    assert (i + size, j + size) == (whole.index(told) + len(told), len(part))


def test_a_short_text_is_laid_in_a_long_one_by_the_grams_that_are_known_of_it() -> None:
    """Of its clauses none stands once there: only the grams say where it lies."""
    often, rare = "短い句。" * 3, "珍しい言い方がここで一度だけ使われているのに気づく"
    whole, own = fold(f"{LONG}{often}{rare}{often}"), fold(f"{often}{rare[:18]}ろ{rare[19:]}")
    text = whole.text
    grams = {text[at : at + 8]: at for at in range(len(text) - 7) if text.count(text[at : at + 8]) == 1}
    blocks = align(own, whole, index_units(whole), grams)
    assert blocks == align(own, whole, index_units(whole))
    assert sum(block[2] for block in blocks) == len(own.text) - 1
    assert align(own, whole, index_units(whole), {}) == []
