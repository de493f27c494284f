"""Marks in layers: leave-alone cases first."""

from __future__ import annotations

import pytest

from stitchtext.rules.nested_marks import list_nested

LINES = [f"The port at {hour} in the morning." for hour in range(3, 10)]
NONE = {
    "plain text": LINES,
    "one kind of mark": [f"> {line}" for line in LINES],
    "tags alone": [f"<p>{line}</p>" for line in LINES],
    "numbers alone": [f"{number}: {line}" for number, line in enumerate(LINES)],
    "lines that stand twice": [line for line in LINES for _ in range(2)],
    "one tag in a text": [*LINES, "It is <b>late</b> now."],
    "nothing": [],
    "signs before some lines": [f"> {line}" if number % 2 else line for number, line in enumerate(LINES)],
}
NESTED = {
    "numbers in quoted mail": ([f"> {number}: {line}" for number, line in enumerate(LINES)], {"L106"}),
    "a page in quoted mail": ([f"> <p>{line}</p>" for line in LINES], {"L106", "L104"}),
    "headings of a wiki in a box": ([f"| == {line} ==" for line in LINES], {"L106", "L112"}),
    "doubled lines with numbers": (
        [f"{number}: {line}" for number, line in enumerate(line for line in LINES for _ in range(2))],
        {"L106", "T301"},
    ),
}


@pytest.mark.parametrize("lines", NONE.values(), ids=NONE)
def test_one_kind_of_mark_is_none_in_layers(lines: list[str]) -> None:
    assert list_nested("\n".join(lines)) == []


@pytest.mark.parametrize(("lines", "codes"), NESTED.values(), ids=NESTED)
def test_all_layers_are_taken_off(lines: list[str], codes: set[str]) -> None:
    text = "\n".join(lines)
    marks = list_nested(text)
    assert {mark.code for mark in marks} == codes
    for mark in reversed(marks):
        text = text[: mark.start] + text[mark.end :]
    assert [line for line in text.split("\n") if line] == LINES
