from __future__ import annotations

import pytest

from stitchtext.errors import StitchError
from stitchtext.rules.registry import Match, Rule, TextRule
from stitchtext.rules.selections import select_codes


def rule(code: str, *, on: bool = True) -> Rule:
    return TextRule(code=code, name=code.lower(), summary="", doc="", on=on, check=lambda text: iter(()))


RULES = [rule("S101"), rule("S201"), rule("T101"), rule("T102"), rule("T201", on=False)]

CHOICES = [
    ({}, "S101 S201 T101 T102"),
    ({"select": ["T"]}, "T101 T102 T201"),
    ({"select": ["t1"]}, "T101 T102"),
    ({"select": ["ALL"]}, "S101 S201 T101 T102 T201"),
    ({"ignore": ["S"]}, "T101 T102"),
    ({"ignore": ["T101"]}, "S101 S201 T102"),
    ({"extend_select": ["T201"]}, "S101 S201 T101 T102 T201"),
    ({"select": ["S"], "extend_select": ["T2"]}, "S101 S201 T201"),
    ({"select": ["T"], "ignore": ["T1"]}, "T201"),
    ({"select": ["T102"], "ignore": ["T1"]}, "T102"),
    ({"select": ["T"], "ignore": ["T"]}, ""),
    ({"ignore": ["ALL"]}, ""),
    ({"ignore": ["ALL"], "extend_select": ["S1"]}, "S101"),
    ({"select": [" S1 ", "T101"]}, "S101 T101"),
]


@pytest.mark.parametrize(("choice", "codes"), CHOICES)
def test_prefixes_choose_rules_and_the_longer_one_decides(choice: dict[str, list[str]], codes: str) -> None:
    assert sorted(select_codes(RULES, **choice)) == codes.split()


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"select": ["X"]}, "no rule has a code that starts with 'X'; see them all with: stitchtext rules"),
        ({"ignore": ["T103"]}, "no rule has a code that starts with 'T103'; did you mean T102?"),
        ({"extend_select": ["s30"]}, "no rule has a code that starts with 'S30'; did you mean S20?"),
        ({"select": [""]}, "no rule has a code that starts with ''; see them all with: stitchtext rules"),
    ],
)
def test_a_prefix_of_no_code_is_an_error_with_a_suggestion(choice: dict[str, list[str]], told: str) -> None:
    with pytest.raises(StitchError) as caught:
        select_codes(RULES, **choice)
    assert str(caught.value) == told


def test_the_help_of_a_rule_is_the_first_paragraph_of_its_doc_on_one_line() -> None:
    doc = "What it finds,\nin a sentence.\n\nMore."
    made = TextRule(code="T1", name="n", summary="", doc=doc, check=lambda text: iter([Match(0, 1, "")]))
    assert made.help == "What it finds, in a sentence."
