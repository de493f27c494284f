from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stitchtext
from accounting import check
from stitchtext.edits import revise
from stitchtext.model import (
    Article,
    Break,
    Edit,
    Entry,
    Finding,
    Fragment,
    Piece,
    Placement,
    Reading,
    Repair,
    Seam,
    Variant,
)

MARKER = "|"


def twice(text: str) -> tuple[str, Repair]:
    """A scrape that holds a text twice, and its repair as it is before any edit."""
    scrape, size = f"{text}{MARKER}{text}", len(text)
    fragments = (Fragment(0, 0, size, text, False, False), Fragment(1, size + 1, len(scrape), text, False, False))
    account = (
        Entry(0, size, "used", 0, 0, size),
        Entry(size, size + 1, "marker", text=MARKER),
        Entry(size + 1, len(scrape), "duplicate", 0, 0, size),
    )
    reading = Reading(text, (0, 1), 2, damaged=False)
    article = Article(
        text,
        text.split("\n", maxsplit=1)[0],
        False,
        (Piece(0, size, 0, 0),),
        (Variant(0, size, (reading,), "votes", tie=False),),
        tuple(Break(at, at + 1, "line") for at, letter in enumerate(text) if letter == "\n"),
        (Seam(size // 2, "butt", 0, 1, 1.0, 1.0, weak=True),),
        (Placement(0, 0, size, 0, size), Placement(1, 0, size, size + 1, len(scrape))),
    )
    return scrape, Repair((article,), fragments, (), (), account)


def finding(start: int, end: int, *edits: Edit, article: int = 0) -> Finding:
    return Finding("T900", "test", "warning", "", article, start, end, edits, "safe" if edits else "report")


def mend(repair: Repair, *findings: Finding) -> Repair:
    articles, account, told = revise(repair.articles, repair.account, findings)
    return replace(repair, articles=articles, account=account, findings=told)


@st.composite
def texts_with_findings(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(st.text("あですab\n", min_size=1, max_size=30))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)), st.text("xyで", max_size=3))
    edits = [Edit(min(a, b), max(a, b), put) for a, b, put in draw(st.lists(spans, max_size=5))]
    return text, [finding(edit.start, edit.end, edit) for edit in edits]


