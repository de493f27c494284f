from __future__ import annotations

from math import log2

import pytest

from layings import write
from stitchtext.assemble.evidence import Evidence, count_uses
from stitchtext.folded import fold

EVIDENCE = Evidence([fold(write(0, 1, 2)), fold(write(2, 3, 4))])


def test_longer_text_holds_more() -> None:
    assert 0 == EVIDENCE.weigh("") < EVIDENCE.weigh("漁船") < EVIDENCE.weigh("漁船が静かに")


def test_rare_letters_hold_more_than_frequent_ones() -> None:
    assert EVIDENCE.weigh("の") < EVIDENCE.weigh("湖") <= EVIDENCE.weigh("☃")


def test_a_whole_sentence_is_beyond_chance() -> None:
    assert EVIDENCE.weigh(write(2)) > 60


def test_equal_fragments_say_no_more_than_one() -> None:
    one, other = fold(write(0, 1)), fold(write(2, 3))
    assert Evidence([one, other, other]).weigh("湖") == Evidence([one, other]).weigh("湖")


def test_uses_of_a_phrase_are_counted_and_those_of_a_long_passage_are_not() -> None:
    phrase, passage = "花が咲く", "花" * 65
    assert count_uses(phrase, f"{phrase}。{phrase}", phrase) == 2
    assert count_uses(phrase, f"山に{phrase}", f"{phrase}。") == 1
    assert count_uses("花" * 64, "花" * 64, "花" * 128) == 2
    assert count_uses(passage, passage * 2, passage) == 1


def test_a_letter_holds_what_its_share_of_all_says_and_an_unknown_one_a_little_more_than_the_rarest() -> None:
    evidence = Evidence([fold("aab"), fold("ab"), fold("ab")])
    assert [evidence.weigh(letter) for letter in "abz"] == pytest.approx([1, log2(3), log2(6)])
    assert evidence.weigh("ab" * 100) == pytest.approx(100 * (1 + log2(3)))


def test_more_text_and_more_texts_ask_for_more_before_something_is_beyond_chance() -> None:
    evidence = Evidence([fold("a" * 20), fold("b" * 10)])
    assert evidence.strong == pytest.approx(2.4 * 5 + 24)
    assert evidence.least == pytest.approx(2.4 * log2(3) + 22)
    assert evidence.firm == evidence.least + 8
