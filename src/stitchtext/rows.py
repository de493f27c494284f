"""Rows: the lines of a JSONL file, and where in each line the characters of its text stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from stitchtext.errors import StitchError

_SPACE = re.compile(r"[ \t\n\r]*")
_LETTER = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]")
_DECODER = json.JSONDecoder()


class Row(NamedTuple):
    """A line of a JSONL file: its text, decoded, and where that stands in the file, `[start, end)` within quotes.

    `number` counts lines of the file from 1.
    """

    number: int
    text: str
    start: int
    end: int


def find_rows(file: str, field: str) -> Iterator[Row | StitchError]:
    r"""The rows of a JSONL file whose `field` is its text, one after another; blank lines are passed over.

    A line that is none is handed out as the error to tell, its place the number of the line.

    >>> list(find_rows('{"id": 1, "text": "a\\nb"}\n', "text"))
    [Row(number=1, text='a\nb', start=19, end=23)]
    """
    at = 0
    for number, line in enumerate(file.split("\n"), 1):
        if line.strip():
            try:
                yield _read_row(line, field, number, at)
            except json.JSONDecodeError as error:
                yield StitchError(f"is no JSON: {error.msg} at column {error.colno}", place=str(number))
            except RecursionError:
                yield StitchError("is nested too deeply", place=str(number))
            except ValueError as error:
                yield StitchError(str(error), place=str(number))
        at += len(line) + 1


def _read_row(line: str, field: str, number: int, at: int) -> Row:
    members = read_members(line)
    text = read_string(line, members, field)
    start, end = members[field]
    return Row(number, text, at + start + 1, at + end - 1)


def read_members(line: str) -> dict[str, tuple[int, int]]:
    """The members of the object in a line of JSON: for each name, the span of its value as written.

    >>> read_members('{"id": 7, "text": "x"}')
    {'id': (7, 8), 'text': (18, 21)}

    Raises:
        ValueError: the line is no JSON (`JSONDecodeError`), or no object.
        RecursionError: it is nested too deeply.

    """
    json.loads(line)  # all of it must be JSON, also what stands behind the field
    return {name: (start, end) for name, start, end in _find_members(line)}  # of two of one name the last counts


def read_string(line: str, members: dict[str, tuple[int, int]], field: str) -> str:
    """The text of a field.

    Raises:
        ValueError: there is no such field, or it is no text.

    """
    if field not in members:
        raise ValueError(f"has no field {field!r}; name the one of the text with --text-field")
    start, _ = members[field]
    if line[start] != '"':
        raise ValueError(f"{field!r} is no string")
    text: str = _DECODER.raw_decode(line, start)[0]
    if not is_whole(text):
        raise ValueError(f"{field!r} holds half a character (a lone surrogate)")
    return text


def is_whole(text: str) -> bool:
    """Whether a text has no half of a character (a lone surrogate), which only escapes can write."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _find_members(line: str) -> Iterator[tuple[str, int, int]]:
    """The members of the object in a line of valid JSON: the name, and the span of the value."""
    at = _skip(line, 0)
    if line[at] != "{":
        raise ValueError("is no JSON object")
    while line[at] != "}":
        at = _skip(line, at + 1)
        if line[at] == "}":
            return
        name, at = _DECODER.raw_decode(line, at)
        at = _skip(line, _skip(line, at) + 1)
        _, end = _DECODER.raw_decode(line, at)
        yield name, at, end
        at = _skip(line, end)


def _skip(line: str, at: int) -> int:
    space = _SPACE.match(line, at)
    return space.end() if space else at


class Letters:
    """Where in the file each character of a row's text stands: some are written as several."""

    def __init__(self, file: str, row: Row) -> None:
        literal = file[row.start : row.end]
        self._ascii = literal.isascii() and "\\u" in literal
        self._starts = [row.start + letter.start() for letter in _LETTER.finditer(literal)] + [row.end]

    def find(self, offset: int) -> int:
        """The offset in the file of the character at an offset of the text."""
        return self._starts[offset]

    def write(self, text: str) -> str:
        """A text as it is written between the quotes, with escapes only where the row has them or JSON asks."""
        return json.dumps(text, ensure_ascii=self._ascii)[1:-1]
