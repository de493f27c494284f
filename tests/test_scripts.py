from __future__ import annotations

import pytest

from stitchtext.scripts import closes, is_spaceless


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
