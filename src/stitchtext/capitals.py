"""Capitals: headings that one copy writes in capitals, compared as others write them.

Some programs that turn pages into text set headings in capitals. What such a copy says is the same; which form
stands is voted on, like width and kinds of quotes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from stitchtext.folded import Folded, fold, reword
from stitchtext.model import Fragment

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0386-\u038f\u0391-\u03ab\u0401-\u042f"
_WORD = rf"[{_UPPER}](?:[{_UPPER}\d'’.&/-]*[{_UPPER}\d])?(?![^\W_])"
_RUN = re.compile(rf"(?<![^\W_]){_WORD}(?:[^\w\r\n]{{1,3}}(?:{_WORD}|\d+(?![^\W_])))*")
"""Words in capitals, with numbers and marks between them."""
_PART = re.compile(r"\S+")
_LINE = re.compile(r"[^\r\n]+")
_SEEN = re.compile(rf"[{_UPPER}]{{4}}")
"""What is in any heading in capitals but for a very short one; most texts have it nowhere."""
_LEAST, _LONGEST, _WORDS = 4, 100, 12
"""Characters of a heading, and words of one run."""


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
    if not _SEEN.search(text):
        return
    for line in _LINE.finditer(text):
        if line[0].upper() == line[0] and line.end() - line.start() <= _LONGEST:
            yield line.span()
        else:
            yield from (match.span() for match in _RUN.finditer(text, *line.span()) if len(match[0]) >= _LEAST)


def _read_headings(fragments: Sequence[Fragment]) -> dict[str, str]:
    """The short lines that are not in capitals, folded, without marks at their ends, by what they are in capitals."""
    known: dict[str, str] = {}
    lines = {line.strip() for one in fragments for line in one.text.splitlines() if len(line) <= _LONGEST}
    for line in sorted(lines):
        whole = fold(line).text
        words = whole[slice(*_find_words(whole))]
        if len(words) >= _LEAST and len(words.upper()) == len(words) and words != words.upper():
            known.setdefault(words.upper(), words)
    return known


def _find_words(text: str) -> tuple[int, int]:
    """The span of a text without the marks at its ends."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _reword(whole: Folded, text: str, runs: Sequence[tuple[int, int]], known: dict[str, str]) -> Folded:
    """A folded text with what is known of its runs; `text` is the same as it is written."""
    places = [found for start, end in runs if (found := _find_heading(whole, text, start, end, known)) is not None]
    return reword(whole, places) if places else whole


def _find_heading(whole: Folded, text: str, start: int, end: int, known: dict[str, str]) -> tuple[int, int, str] | None:
    """The longest part of a run that is a heading, in folded offsets, and how others write it."""
    words = [match.span() for match in islice(_PART.finditer(text, start, end), _WORDS)]
    parts = [(low, high) for low, _ in words for _, high in words if low < high]
    for low, high in sorted(parts, key=lambda part: part[0] - part[1]):
        at, until = whole.at(low), whole.at(high - 1) + 1
        first, last = _find_words(whole.text[at:until])
        if (found := known.get(whole.text[at + first : at + last])) is not None:
            return at + first, at + last, found
    return None
