from __future__ import annotations

import pytest

from stitchtext.assemble.crossings import Cut, drop_crossed, is_inside_word, is_plain
from stitchtext.assemble.lacks import Lack
from stitchtext.folded import fold, frame

TEXT = "It was built by a company that is gone"

INSIDE = [
    ("the start of a text", TEXT, 0, False),
    ("a space", TEXT, TEXT.replace(" ", "").index("company"), False),
    ("few characters before the end", TEXT, len(TEXT.replace(" ", "")) - 3, False),
    ("a mark", "It was built. company that is gone by now", 11, False),
    ("two letters of a word", TEXT, TEXT.replace(" ", "").index("pany"), True),
    ("two letters where nothing parts words", "港は古い町の西にあり、毎朝船が出る。人は少ない。", 4, True),
    ("a letter and its vowel sign", "बंदरगाह की रोशनी शहर में दूर तक जाती है", 5, True),
]


@pytest.mark.parametrize(("what", "text", "at", "inside"), INSIDE, ids=[case[0] for case in INSIDE])
def test_inside_a_word_is(what: str, text: str, at: int, inside: bool) -> None:
    assert is_inside_word(fold(text), at) is inside


def test_the_gaps_of_what_is_made_of_several_are_not_known() -> None:
    assert is_plain(fold(TEXT))
    assert not is_plain(frame(fold(TEXT).text))


def test_a_passage_is_dropped_where_another_member_runs_across() -> None:
    whole, other = fold(TEXT), fold("It was built by a compa\nShare this page")
    size = other.text.index("Share")
    lack = Lack(size, size, (1, size, len(other.text)), 0, inner=False)
    members = [(0, [(0, 0, len(whole.text))]), (1, [(0, 0, size)])]
    folds = [whole, other]
    assert drop_crossed([lack], {lack: [Cut(size, told=False)]}, members, folds) == []
    assert drop_crossed([lack], {}, members, folds) == [lack]
    assert drop_crossed([lack], {lack: [Cut(size, told=False)]}, members[1:], folds) == [lack], "it alone is there"
    word = whole.text.index("company")
    assert drop_crossed([lack], {lack: [Cut(word, told=False)]}, members, folds) == [lack], "no word is parted"
    assert drop_crossed([lack], {lack: [Cut(word, told=True)]}, members, folds) == []


def test_a_passage_stays_below_a_line_that_another_runs_together_with_the_next() -> None:
    whole, other = (
        fold("It was built by a companyThat is all gone"),
        fold("It was built by a company\nThe quay was shut"),
    )
    size = other.text.index("The")
    lack = Lack(size, size, (1, size, len(other.text)), 0, inner=False)
    members = [(0, [(0, 0, len(whole.text))]), (1, [(0, 0, size)])]
    assert drop_crossed([lack], {lack: [Cut(size, told=False)]}, members, [whole, other]) == [lack]
