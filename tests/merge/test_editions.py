from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair

TEXT = (
    "The match\nHull beat Leeds at home on Tuesday by two goals to one, in front of a large crowd.\n"
    "The next match will be on Monday at 17:30 in the evening.\nTickets cost 12,500 pounds, said the manager."
)
WORDS = [
    ("Tuesday", "Thursday"),
    ("17:30", "19:05"),
    ("12,500", "20,400"),
    ("evening", "morning"),
    ("manager", "mayor"),
]


@pytest.mark.parametrize(("one", "other"), WORDS)
def test_a_word_or_a_number_that_two_copies_have_otherwise_is_that_of_one_of_them(one: str, other: str) -> None:
    copies = [TEXT, TEXT.replace(one, other)]
    for order in permutations(copies):
        raw = "".join(f"{text}\n—END—\n" for text in order)
        result = repair(raw)
        check(raw, result)
        assert result.text.strip() in copies
        assert any(finding.code == "V101" for finding in result.findings)


def test_two_editions_make_no_mixture_of_both() -> None:
    other = TEXT.replace("Hull", "York").replace("Leeds", "Derby").replace("17:30", "19:05").replace("12,500", "20,400")
    for order in permutations([TEXT, other]):
        assert repair("\n—END—\n".join(order)).text.strip() in (TEXT, other)


def test_a_slip_in_each_of_two_copies_is_settled_for_itself() -> None:
    """Neither is right all along; a letter that is lost in one, and in another word in the other, is in the article."""
    copies = [TEXT.replace("large", "lrge"), TEXT.replace("Tickets", "Tickts")]
    for order in permutations(copies):
        assert repair("\n—END—\n".join(order)).text.strip() == TEXT
