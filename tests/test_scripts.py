from __future__ import annotations

import pytest

from stitchtext.scripts import closes, is_spaceless, meet_words


@pytest.mark.parametrize("line", ["一つです。", "It ends.", "It ends. \u3000", "「一つ」", "Items:", "そして…", "(so)"])
def test_a_line_closes_with_a_mark(line: str) -> None:
    assert closes(line)


@pytest.mark.parametrize("line", ["", "一つ", "It goes", "。次", ". so it goes", "(so) it"])
def test_a_line_without_a_mark_at_its_end_goes_on(line: str) -> None:
    assert not closes(line)


@pytest.mark.parametrize("letter", "กကក្あア漢豈")
def test_scripts_that_set_no_spaces_between_words_are_known(letter: str) -> None:
    assert is_spaceless(letter)


@pytest.mark.parametrize("letter", ["", "a", "é", "я", "한", "ა", "क", "。", " "])
def test_other_scripts_do_and_so_does_nothing(letter: str) -> None:
    assert not is_spaceless(letter)


MEET = [
    "the|port",
    "end.|The",
    "one,|two",
    "(so)|it",
    "Debian|12",
    "12|of",
    "cron|(8)",
    "मेयर|खुश",
    "انتهى.|ثم",
    "끝.|다음",
]
APART = ["|a", "a|", "a|.", "www.|port", "1,|5", "1|5", "港|の", "第|1", "٣|٤", "a.|(b)", "»|so", "है|।"]


@pytest.mark.parametrize("case", MEET)
def test_two_words_meet_with_a_mark_behind_the_first_or_a_bracket_before_the_second(case: str) -> None:
    before, after = case.split("|")
    assert meet_words(before, after)


@pytest.mark.parametrize("case", APART)
def test_two_words_do_not_meet_at(case: str) -> None:
    before, after = case.split("|")
    assert not meet_words(before, after)
