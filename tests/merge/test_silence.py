from __future__ import annotations

import pytest

from accounting import check
from layings import write
from stitchtext import repair

LEFT_OUT = [
    ("a heading", "見出し", "\n"),
    ("an item of a list", "・りんご", "\n"),
    ("a short sentence", "雨だった。", ""),
]


@pytest.mark.parametrize(("what", "text", "gap"), LEFT_OUT, ids=[case[0] for case in LEFT_OUT])
@pytest.mark.parametrize("first", [True, False])
def test_who_leaves_out_what_is_whole_has_no_vote_on_it(what: str, text: str, gap: str, first: bool) -> None:
    fuller = f"{write(0, 1)}{gap}{text}{gap}{write(2, 3)}"
    pieces = [fuller, f"{write(0, 1)}{gap}{write(2, 3)}", f"{write(0, 1)}{gap}{write(2, 3, 4)}"]
    raw = "".join(f"{piece}\n—END—\n" for piece in (pieces if first else pieces[::-1]))
    result = repair(raw)
    check(raw, result)
    (article,) = result.articles
    assert f"{gap}{text}{gap}" in article.text
    assert article.variants == ()
    assert not [finding for finding in result.findings if finding.doubt]


@pytest.mark.parametrize(("letter", "word"), [("図", "図書館"), ("ข้", "ข้อสิบสอง")])
def test_a_letter_doubled_at_the_start_of_a_line_is_no_line(letter: str, word: str) -> None:
    pieces = [f"{write(0, 1)}\n{double}{word}{write(3, 4)}" for double in (letter, "", "")]
    result = repair("".join(f"{piece}\n—END—\n" for piece in pieces))
    assert letter * 2 not in result.text
    assert word in result.text


def test_a_heading_whose_words_begin_the_next_line_is_no_double() -> None:
    pieces = [
        f"{write(0, 1)}\n{heading}図書館は来月から閉まるという。\n{write(3, 4)}" for heading in ("図書館\n", "", "")
    ]
    result = repair("".join(f"{piece}\n—END—\n" for piece in pieces))
    assert "\n図書館\n図書館は" in result.text
    assert not [finding for finding in result.findings if finding.doubt]


def test_a_letter_lost_in_a_line_of_two_is_no_line() -> None:
    pieces = [f"{title}\n{write(0, 1, 2)}" for title in ("図書", "図")]
    (article,) = repair("".join(f"{piece}\n—END—\n" for piece in pieces)).articles
    assert [{reading.text for reading in variant.readings} for variant in article.variants] == [{"書", ""}]
