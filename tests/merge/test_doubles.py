"""Words written twice: leave-alone cases first."""

from __future__ import annotations

import pytest

from stitchtext import repair

BEFORE, BEHIND = "It was late when the boats came in", "to the harbour, and the gulls were loud."
LEFT_ALONE = [
    ("another word", "slowly back", "slowly"),
    ("a letter", "sloowly", "slowly"),
    ("a number", "5 5", "5"),
    ("a part of a word", "cancan", "can"),
    ("a word twice in both", "slowly slowly back", "slowly slowly"),
]
TWICE = [
    ("a word", "slowly slowly", "slowly"),
    ("with a mark", "slowly, slowly,", "slowly,"),
    ("two words", "and slowly and slowly", "and slowly"),
]


def list_ties(one: str, other: str) -> list[str]:
    raw = "\n—END—\n".join(f"The harbour\n{BEFORE} {words} {BEHIND}" for words in (one, other))
    result = repair(raw)
    return [finding.code for finding in result.findings if finding.code == "V101"]


@pytest.mark.parametrize(("what", "long", "short"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_of_two_that_disagree_nobody_knows_who_is_right(what: str, long: str, short: str) -> None:
    assert list_ties(long, short) == list_ties(short, long) == ["V101"]


@pytest.mark.parametrize(("what", "long", "short"), TWICE, ids=[case[0] for case in TWICE])
def test_a_word_that_one_of_two_writes_twice_is_no_tie(what: str, long: str, short: str) -> None:
    assert list_ties(long, short) == list_ties(short, long) == []


def test_what_most_write_twice_stands() -> None:
    raw = "\n—END—\n".join(f"The harbour\n{BEFORE} {words} {BEHIND}" for words in ("so so", "so so", "so"))
    assert "in so so to" in repair(raw).text
