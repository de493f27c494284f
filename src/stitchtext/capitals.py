"""Capitals: headings, and first words, that one copy writes in capitals, compared as others write them.

Some programs that turn pages into text set headings in capitals. What such a copy says is the same; which form
stands is voted on, like width and kinds of quotes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from stitchtext.composed import Composed
from stitchtext.folded import Folded, cut_clauses, fold_text
from stitchtext.model import Fragment

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0386-\u038f\u0391-\u03ab\u0401-\u042f"
_WORD = rf"[{_UPPER}](?:[{_UPPER}\d'’.&/-]*[{_UPPER}\d])?(?![^\W_])"
_RUN = re.compile(rf"(?<![^\W_]){_WORD}(?:[^\w\r\n]{{1,3}}(?:{_WORD}|\d+(?![^\W_])))+")
"""Words in capitals, with numbers and marks between them."""
_LOUD = re.compile(rf"[{_UPPER}](?:[{_UPPER}\d]|[^\w\r\n]){{9}}")
"""What is in all such words that are long enough: a first look is fast."""
_PART = re.compile(r"\S+")
_LEAST, _LONGEST, _WORDS = 4, 100, 12
"""Characters of a heading, and words of one run."""
_FLAT, _APART, _READ = 200, 10, 160
"""Characters of a line that may be a flattened text, of words in capitals in one, and of the start of a line."""


def compare_capitals(fragments: Sequence[Fragment], folds: Sequence[Folded], among: Collection[int]) -> list[Folded]:
    """The folded texts, headings in capitals `among` those of some numbers as other fragments have them in lines.

    They keep their own `forms`.
    """
    runs = {number: own for number in among if (own := list(_list_runs(fragments[number].text)))}
    said = "\n".join(_bare(fragments[number].text[slice(*run)]) for number, own in runs.items() for run in own)
    known = _read_headings(fragments, said) if runs else {}
    known = _drop_own(known, fragments) if known else {}
    known = _read_leads(fragments, said) | known if runs else {}
    if not known:
        return list(folds)
    changed = {number: _reword(folds[number], fragments[number].text, own, known) for number, own in runs.items()}
    return [changed.get(number, whole) for number, whole in enumerate(folds)]


def _list_runs(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that are in capitals, and words: with which one begins, and in a very long one any."""
    at = 0
    for line in text.split("\n"):
        if len(line) <= _LONGEST and line.isupper():
            if len(line) >= _LEAST:
                yield at, at + len(line)
        elif len(line) < _FLAT:
            if line[:2].isupper() and (lead := _RUN.match(line)) and len(lead[0]) >= _APART:
                yield at, at + lead.end()
        elif _LOUD.search(line) and sum(map(str.isupper, line.split())) > 1:
            found = _RUN.finditer(text, at, at + len(line))
            yield from (match.span() for match in found if len(match[0]) >= _APART)
        at += len(line) + 1


def _read_headings(fragments: Sequence[Fragment], said: str) -> dict[str, str]:
    """The short lines that are not in capitals, by what they are in them, without white space and marks at the ends.

    Only those that are `said` in capitals: these are without white space, too.
    """
    known: dict[str, str] = {}
    lines = {line for one in fragments for line in one.text.splitlines() if _LEAST <= len(line) <= _LONGEST}
    for line in sorted(lines):
        loud = line.upper()
        if loud != line and (name := _name(loud)) and name in said:
            known.setdefault(name, line)
    return known


def _read_leads(fragments: Sequence[Fragment], said: str) -> dict[str, str]:
    """How lines begin that begin with words `said` in capitals, by these: some pages set the first words so."""
    by_start: dict[str, list[str]] = {}
    for name in {name for run in said.split("\n") if len(name := _name(run)) >= _APART}:
        by_start.setdefault(name[:_APART], []).append(name)
    known: dict[str, str] = {}
    for line in (line for one in fragments for line in one.text.splitlines()) if by_start else ():
        for name in by_start.get(_bare(line[: 2 * _APART]).upper()[:_APART], ()):
            lead = _bare(line[:_READ])[: len(name)]
            if lead != name and lead.upper() == name:
                known[name] = min(lead, known.get(name, lead))
    return known


def _drop_own(known: dict[str, str], fragments: Sequence[Fragment]) -> dict[str, str]:
    """The headings without those that a fragment has in both forms, or the beginning of one in capitals."""
    both: set[str] = set()
    for one in fragments:
        said = {name for start, end in _list_runs(one.text) if (name := _name(one.text[start:end]))}
        short = (line for line in one.text.split("\n") if said and len(line) <= _LONGEST and not line.isupper())
        lines = {_name(line.upper()) for line in short}
        starts = {name[:_APART] for name in said}
        both.update(name for name in lines & known.keys() if name[:_APART] in starts)
    return {name: line for name, line in known.items() if name not in both}


def _bare(line: str) -> str:
    return "".join(line.split())


def _name(line: str) -> str:
    """A line without white space, and without the marks at its ends."""
    bare = _bare(line)
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
            found = _name(fold_text(line))
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
    other = Composed(text, whole.forms, whole.starts, whole.raws, whole.extras)
    known = cut_clauses(other, not whole.cut)
    return known._replace(first=whole.first, firsts=whole.firsts, last=whole.last)
