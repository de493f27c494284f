from __future__ import annotations

from accounting import check
from stitchtext import repair

HEAD = "題名のとおり\n一つ目の文がここにあります。二つ目の文も同じところに"
BODY = "並んでいます。三つ目の文はもう少し長く書かれていて、四つ目の文へ続いていきます。"


def test_what_is_outvoted_in_the_longest_fragment_is_told_in_its_very_place() -> None:
    scrape = f"{HEAD}いいま{BODY}五つ目で終わります。\n—END—\n{HEAD}{BODY}\n—END—\n{HEAD}{BODY}\n"
    result = repair(scrape)
    check(scrape, result)
    (article,) = result.articles
    (entry,) = [entry for entry in result.account if entry.fate == "outvoted"]
    assert (entry.text, entry.article) == ("いいま", 0)
    assert entry.at == entry.until == len(HEAD)
    assert article.text == f"{HEAD}{BODY}五つ目で終わります。\n"


def test_text_around_a_lost_stutter_is_a_duplicate() -> None:
    scrape = f"{HEAD}{BODY}\n—END—\n{HEAD}{BODY[:4]}す{BODY[4:]}\n—END—\n{HEAD}{BODY}\n"
    result = repair(scrape)
    check(scrape, result)
    told = [entry for entry in result.account if entry.fate in ("duplicate", "outvoted")]
    start = scrape.index("—END—") + len("—END—\n")
    within = [entry for entry in told if start <= entry.start < start + len(HEAD + BODY) + 1]
    assert [entry.fate for entry in within].count("outvoted") == 1
    assert sum(entry.end - entry.start for entry in within if entry.fate == "outvoted") == 1


def test_a_copy_that_agrees_is_one_entry() -> None:
    scrape = f"{HEAD}{BODY}五つ目で終わります。\n—END—\n{HEAD}{BODY}\n"
    result = repair(scrape)
    (entry,) = [entry for entry in result.account if entry.fate == "duplicate"]
    assert scrape[entry.start : entry.end] == f"{HEAD}{BODY}"
    assert (entry.at, entry.until) == (0, len(HEAD + BODY))


def test_another_form_is_outvoted_where_it_stands_and_what_is_around_it_is_not() -> None:
    scrape = f"{HEAD}１{BODY}\n—END—\n{HEAD}１{BODY}\n—END—\n{HEAD}1{BODY}\n"
    result = repair(scrape)
    check(scrape, result)
    (entry,) = [entry for entry in result.account if entry.fate == "outvoted"]
    assert (entry.text, entry.at, entry.until) == ("1", len(HEAD), len(HEAD) + 1)


def test_what_a_rule_takes_from_the_end_of_a_fragment_is_removed_from_its_article() -> None:
    scrape = f"{HEAD}{BODY[:30]}…続きを読む\n—END—\n{HEAD}{BODY}\n"
    result = repair(scrape)
    check(scrape, result)
    removed = [entry for entry in result.account if entry.fate == "removed"]
    assert removed
    assert {(entry.article, entry.at, entry.code) for entry in removed} == {(0, None, "L102")}
