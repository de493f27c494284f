from __future__ import annotations

import pytest

from stitchtext import check
from stitchtext.rules.excerpts import contrast, reach_word

PLACES = [
    ("between words", "a red boat", 2, 5, "red"),
    ("nothing between words", "a red boat", 5, 5, ""),
    ("inside a word", "a red boat", 3, 4, "red"),
    ("nothing inside a word", "London", 3, 3, "London"),
    ("a figure of a number", "of 48,000 km", 4, 5, "48,000"),
    ("a figure of a time", "at 17:30.", 4, 5, "17:30"),
    ("before a full stop", "in 1862. He", 6, 7, "1862"),
    ("a word with a hyphen", "the well-known man", 5, 6, "well-known"),
    ("letters of Chinese", "港は古い町", 2, 3, "古"),
    ("a figure in Chinese", "售价1200元", 3, 4, "1200"),
    ("a letter of Hindi, and its mark", "नया पुल है", 4, 5, "पुल"),
    ("a letter of Russian", "новый мост.", 6, 7, "мост"),
    ("a very long word", "x" * 99, 50, 51, "x" * 49),
]


@pytest.mark.parametrize(("what", "text", "start", "end", "shown"), PLACES, ids=[case[0] for case in PLACES])
def test_a_place_is_widened_to_words(what: str, text: str, start: int, end: int, shown: str) -> None:
    assert text[slice(*reach_word(text, start, end))] == shown


SAME = "Bahnstreik im Liveticker: "
READINGS = [
    ("short ones", ["red", "blue"], ["「red」", "「blue」"]),
    ("one that is nothing", ["", "red"], ["nothing", "「red」"]),
    ("long ones that differ at once", ["r" * 30, "b" * 30], [f"「{'r' * 24}…」", f"「{'b' * 24}…」"]),
    ("long ones that differ late", [f"{SAME}ja", f"{SAME}nein"], ["「…ja」", "「…nein」"]),
    ("without a space", ["港" * 30 + "古い", "港" * 30 + "町"], [f"「…{'港' * 10}古い」", f"「…{'港' * 10}町」"]),
    ("one that goes on", [SAME, f"{SAME}ja"], ["「…iveticker:」", "「…ja」"]),
    ("three, two of them alike", [f"{SAME}ja", f"{SAME}nein", "oh"], ["「…ja」", "「…nein」", "「oh」"]),
]


@pytest.mark.parametrize(("what", "texts", "shown"), READINGS, ids=[case[0] for case in READINGS])
def test_readings_are_shown_where_they_differ(what: str, texts: list[str], shown: list[str]) -> None:
    assert contrast(texts) == shown


def test_a_check_shows_whole_words_and_numbers_of_both() -> None:
    one = "The harbour was built in 1862. The old hall has two cafés and room for 48,000 people, it is said."
    other = one.replace("two", "three").replace("48,000", "40,000")
    found = check(f"{one}\n—END—\n{one}\n—END—\n{other}\n").findings
    told = {finding.code: finding.message for finding in found if finding.code in ("V102", "V103")}
    assert told == {
        "V102": "「three」 here, 「two」 in fragments 1, 2",
        "V103": "「40,000」 here, 「48,000」 in fragments 1, 2",
    }
