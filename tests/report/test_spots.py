from __future__ import annotations

import pytest

from scrapes import joined
from stitchtext import repair
from stitchtext.errors import StitchError
from stitchtext.report.places import Lines
from stitchtext.report.spots import find_place, find_sentence, find_words, locate_printed

JAPANESE = "題名です\n一つ目の文がここにあります。二つ目の文もここに続きます。\n"
ENGLISH = "Another title\nIt says something in full here. And more of it is told below.\nMore of it is told below.\n"
TWO = repair(joined([JAPANESE, ENGLISH]))


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("一つです。二つです。三つ", 6, "二つです。"),
        ("一つです。二つです。三つ", 4, "一つです。"),
        ("一つです。二つです。三つ", 10, "三つ"),
        ("「一つです。」と二つ", 3, "「一つです。」"),
        ("題\n一つです。", 0, "題"),
        ("One. Two (2.5 of 3). Three", 12, "Two (2.5 of 3)."),
        ("J. Smith came. He left", 0, "J. Smith came."),
        ("One?  Two", 6, "Two"),
        ("दो। तीन।", 5, "तीन।"),
    ],
)
def test_the_sentence_around_a_character_is_found(text: str, at: int, sentence: str) -> None:
    start, end = find_sentence(text, at)
    assert text[start:end] == sentence


def test_lines_and_columns_are_those_of_all_that_is_printed() -> None:
    spot = find_place(TWO, 5, 4)
    assert (spot.article, TWO.articles[1].text[spot.start : spot.end]) == (1, "It says something in full here.")


def test_lines_of_one_article_are_counted_in_it_alone() -> None:
    spot = find_place(TWO, 2, 40, number=1)
    assert TWO.articles[1].text[spot.start : spot.end] == "And more of it is told below."


def test_every_place_that_is_printed_is_named_as_it_is_found() -> None:
    lines = Lines(TWO.text)
    for number, article in enumerate(TWO.articles):
        for offset, char in enumerate(article.text):
            if char == "\n":
                continue
            line, column = map(int, locate_printed(TWO, number, offset).split(":"))
            assert TWO.text[lines.span(line)[0] + column - 1] == char
            spot = find_place(TWO, line, column)
            assert (spot.article, spot.at) == (number, offset)


@pytest.mark.parametrize(
    ("line", "column", "number", "told"),
    [
        (99, 1, None, "there is no line 99: the text has 6 lines"),
        (0, 1, None, "there is no line 0: the text has 6 lines"),
        (1, 5, None, "line 1 has no column 5: it has 4 columns"),
        (1, 0, None, "line 1 has no column 0: it has 4 columns"),
        (3, 1, None, "line 3 is the marker between two articles; name a line of one"),
        (4, 1, 1, "there is no line 4: article 2 has 3 lines"),
        (1, 1, 2, "there is no article 3: there are 2"),
    ],
)
def test_a_place_that_is_not_there_is_told(line: int, column: int, number: int | None, told: str) -> None:
    with pytest.raises(StitchError) as caught:
        find_place(TWO, line, column, number)
    assert str(caught.value) == told


def test_words_are_found_to_the_letter_first() -> None:
    spot = find_words(TWO, "二つ目の文")
    assert (spot.article, spot.alike, spot.others) == (0, 100, ())
    assert TWO.articles[0].text[spot.start : spot.end] == "二つ目の文"


def test_words_that_stand_more_than_once_are_told_with_the_other_places() -> None:
    spot = find_words(TWO, "of it is told")
    text = TWO.articles[1].text
    assert spot.others == ((1, text.rindex("of it is told")),)


def test_words_that_are_nearly_right_are_found_with_how_nearly() -> None:
    spot = find_words(TWO, "It says sometihng in full hero.")
    assert 80 <= spot.alike < 100
    assert TWO.articles[1].text[spot.start : spot.end].startswith("It says something")


def test_the_nearest_is_told_as_a_whole_sentence_with_the_place_where_it_starts() -> None:
    with pytest.raises(StitchError, match=r"nearest is “It says something in full here\.” at 5:1, \d+ % alike"):
        find_words(TWO, "Nothing like that")


def test_the_nearest_is_told_where_nothing_is_like_the_words() -> None:
    with pytest.raises(StitchError, match=r"no such sentence; the nearest is “.+” at \d+:\d+, \d+ % alike"):
        find_words(TWO, "全く別の話をする文章である")


def test_where_not_even_a_letter_is_alike_no_sentence_is_named() -> None:
    with pytest.raises(StitchError, match="no such sentence, and none that is like it"):
        find_words(repair("a\n\n\nbc\n"), "xyzzy")


@pytest.mark.parametrize("words", ["", " \n"])
def test_no_words_are_refused(words: str) -> None:
    with pytest.raises(StitchError, match="no words"):
        find_words(TWO, words)


def test_an_empty_scrape_has_no_place() -> None:
    with pytest.raises(StitchError):
        find_words(repair(""), "one")
    with pytest.raises(StitchError):
        find_place(repair(""), 1, 1)
