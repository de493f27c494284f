"""Speakers before the lines of one fragment. Leave-alone cases first; other prefixes stand in test_interiors.py."""

from __future__ import annotations

from itertools import cycle, permutations

import pytest

from accounting import check
from harbours import CUTS, LINES, TEXT, joined, list_removed
from stitchtext import repair
from stitchtext.rules.line_prefixes import list_prefixes


def say(*labels: str, lines: list[str] = LINES) -> str:
    """The lines, each behind the next one of some labels."""
    return "\n".join(f"{label}{line}" for label, line in zip(cycle(labels), lines, strict=False))


UNLISTED = {
    "a label at every line of its own": say(
        *(f"{name}: " for name in ["Fish", "Port", "Plan", "Books", "Ice", "Weir", "Dusk"])
    ),
    "steps that count": say(*(f"Step {n}: " for n in range(1, 8))),
    "three lines": say("A: ", "B: ", lines=LINES[:3]),
    "half of the lines": say("A: ", "", "B: ", ""),
    "times that go back": say(*(f"1{9 - n}:00 " for n in range(7))),
    "a colon without a space, as in code": say("std:", "map:"),
    "addresses": say("https://example.org/a ", "https://example.org/b "),
    "sentences with a colon": say("What nobody in the whole town had known until then was this: "),
    "short lines, as of a list": "Name: Ann\nName: Bob\nTown: Port\nTown: Weir",
    "nine voices": say(*(f"{name}: " for name in "ABCDEFGHI"), lines=LINES * 3),
}
LISTED = {
    "numbers": ("Speaker 1: ", "Speaker 2: "),
    "one alone": ("SPEAKER_00: ",),
    "brackets": ("[Speaker 1] ", "[Speaker 2] "),
    "letters": ("A: ", "B: "),
    "bold": ("**Ann:** ", "**Bob:** "),
    "full width": ("話者1：", "話者2："),
    "a name in two words": ("Ann O'Neill: ", "Dr. Weir: "),
}
LEFT_ALONE = {
    "an interview that all have so": [say("A: ", "B: "), say("A: ", "B: ")[:260], say("A: ", "B: ")[130:]],
    "an interview that one copy lacks": [say("A: ", "B: "), say("A: ", "B: ")[:260], TEXT],
    "speakers where one other runs on": [say("A: ", "B: "), TEXT],
    "speakers where nobody else has the text": [say("A: ", "B: "), "The market is swept at night.\nNobody sees it."],
}


@pytest.mark.parametrize("text", UNLISTED.values(), ids=UNLISTED)
def test_what_looks_like_speakers_and_is_none_is_left_alone(text: str) -> None:
    assert list_prefixes(text) == []


@pytest.mark.parametrize("fragments", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_speakers_that_may_be_meant_stay(fragments: list[str]) -> None:
    assert list_removed(*fragments) == []


@pytest.mark.parametrize("labels", LISTED.values(), ids=LISTED)
def test_speakers_before_the_lines_are_found(labels: tuple[str, ...]) -> None:
    text = say(*labels)
    assert [text[start:end] for start, end in list_prefixes(text)] == [
        label for label, _ in zip(cycle(labels), LINES, strict=False)
    ]


def test_one_line_with_a_colon_among_them_is_no_speaker() -> None:
    text = f"{say('A: ', 'B: ')}\nThe end: nobody came."
    assert len(list_prefixes(text)) == len(LINES)


@pytest.mark.parametrize("labels", LISTED.values(), ids=LISTED)
def test_speakers_that_two_others_run_across_are_removed_and_named(labels: tuple[str, ...]) -> None:
    for order in permutations([say(*labels), *CUTS, TEXT.replace("\n", " ")]):
        raw = joined(*order)
        result = repair(raw)
        assert result.text == f"{TEXT}\n"
        assert {entry.code for entry in result.account if entry.fate == "removed"} <= {"L101", "L106"}
        check(raw, result)
