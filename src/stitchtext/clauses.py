"""Clauses: what a folded text is cut into after its marks, so that equal passages fall into equal pieces."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from stitchtext.marks import ENDS

PART = 1 << 16
"""Characters of a long text that are cut at a time: all its clauses as strings would take much memory."""
_MARKS = f"{ENDS}…‥、，､,;；:：،؛၊"
_UNIT = re.compile(f"[^{_MARKS}]*[{_MARKS}]+|[^{_MARKS}]+")
_LONG = 96


def cut_units(folded: str) -> list[str]:
    """The clauses of a folded text: cut after every sentence or clause mark, and inside what is very long.

    >>> cut_units("一つ、二つ。三つ")
    ['一つ、', '二つ。', '三つ']
    """
    return _cut_long(_UNIT.findall(folded))


def list_offsets(folded: str) -> array[int]:
    """The offsets at which the clauses of `cut_units` begin, and the length of the text behind them.

    >>> list(list_offsets("一つ、二つ。三つ"))
    [0, 3, 6, 8]
    """
    offsets = array("I", [0])
    for units in _list_parts(folded):
        offsets.extend(accumulate(map(len, units[1:]), initial=offsets[-1] + len(units[0])))
    return offsets


def _list_parts(folded: str) -> Iterator[list[str]]:
    """The clauses, some thousands at a time; the last one of a part may go on, and begins the next part."""
    at, size = 0, PART
    while at + size < len(folded):
        units = _UNIT.findall(folded, at, at + size)
        units.pop()
        if units:
            yield _cut_long(units)
            at += sum(map(len, units))
        else:
            size *= 2
    if at < len(folded):
        yield cut_units(folded[at:])


def _cut_long(units: list[str]) -> list[str]:
    if max(map(len, units), default=0) <= _LONG:
        return units
    chunk = _compile_chunk()
    return [part for unit in units for part in (chunk.findall(unit) if len(unit) > _LONG else (unit,))]


@cache
def _compile_chunk() -> re.Pattern[str]:
    """Cut text without marks (Thai) after one class of code points, so that equal stretches are cut alike."""
    cuts = "".join(chr(code) for code in range(0x21, 0x3000) if code % 7 == 3 and chr(code).isalnum())
    return re.compile(f".{{12,48}}?[{re.escape(cuts)}]|.{{1,48}}", re.DOTALL)
