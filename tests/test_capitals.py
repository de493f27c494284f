"""Headings in capitals: leave-alone cases first."""

from __future__ import annotations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.capitals import compare_capitals
from stitchtext.folded import fold
from stitchtext.model import Options
from stitchtext.segment import segment

HEADING = "Opening hours of the library"
FIRST = "Every morning the boats come in before the sun is up, and the gulls follow them."
NEXT = "The library will stay open until midnight, said the mayor of the town to the council on Monday."
LAST = "Researchers are looking at a lake below the ice, and nobody knows what they will find there."
WHOLE = f"The harbour\n{FIRST}\n{HEADING}\n{NEXT}\nWhat is left\n{LAST}"
LOUD = "\n".join(line if line.endswith(".") else line.upper() for line in WHOLE.splitlines())

LED = WHOLE.replace("Every morning the", "EVERY MORNING THE").replace("Researchers are", "RESEARCHERS ARE")
BOTH = WHOLE.replace("said the mayor", f"{HEADING.upper()} it says")


def joined(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


LEFT_ALONE = [
    ("all are in capitals", joined(LOUD, LOUD[:200]), LOUD),
    ("most are in capitals", joined(LOUD, LOUD, WHOLE), LOUD),
    ("all begin their paragraphs so", joined(LED, LED[:200]), LED),
    ("nobody has the line", joined(f"{WHOLE}\nTHE END OF IT", WHOLE), f"{WHOLE}\nTHE END OF IT"),
    ("a name in capitals", joined(WHOLE.replace("town", "UNESCO"), WHOLE.replace("town", "UNESCO")[:200]), ""),
    (
        "a heading that the text says in capitals, too, and a slip in it",
        joined(BOTH, BOTH.replace("HOURS OF", "HxURS OF"), BOTH),
        BOTH,
    ),
    ("the only fragment", f"{LOUD}\n", LOUD),
    (
        "letters without capitals",
        joined("港の朝\n船が来る。人が集まる。", "港の朝\n船が来る。"),
        "港の朝\n船が来る。人が集まる。",
    ),
    ("a letter that has two as its capital", joined("DIE STRASSE\nSie ist lang.", "Die Straße\nSie ist lang."), ""),
    ("a heading that another has in the text", joined(WHOLE, WHOLE.replace(HEADING, "A LIBRARY")[:150]), ""),
]
LOUD_ONES = [
    ("in lines", LOUD),
    ("flattened", LOUD.replace("\n", " ")),
    ("inlined", LOUD.replace(f"\n{HEADING.upper()}\n", f" ### {HEADING.upper()} ")),
    ("one alone", WHOLE.replace(HEADING, HEADING.upper())),
    ("the first words of paragraphs", LED),
    ("the first words of flattened paragraphs", LED.replace("\n", " ")),
    ("with other quotes around it", WHOLE.replace(HEADING, f"“{HEADING.upper()}”")),
]


@pytest.mark.parametrize(("what", "raw", "text"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_capitals_are_left_where_nothing_speaks_against_them(what: str, raw: str, text: str) -> None:
    result = repair(raw)
    assert not text or result.text == text + "\n"
    check(raw, result)


@pytest.mark.parametrize(("what", "loud"), LOUD_ONES, ids=[case[0] for case in LOUD_ONES])
def test_headings_in_capitals_of_one_copy_are_outvoted(what: str, loud: str) -> None:
    raw = joined(loud, WHOLE, WHOLE[:260], WHOLE[60:])
    result = repair(raw)
    assert result.text == f"{WHOLE}\n"
    check(raw, result)


def test_a_heading_keeps_the_form_that_it_is_written_in() -> None:
    fragments, _ = segment(joined(LOUD, WHOLE), Options())
    folds = [fold(fragment.text) for fragment in fragments]
    loud, plain = compare_capitals(fragments, folds, range(2))
    assert loud.text == plain.text
    assert loud.forms == folds[0].text
    assert plain == folds[1]


def test_only_the_asked_ones_are_compared_so() -> None:
    fragments, _ = segment(joined(LOUD, WHOLE), Options())
    folds = [fold(fragment.text) for fragment in fragments]
    assert compare_capitals(fragments, folds, [1]) == folds
