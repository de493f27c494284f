"""Lone markup, as a whole scrape shows it. Leave-alone cases first."""

from __future__ import annotations

import pytest

from layings import write_long
from stitchtext import repair

FIRST, BOTH, LAST = write_long(3), write_long(0, 1, 2), write_long(5, 6)
LEFT_ALONE = [
    ("nobody writes it", [BOTH + LAST, BOTH]),
    ("all write it", [f"{FIRST}港 &amp; 海。{BOTH}魚 &amp; 貝。{LAST}", f"{FIRST}港 &amp; 海。{BOTH}"]),
    (
        "only what is outvoted has it",
        [f"{FIRST}港 &amp; 海。{BOTH}", f"{FIRST}港 & 海。{BOTH}{LAST}", f"{FIRST}港 & 海。{BOTH}"],
    ),
    ("another fragment alone has it", [f"{FIRST}港 &amp; 海。{BOTH}", f"{FIRST}港 & 海。{BOTH}印は「**」。{LAST}"]),
]
TOLD = [
    ("a character", "魚 &amp; 貝。", "魚 &amp; 貝"),
    ("bold type", "これは**大切**な話。", "**大切**"),
    ("a link", "[案内](https://example.org/a)を見る。", "](https://example.org/a)"),
    ("two places that are near each other", "魚 &amp; 貝と、**港**。", "&amp; 貝と、**港**"),
]


def told(*texts: str) -> list[str]:
    result = repair("".join(f"{text}\n—END—\n" for text in texts))
    (article,) = result.articles
    return [article.text[f.start : f.end] for f in result.findings if f.code == "V107"]


@pytest.mark.parametrize(("what", "texts"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_markup_is_no_doubt_where(what: str, texts: list[str]) -> None:
    assert told(*texts) == []


@pytest.mark.parametrize(("what", "lone", "shown"), TOLD, ids=[case[0] for case in TOLD])
def test_markup_is_told_where_one_fragment_alone_has_the_text(what: str, lone: str, shown: str) -> None:
    """What it writes so elsewhere is outvoted there."""
    marked = f"{FIRST}港 &amp; 海。{BOTH}{lone}{LAST}"
    plain = f"{FIRST}港 & 海。{BOTH}"
    for texts in ((marked, plain, plain[:-40]), (plain, marked, plain[:-40])):
        (span,) = told(*texts)
        assert span in shown
