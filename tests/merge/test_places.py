from __future__ import annotations

import pytest

from accounting import check
from layings import write
from stitchtext import repair

PLACES = [
    ("a number is one place as a whole", "本は1234冊。", "本は1934冊。", {"1234", "1934"}),
    ("a letter goes with its marks", "le cafe\u0301 noir", "le cafe noir", {"e\u0301", "e"}),
    ("a lost word", "とても高い山。", "高い山。", {"とても", ""}),
    ("a lost word before the end of a line", "とても高い山。\n次の行。", "高い山。\n次の行。", {"とても", ""}),
    ("two words stay two", "赤い花と高い山と青い海。", "白い花と高い山と黒い海。", {"赤", "白", "青", "黒"}),
]  # fmt: skip


@pytest.mark.parametrize(("what", "one", "other", "readings"), PLACES, ids=[case[0] for case in PLACES])
def test_of_places(what: str, one: str, other: str, readings: set[str]) -> None:
    raw = "".join(f"{write(0, 1)}{reading}{write(2, 3)}\n—END—\n" for reading in (one, other))
    result = repair(raw)
    check(raw, result)
    (article,) = result.articles
    assert {reading.text for variant in article.variants for reading in variant.readings} == readings


def test_what_lost_is_outvoted_by_what_stands() -> None:
    raw = f"{write(0, 1)}赤い花。{write(2, 3)}\n—END—\n{write(0, 1)}白い花。{write(2, 3)}\n—END—\n"
    result = repair(raw)
    (entry,) = [entry for entry in result.account if entry.fate == "outvoted"]
    assert entry.text in ("赤", "白")
    assert result.articles[0].text[entry.at : entry.until] == {"赤": "白", "白": "赤"}[entry.text]


def test_a_sentence_that_is_left_out_is_no_place() -> None:
    raw = f"{write(0, 1, 2)}\n—END—\n{write(0, 2)}\n—END—\n"
    (article,) = repair(raw).articles
    assert article.variants == ()
