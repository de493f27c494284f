"""Edges: what stands at the starts and ends of fragments and is not of the article, as the edge rules see it.

A rule sees one edge; whether what it finds may go, the other fragments tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

from stitchtext.folded import Folded, find_body, fold
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.echoes import Echo, Question, listen
from stitchtext.rules.registry import RULES, Edge
from stitchtext.rules.teasers import TEASER

_WINDOW = 128
"""Characters at either end of a fragment that rules are shown."""
_MOST = 8
"""Things that may stand at one end of a fragment, one behind the other."""
_TITLED = 12
"""Folded characters by which a title is known again."""
_ENOUGH = 2
"""Other fragments that must stop at a place, to show that nothing more is said there."""
_TITLE = re.compile(r"[^\r\n。．｡.!！?？।॥؟۔።။།:：,，、]{2,80}[?？]?[^\S\r\n]*[\r\n]+\s*\S")
"""A line without marks, and more behind it."""
_KEPT = ("no title", "proof")
_SENTENCE_END = "。．｡.!?！？…।॥؟۔።။།:："

Things: TypeAlias = tuple[tuple[Edge, str], ...]
"""What stands at one end of a fragment, from the outside in, each with the code of its rule."""


class _Peeled(NamedTuple):
    """A fragment with what stands at its ends; `[start, end)` of its text is what is left.

    `[low, high)` of it is what other fragments are held against: without what needs nothing to speak against it.
    """

    fragment: Fragment
    heads: Things
    tails: Things
    start: int
    end: int
    low: int
    high: int

    @property
    def opening(self) -> str:
        """The first characters of what is left."""
        return self.fragment.text[self.start : min(self.end, self.start + _WINDOW)]

    def behind(self, edge: Edge) -> str:
        """The first characters behind what stands at the head."""
        return self.fragment.text[edge.end : min(self.end, edge.end + _WINDOW)].lstrip()


class _Scene(NamedTuple):
    """What all fragments together tell about their edges.

    `orphans` are the fragments that start with what no other one holds, and inside a sentence, or, where there are
    marks of a cut beyond doubt, not with a title. `titles` are the first folded characters of fragments that start
    with one. `cut` tells that some fragment is cut at its end.
    """

    titles: frozenset[str]
    orphans: tuple[int, ...]
    cut: bool


def mark_edges(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> tuple[Suspect, ...]:
    """What edge rules find at the ends of fragments and the other fragments do not vouch for, as muted suspects."""
    peeled = [_peel(fragment) for fragment in fragments]
    ends = [(one, True) for one in peeled if one.heads] + [(one, False) for one in peeled if one.tails]
    if not ends:
        return ()
    bodies = [fold.text[fold.at(one.low) : fold.at(one.high)] for one, fold in zip(peeled, folds, strict=True)]
    echoes = iter(listen([question for end in ends for question in _ask(*end, folds, bodies)], bodies))
    answered = [(*end, list(islice(echoes, len(_things(*end))))) for end in ends]
    scene = _look_around(peeled, answered, folds, bodies)
    return tuple(suspect for one, at_head, own in answered for suspect in _judge(one, at_head, own, scene))


def _things(one: _Peeled, at_head: bool) -> Things:
    return one.heads if at_head else one.tails


def _peel(fragment: Fragment) -> _Peeled:
    text, start, end = fragment.text, *find_body(fragment.text, ())
    heads: list[tuple[Edge, str]] = []
    tails: list[tuple[Edge, str]] = []
    while len(heads) < _MOST and (found := _find(text[start : min(end, start + _WINDOW)], heads, at_head=True)):
        heads.append(_shift(found, start))
        start += find_body(text[start:end], [(0, found[0].end)])[0]
    while len(tails) < _MOST and (found := _find(text[max(start, end - _WINDOW) : end], tails, at_head=False)):
        tails.append(_shift(found, max(start, end - _WINDOW)))
        end = start + find_body(text[start : tails[-1][0].start], ())[1]
    low = next((edge.start for edge, _ in heads if edge.needs in _KEPT), start)
    high = next((edge.end for edge, _ in tails if edge.needs in _KEPT), end)
    return _Peeled(fragment, tuple(heads), tuple(tails), start, end, low, high)


def _find(text: str, known: Sequence[tuple[Edge, str]], *, at_head: bool) -> tuple[Edge, str] | None:
    """What the first rule that finds something finds; what needs proof, at an end once."""
    proven = all(edge.needs != "proof" for edge, _ in known)
    found = ((rule.check(text, at_head), rule.code) for rule in RULES.edges()) if text else ()
    return next(((edge, code) for edge, code in found if edge is not None and (proven or edge.needs != "proof")), None)


def _shift(found: tuple[Edge, str], by: int) -> tuple[Edge, str]:
    edge, code = found
    return Edge(edge.start + by, edge.end + by, edge.needs), code


def _ask(one: _Peeled, at_head: bool, folds: Sequence[Folded], bodies: Sequence[str]) -> Iterator[Question]:
    """What to ask of each thing at an end, at the border to what is further in."""
    fold, body = folds[one.fragment.index], bodies[one.fragment.index]
    base = fold.at(one.low)
    for edge, _ in _things(one, at_head):
        thing = fold.text[fold.at(edge.start) : fold.at(edge.end)]
        border = fold.at(edge.end if at_head else edge.start) - base
        yield Question(body, min(max(0, border), len(body)), thing[::-1] if at_head else thing, at_head)


def _look_around(
    peeled: Sequence[_Peeled],
    answered: Sequence[tuple[_Peeled, bool, list[Echo]]],
    folds: Sequence[Folded],
    bodies: Sequence[str],
) -> _Scene:
    tails = [(one, echoes) for one, at_head, echoes in answered if not at_head]
    cut = any(one.fragment.tail_cut or _is_teased(one) for one in peeled)
    titles = frozenset(
        body[:_TITLED] for one, body in zip(peeled, bodies, strict=True) if _TITLE.match(one.fragment.text, one.low)
    )
    judged = [(edge, code, echo) for one, echoes in tails for (edge, code), echo in zip(one.tails, echoes, strict=True)]
    if not any(edge.needs == "dissent" and not echo.found for edge, _, echo in judged):
        return _Scene(titles, (), cut)
    marked = any(code == TEASER and (edge.needs == "nothing" or echo.parted) for edge, code, echo in judged)
    starts = [one for one in peeled if one.fragment.head_cut or (marked and not _TITLE.match(one.opening))]
    questions = [
        Question(bodies[one.fragment.index], folds[one.fragment.index].at(one.start), "\0", at_head=True)
        for one in starts
    ]
    echoes = listen(questions, bodies)
    orphans = (one.fragment.index for one, echo in zip(starts, echoes, strict=True) if not echo.found)
    return _Scene(titles, tuple(orphans), cut)


def _is_teased(one: _Peeled) -> bool:
    return any(code == TEASER for _, code in one.tails)


def _judge(one: _Peeled, at_head: bool, echoes: Sequence[Echo], scene: _Scene) -> Iterator[Suspect]:
    """The things at one end that may go: from the outside in, as far as all may."""
    for number, (edge, code) in enumerate(_things(one, at_head)):
        if echoes[number].inside or not any(_may_go(edge, one, at_head, echo, scene) for echo in echoes[number:]):
            return
        yield Suspect(one.fragment.index, edge.start, edge.end, code, True)


def _may_go(edge: Edge, one: _Peeled, at_head: bool, echo: Echo, scene: _Scene) -> bool:
    if edge.needs == "proof":
        return _is_foreign(edge, one, at_head, echo, scene)
    if edge.needs == "nothing" or echo.parted:
        return True
    if edge.needs == "dissent":
        return not echo.found and any(orphan != one.fragment.index for orphan in scene.orphans)
    return _is_no_title(edge, one, echo, scene)


def _is_no_title(edge: Edge, one: _Peeled, echo: Echo, scene: _Scene) -> bool:
    """Whether a word at a head does not name what follows: nothing, the middle of a sentence, or a title.

    Or another fragment starts there without the word, or, where a text was cut, no other has it: a title comes again.
    """
    opening = one.behind(edge)
    if not opening or opening[0].islower() or _TITLE.match(opening) or fold(opening).text[:_TITLED] in scene.titles or echo.ends:
        return True
    return scene.cut and not echo.twins


def _is_foreign(edge: Edge, one: _Peeled, at_head: bool, echo: Echo, scene: _Scene) -> bool:
    """Whether two other fragments show that a line is not of the text: they go on alike without it, or stop there.

    One alone may have left it out. Where they start there, what follows must be known for a title: two may lack one.
    """
    if echo.inside or max(echo.far, echo.ends) <= max(1, echo.twins):
        return False
    if echo.far > max(1, echo.twins):
        return True
    return fold(one.behind(edge)).text[:_TITLED] in scene.titles if at_head else one.fragment.text[edge.end - 1] not in _SENTENCE_END
