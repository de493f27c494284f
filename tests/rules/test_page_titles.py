"""Titles of pages above those of their articles: leave-alone cases first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from harbours import TEXT, joined, list_removed
from stitchtext import repair

TITLE = "The harbour at dawn"
LEFT_ALONE = [
    ("a single fragment", [f"{TITLE} | The Coast\n{TEXT}"]),
    ("all have it", [f"{TITLE} | The Coast\n{TEXT}", f"{TITLE} | The Coast\n{TEXT[:200]}"]),
    ("most have it", [f"{TITLE} - A report\n{TEXT}", f"{TITLE} - A report\n{TEXT[:200]}", TEXT[:150]]),
    ("no name", [f"{TITLE} - 2\n{TEXT}", TEXT[:200], TEXT]),
    ("nothing that divides", [f"{TITLE} and of the coast\n{TEXT}", TEXT[:200], TEXT]),
    ("a long line", [f"{TITLE}: {'a port and its people ' * 3}\n{TEXT}", TEXT[:200], TEXT]),
    ("another text below", [f"{TITLE} | The Coast\n{TITLE}\nIt was late.", TEXT, TEXT[:200]]),
    ("a heading that nobody begins with", [f"{TITLE}: A guide\n{TEXT}", TEXT[20:], TEXT[150:]]),
]
PAGES = [
    "{} | The Coast",
    "The Coast | {}",
    "{} – News – The Coast",
    "{}_The Coast",
    "{} :: The Coast",
    "{}|ザ・コースト",
]


@pytest.mark.parametrize(("what", "fragments"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_a_line_above_a_title_stays_where_few_speak_against_it(what: str, fragments: list[str]) -> None:
    assert list_removed(*fragments) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_title_with_the_name_of_the_site_goes_from_above_the_title(page: str) -> None:
    line = page.format(TITLE)
    for order in permutations([f"{line}\n{TEXT}", f"{line}\n\n{TEXT[:200]}", TEXT, TEXT[:150]]):
        raw = joined(*order)
        result = repair(raw)
        assert (result.text, result.findings) == (f"{TEXT}\n", ())
        check(raw, result)


def test_it_goes_beside_one_that_has_the_title_of_the_page_alone() -> None:
    line = f"{TITLE} - The Coast"
    fragments = [f"{line}\n{TEXT}", line + TEXT.removeprefix(TITLE), TEXT, TEXT[:150], TEXT[:250]]
    assert repair(joined(*fragments)).text == f"{TEXT}\n"
