"""Page breaks. Leave-alone cases first."""

from __future__ import annotations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.rules.page_breaks import list_breaks

LINES = [
    "The harbour at dawn",
    "Every morning the boats come in before the sun",
    "is up. Nobody is surprised by that. The council",
    "passed the plan for a new plant. It had taken",
    "long, and nobody knew why. The library will",
    "stay open until midnight from May on. It did",
    "so before the fire. Researchers are looking at a",
    "lake below the ice.",
]
TEXT = f"{LINES[0]}\n{' '.join(LINES[1:])}\n"
LEFT_ALONE = [
    ("one number", "The sea\n1\nIt was late.\n"),
    ("numbers that do not count", "The sea\n1\nIt was late.\n5\nHe went.\n3\n"),
    ("headings with numbers", "Article 1.\nAll are born free.\nArticle 2.\nAll have rights.\nArticle 3.\nAll live.\n"),
    ("a verse", "1 La la la\nAnd so on\n2 La la la\nAnd so on\n3 La la la\nAnd so on\n"),
    ("no line of its own", "The sea 1\nIt was late, and\n2 he went\nhome 3\n"),
]


def set_pages(*heads: str) -> str:
    """The text as two or three lines to a page, the number below, and what heads a page above it."""
    pages = [LINES[:3], LINES[3:5], LINES[5:]]
    return "".join(
        "".join(f"{line}\n" for line in [*(heads if number > 1 else ()), *page]) + f"{number}\n"
        for number, page in enumerate(pages, 1)
    )


@pytest.mark.parametrize(("what", "text"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_counts_no_pages_is_not_listed(what: str, text: str) -> None:
    assert list_breaks(text) == []


@pytest.mark.parametrize("heads", [(), (LINES[0],)], ids=["numbers", "numbers and the title"])
def test_what_stands_between_pages_goes_where_others_run_across(heads: tuple[str, ...]) -> None:
    raw = "".join(f"{text}\n—END—\n" for text in (set_pages(*heads), TEXT[:250], TEXT[60:]))
    result = repair(raw)
    assert result.text == TEXT
    check(raw, result)


def test_numbers_that_a_copy_has_too_stay() -> None:
    listed = (
        TEXT.replace("that. The", "that.\n1\nThe").replace("why. The", "why.\n2\nThe").replace("on. It", "on.\n3\nIt")
    )
    assert repair("".join(f"{text}\n—END—\n" for text in (listed, listed[:330], TEXT))).text == listed
