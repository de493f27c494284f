"""Marked titles: the sign of a heading or of a quotation before a title that as many fragments have without it.

Before other headings such signs fold away, and quoted mail has them before all lines: at the start of a text nothing
else tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from stitchtext.folded import Folded, fold_text
from stitchtext.model import Fragment, Suspect

_CODE = "L106"
_MARK = re.compile(r"\s{0,8}(?:#{1,6}|>{1,3})[^\S\r\n]{1,4}(?=[^\s#>])")
_READ, _LEAST, _BELOW = 640, 4, 24
"""Characters of a start that are read; folded ones of a title at least, and of the text in one line with it."""


def mark_marked_titles(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Iterator[Suspect]:
    """The signs before titles that as many fragments have bare as have them, as muted suspects."""
    marks = {number: found.end() for number, one in enumerate(fragments) if (found := _MARK.match(one.text))}
    if not marks or len(marks) == len(fragments):
        return
    bare = Counter[str]()
    for number, one in enumerate(fragments):
        if number not in marks:
            bare.update({_read_line(one.text), folds[number].text[: _LEAST + _BELOW]})
    titles = {number: _find_known(fragments[number].text[end:], bare) for number, end in marks.items()}
    worn = Counter(titles.values())
    for number, title in titles.items():
        if title and bare[title] >= worn[title]:
            yield Suspect(number, 0, marks[number], _CODE, True)


def _find_known(text: str, bare: Counter[str]) -> str:
    """The first line of a text, or how it begins, if others have that; else nothing."""
    line, start = _read_line(text), fold_text(text[:_READ])[: _LEAST + _BELOW]
    known = (one for one in (line, start) if len(one) >= _LEAST and one in bare)
    return next(known, "")


def _read_line(text: str) -> str:
    """The first line of a text, folded; nothing where it is all of it."""
    line, _, below = text[:_READ].strip().partition("\n")
    return fold_text(line) if below else ""
