"""Page titles: above a title, in a line of its own, the title once more with the name of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stitchtext.bodies import find_body
from stitchtext.folded import Folded, fold_text
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.peels import PAGE_LINE

_LONGEST, _LEAST, _BELOW = 240, 4, 24
"""Characters of either line at most; folded ones of a title, and below it by which a text is known to be the same."""
_KNOWN = _LEAST + _BELOW
"""Folded characters by which starts are found again."""
_NAME = re.compile(r"(?:[|\-:·•/_»>][^\W_].{0,38}|)")
_NAME_BEFORE = re.compile(r"(?:.{0,38}[^\W_][|\-:·•/_»>]|)")
"""The name of a site, folded, and what divides it from a title before it or behind it; or nothing."""
_DOUBLE = re.compile(r"([|\-:·•/_»>])\1")
_LETTERS = 2
"""Letters of a name at least."""
_BREAK = re.compile(r"[^\S\r\n]{0,8}[\r\n]\s{0,8}")


class _Worn(NamedTuple):
    """A fragment that begins so, `text[start:end]` the line that is of the page; and its title with what is below."""

    number: int
    start: int
    end: int
    title: str


def mark_page_titles(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Iterator[Suspect]:
    """First lines that hold all of the next one, and a name, where as many fragments begin below, as muted suspects."""
    found = [worn for one in fragments if (worn := _find(one, folds[one.index])) is not None]
    titles = Counter(worn.title for worn in found)
    starts: dict[str, list[str]] = {title[:_KNOWN]: [] for title in titles}
    for whole in folds if starts else ():
        starts.get(whole.text[:_KNOWN], []).append(whole.text[: 2 * _LONGEST])
    bare = {title: sum(start.startswith(title) for start in starts[title[:_KNOWN]]) for title in titles}
    for worn in found:
        if bare[worn.title] >= titles[worn.title]:
            yield Suspect(worn.number, worn.start, worn.end, PAGE_LINE, True)


def _find(fragment: Fragment, whole: Folded) -> _Worn | None:
    text = fragment.text[: 2 * _LONGEST]
    start, _ = find_body(text, ())
    first = _BREAK.search(text, start)
    second = _BREAK.search(text, first.end()) if first else None
    if first is None or second is None:
        return None
    page, title = fold_text(text[start : first.start()]), fold_text(text[first.end() : second.start()])
    at = page.find(title) if _LEAST <= len(title) < len(page) <= _LONGEST else -1
    if at < 0 or not _is_name(page[:at], page[at + len(title) :]):
        return None
    below = whole.text[len(page) : len(page) + len(title) + _BELOW]
    return _Worn(fragment.index, start, first.start(), below) if len(below) == len(title) + _BELOW else None


def _is_name(before: str, behind: str) -> bool:
    """Whether what stands around a title, folded, is a name, and what divides it from that."""
    before, behind = _DOUBLE.sub(r"\1", before), _DOUBLE.sub(r"\1", behind)
    named = sum(map(str.isalpha, before + behind)) >= _LETTERS
    return named and bool(_NAME_BEFORE.fullmatch(before)) and bool(_NAME.fullmatch(behind))