@given(texts_with_findings())
def test_articles_and_account_still_rebuild_the_scrape(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    scrape, repair = twice(text)
    check(scrape, mend(repair, *findings))


@given(texts_with_findings())
def test_edits_handed_back_change_nothing_when_applied_again(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    mended = mend(twice(text)[1], *findings)
    for told in mended.findings:
        for edit in told.edits:
            assert mended.articles[0].text[edit.start : edit.end] == edit.text


@given(texts_with_findings())
def test_the_order_of_findings_does_not_matter(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    repair = twice(text)[1]
    distinct = list({(f.start, f.end): f for f in findings}.values())
    assert mend(repair, *distinct).articles == mend(repair, *distinct[::-1]).articles


def test_only_what_differs_is_removed() -> None:
    scrape, repair = twice("はずですです。")
    mended = mend(repair, finding(2, 6, Edit(2, 6, "です")))
    check(scrape, mended)
    assert mended.text == "はずです。"
    removed = [entry for entry in mended.account if entry.fate == "removed"]
    assert [replace(entry, start=0, end=0) for entry in removed] == [
        Entry(0, 0, "removed", 0, 4, 4, "です", "T900")
    ] * 2
    assert [(told.start, told.end) for told in mended.findings] == [(2, 4)]


def test_what_an_edit_puts_in_is_a_piece_of_the_rule() -> None:
    mended = mend(twice("abc")[1], finding(1, 2, Edit(1, 2, "XY")))
    assert mended.articles[0].pieces == (
        Piece(0, 1, 0, 0),
        Piece(1, 3, None, None, "T900"),
        Piece(3, 4, 0, 2),
    )


def test_a_doubled_title_takes_its_break_along() -> None:
    _, repair = twice("題名\n題名\n本文")
    (article,) = mend(repair, finding(0, 5, Edit(2, 5, ""))).articles
    assert (article.text, article.title) == ("題名\n本文", "題名")
    assert article.breaks == (Break(2, 3, "line"),)


def test_an_edit_that_changes_nothing_leaves_the_proof_as_it_is() -> None:
    repair = twice("abc")[1]
    assert mend(repair, finding(1, 2, Edit(1, 2, "b"))).articles == repair.articles


def test_what_an_earlier_edit_put_in_stays_a_piece_of_its_rule() -> None:
    scrape, repair = twice("abcdef")
    mended = mend(mend(repair, finding(1, 2, Edit(1, 2, "XY"))), replace(finding(4, 5, Edit(4, 5, "")), code="T901"))
    check(scrape, mended)
    assert mended.articles[0].pieces == (
        Piece(0, 1, 0, 0),
        Piece(1, 3, None, None, "T900"),
        Piece(3, 4, 0, 2),
        Piece(4, 6, 0, 4),
    )


@pytest.mark.parametrize(
    ("edit", "span"),
    [
        (Edit(0, 1, "zz"), (3, 4)),
        (Edit(3, 4, ""), (2, 3)),
        (Edit(1, 4, ""), (1, 1)),
        (Edit(2, 3, "yz"), (2, 4)),
    ],
)
def test_what_was_outvoted_is_told_where_the_reading_that_won_stands_after_the_edit(
    edit: Edit, span: tuple[int, int]
) -> None:
    _, repair = twice("abcd")
    used, marker, _ = repair.account
    lost = Entry(7, 8, "outvoted", 0, 2, 3, "X")
    account = (used, marker, Entry(5, 7, "duplicate", 0, 0, 2), lost, Entry(8, 9, "duplicate", 0, 3, 4))
    mended = mend(replace(repair, account=account), finding(edit.start, edit.end, edit))
    assert [entry for entry in mended.account if entry.fate == "outvoted"] == [replace(lost, at=span[0], until=span[1])]


def test_a_title_that_grows_by_an_edit_at_its_end_is_told_as_it_stands() -> None:
    (article,) = mend(twice("題名\n本文")[1], finding(2, 3, Edit(2, 3, ""))).articles
    assert (article.text, article.title) == ("題名本文", "題名本文")


def test_an_article_without_a_title_gets_none_by_an_edit() -> None:
    _, repair = twice("一つです。二つです。")
    (article,) = repair.articles
    untitled = replace(repair, articles=(replace(article, title=None),))
    assert mend(untitled, finding(0, 1, Edit(0, 1, "壱"))).articles[0].title is None


def test_a_title_that_is_mended_is_told_as_it_stands() -> None:
    (article,) = mend(twice("題名題名\n本文")[1], finding(0, 4, Edit(2, 4, ""))).articles
    assert article.title == "題名"


def test_of_two_findings_that_collide_the_later_only_reports() -> None:
    first, second = finding(0, 3, Edit(0, 3, "")), finding(2, 4, Edit(2, 4, ""))
    mended = mend(twice("abcdef")[1], second, first)
    assert mended.text == "def"
    assert [(told.safety, bool(told.edits)) for told in mended.findings] == [("report", False), ("safe", True)]


def test_a_finding_is_applied_whole_or_not_at_all() -> None:
    first, second = finding(0, 1, Edit(4, 5, "")), finding(1, 5, Edit(1, 2, ""), Edit(4, 6, ""))
    assert mend(twice("abcdef")[1], first, second).text == "abcdf"


def test_what_is_not_safe_is_not_applied() -> None:
    repair = twice("abc")[1]
    unsafe = replace(finding(0, 1, Edit(0, 1, "")), safety="unsafe")
    mended = mend(repair, unsafe)
    assert mended.articles == repair.articles
    assert mended.findings == (unsafe,)


def test_edits_that_are_only_proposed_move_with_the_text() -> None:
    unsafe = replace(finding(2, 3, Edit(2, 3, "x"), Edit(4, 5, "")), safety="unsafe")
    mended = mend(twice("abcdef")[1], finding(0, 1, Edit(0, 1, "")), unsafe)
    assert mended.findings[1].edits == (Edit(1, 2, "x"), Edit(3, 4, ""))


BODIES = (
    "朝は早く起きました。雨が降るはずですです。それから町へ出かけました。",
    "静かな町で暮らすことが重要ですいます。川には橋がありますます。",
    "題名のとおりの話です。\n題名のとおりの話ですです。\n夜は本を読みますです。",
)


@given(st.lists(st.lists(st.sampled_from(BODIES), min_size=1, max_size=3, unique=True), min_size=1, max_size=3))
def test_a_repair_with_typos_accounts_for_every_character(bodies: list[list[str]]) -> None:
    ordered = [sorted(body, key=BODIES.index) for body in bodies]  # in one order, as fragments of one article are
    scrape = "".join("".join(body) + "\n—END—\n" for body in ordered)
    repair = stitchtext.repair(scrape)
    check(scrape, repair)
    assert not any(wound in repair.text for wound in ("はずですです。", "ですいます", "ますます", "ますです"))
