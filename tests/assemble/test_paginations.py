"""Pages that say which they are: what is left apart comes first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from layings import write
from stitchtext import repair

TITLE, OTHER = "港の朝の話", "図書館の夜"
ONE, TWO, THREE, FAR = write(0, 1), write(2, 3), write(4, 5), write(6, 7)
LEFT_APART = [
    ("pages of two articles", [f"{TITLE}\n{ONE}\n1/2", f"{OTHER}\n{TWO}\n2/2"]),
    ("two that name one page", [f"{TITLE}\n{ONE}\n1/2", f"{TWO}\n2/2", f"{THREE}\n2/2"]),
    ("pages of two numbers in all", [f"{TITLE}\n{ONE}\n1/2", f"{TWO}\n2/3"]),
    ("no number of all", [f"{TITLE}\n{ONE}\n- 1 -", f"{TWO}\n- 2 -"]),
]
JOINED = [
    ("a title on the first alone", "", "{}/{}"),
    ("a title on each", TITLE, "{}/{}"),
    ("in words", "", "Page {} of {}"),
    ("in other words", TITLE, "第{}页 共{}页"),
]


def join(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


@pytest.mark.parametrize(("what", "fragments"), LEFT_APART, ids=[case[0] for case in LEFT_APART])
def test_what_names_no_pages_of_one_article_stays_apart(what: str, fragments: list[str]) -> None:
    raw = join(*fragments)
    result = repair(raw)
    check(raw, result)
    assert len(result.articles) == len(fragments), what


@pytest.mark.parametrize(("what", "title", "line"), JOINED, ids=[case[0] for case in JOINED])
def test_pages_come_in_the_order_of_their_numbers(what: str, title: str, line: str) -> None:
    bodies = [ONE, TWO, THREE]
    pages = [f"{title if n else TITLE}\n{body}\n{line.format(n + 1, 3)}".lstrip() for n, body in enumerate(bodies)]
    for order in permutations(pages):
        result = repair(join(*order))
        assert result.text.rstrip() == "\n".join([TITLE, *bodies]), what
        assert not [finding for finding in result.findings if finding.doubt]


def test_the_number_may_stand_above_the_text() -> None:
    result = repair(join(f"Page 2 of 2\n{TWO}", f"Page 1 of 2\n{TITLE}\n{ONE}"))
    assert result.text.rstrip() == "\n".join([TITLE, ONE, TWO])


def test_a_copy_of_more_than_one_page_lies_on_all_of_them() -> None:
    result = repair(join(f"{THREE}\n3/3", f"{TITLE}\n{ONE}\n1/3", f"{TWO}\n2/3", f"{TITLE}\n{ONE}\n{TWO[:30]}"))
    assert result.text.rstrip() == "\n".join([TITLE, ONE, TWO, THREE])


def test_a_page_that_none_has_is_a_hole() -> None:
    result = repair(join(f"{FAR}\n3/3", f"{TITLE}\n{ONE}\n1/3"))
    assert result.text.rstrip() == "\n".join([TITLE, ONE, FAR])
    assert "S202" in [finding.code for finding in result.findings]
