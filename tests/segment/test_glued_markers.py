"""Markers in one line with text. What is only spoken of, and stays text, comes first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from harbours import TEXT
from stitchtext import repair
from stitchtext.segment.markers import find_markers

SPOKEN_OF = [
    ("one inside a line", "ここで—END—と書かれた行\n次の行\n"),
    ("one at the end of a line", f"{TEXT} —END—\n"),
    ("two near each other", "By --END-- or —END— they are divided.\n"),
    ("two inside lines, where no article begins", f"{TEXT[:150]}—END—{TEXT[100:300]}—END—{TEXT[250:]}\n"),
    ("lines of a log", "".join(f"2024-01-01 12:00:0{n} INFO job {n} ---END---\n" for n in range(9))),
    ("comments behind code", "x = 1  # ---END---\ny = 2  # ---BEGIN---\nz = 3  # ---END---\n"),
    ("a table", "marker\tmeaning\n—END—\tthe end of a piece\n---END---\tthe same\n"),
    ("the end of a word", "そのままハッピーEND――\nただし手紙を読まなかった場合。\n今度はトゥルーEND――\n"),
    ("between quotes", f"{TEXT}\nSo “—END—” and `—END—`\n{TEXT[:200]}\nand “—END—”\n"),
    ("small letters", f"{TEXT[:200]}—end—\n{TEXT[100:]}—end—\n"),
    ("a comment of code", f"{TEXT[:200]}\n// -- END --\n{TEXT[100:]}\n// -- END --\n"),
    ("a certificate", f"{TEXT[:200]} -----END CERTIFICATE-----\n{TEXT[100:]} -----END CERTIFICATE-----\n"),
]
GLUED = ["{}—END—\n", "{} —END—\n", "{}\n—END—", "{}\n--END-- ", "{}－ＥＮＤ－\n"]
INSIDE = ["{}—END—", "{} ― END ― "]
COPIES = [TEXT[:200], TEXT[:330].replace("\n", " "), TEXT[150:], TEXT[:260]]
WINDOWS = [TEXT[:170], TEXT[120:290], TEXT[240:]]


@pytest.mark.parametrize(("what", "raw"), SPOKEN_OF, ids=[case[0] for case in SPOKEN_OF])
def test_a_marker_that_is_only_spoken_of_divides_nothing(what: str, raw: str) -> None:
    assert find_markers(raw) == []


def test_beside_lines_of_markers_one_inside_a_line_is_text_unless_an_article_begins_again_behind_it() -> None:
    spoken = f"{TEXT}\n—END—\n{TEXT[:100]} So —END— is written.\n—END—\n"
    assert len(find_markers(spoken)) == 2
    again = f"{TEXT}\n—END—\n{TEXT[:100]}—END—{TEXT[:200]}\n—END—\n"
    assert len(find_markers(again)) == 3


@pytest.mark.parametrize("form", [*GLUED, *INSIDE])
def test_markers_in_one_line_with_text_divide_where_an_article_begins_again(form: str) -> None:
    for order in permutations(COPIES):
        raw = "".join(map(form.format, order))
        result = repair(raw)
        assert result.text.strip() == TEXT
        check(raw, result)


def test_quotes_that_end_a_text_before_a_marker_are_of_the_text() -> None:
    text = "題名\n一人が「もう遅いのではないか」と小さな声で言ったのだった。\nもう一人は「いいや、まだまだ早い」"
    assert repair(f"{text}—END—\n{text[:40]}—END—\n{text[8:]}—END—\n").text == f"{text}\n"


@pytest.mark.parametrize("form", ["{}—END—\n", "{} —END—\n", "{}\n—END—"])
@pytest.mark.parametrize("fragments", [COPIES, WINDOWS], ids=["copies", "windows"])
def test_at_an_end_of_a_line_they_divide_where_others_are_lines(form: str, fragments: list[str]) -> None:
    for number in range(3):
        parts = [(form if n == number else "{}\n—END—\n").format(text) for n, text in enumerate(fragments)]
        assert repair("".join(parts)).text == f"{TEXT}\n"
