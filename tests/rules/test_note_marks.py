"""What those who write a page say of its places, in one fragment. Leave-alone cases first; notes: test_interiors.py."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from harbours import LINES as HARBOUR
from harbours import joined, list_removed
from stitchtext import repair
from stitchtext.rules.note_marks import list_asides, list_remarks

LINES = [*HARBOUR[:2], "Plans", *HARBOUR[2:]]
TEXT = "\n".join(LINES)
CUTS = [TEXT[:230], TEXT[150:]]
UNSAID = {
    "a button": "画面の［編集］をクリックします。",
    "a button at a start": "[編集]を押す。",
    "a link of Markdown": "See [edit](https://example.org/a) and [edit](https://example.org/b).",
    "the name of a place in code": "d[edit]=1",
    "the address of a link": "[edit]: https://example.org/",
    "words about them": "They edit it, where a citation is needed.",
    "other words": "He went [home] and she did not.",
    "with other words": "It was late.[edit by Ann]",
    "an empty part": "It was late.[edit|]",
    "round brackets": "It was late (edit).",
    "numbers": "It was late.[1] He went home.[2]",
}
NO_ASIDES = {
    "once each": "He spoke.[laughs] She did.[weeps]",
    "at starts of lines": "[Ann]\nHe spoke.\n[Ann]\nShe did.",
    "long ones": "He spoke.[as she told us later on that day] She did.[as she told us later on that day]",
    "in code": "x = d[name] and y[name](z) or name[name]x",
}


def mark(text: str, *marks: str) -> str:
    """A text with one mark behind each heading, and another one behind two sentences."""
    for behind, what in zip(["Plans", "ice.", "hand."], [marks[0], marks[-1], marks[-1]], strict=True):
        text = text.replace(behind, behind + what)
    return text


LEFT_ALONE = {
    "what all have": [mark(TEXT, "[edit]"), mark(TEXT, "[edit]")[:260], mark(TEXT, "[edit]")[160:]],
    "what two have, and one does not": [mark(TEXT, "[edit]"), mark(TEXT, "[edit]").replace("dawn", "noon"), TEXT],
    "what nobody knows, and one runs across": [mark(TEXT, "[sic]"), TEXT],
    "what nobody knows, once": [TEXT.replace("ice.", "ice.[foo]"), *CUTS[1:]],
    "what stands apart, and one runs across": [mark(TEXT, " [edit]"), TEXT],
}
REMOVED = {
    "headings": ("[edit]",),
    "headings and sentences": ("[edit]", "[citation needed]"),
    "apart": (" [edit]", "[citation needed]"),
    "two in one": ("[modifier | modifier le code]", "[réf. nécessaire]"),
    "Japanese": ("[編集]", "[要出典]"),
    "full width": ("［編集］",),
    "any number": ("[править]", "[источник не указан 123 дня]"),
    "capitals": ("[Edit]", "[Citation needed]"),
    "words that nobody knows": ("[foo]",),
}


@pytest.mark.parametrize("text", UNSAID.values(), ids=UNSAID)
def test_what_looks_like_a_remark_and_is_none_is_left_alone(text: str) -> None:
    assert list_remarks(text) == []


@pytest.mark.parametrize("text", NO_ASIDES.values(), ids=NO_ASIDES)
def test_what_looks_like_an_aside_and_is_none_is_left_alone(text: str) -> None:
    assert list_asides(text) == []


@pytest.mark.parametrize("fragments", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_remarks_that_may_be_text_stay(fragments: list[str]) -> None:
    assert list_removed(*fragments) == []


@pytest.mark.parametrize("marks", REMOVED.values(), ids=REMOVED)
def test_remarks_that_others_run_across_are_removed_and_named(marks: tuple[str, ...]) -> None:
    for order in permutations([mark(TEXT, *marks), *CUTS, TEXT.replace("\n", " ")]):
        raw = joined(*order)
        result = repair(raw)
        assert result.text == f"{TEXT}\n"
        assert {entry.code for entry in result.account if entry.fate == "removed"} == {"L107"}
        check(raw, result)
