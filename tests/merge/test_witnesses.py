from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from layings import write
from stitchtext import repair

HEADING = "港の話"
PASSAGE = "赤い屋根の家が並ぶ通りを、毎朝たくさんの人が歩いて行く。"
BEFORE, BEHIND = write(0, 1, 2), write(3, 4, 5)
STAY = [
    ("a heading between two paragraphs", [f"{BEFORE}\n{HEADING}\n{BEHIND}"] * 3, f"{BEFORE}\n{PASSAGE}\n{BEHIND}"),
    ("a last line", [f"{BEFORE}{BEHIND}\n{HEADING}"] * 2, f"{BEFORE}{BEHIND}\n{PASSAGE}"),
    ("two lines", [f"{BEFORE}\n{HEADING}\n以上\n{BEHIND}"] * 2, f"{BEFORE}\n{PASSAGE}\n{BEHIND}"),
]
GO = [
    (
        "a heading of the passage",
        [f"{BEFORE}\n{HEADING}\n{BEHIND}"],
        f"{BEFORE}\n{write(6)}\n{HEADING}\n{PASSAGE}\n{BEHIND}",
    ),
    ("letters inside a line", [f"{BEFORE}港話{BEHIND}"], f"{BEFORE}{PASSAGE}{BEHIND}"),
    ("the end of one fragment", [f"{BEFORE}\n港話"], f"{BEFORE}\n{PASSAGE}\n{BEHIND}"),
    (
        "what two end with and the other has further on",
        [f"{BEFORE}\n{HEADING}"] * 2,
        f"{BEFORE}\n{PASSAGE}\n{HEADING}\n{BEHIND}",
    ),
]


@pytest.mark.parametrize(("what", "copies", "other"), STAY, ids=[case[0] for case in STAY])
def test_a_line_of_several_stays_beside_a_passage_that_one_has_in_its_place(
    what: str, copies: list[str], other: str
) -> None:
    for order in permutations([*copies, other]):
        raw = "".join(f"{text}\n—END—\n" for text in order)
        result = repair(raw)
        (article,) = result.articles
        check(raw, result)
        assert (article.text.count(HEADING), article.text.count(PASSAGE)) == (1, 1)
        assert HEADING in article.text.splitlines()


@pytest.mark.parametrize(("what", "copies", "other"), GO, ids=[case[0] for case in GO])
def test_no_line_of_its_own_is(what: str, copies: list[str], other: str) -> None:
    for order in permutations([*copies, other]):
        assert repair("\n—END—\n".join(order)).text == f"{other}\n"


def test_a_line_beside_a_passage_that_one_leaves_out_stands_where_the_others_have_it() -> None:
    """The line is short, and two lack it in the longest copy: above the passage or below, it is one line."""
    whole = f"{BEFORE}\n{PASSAGE}\n{HEADING}\n{BEHIND}"
    copies = [whole.replace(f"{HEADING}\n", ""), whole.replace(write(5), ""), whole.replace(f"{PASSAGE}\n", "")]
    for order in permutations(copies):
        assert repair("\n—END—\n".join(order)).text == f"{whole}\n"


@pytest.mark.parametrize("other", ["海はどこまでも青かったのだと、あとになって誰もがそう話していた。", "海は青い。"])
def test_a_last_sentence_that_one_has_in_other_words_is_voted_on_however_long_it_is(other: str) -> None:
    text = f"{BEFORE}\n{BEHIND}店は朝から開いている。"
    for copies in ([text, text, text, f"{BEFORE}\n{BEHIND}{other}"],):
        for order in permutations(copies):
            assert repair("\n—END—\n".join(order)).text == f"{text}\n"


def test_the_end_of_a_sentence_in_other_words_is_no_passage_that_is_left_out() -> None:
    """One copy has said the end otherwise, and put in a paragraph below it: two to one for the words, all for that."""
    old, new = f"{BEFORE}\n船は毎朝の鐘で出る。\n{BEHIND}", f"{BEFORE}\n船は毎朝の笛を待つ。\n{PASSAGE}\n{BEHIND}"
    for order in permutations([old, old.replace("静か", "しずか"), new]):
        (article,) = repair("\n—END—\n".join(order)).articles
        assert article.text == f"{BEFORE}\n船は毎朝の鐘で出る。\n{PASSAGE}\n{BEHIND}\n"
