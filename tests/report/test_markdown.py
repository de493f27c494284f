from __future__ import annotations

import pytest

from stitchtext.model import Article, Break, Repair
from stitchtext.report.markdown import render_markdown


def make_article(text: str, title: str | None, *breaks: Break) -> Article:
    return Article(text, title, False, (), (), breaks, (), ())


def make_repair(*articles: Article) -> Repair:
    return Repair(articles, (), (), (), ())


CASES = {
    "a title gets one mark": ("Title\nText.\n", "Title", (), "# Title\nText.\n"),
    "a text without title gets none": ("Text.\n", None, (), "Text.\n"),
    "white space before a title stays": ("\n  Title\n", "Title", (), "\n  # Title\n"),
    "a heading gets as many marks as the scrape had": (
        "Title\n\nHeading\nText.\n",
        "Title",
        (Break(5, 7, "heading", 3), Break(14, 15, "line")),
        "# Title\n\n### Heading\nText.\n",
    ),
    "marks that stand are not doubled": ("# Title\n## Heading\n", "# Title", (Break(7, 8, "heading", 2),), None),
    "a paragraph is no heading": ("One.\n\nTwo.", None, (Break(4, 6, "paragraph"),), None),
    "an empty article stays empty": ("", None, (), ""),
}


@pytest.mark.parametrize(("text", "title", "breaks", "expected"), CASES.values(), ids=CASES)
def test_marks_stand_before_title_and_headings_only(
    text: str, title: str | None, breaks: tuple[Break, ...], expected: str | None
) -> None:
    assert render_markdown(make_repair(make_article(text, title, *breaks))) == (text if expected is None else expected)


def test_articles_are_divided_as_in_the_plain_text() -> None:
    repair = make_repair(make_article("One.", None), make_article("Two.\n", None))
    assert render_markdown(repair) == repair.text == "One.\n—END—\nTwo.\n"
