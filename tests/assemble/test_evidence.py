from __future__ import annotations

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
