"""Losses: readings without marks, of a copy that has none at all; and hyphens of wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from stitchtext.folded import holds
from stitchtext.marks import CALLS, STOPS
from stitchtext.merge.witnesses import Said
from stitchtext.scripts import is_dense

_MARKS = f"{STOPS}{CALLS}.!?,;:、،؛"
_MARK = re.compile(rf"[{STOPS}{CALLS}、，：；،؛]|[.!?,;:](?=\s|\Z)")
"""The marks of sentences and clauses; where those that are in numbers and names, too, are such."""
_NEAR, _SHORTEST, _DENSE, _OFTEN = 1 << 9, 100, 50, 3
"""Characters on either side in which a copy writes no mark; at least, and in a script of syllables or words; and marks
that the other one writes there."""
_HYPHEN = "-"


def find_bare(groups: Mapping[str, Sequence[Said]]) -> set[str]:
    """The readings that are another one without its marks, of copies that write no marks anywhere near.

    `groups` are those who say each reading. A program has left the marks out, as speech recognition does.
    """
    marked = [text for text in groups if any(sign in _MARKS for sign in text)]
    bare = {"".join(sign for sign in text if sign not in _MARKS): text for text in marked}
    return {
        text
        for text, full in bare.items()
        if text in groups and _write_none(groups[text]) and any(len(_list_marks(one)) >= _OFTEN for one in groups[full])
    }


def _write_none(said: Sequence[Said]) -> bool:
    """Whether witnesses write no mark near a place, and enough to tell."""
    near = [_read_near(one) for one in said]
    enough = any(len(text) >= (_DENSE if is_dense(text) else _SHORTEST) for text in near)
    return enough and not any(map(_list_marks, said))


def _list_marks(said: Said) -> list[str]:
    """The first few marks that a witness writes near a place."""
    return [match[0] for match in islice(_MARK.finditer(_read_near(said)), _OFTEN)]


def _read_near(said: Said) -> str:
    witness, low, high = said
    start = witness.fold.raw(max(0, min(low, len(witness.fold.text) - 1)))
    return witness.fragment.text[max(0, start - _NEAR) : witness.fold.raw_end(high) + _NEAR]


def find_hyphenated(groups: Mapping[str, Sequence[Said]]) -> set[str]:
    """The hyphen, where a line ends behind it inside a word that others have whole."""
    whole = any(_is_inside(said) and not holds(said[0].fold.gaps, said[1]) for said in groups.get("", ()))
    wrapped = whole and all(map(_is_wrapped, groups.get(_HYPHEN, ())))
    return {_HYPHEN} if wrapped and _HYPHEN in groups else set()


def _is_inside(said: Said) -> bool:
    """Whether letters stand on both sides of a place, the latter a small one, or one of a script that has none."""
    witness, low, high = said
    before, behind = witness.fold.text[max(0, low - 1) : low], witness.fold.text[high : high + 1]
    return before.isalpha() and behind.isalpha() and not behind.isupper()


def _is_wrapped(said: Said) -> bool:
    return _is_inside(said) and holds(said[0].lines, said[2])
