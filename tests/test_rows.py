from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitchtext.errors import StitchError
from stitchtext.rows import Letters, Row, find_rows

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def read(file: str, field: str = "text") -> list[Row | str]:
    return [row if isinstance(row, Row) else str(row) for row in find_rows(file, field)]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("[1]", "is no JSON object"),
        ('"text"', "is no JSON object"),
        ("{}", "has no field 'text'; name the one of the text with --text-field"),
        ('{"a": {"text": "x"}}', "has no field 'text'; name the one of the text with --text-field"),
        ('{"text": null}', "'text' is no string"),
        ('{"text": "a"', "is no JSON: Expecting ',' delimiter at column 13"),
        ('{"text": "\\ud800"}', "'text' holds half a character (a lone surrogate)"),
        ("[" * 100_000, "is nested too deeply"),
    ],
)
def test_a_line_that_is_no_row_is_an_error_and_the_rest_goes_on(line: str, problem: str) -> None:
    first, second = read(f'{line}\n{{"text": "b"}}')
    assert first == f"1: {problem}"
    assert isinstance(second, Row)
    assert (second.number, second.text) == (2, "b")


def test_blank_lines_are_passed_over_and_counted() -> None:
    assert [row.number for row in find_rows('\n \r\n{"text": ""}\r\n', "text") if isinstance(row, Row)] == [3]


def test_of_two_fields_of_one_name_the_last_counts() -> None:
    (row,) = read('{"text": "a", "text": "b"}')
    assert isinstance(row, Row)
    assert row.text == json.loads('{"text": "a", "text": "b"}')["text"]


@given(TEXTS, TEXTS, st.booleans(), st.integers(0, 20), st.integers(0, 20), TEXTS)
def test_an_edit_of_the_text_is_the_same_edit_of_the_file(
    text: str, other: str, ascii_only: bool, start: int, end: int, new: str
) -> None:
    rows = [{"id": other, "text": text, "z": [other]}, {"text": other}]
    file = "".join(json.dumps(row, ensure_ascii=ascii_only) + "\r\n" for row in rows)
    row = next(row for row in find_rows(file, "text") if isinstance(row, Row))
    assert row.text == text
    letters = Letters(file, row)
    low, high = sorted((min(start, len(text)), min(end, len(text))))
    edited = file[: letters.find(low)] + letters.write(new) + file[letters.find(high) :]
    rows[0]["text"] = text[:low] + new + text[high:]
    assert [json.loads(line) for line in edited.split("\n")[:-1]] == rows


def test_characters_are_written_as_the_row_writes_them() -> None:
    for literal, written in (('"\\u3067"', "\\u3059"), ('"で"', "す"), ('"a"', "す")):
        file = f'{{"text": {literal}}}'
        row = next(row for row in find_rows(file, "text") if isinstance(row, Row))
        assert Letters(file, row).write("す") == written


def test_an_error_is_one_a_user_can_act_on() -> None:
    assert all(isinstance(row, StitchError) for row in find_rows("1\n2\n", "text"))
