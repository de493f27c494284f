"""Peels: a fragment with what edge rules find at its ends, from the outside in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias

from stitchtext.bodies import find_body
from stitchtext.cuts import is_head_cut, is_tail_cut
from stitchtext.marks import ENDS
from stitchtext.model import Fragment
from stitchtext.rules.registry import RULES, Edge, EdgeRule, Need
from stitchtext.rules.running_lines import Running, name_line, split_first, split_last

_WINDOW = 128
"""Characters at either end of a fragment that rules are shown."""
_MOST = 8
"""Things that may stand at one end of a fragment, one behind the other."""
_KEPT = 64
"""Ends that are remembered: re-scrapes begin alike."""
PAGE_LINE = "L101"
"""The code of a line of the page, whether its words are known or the scrape shows it."""
_TITLE = re.compile(rf"[^{ENDS}\r\n།:：,，、]{{2,80}}[?？]?[^\S\r\n]*[\r\n]+\s*\S")
"""A line without marks, and more below it."""
RUNNING: tuple[Need, ...] = ("parting", "first page")
"""What running lines need."""
Things: TypeAlias = tuple[tuple[Edge, str], ...]
"""What stands at one end of a fragment, from the outside in, each with the code of its rule."""
Find: TypeAlias = Callable[[str, bool], tuple[Edge, str] | None]
"""Shown the start of a text (True) or its end (False): what stands there, and the code of its rule."""


class Peel(NamedTuple):
    """A fragment and what stands at its ends; `[low, high)` of its text is what others are held against.

    That is what is left, and a word or a running line above it that may be its title.
    """

    fragment: Fragment
    heads: Things
    tails: Things
    low: int
    high: int

    def things(self, at_head: bool) -> Things:
        """What stands at one end."""
        return self.heads if at_head else self.tails

    def opening(self, behind: int = 0) -> str:
        """The first characters behind all that stands at the head, but for running lines, and behind an offset."""
        start = max((edge.end for edge, _ in self.heads if edge.needs not in RUNNING), default=0)
        start = max(start, behind)
        return self.fragment.text[start : start + _WINDOW].lstrip()


def is_title(text: str) -> bool:
    """Whether a text starts with a line that may be a title: one without marks, and more below it."""
    return _TITLE.match(text) is not None


def is_cut_beside(text: str, edge: Edge, at_head: bool) -> bool:
    """Whether what stands next to the thing at an end of a text starts, or stops, inside a sentence."""
    return is_head_cut(text[edge.end :].lstrip()) if at_head else is_tail_cut(text[: edge.start].rstrip())


def peel_all(fragments: Sequence[Fragment], running: Running) -> list[Peel]:
    """Take off what edge rules find at the ends of fragments, and running lines; if it may go is not asked yet."""
    find = lru_cache(maxsize=_KEPT)(partial(_find, RULES.edges(), running))
    return [_peel(fragment, find) for fragment in fragments]


def _peel(fragment: Fragment, find: Find) -> Peel:
    text, start, end = fragment.text, *find_body(fragment.text, ())
    heads: list[tuple[Edge, str]] = []
    tails: list[tuple[Edge, str]] = []
    while len(heads) < _MOST and (found := find(text[start : min(end, start + _WINDOW)], True)):
        heads.append(_shift(found, start))
        start += find_body(text[start:end], [(0, found[0].end)])[0]
    while len(tails) < _MOST and (found := find(text[max(start, end - _WINDOW) : end], False)):
        tails.append(_shift(found, max(start, end - _WINDOW)))
        end = start + find_body(text[start : tails[-1][0].start], ())[1]
    low = next((edge.start for edge, _ in heads if edge.needs in ("no title", *RUNNING)), start)
    return Peel(fragment, tuple(heads), tuple(tails), low, max(low, end))


def _find(rules: Sequence[EdgeRule], running: Running, text: str, at_head: bool) -> tuple[Edge, str] | None:
    found = ((rule.check(text, at_head), rule.code) for rule in rules) if text else ()
    known = next(((edge, code) for edge, code in found if edge is not None), None)
    return known or _find_running(text, running, at_head=at_head)


def _find_running(text: str, running: Running, *, at_head: bool) -> tuple[Edge, str] | None:
    names = running.heads | running.titles if at_head else running.tails
    line = (split_first(text) if at_head else split_last(text))[0] if names else ""
    if not line or (name := name_line(line)) not in names:
        return None
    start, end = (0, len(line)) if at_head else (len(text) - len(line), len(text))
    often = name in (running.heads if at_head else running.tails)
    return Edge(start, end, "parting" if often else "first page"), PAGE_LINE


def _shift(found: tuple[Edge, str], by: int) -> tuple[Edge, str]:
    edge, code = found
    return Edge(edge.start + by, edge.end + by, edge.needs), code
