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


MOTTO = "The note\nA motto stood above the door of the old school. Nobody could read it.\nThen the door was lost."
SENTENCES = [
    ("words that one has more, and a word that it lacks", "Nobody in the town could ever read it well."),
    ("words that stand elsewhere, and others", "Nobody at the door could see it well."),
    ("a word, and a letter in another", "Somebody could red it."),
]


@pytest.mark.parametrize(("what", "other"), SENTENCES, ids=[what for what, _ in SENTENCES])
def test_a_sentence_that_two_put_otherwise_is_that_of_one_of_them(what: str, other: str) -> None:
    copies = [MOTTO, MOTTO.replace("Nobody could read it.", other)]
    for order in permutations(copies):
        result = repair("\n—END—\n".join(order))
        assert result.text.strip() in copies
        assert any(finding.code == "V101" for finding in result.findings)


def test_of_two_editions_with_two_copies_each_the_numbers_are_of_one_with_the_words() -> None:
    other = TEXT.replace("two goals", "three goals").replace("17:30", "17:31").replace("12,500", "12,501")
    for pieces in ([TEXT, TEXT, other, other], [other, TEXT, other, TEXT]):
        assert repair("\n—END—\n".join(pieces)).text.strip() in (TEXT, other)


def test_slips_in_one_sentence_are_settled_each_for_itself() -> None:
    copies = [TEXT.replace("Tuesday", "Tuesdy"), TEXT.replace("large", "lrge")]
    for order in permutations(copies):
        assert repair("\n—END—\n".join(order)).text.strip() == TEXT


def test_another_sentence_is_settled_for_itself_where_the_text_speaks_for_one() -> None:
    """The door stands elsewhere, the doors nowhere; a sentence further up goes to the other copy."""
    copies = [MOTTO.replace("Nobody could", "Nobody at school could"), MOTTO.replace("Then the door", "Then the dooor")]
    for order in permutations(copies):
        (article,) = repair("\n—END—\n".join(order)).articles
        assert "dooor" not in article.text


def test_what_follows_another_tie_is_told_to_do_so() -> None:
    other = MOTTO.replace("Nobody could read it.", "Nobody in the town could ever read it well.")
    (article,) = repair("\n—END—\n".join([MOTTO, other])).articles
    winners = {variant.readings[0].fragments for variant in article.variants}
    assert (len(winners), "alike" in {variant.reason for variant in article.variants}) == (1, True)
