from __future__ import annotations

import json
from pathlib import Path

from stitchtext import Edit, check
from stitchtext.checks import locate
from stitchtext.edits import apply_edits
from stitchtext.model import Article, Piece
from stitchtext.rules import RULES


def test_the_typos_of_the_real_scrape_are_found_where_they_stand(scrape: str) -> None:
    found = [f for f in check(scrape).findings if f.code.startswith("T")]
    assert [(f.code, scrape[f.start : f.end]) for f in found] == [
        ("T102", "ですいます"),
        ("T101", "ですです"),
        ("T101", "ですです"),
    ]


def test_findings_are_of_the_scrape_and_in_its_order(scrape: str) -> None:
    findings = check(scrape).findings
    assert all(finding.article is None for finding in findings)
    assert [f.start for f in findings] == sorted(f.start for f in findings)


def test_safe_edits_of_the_scrape_leave_no_typo_in_it(scrape: str) -> None:
    edits = [edit for f in check(scrape).findings if f.safety == "safe" for edit in f.edits]
    mended = apply_edits(scrape, edits).text
    assert not any(finding.code.startswith("T") for finding in check(mended).findings)


def test_a_clean_article_has_no_finding(expected: str) -> None:
    assert check(expected).findings == ()


def test_only_the_named_rules_speak(scrape: str) -> None:
    named = [rule for rule in RULES.all() if rule.code == "T102"]
    assert {finding.code for finding in check(scrape, rules=named).findings} == {"T102"}


def test_edits_of_the_second_fragment_are_placed_in_the_scrape() -> None:
    scrape = "題名のとおり\n本文はここにあるのです。\n—END—\n題名のとおり\n本文はここにあるのですです。\n"
    (found,) = [found for found in check(scrape).findings if found.code == "T101"]
    assert found.message == "「ですです」 for 「です」, as in fragment 1"
    assert found.edits == (Edit(scrape.index("ですです"), scrape.index("ですです") + 4, "です"),)


def test_of_one_unmarked_article_the_structure_is_only_told() -> None:
    checked = check("題名のとおり\n題名のとおり\n本文です。")
    (found,) = checked.findings
    assert checked.lone
    assert (found.code, found.edits, found.safety) == ("S101", (), "report")


def test_a_place_of_an_article_is_found_in_the_scrape() -> None:
    pieces = (Piece(0, 4, 0, 10), Piece(4, 6, None, None, "T101"), Piece(6, 9, 1, 40))
    article = Article("abcdXYefg", None, False, pieces, (), (), (), ())
    assert locate(article, 1, 3) == (11, 13)
    assert locate(article, 2, 8) == (12, 14)
    assert locate(article, 7, 8) == (41, 42)
    assert locate(article, 4, 6) == (14, 14)
    assert locate(article, 9, 9) == (43, 43)
    assert locate(article, 0, 0) == (10, 10)


def test_the_real_scrape_has_the_findings_that_were_reviewed_and_no_others(scrape: str, root: Path) -> None:
    lines = (root / "fixtures" / "alibaba-cloud" / "expected-findings.jsonl").read_text(encoding="utf-8").splitlines()
    found = [
        {
            "code": one.code,
            "severity": one.severity,
            "line": scrape.count("\n", 0, one.start) + 1,
            "column": one.start - scrape.rfind("\n", 0, one.start),
            "text": scrape[one.start : one.end],
            "message": one.message,
        }
        for one in check(scrape).findings
    ]
    assert found == [json.loads(line) for line in lines]


def test_what_a_text_rule_finds_is_not_told_as_a_variant_again(scrape: str) -> None:
    found = check(scrape).findings
    assert not any(one.code.startswith("V") or one.code == "T301" for one in found)


def test_a_leftover_at_an_edge_is_told_where_it_stands() -> None:
    text = "題名です\n一つ目の文です。二つ目の"
    scrape = f"{text}\n広告\n—END—\n{text}文です。\n"
    (found,) = [one for one in check(scrape).findings if one.code == "L101"]
    assert (scrape[found.start : found.end], found.safety) == ("広告", "safe")


def test_a_form_that_can_be_right_takes_another_fragment_to_be_told() -> None:
    once, twice = ("A Day at the Sea\nWe were " + very + " happy to see the boats.\n" for very in ("very", "very very"))
    assert check(twice).findings == ()
    assert "T301" not in {one.code for one in check(f"{twice}—END—\n{twice}").findings}
    assert "T301" in {one.code for one in check(f"{once}—END—\n{once}—END—\n{twice}").findings}


PARAGRAPH = "この段落はひとつの文からなり、その終わりには必ず句点が打たれていることになっているのです。\n"


def test_a_text_without_markers_that_breaks_off_is_told_where_its_paragraphs_end_with_sentences() -> None:
    text = f"題名\n{PARAGRAPH * 3}最後の文です。これはまだ終わって\n"
    (found,) = check(text).findings
    assert (found.code, text[found.start : found.end]) == ("S208", text.rstrip()[-20:])
    assert "S208" not in {one.code for one in check(f"{text}—END—\n{text}").findings}


def test_a_page_that_was_taken_twice_lacks_a_marker() -> None:
    """A repair takes it for two fragments; what the file lacks is told all the same, where the second one begins."""
    page = (
        "The harbour at dawn\nEvery morning the boats come in before the sun is up, and nobody knows why they do.\n"
        "The council passed the plan for a new plant by the old bridge. Gulls sit on each post of the pier.\n"
    )
    scrape = f"{page}{page}—END—\n{page[:90]}\n—END—\n"
    result = check(scrape)
    assert [found.start for found in result.findings if found.code == "S402"] == [len(page)]
    assert [fragment.start for fragment in result.repair.fragments][:2] == [0, len(page)]
