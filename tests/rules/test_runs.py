from __future__ import annotations

import pytest

from stitchtext.edits import apply_edits
from stitchtext.model import Article
from stitchtext.rules import review

LONG = 20_000
UNITS = [
    "です",
    "ます",
    "ですいます",
    "使いますです",
    "ました",
    "ですす",
    "でしたた",
    "ませんん",
    "ましたた",
    "ますす",
    "でしょう",
]


def mend(text: str) -> str:
    findings = review([Article(text, None, False, (), (), (), (), ())], lone=True)
    return apply_edits(text, [edit for finding in findings for edit in finding.edits]).text


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_run_of_endings_costs_no_more_than_its_length(unit: str) -> None:
    # Were each ending of the run read to the end of the run, this would take minutes.
    text = "い" + unit * LONG + "べ"
    assert mend(text) == text


@pytest.mark.parametrize("unit", UNITS)
def test_what_is_left_of_a_run_is_left_for_good(unit: str) -> None:
    once = mend("い" + unit * 7 + "。")
    assert mend(once) == once
