"""Disputed borders, as a whole scrape shows them. Leave-alone cases first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harbours import LINES, TEXT, joined
from stitchtext import Options, repair
from stitchtext.model import Reading, Variant
from stitchtext.rules.disputed_borders import find_disputed_border

MENU, SHARED = "Home and away and all the rest", "More from the same harbour"
OTHERS = [TEXT.replace("two men", f"{number} men") for number in ("three", "four", "five")]
SAID = "This page was last seen by the keeper on Monday."


def head(line: str) -> list[str]:
    """Versions of which three begin with a line, the first of them with another one above it."""
    return [f"{MENU}\n{line}\n{TEXT}", f"{line}\n{OTHERS[0]}", f"{line}\n{OTHERS[1]}", OTHERS[2]]


def tail(line: str) -> list[str]:
    """The same at the end."""
    return [f"{TEXT}\n{line}\n{MENU}", f"{OTHERS[0]}\n{line}", f"{OTHERS[1]}\n{line}", OTHERS[2]]


LEFT_ALONE = [
    ("nobody has it", [TEXT, *OTHERS, f"{MENU}\n{TEXT}"]),
    ("no line is left out", [text.replace(MENU, "").strip() for text in head(SHARED)]),
    ("a word is left out", [f"{SHARED}\n{TEXT} Oh.", *head(SHARED)[1:]]),
    ("a time is left out", [f"{SHARED}\n{TEXT}".replace("\nThe l", "\n[00:13] The l"), *head(SHARED)[1:]]),
    ("all have it", [*head(SHARED)[:3], f"{SHARED}\n{OTHERS[2]}"]),
    ("it is a sentence", head(SAID)),
    ("it is as long as prose", head(" ".join([SHARED, "and all of its quays and boats", MENU]))),
]
TOLD = [("a line above the title", head(SHARED)), ("a line below the end", tail(SHARED))]


def told(texts: list[str]) -> list[str]:
    """What a repair of some versions tells of a border."""
    result = repair(joined(*texts), Options(keep="majority"))
    (article,) = result.articles
    return [article.text[f.start : f.end] for f in result.findings if f.code == "V109" and f.doubt]


@pytest.mark.parametrize(("what", "texts"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_an_article_begins_or_ends_with_is_not_disputed_where(what: str, texts: list[str]) -> None:
    assert told(texts) == []


@pytest.mark.parametrize(("what", "texts"), TOLD, ids=[case[0] for case in TOLD])
def test_what_some_begin_below_or_end_above_is_told(what: str, texts: list[str]) -> None:
    assert told(texts) == told(texts[::-1]) == [SHARED]


def test_it_is_told_where_a_line_is_left_out_anywhere() -> None:
    texts = head(SHARED)
    texts[0] = "\n".join([SHARED, *LINES[:3], MENU, *LINES[3:]])
    assert told(texts) == [SHARED]


def test_it_is_not_disputed_by_who_has_it_among_what_is_left_out() -> None:
    (article,) = repair(joined(*head(SHARED)), Options(keep="majority")).articles
    assert list(find_disputed_border(article))
    own = Reading(f"{MENU}\n{SHARED}\n{LINES[0]}", (3,), 1, damaged=False)
    beside = Variant(0, 0, (Reading("", (0, 1, 2), 3, damaged=False), own), "votes", tie=False)
    assert not list(find_disputed_border(replace(article, variants=(beside, *article.variants))))
