"""Running lines: what stands at one end of many fragments, whatever they say: the head or foot of every page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from stitchtext.folded import fold_text
from stitchtext.model import Fragment

_LONGEST, _NEAR, _READ = 100, 24, 200
"""Characters that such a line may have; folded ones of the text beside it by which fragments are told apart; and at
either end of a fragment that are read."""
_ENOUGH, _COUNTED = 3, 2
"""Fragments with different text beside it that must have a line at one end; and if it is a number and signs."""
_ITEM = 24
"""Characters up to which a line is one of its own, and not what a break of lines leaves of a paragraph."""
_BREAK = re.compile(r"[\r\n\x85\u2028\u2029]")
_NUMBER = re.compile(r"\d+")
_COUNTER = re.compile(r"[-–—―\s(\[|]*\d{1,4}(?:\s*/\s*\d{1,4})?[-–—―\s)\]|]*")


class Running(NamedTuple):
    """The lines with which many fragments start, and those with which many end, by name.

    `titles` are all with which two fragments start that go on otherwise: what is said over each page of an article.
    `counted` are those of all whose number is another one in each fragment. `items` are short lines, as they are
    written, below what many start with that some fragment has further down, too: nothing is cut there.
    """

    heads: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()


def find_running(fragments: Sequence[Fragment]) -> Running:
    """The running lines of a scrape; whether they are of the article, what other fragments have there tells."""
    if len(fragments) < _COUNTED:
        return Running()
    starts = (fragment.text[:_READ].lstrip() for fragment in fragments)
    ends = (fragment.text[-_READ:].rstrip() for fragment in fragments)
    heads = _count_common(map(split_first, starts), slice(None, _NEAR))
    tails = _count_common(map(split_last, ends), slice(None, -_NEAR - 1, -1))
    titles = frozenset(name_line(line) for line, same in heads if same)
    counted = frozenset(name_line(line) for line, same in (*heads, *tails) if not same)
    inner = _find_inner(fragments, counted)
    often = _keep_often(heads) - inner
    items = _find_items(fragments) if often else frozenset()
    return Running(often, _keep_often(tails) - inner, titles, counted - inner, items)


def _find_inner(fragments: Sequence[Fragment], names: AbstractSet[str]) -> AbstractSet[str]:
    """Those of the names that lines inside some fragment have: headings that count, and not the heads of pages."""
    if not names:
        return names
    lines = (line for fragment in fragments for line in fragment.text.strip().splitlines()[1:-1])
    return names & {name_line(line) for line in lines if len(line) <= _LONGEST and _NUMBER.search(line)}


def _find_items(fragments: Sequence[Fragment]) -> frozenset[str]:
    below: set[str] = set()
    further: set[str] = set()
    for fragment in fragments:
        lines = [bare for line in fragment.text.splitlines() if (bare := line.strip())]
        below.update(lines[1:2])
        further.update(line for line in lines[2:] if len(line) <= _ITEM)
    return frozenset(below & further)


def _keep_often(counts: dict[tuple[str, bool], int]) -> frozenset[str]:
    often = (line for (line, _), count in counts.items() if count >= (_COUNTED if is_counter(line) else _ENOUGH))
    return frozenset(map(name_line, often))


def _count_common(lines: Iterable[tuple[str, str]], near: slice) -> dict[tuple[str, bool], int]:
    """Beside how many different texts each line stands, from two on, and whether it is the same line beside all.

    Or it is one that counts. A line that does not come often is not even folded.
    """
    beside: dict[str, list[tuple[str, str]]] = {}
    for line, text in lines:
        if line and text:
            beside.setdefault(_NUMBER.sub("0", line.strip()), []).append((line, text))
    often = [(own, len({line for line, _ in own}) == 1) for own in beside.values() if len(own) >= _COUNTED]
    counts = {
        (own[0][0], same): _count_different({fold_text(text)[near] for _, text in own})
        for own, same in often
        if (same and not is_counter(own[0][0])) or _are_counted([line for line, _ in own])
    }
    return {key: count for key, count in counts.items() if count >= _COUNTED}


def _are_counted(lines: Sequence[str]) -> bool:
    """Whether one number in lines is different in all, and these near each other, as those of pages are counted."""
    distinct = set(lines)
    numbers = zip(*(map(int, _NUMBER.findall(line)) for line in distinct), strict=True)
    varying = [values for values in map(set, numbers) if len(values) > 1]
    return (
        len(varying) == 1 and len(varying[0]) == len(distinct) and max(varying[0]) - min(varying[0]) < 2 * len(distinct)
    )


def _count_different(texts: set[str]) -> int:
    """How many texts there are that none of the others only goes on from: a copy may stop early."""
    return sum(not later.startswith(text) for text, later in pairwise([*sorted(texts), ""]))


def name_line(line: str) -> str:
    """A line folded, without the value of its numbers: with them pages are counted.

    >>> name_line("- 31 -"), name_line("Chapter 4")
    ('-0-', 'Chapter0')
    """
    return _NUMBER.sub("0", fold_text(line))


def is_counter(line: str) -> bool:
    """Whether a line is a number and signs around it, as pages are counted.

    >>> is_counter("- 31 -"), is_counter("4 / 12"), is_counter("3:1"), is_counter("$3.99")
    (True, True, False, False)
    """
    return bool(_COUNTER.fullmatch(line.strip()))


def split_first(text: str) -> tuple[str, str]:
    """The first line of a text, and what follows it; nothing if it is long or all there is."""
    found = _BREAK.search(text)
    if found is None or found.start() > _LONGEST:
        return "", ""
    return text[: found.start()], text[found.end() :]


def split_last(text: str) -> tuple[str, str]:
    """The last line of a text, and what stands before it; nothing if it is long or all there is."""
    places = [match.span() for match in _BREAK.finditer(text)]
    if not places or len(text) - places[-1][1] > _LONGEST:
        return "", ""
    return text[places[-1][1] :], text[: places[-1][0]]
