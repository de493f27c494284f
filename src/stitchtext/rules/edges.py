"""Edges: what stands at the starts and ends of fragments and is not of the article, as the edge rules see it.

A rule sees one edge; whether what it finds may go, the other fragments tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from stitchtext.folded import find_body, fold
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.echoes import REACH, Echo, Question, listen
from stitchtext.rules.registry import RULES, Edge
from stitchtext.rules.teasers import TEASER

_WINDOW = 128
"""Characters at either end of a fragment that rules are shown."""
_NEAR = 3 * REACH
"""Characters from an edge that are folded for their context."""
_TITLE = re.compile(r"[^\r\n。．｡.!！?？।॥؟۔።။។:：,，、]{2,80}[?？]?[^\S\r\n]*[\r\n]+\s*\S")
"""A line without marks and more behind it."""
_MOST = 8
"""Things that may stand at one end of a fragment, one behind the other."""
Things: TypeAlias = tuple[tuple[Edge, str], ...]
"""What stands at one end of a fragment, from the outside in, each with the code of its rule."""


class _Peeled(NamedTuple):
    """A fragment with what stands at its ends; `[start, end)` of its text is what is left."""

    fragment: Fragment
    heads: Things
    tails: Things
    start: int
    end: int

    @property
    def opening(self) -> str:
        """The first characters of what is left."""
        return self.fragment.text[self.start : min(self.end, self.start + _WINDOW)]

    @property
    def head(self) -> str:
        """The first folded characters of what is left, backwards."""
        return fold(self.fragment.text[self.start : min(self.end, self.start + _NEAR)]).text[:REACH][::-1]

    @property
    def tail(self) -> str:
        """The last folded characters of what is left."""
        return fold(self.fragment.text[max(self.start, self.end - _NEAR) : self.end]).text[-REACH:]


class _Scene(NamedTuple):
    """What all fragments together tell about their edges.

    `starts` counts the contexts at which fragments start without anything before them, `titled` those with a thing
    before them; `orphans` are the fragments that start with what no other one holds, and inside a sentence, or, where
    there are marks of a cut beyond doubt, not with a title. `cut` tells that some fragment is cut at its end.
    """

    starts: Counter[str]
    titled: Counter[tuple[str, str]]
    orphans: tuple[int, ...]
    cut: bool


def mark_edges(fragments: Sequence[Fragment]) -> tuple[Suspect, ...]:
    """What edge rules find at the ends of fragments and the other fragments do not vouch for, as muted suspects."""
    peeled = [_peel(fragment) for fragment in fragments]
    heads, tails = [one for one in peeled if one.heads], [one for one in peeled if one.tails]
    if not heads and not tails:
        return ()
    bodies = [fold(one.fragment.text[one.start : one.end]).text for one in peeled]
    backwards = [body[::-1] for body in bodies] if heads or _needs_orphans(tails) else []
    before = listen([_ask(one, backwards[one.fragment.index], at_head=True) for one in heads], backwards)
    behind = listen([_ask(one, bodies[one.fragment.index], at_head=False) for one in tails], bodies)
    asked = [(one, one.heads, echo) for one, echo in zip(heads, before, strict=True)]
    asked += [(one, one.tails, echo) for one, echo in zip(tails, behind, strict=True)]
    scene = _look_around(peeled, backwards, marked=any(map(_is_marked, tails, behind)))
    return tuple(suspect for one, things, echo in asked for suspect in _judge(one, things, echo, scene))


def _is_marked(one: _Peeled, echo: Echo) -> bool:
    """Whether a fragment ends in the mark of a cut, beyond doubt."""
    return any(code == TEASER and (edge.needs == "nothing" or echo.parted) for edge, code in one.tails)


def _peel(fragment: Fragment) -> _Peeled:
    text, start, end = fragment.text, *find_body(fragment.text, ())
    heads: list[tuple[Edge, str]] = []
    tails: list[tuple[Edge, str]] = []
    while len(heads) < _MOST and (found := _find(text[start : min(end, start + _WINDOW)], at_head=True)):
        heads.append(_shift(found, start))
        start += find_body(text[start:end], [(0, found[0].end)])[0]
    while len(tails) < _MOST and (found := _find(text[max(start, end - _WINDOW) : end], at_head=False)):
        tails.append(_shift(found, max(start, end - _WINDOW)))
        end = start + find_body(text[start : tails[-1][0].start], ())[1]
    return _Peeled(fragment, tuple(heads), tuple(tails), start, end)


def _find(text: str, *, at_head: bool) -> tuple[Edge, str] | None:
    found = ((rule.check(text, at_head), rule.code) for rule in RULES.edges()) if text else ()
    return next(((edge, code) for edge, code in found if edge is not None), None)


def _shift(found: tuple[Edge, str], by: int) -> tuple[Edge, str]:
    edge, code = found
    return Edge(edge.start + by, edge.end + by, edge.needs), code


def _ask(one: _Peeled, own: str, *, at_head: bool) -> Question:
    edge, _ = (one.heads if at_head else one.tails)[-1]
    thing = fold(one.fragment.text[edge.start : edge.end]).text
    return Question(one.head, thing[::-1], own) if at_head else Question(one.tail, thing, own)


def _needs_orphans(tails: Sequence[_Peeled]) -> bool:
    return any(edge.needs == "dissent" for one in tails for edge, _ in one.tails)


def _look_around(peeled: Sequence[_Peeled], backwards: Sequence[str], *, marked: bool) -> _Scene:
    titles = any(edge.needs == "no title" for one in peeled for edge, _ in one.heads)
    starts = Counter(one.head for one in peeled if not one.heads) if titles else Counter()
    titled = Counter(_entitle(one) for one in peeled if one.heads) if titles else Counter()
    orphans: tuple[int, ...] = ()
    if _needs_orphans(peeled):
        cut = [one for one in peeled if one.fragment.head_cut or (marked and not _TITLE.match(one.opening))]
        echoes = listen([Question(one.head, "\0", backwards[one.fragment.index]) for one in cut], backwards)
        orphans = tuple(one.fragment.index for one, echo in zip(cut, echoes, strict=True) if not echo.found)
    return _Scene(starts, titled, orphans, any(one.fragment.tail_cut or one.tails for one in peeled))


def _entitle(one: _Peeled) -> tuple[str, str]:
    edge, _ = one.heads[-1]
    return fold(one.fragment.text[edge.start : edge.end]).text, one.head


def _judge(one: _Peeled, things: Things, echo: Echo, scene: _Scene) -> Iterator[Suspect]:
    """The things at one end that may go: from the outside in, as far as all may."""
    for number, (edge, code) in enumerate(things):
        innermost = number == len(things) - 1
        if (innermost and echo.inside) or not _may_go(edge, one, echo, scene):
            return
        yield Suspect(one.fragment.index, edge.start, edge.end, code, True)


def _may_go(edge: Edge, one: _Peeled, echo: Echo, scene: _Scene) -> bool:
    if edge.needs == "nothing" or echo.parted:
        return True
    if edge.needs == "dissent":
        return not echo.found and any(orphan != one.fragment.index for orphan in scene.orphans)
    return _is_no_title(one, scene)


def _is_no_title(one: _Peeled, scene: _Scene) -> bool:
    """Whether a word at a head does not name what follows: nothing, the middle of a sentence, or a title.

    Or another fragment starts there without the word, or, where a text was cut, no other has it: a title comes again.
    """
    body = one.opening
    if not body or body[0].islower() or _TITLE.match(body) or scene.starts[one.head]:
        return True
    return scene.cut and scene.titled[_entitle(one)] < 2
