"""Edges: what stands at the starts and ends of fragments and is not of the article, as the edge rules see it.

A rule sees one edge; whether what it finds may go, the other fragments tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stitchtext.folded import find_body, fold
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.echoes import REACH, Echo, Question, listen
from stitchtext.rules.registry import RULES, Edge

_WINDOW = 128
"""Characters at either end of a fragment that rules are shown."""
_NEAR = 3 * REACH
"""Characters from an edge that are folded for their context."""
_MOST = 8
"""Things that may stand at one end of a fragment, one behind the other."""


class _Peeled(NamedTuple):
    """A fragment with what stands at its ends, from the outside in; `[start, end)` of its text is what is left."""

    fragment: Fragment
    heads: tuple[tuple[Edge, str], ...]
    tails: tuple[tuple[Edge, str], ...]
    start: int
    end: int

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
    before them; `orphans` are the fragments that start inside a sentence that no other one holds.
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
    scene = _look_around(peeled, backwards)
    found = [suspect for one, echo in zip(heads, before, strict=True) for suspect in _judge(one, echo, scene, True)]
    found += [suspect for one, echo in zip(tails, behind, strict=True) for suspect in _judge(one, echo, scene, False)]
    return tuple(found)


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


def _look_around(peeled: Sequence[_Peeled], backwards: Sequence[str]) -> _Scene:
    titles = any(edge.needs == "no title" for one in peeled for edge, _ in one.heads)
    starts = Counter(one.head for one in peeled if not one.heads) if titles else Counter()
    titled = Counter(_entitle(one) for one in peeled if one.heads) if titles else Counter()
    orphans: tuple[int, ...] = ()
    if _needs_orphans(peeled):
        cut = [one for one in peeled if one.fragment.head_cut and not one.heads]
        echoes = listen([Question(one.head, "\0", backwards[one.fragment.index]) for one in cut], backwards)
        orphans = tuple(one.fragment.index for one, echo in zip(cut, echoes, strict=True) if not echo.found)
    return _Scene(starts, titled, orphans, any(one.fragment.tail_cut or one.tails for one in peeled))


def _entitle(one: _Peeled) -> tuple[str, str]:
    edge, _ = one.heads[-1]
    return fold(one.fragment.text[edge.start : edge.end]).text, one.head


def _judge(one: _Peeled, echo: Echo, scene: _Scene, at_head: bool) -> Iterator[Suspect]:
    """The things at one end that may go: from the outside in, as far as all may."""
    things = one.heads if at_head else one.tails
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
    if one.start == one.end or one.fragment.text[one.start].islower() or scene.starts[one.head]:
        return True
    return scene.cut and scene.titled[_entitle(one)] < 2
