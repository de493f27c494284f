from __future__ import annotations

import pytest

from accounting import check
from layings import write
from stitchtext import repair

MARK = "\u200b"
SPACED = [f"{write(number)[:8]} {write(number)[8:]}" for number in range(8)]


def strew(text: str, mark: str = f" {MARK}") -> str:
    return text.replace(" ", mark)


def scrape(*fragments: list[str]) -> str:
    return "\n—END—\n".join("\n".join(["題", *fragment]) for fragment in fragments) + "\n"


@pytest.mark.parametrize("mark", [f" {MARK}", f"{MARK} ", " \u2060"], ids=["behind", "before", "word joiner"])
def test_marks_that_a_fragment_strews_are_not_in_the_article_where_it_is_alone(mark: str) -> None:
    odd = [strew(line, mark) for line in SPACED]
    raw = scrape(SPACED[:5], odd)
    result = repair(raw)
    check(raw, result)
    assert result.text == "\n".join(["題", *SPACED]) + "\n"


def test_marks_without_white_space_go_too() -> None:
    odd = [strew(line, MARK) for line in SPACED]
    plain = [line.replace(" ", "") for line in SPACED]
    assert repair(scrape(plain[:5], odd)).text == "\n".join(["題", *plain]) + "\n"


@pytest.mark.parametrize(
    "fragments",
    [
        [[strew(line) for line in SPACED]],
        [[strew(line) for line in SPACED[:5]], [strew(line) for line in SPACED[3:]]],
        [SPACED[:1], [strew(line) for line in SPACED]],
    ],
    ids=["nobody else holds the article", "where both hold it both have them", "one place alone tells"],
)
def test_marks_of_the_article_stay(fragments: list[list[str]]) -> None:
    text = repair(scrape(*fragments)).text
    assert f" {MARK}" in text
    assert text.count(MARK) >= 7


def test_who_shares_marks_with_another_strews_none() -> None:
    """A third one has lost them all: two against one they stand, and where one of the two is alone, too."""
    odd = [strew(line) for line in SPACED]
    text = repair(scrape(odd[:6], odd, SPACED[:3])).text
    assert text == "\n".join(["題", *odd]) + "\n"
