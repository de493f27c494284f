"""Fragments that are the inside of a JSON string. Leave-alone cases first."""

from __future__ import annotations

import json
from itertools import permutations

import pytest

from accounting import check as check_account
from stitchtext import check, repair
from stitchtext.rules import RULES

RULE = next(rule for rule in RULES.all() if rule.code == "L116")
NEWS = {
    "en": "Old bridge to close\nThe council voted on Tuesday to close the old bridge.\n"
    'Repairs will take at least "two years", the engineers said.\nA ferry will run every twenty minutes until then.',
    "fr": "Le vieux pont ferme\nLe conseil a décidé mardi de fermer le vieux pont.\n"
    'Les travaux dureront "au moins deux années", a déclaré un ingénieur.\nUn bac passera toutes les vingt minutes.',
    "ru": "Старый мост закроют\nСовет решил во вторник закрыть старый мост.\n"
    'Ремонт займет "не менее двух лет", сказали инженеры.\nПаром будет ходить каждые двадцать минут 🎉.',
    "ja": "古い橋を閉じる\n市議会は火曜日に古い橋を閉じると決めた。\n"
    '工事には少なくとも"二年"かかると技師たちは話した。\nそれまでは渡し船が二十分ごとに出るという。',
    "hi": "पुराना पुल बंद होगा\nपरिषद ने मंगलवार को पुराना पुल बंद करने का फैसला किया।\n"
    'मरम्मत में कम से कम "दो साल" लगेंगे, इंजीनियरों ने कहा।\nतब तक हर बीस मिनट में नाव चलेगी।',
}
EN = NEWS["en"]


def escape(text: str, *, ascii_only: bool = False) -> str:
    return json.dumps(text, ensure_ascii=ascii_only)[1:-1]


def joined(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


HEAD, TAIL = EN[:100], EN[60:]
LEFT_ALONE = {
    "the only fragment": [escape(EN)],
    "all fragments": [escape(HEAD), escape(TAIL)],
    "what another fragment writes so": [
        HEAD.replace("\n", "\\n"),
        HEAD.replace("\n", "\\n") + escape(EN[100:]) + "\nSo.",
    ],
    "what a plain one speaks of": [f"{HEAD}\nIn JSON it is \\n.", "It is.\\nSo it is.\\nAnd so.\\nNo more."],
    "a quote as it stands": [HEAD, 'printf("One.\\nTwo.\\nThree.\\nFour.");'],
    "a string of code": [HEAD, "print('One.\\nTwo.\\nThree.\\n') and print('Four.\\n')"],
    "formulas": [HEAD, "The sum \\nu of (a)\\nu and (b)\\nu and \\beta is small."],
    "an address of a file": [HEAD, "It is in C:\\new\\table and in C:\\users\\ann, they said."],
    "ends of lines beside it": [HEAD, "One.\\nTwo.\\nThree.\nFour.\\nFive."],
    "too few to tell": [HEAD, "One is here.\\nTwo is there."],
}


@pytest.mark.parametrize("fragments", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_escapes_that_may_be_meant_stay(fragments: list[str]) -> None:
    assert [finding for finding in repair(joined(*fragments)).findings if finding.code == "L116"] == []


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("language", NEWS)
def test_a_tail_that_is_escaped_is_read_as_what_it_says(language: str, ascii_only: bool) -> None:
    text = NEWS[language]
    second = text.index("\n") + 1
    third = text.index("\n", second) + 1
    tail = escape(text[(second + third) // 2 :], ascii_only=ascii_only)
    for ending in ("", '"'):
        expect(text, text[: third + 25], tail + ending)


def test_a_head_that_is_escaped_is_read_as_what_it_says() -> None:
    expect(EN, escape(EN[:130]), EN[60:])
    expect(EN, '"' + escape(EN[:130]), EN[60:])


def test_a_tail_is_read_that_meets_others_where_nothing_is_escaped() -> None:
    expect(EN, EN[:130], escape(EN[80:]))


def test_what_others_have_plain_stands_as_they_have_it() -> None:
    result = repair(joined(EN, escape(EN[30:]) + " No more."))
    assert result.text.startswith(EN)
    assert not [finding for finding in result.findings if finding.doubt]


def test_escapes_of_both_line_ends_and_torn_ones_are_read() -> None:
    expect(EN, EN[:130], escape(EN[60:].replace("\n", "\r\n")) + "\\")


def test_a_scrape_keeps_its_line_ends() -> None:
    lines = EN.replace("\n", "\r\n")
    raw = joined(EN[:130], escape(EN[60:])).replace("\n", "\r\n")
    assert [article.text.strip() for article in repair(raw).articles] == [lines]


def test_no_line_is_left_at_the_end() -> None:
    expect(EN, EN[:130], escape(EN[60:] + "\n\n"))


def test_a_check_tells_when_it_is_asked() -> None:
    assert {finding.code for finding in check(escape(EN), rules=[RULE]).findings} == {"L116"}
    assert not check(EN, rules=[RULE]).findings


def expect(text: str, *fragments: str) -> None:
    for order in permutations(fragments):
        raw = joined(*order)
        result = repair(raw)
        check_account(raw, result)
        assert [article.text.strip() for article in result.articles] == [text]
        assert any(finding.code == "L116" for finding in result.findings)
        assert not [finding for finding in result.findings if finding.doubt]
        assert repair(result.text).text == result.text
