from __future__ import annotations

import pytest

from accounting import check
from layings import call, write
from stitchtext import repair
from stitchtext.merge.tilings import Tiling

LINE = write(0, 1, 2)
PARTS = [
    ("two that share some of it", [(0, 30), (20, 52)], True),
    ("two that share too little of it", [(0, 30), (23, 52)], False),
    ("two that meet in it", [(0, 30), (30, 52)], False),
    ("two that share what is before it", [(0, 16), (4, 20)], False),
    ("two that share all of it", [(0, 40), (10, 52)], False),
    ("one that ends in it", [(0, 30)], False),
    ("two that both end in it", [(0, 30), (2, 34)], False),
    ("one that ends in it garbled", [(0, 30), "x", (20, 52)], False),
]


@pytest.mark.parametrize(("what", "parts", "held"), PARTS, ids=[case[0] for case in PARTS])
def test_a_stretch_is_covered_by(what: str, parts: list[tuple[int, int] | str], held: bool) -> None:
    witnesses = []
    for number, part in enumerate(parts):
        if not isinstance(part, str):
            garbled = parts[number + 1 : number + 2] == ["x"]
            witnesses.append(call(number, LINE, part, *(["x"] if garbled else [])))
    assert Tiling(witnesses).covers(18, 38) is held


TABLE = "St. Mark's league\nTable after 14 games\n9 Priory 14 2 5 7 11\n10 St. Mark's 14 0 1 13 1\n"
NEXT = "Next Saturday: Castle Rovers v Northgate, Ashby v Priory, St. Mark's v Wendle."


def test_what_two_hold_together_is_not_outvoted_by_one_that_leaves_it_out() -> None:
    text = TABLE + NEXT
    left, right = TABLE.removesuffix("1\n"), text[text.index("rk's 14 0") :]
    lacking = text.replace(" Mark's 14 0 1 13 1", "").removesuffix(" Mark's v Wendle.")
    raw = f"{right}\n—END—\n{lacking}\n—END—\n{left}\n"
    result = repair(raw)
    check(raw, result)
    assert [article.text.strip() for article in result.articles] == [text]


def test_two_that_leave_it_out_outvote_them() -> None:
    text = TABLE + NEXT
    left, right = TABLE.removesuffix("1\n"), text[text.index("rk's 14 0") :]
    lacking = text.replace(" Mark's 14 0 1 13 1", "")
    raw = f"{right}\n—END—\n{lacking}\n—END—\n{lacking.removesuffix('Wendle.')}\n—END—\n{left}\n"
    result = repair(raw)
    check(raw, result)
    assert all("14 0 1" not in article.text for article in result.articles)
