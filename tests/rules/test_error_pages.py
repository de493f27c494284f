"""Pages of errors among fragments. Leave-alone cases first; the texts that the rule leaves alone stand beside it."""

from __future__ import annotations

import pytest

from accounting import check
from harbours import joined, list_removed
from stitchtext import repair

TEXT = "The harbour at dawn\nEvery morning the boats come in. Nobody is surprised.\n404 Not Found\nThat was all.\n"
LEFT_ALONE = [
    ("the only fragment", ["404 Not Found\nnginx"]),
    ("all fragments", ["404 Not Found\nnginx", "Access denied"]),
    ("what another has", [TEXT, "404 Not Found"]),
    ("all fragments without text", ["null", "{}"]),
    ("a sign that another has as a line", [TEXT.replace("404", "***\n404"), "***"]),
    ("a word that another has as a line", [TEXT.replace("404", "None\n404"), "None"]),
    ("a word", [TEXT, "ok"]),
    ("a sentence that begins so", [TEXT, "None of the dogs was there."]),
    ("with a line more", [TEXT, "404 Not Found\nThe dog was not there."]),
    ("with a colon in a sentence", [TEXT, "Access denied\nHe said: 12 dogs."]),
    ("a number alone", [TEXT, "Reference #18.2d3a"]),
]
PAGES = [
    "403 Forbidden\nnginx",
    "Just a moment...",
    "Access denied\nYou do not have permission to access this resource.\nReference #18.2d3a",
    "Sorry, you have been blocked\nRay ID: 7d3f0a",
    "ページが見つかりません",
    '{"error": "rate limit exceeded"}',
    "ReadError: timeout",
    *(
        "null",
        "None",
        "undefined",
        "N/A",
        "NaN",
        "nan",
        "nil",
        "{}",
        "[]",
        '""',
        "''",
        '"',
        "-",
        "…",
        "...",
        ".",
        "<br>",
    ),
    "…\n…",
]


@pytest.mark.parametrize(("what", "fragments"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_may_be_text_stays(what: str, fragments: list[str]) -> None:
    assert list_removed(*fragments) == []


@pytest.mark.parametrize("page", PAGES)
def test_the_page_of_an_error_is_no_article_and_named(page: str) -> None:
    raw = joined(TEXT, page, TEXT[:60])
    result = repair(raw)
    assert [article.text for article in result.articles] == [TEXT]
    assert [(entry.text, entry.code) for entry in result.account if entry.fate == "removed"] == [(page, "L109")]
    check(raw, result)
