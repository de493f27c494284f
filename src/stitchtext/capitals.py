"""Capitals: headings that one copy writes in capitals, compared as others write them.

Some programs that turn pages into text set headings in capitals. What such a copy says is the same; which form
stands is voted on, like width and kinds of quotes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from stitchtext.composed import Composed
from stitchtext.folded import Folded, cut_clauses, fold
from stitchtext.model import Fragment

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0386-\u038f\u0391-\u03ab\u0401-\u042f"
_WORD = rf"[{_UPPER}](?:[{_UPPER}\d'’.&/-]*[{_UPPER}\d])?(?![^\W_])"
_RUN = re.compile(rf"(?<![^\W_]){_WORD}(?:[^\w\r\n]{{1,3}}(?:{_WORD}|\d+(?![^\W_])))+")
"""Words in capitals, with numbers and marks between them."""
_SEEN = re.compile(rf"[{_UPPER}]{{4}}")
"""What is in any heading in capitals but for a very short one; few texts have it often."""
_PART = re.compile(r"\S+")
_LEAST, _LONGEST, _WORDS = 4, 100, 12
"""Characters of a heading, and words of one run."""
_APART = 10
"""Characters of words in a line that are one."""


def compare_capitals(fragments: Sequence[Fragment], folds: Sequence[Folded], among: Collection[int]) -> list[Folded]:
    """The folded texts, headings in capitals `among` those of some numbers as other fragments have them in lines.

    They keep their own `forms`.
    """
    runs = {number: own for number in among if (own := list(_list_runs(fragments[number].text)))}
    known = _read_headings(fragments) if runs else {}
    if not known:
        return list(folds)
    changed = {number: _reword(folds[number], fragments[number].text, own, known) for number, own in runs.items()}
    return [changed.get(number, whole) for number, whole in enumerate(folds)]


def _list_runs(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that are in capitals, or the runs of words that are, and may be headings."""
    done = 0
    for seen in _SEEN.finditer(text):
        if seen.start() < done:
            continue
        start, done = _find_line(text, seen.start())
        if done - start <= _LONGEST and text[start:done].upper() == text[start:done]:
            yield start, done
        else:
            yield from (match.span() for match in _RUN.finditer(text, start, done) if len(match[0]) >= _APART)


def _find_line(text: str, at: int) -> tuple[int, int]:
    """The line that a place of a text is in."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    ends = [end for sign in "\r\n" if (end := text.find(sign, at)) >= 0]
    return start, min(ends, default=len(text))


def _read_headings(fragments: Sequence[Fragment]) -> dict[str, str]:
    """The short lines that are not in capitals, by what they are in them, without white space and marks at the ends."""
    known: dict[str, str] = {}
    lines = {line for one in fragments for line in one.text.splitlines() if _LEAST <= len(line) <= _LONGEST}
    for line in sorted(lines):
        loud = line.upper()
        if loud != line and (name := _name(loud)):
            known.setdefault(name, line)
    return known


def _name(line: str) -> str:
    """A line without white space, and without the marks at its ends."""
    bare = "".join(line.split())
    start, end = 0, len(bare)
    while start < end and not bare[start].isalnum():
        start += 1
    while start < end and not bare[end - 1].isalnum():
        end -= 1
    return bare[start:end]


def _reword(whole: Folded, text: str, runs: Sequence[tuple[int, int]], known: dict[str, str]) -> Folded:
    """A folded text with what is known of its runs; `text` is the same as it is written."""
    places = [found for start, end in runs if (found := _find_heading(whole, text, start, end, known)) is not None]
    return _compare_as(whole, places) if places else whole


def _find_heading(whole: Folded, text: str, start: int, end: int, known: dict[str, str]) -> tuple[int, int, str] | None:
    """The longest part of a run that is a heading, in folded offsets, and how others write it."""
    words = [match.span() for match in islice(_PART.finditer(text, start, end), _WORDS)]
    parts = [(low, high) for low, _ in words for _, high in words if low < high]
    for low, high in sorted(parts, key=lambda part: part[0] - part[1]):
        if (line := known.get(_name(text[low:high]))) is not None:
            at, until = whole.at(low), whole.at(high - 1) + 1
            found = _name(fold(line).text)
            first = whole.text[at:until].find(found.upper())
            same = first >= 0 and len(found.upper()) == len(found) >= _LEAST
            return (at + first, at + first + len(found), found) if same else None
    return None


def _compare_as(whole: Folded, places: Sequence[tuple[int, int, str]]) -> Folded:
    """A folded text that is compared as others write some `places` of it, in order; its forms stay as they are.

    Each is a span of folded offsets, and a text of the same length.
    """
    ends = [0, *(end for _, end, _ in places)]
    parts = (whole.text[done:start] + words for done, (start, _, words) in zip(ends, places, strict=False))
    text = "".join([*parts, whole.text[ends[-1] :]])
    return cut_clauses(Composed(text, whole.forms, whole.starts, whole.raws, whole.extras), not whole.cut)
