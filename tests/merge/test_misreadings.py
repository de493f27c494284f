"""A reading that cannot be right, as letters of another are misread or lost in it, loses to that."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair

DE = "Der Hafen wurde von einer Gesellschaft aus Köln gebaut. Später schloss man die Kais für größere Schiffe im Café."
RU = "Гавань построила в прошлом веке английская компания. Девяносто лет отсюда вывозили уголь на больших судах."
WRONG = [
    ("UTF-8 read as Windows-1252", DE, DE.replace("ö", "Ã¶").replace("ß", "ÃŸ")),
    ("a byte of it lost as a space", DE.replace("ö", "à"), DE.replace("ö", "Ã\u00a0")),
    ("one letter of Cyrillic", RU, RU.replace("Г", "Ð“")),
    ("read with a Cyrillic code page", DE, DE.replace("ä", "ä".encode().decode("cp1251"))),
    ("a question mark in a word", DE, DE.replace("ö", "?").replace("ä", "?")),
    ("one for each byte", DE, DE.replace("ö", "??")),
]


@pytest.mark.parametrize(("what", "text", "wrong"), WRONG, ids=[case[0] for case in WRONG])
def test_what_is_misread_loses_even_to_one(what: str, text: str, wrong: str) -> None:
    for copies in ([text, wrong], [text, wrong, wrong + " "]):
        for order in permutations(copies):
            raw = "\n—END—\n".join(order)
            result = repair(raw)
            check(raw, result)
            assert (result.text, [finding for finding in result.findings if finding.doubt]) == (f"{text}\n", [])


def test_a_question_mark_at_the_end_of_a_word_may_be_one_and_is_told() -> None:
    for order in permutations([DE, DE.replace("Café", "Caf?")]):
        result = repair("\n—END—\n".join(order))
        assert (result.text, [finding.code for finding in result.findings]) == (f"{DE}\n", ["V101"])


@pytest.mark.parametrize(("one", "other"), [("Was ist das?", "Was ist das!"), ("Käse", "Kase"), ("Ригель", "игель")])
def test_what_may_be_right_is_a_tie(one: str, other: str) -> None:
    raw = f"{RU} {one} {RU[::-1]}\n—END—\n{RU} {other} {RU[::-1]}"
    assert "V101" in [finding.code for finding in repair(raw).findings]


def test_a_head_with_spaces_as_html_writes_them_is_compared_with_the_plain_one() -> None:
    text = "실험용 풍경\n이 장면은 대부분 자신의 개발을 위한 시험대로 유용합니다. 어떻게 작동하는지 알아보세요."
    escaped = text.replace("실험용 ", "실험용&nbsp;").replace("이 장면은 ", "이&nbsp;장면은&nbsp;")
    for order in permutations([escaped, text[:40]]):
        assert repair("\n—END—\n".join(order)).text == f"{text}\n"
