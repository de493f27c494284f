"""Page counts: lines that number a page, or give its address, and what proves that one at an end is of no article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from stitchtext.folded import fold_text
from stitchtext.rules.doubled_starts import is_title_doubled
from stitchtext.rules.echoes import Echo
from stitchtext.rules.peels import Peel, is_cut_beside
from stitchtext.rules.phrases import look_up
from stitchtext.rules.registry import Edge
from stitchtext.rules.running_lines import name_line

Count: TypeAlias = Literal["part", "framed", "bare"]
"""The number of a page among all; one such as pages bear; one that a text may have: of a section, a note, a source."""
Place: TypeAlias = tuple[str, bool, str]
"""Such a line by name, True at a head, and the folded characters beside it."""

OF_ALL = r"[\[(（【]\s?\d{1,3}\s?(?:/|／|of|von|de|sur|di|из)\s?\d{1,3}\s?[\])）】]"
"""The number of a part among all, in brackets."""
_LONGEST = 24
"""Characters of a line that counts, at most."""
_PART = re.compile(OF_ALL)
_FRAMED = re.compile(r"([-‐‑–—―−─·•・~～])\1{0,2}\s?\d{1,3}\s?\1{1,3}")
_BARE = re.compile(r"[|｜]?\s?\d{1,3}\s?[|｜]?|[\[(（【<＜]\s?\d{1,3}\s?[\])）】>＞]")
_PAGED = re.compile(r"https?://\S{4,200}?[?&/](?:page|paged|pg|seite|pagina|página|strona|sayfa)[=/-]?\d{1,3}\b/?")
"""An address that says which page it is of."""
_NEAR, _READ = 12, 64
"""Folded characters beside a line by which texts are told apart, and characters in which they are looked for."""
_PROOF = 2
"""What must speak against a line: others that go on at two places of a bare number, or one that is cut there."""


class _Seen(NamedTuple):
    """A line at an end, whether others have it inside or end there, and what speaks against it.

    That is others that go on without it, or begin below it. Where two have it and `ends`, those that go on have the
    text beside it in another place: as a refrain that ends a song.
    """

    place: Place
    kind: Count
    inside: bool
    ends: int
    weight: int


def tell_count(line: str, *, at_head: bool = False) -> Count | None:
    """Whether a line numbers a page, or is the address of one; at heads an address always is.

    >>> tell_count("- 4 -"), tell_count("[2/5]"), tell_count("4 |"), tell_count("4 - 3"), tell_count("1923")
    ('framed', 'part', 'bare', None, None)
    >>> tell_count("https://example.org/17?page=2"), tell_count("https://example.org/17")
    ('framed', 'bare')
    """
    if "://" in line:
        return None if at_head or look_up(line) != "place" else "framed" if _PAGED.fullmatch(line) else "bare"
    kinds: tuple[tuple[Count, re.Pattern[str]], ...] = ("part", _PART), ("framed", _FRAMED), ("bare", _BARE)
    return next((kind for kind, own in kinds if own.fullmatch(line)), None) if len(line) <= _LONGEST else None


def list_page_counts(
    heard: Sequence[tuple[tuple[Peel, bool], Sequence[Echo]]], peels: Sequence[Peel]
) -> frozenset[Place]:
    """The places of lines that number pages and are of no article.

    Another fragment goes on without one, or begins below one that is not bare; so all of its name go. At an end the
    number of a part goes always, and a framed one where no second one stands below the same text, or another fragment
    ends there without. What stands inside a fragment, as numbers of sections do, stays.
    """
    ends = [
        (one, at_head, edge, echo)
        for (one, at_head), echoes in heard
        for (edge, _), echo in zip(one.things(at_head), echoes, strict=False)
        if edge.needs == "count"
    ]
    if not ends:
        return frozenset()
    bare = _list_bare(peels)
    seen = [_look_at(*end, bare) for end in ends]
    stands = Counter(one.place for one in seen)
    inner = _list_inner(peels)
    inner |= {one.place[0] for one in seen if one.inside or (one.kind == "bare" and one.ends and stands[one.place] > 1)}
    told: Counter[str] = Counter()
    for place, weight in {(one.place, one.weight) for one in seen if stands[one.place] == 1 or not one.ends}:
        told[place[0]] += weight
    proven = {name for name, weight in told.items() if weight >= _PROOF} - inner
    lone = {one.place for one in seen if stands[one.place] == 1 or one.ends >= stands[one.place]}
    known = {one.place for one in seen if one.kind == "part" or (one.kind == "framed" and one.place in lone)}
    return frozenset(p for p in stands if p[0] in proven or (p in known and not p[1] and p[0] not in inner))


def _look_at(one: Peel, at_head: bool, edge: Edge, echo: Echo, bare: Sequence[str]) -> _Seen:
    text = one.fragment.text
    place = locate_count(one, edge, at_head)
    line = text[edge.start : edge.end].strip()
    kind = tell_count(line, at_head=at_head) or "bare"
    if kind != "bare":
        proven = echo.parted or (at_head and _begins(one.opening(edge.end), place[2], bare))
        return _Seen(place, kind, echo.inside > 0, 0 if at_head else echo.ends, _PROOF if proven else 0)
    may_be_source = "://" in line
    cut = (echo.severed > 0 and not may_be_source) or (not at_head and is_cut_beside(text, edge, at_head))
    weight = _PROOF if cut else 1 - may_be_source
    return _Seen(place, kind, echo.inside > 0, echo.ends, weight if echo.parted else 0)


def _begins(opening: str, near: str, bare: Sequence[str]) -> bool:
    """Whether one of the `bare` folded openings, in order, is what stands below a line, or has its title once."""
    at = bisect_left(bare, near)
    return (at < len(bare) and bare[at].startswith(near)) or is_title_doubled(opening, bare)


def locate_count(one: Peel, edge: Edge, at_head: bool) -> Place:
    """The place of a line at an end of a fragment."""
    text = one.fragment.text
    above = text[max(0, edge.start - _READ) : edge.start]
    near = fold_text(one.opening(edge.end))[:_NEAR] if at_head else fold_text(above)[-_NEAR:]
    return name_line(text[edge.start : edge.end]), at_head, near


def _list_bare(peels: Iterable[Peel]) -> list[str]:
    """How fragments begin that have no line that counts there, folded, in order."""
    bare = (one for one in peels if all(edge.needs != "count" for edge, _ in one.heads))
    return sorted({fold_text(one.opening()) for one in bare})


def _list_inner(peels: Iterable[Peel]) -> set[str]:
    """The names of such lines as stand inside fragments."""
    bodies = (one.fragment.text[max([one.low, *(edge.end for edge, _ in one.heads)]) : one.high] for one in peels)
    lines = (line.strip() for body in bodies for line in body.splitlines())
    return {name_line(line) for line in lines if line and tell_count(line)}
