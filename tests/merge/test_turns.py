"""Where one page ends and the next one begins."""

from __future__ import annotations

import pytest

from accounting import check
from stitchtext import repair

TITLE = "The harbour lights"
FIRST = "It was built by a company from Leeds. It served the coal trade for ninety years."
SECOND = "Then the last steamer left. The quay was closed, and the town lost half of its people."
TURNS = [
    ("behind a sentence a line begins", FIRST, SECOND, "\n"),
    ("inside one the words are parted", FIRST + " Then the last", "steamer left. The quay was closed.", " "),
    ("in a script without spaces they are not", "港は百年前に築かれた。いまは倉庫に", "工房と小さな博物館がある。", ""),
]


@pytest.mark.parametrize(("what", "first", "second", "between"), TURNS, ids=[case[0] for case in TURNS])
def test_what_stands_between_two_pages(what: str, first: str, second: str, between: str) -> None:
    raw = f"{TITLE}\n{first}\nPage 1 of 2\n—END—\n{second}\nPage 2 of 2\n"
    result = repair(raw)
    check(raw, result)
    assert result.text.rstrip() == f"{TITLE}\n{first}{between}{second}", what


def test_a_hole_behind_a_sentence_is_a_new_line_where_a_line_of_the_page_stands_there() -> None:
    raw = f"{TITLE}\n{FIRST}\nPage 1 of 3\n—END—\n{SECOND}\nPage 3 of 3\n"
    assert repair(raw).text == f"{TITLE}\n{FIRST}\n{SECOND}\n"
