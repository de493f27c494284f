"""Edges: what stands at the starts and ends of fragments and is not of the article, as the edge rules see it.

A rule sees one edge; whether what it finds may go, the other fragments tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from stitchtext.cuts import find_title, is_head_cut
from stitchtext.folded import Folded, fold_text
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.doubled_starts import is_title_doubled
from stitchtext.rules.echoes import DEEP, REACH, Echo, Question, listen
from stitchtext.rules.page_counts import Place, list_page_counts, locate_count
from stitchtext.rules.peels import RUNNING, Peel, is_title, peel_all
from stitchtext.rules.phrases import look_up
from stitchtext.rules.registry import Edge
from stitchtext.rules.running_lines import Running, find_running
from stitchtext.rules.running_proofs import End, list_firsts, name_edge, prove_running
from stitchtext.rules.teasers import TEASER
from stitchtext.rules.worn import list_worn, name_worn

_TITLED = 12
"""Folded characters by which a title is known again."""
_ENOUGH = 2
"""Fragments that must start with a title to make it known."""
_FEW = 64
"""Fragments that are looked at each with each first."""


class _Scene(NamedTuple):
    """What all fragments together tell about their edges.

    `titles` are the first folded characters of titles that two start with, `openings` those of all, in order. `orphans`
    are the fragments that start with what no other one holds, and inside a sentence, or, if there are marks of a cut
    beyond doubt, not with a title. `cut` tells that some fragment is cut at its end. `proven` are running lines that
    others go on without; beside those that are `torn`, most fragments are cut inside a sentence. `firsts` are lines by
    name that stand over what is not deep in another fragment, `worn` what stands at ends of different texts,
    and `counts` where lines number pages.
    """

    titles: frozenset[str]
    openings: tuple[str, ...]
    orphans: tuple[int, ...]
    cut: bool
    proven: frozenset[str]
    torn: frozenset[str]
    firsts: frozenset[str]
    worn: frozenset[tuple[str, bool]]
    counts: frozenset[Place]


def mark_edges(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> tuple[Suspect, ...]:
    """What edge rules find at the ends of fragments and the other fragments do not vouch for, as muted suspects."""
    running = find_running(fragments)
    peels = peel_all(fragments, running)
    if not any(one.heads or one.tails for one in peels):
        return ()
    bodies = [own.text[own.at(one.low) : own.at(one.high)] for one, own in zip(peels, folds, strict=True)]
    ends = [(one, True) for one in peels if one.heads] + [(one, False) for one in peels if one.tails]
    if len(fragments) <= _FEW and not _may_go_on(peels, bodies):
        return ()
    heard = _hear_ends(ends, folds, bodies)
    scene = _look_around(peels, list(zip(ends, heard, strict=True)), bodies, running)
    return tuple(suspect for end, echoes in zip(ends, heard, strict=True) for suspect in _judge(end, echoes, scene))


def _may_go_on(peels: Sequence[Peel], bodies: Sequence[str]) -> bool:
    """Whether anything stands at an end but titles, or what is below one stands in another text further in.

    That is all that re-scrapes show, which are many, and a first look is fast.
    """
    if any(one.tails or any(edge.needs != "first page" for edge, _ in one.heads) for one in peels):
        return True
    below = [fold_text(one.opening(one.heads[-1][0].end))[:_TITLED] for one in peels if one.heads]
    return any(text.find(start, DEEP) >= 0 for start in set(below) for text in bodies)


def _list_titles(openings: Sequence[str], folded: Sequence[str]) -> frozenset[str]:
    starts = [text[:_TITLED] for text in folded]
    counts = Counter(starts)
    pairs = zip(openings, starts, strict=True)
    return frozenset(start for opening, start in pairs if counts[start] >= _ENOUGH and is_title(opening))


def _hear_ends(ends: Sequence[End], folds: Sequence[Folded], bodies: Sequence[str]) -> list[list[Echo]]:
    """What other fragments have at each thing of each end, at its border to what is further in."""
    questions = [question for end in ends for question in _ask(end, folds, bodies)]
    echoes = iter(listen(questions, bodies))
    return [list(islice(echoes, len(one.things(at_head)))) for one, at_head in ends]


def _ask(end: End, folds: Sequence[Folded], bodies: Sequence[str]) -> Iterator[Question]:
    one, at_head = end
    own, body = folds[one.fragment.index], bodies[one.fragment.index]
    for edge, _ in one.things(at_head):
        thing = own.text[own.at(edge.start) : own.at(edge.end)]
        border = own.at(edge.end if at_head else edge.start) - own.at(one.low)
        border, apart = min(max(0, border), len(body)), REACH if at_head and edge.needs in RUNNING else 0
        yield Question(body, border, thing[::-1] if at_head else thing, at_head, apart=apart)


def _look_around(
    peels: Sequence[Peel], heard: Sequence[tuple[End, list[Echo]]], bodies: Sequence[str], running: Running
) -> _Scene:
    openings = [one.opening() for one in peels]
    folded = [fold_text(opening) for opening in openings]
    titles = _list_titles(openings, folded)
    tails = [
        (edge, code, echo)
        for (one, at_head), echoes in heard
        for (edge, code), echo in zip(one.tails, echoes, strict=False)
        if not at_head
    ]
    cut = any(one.fragment.tail_cut for one in peels) or any(code == TEASER for _, code, _ in tails)
    proven = prove_running(heard, running)
    firsts, worn, counts = list_firsts(heard), list_worn(heard), list_page_counts(heard, peels)
    scene = _Scene(titles, tuple(sorted(set(folded))), (), cut, *proven, firsts, worn, counts)
    if not any(edge.needs == "dissent" and not echo.found for edge, _, echo in tails):
        return scene
    marked = any(code == TEASER and (edge.needs == "nothing" or echo.parted) for edge, code, echo in tails)
    starts = [one for one in peels if one.fragment.head_cut or (marked and not is_title(one.opening()))]
    echoes = listen([Question(bodies[one.fragment.index], 0, "\0", at_head=True) for one in starts], bodies)
    orphans = (one.fragment.index for one, echo in zip(starts, echoes, strict=True) if not echo.found)
    return scene._replace(orphans=tuple(orphans))


def _judge(end: End, echoes: Sequence[Echo], scene: _Scene) -> Iterator[Suspect]:
    """The things at one end that may go: from the outside in, as far as all may."""
    one, at_head = end
    for number, (edge, code) in enumerate(one.things(at_head)):
        further = echoes[number:] if edge.needs == "dissent" else echoes[number : number + 1]
        if echoes[number].inside or not any(_may_go(edge, end, echo, scene) for echo in further):
            return
        yield Suspect(one.fragment.index, edge.start, edge.end, code, True)


def _may_go(edge: Edge, end: End, echo: Echo, scene: _Scene) -> bool:
    if edge.needs in RUNNING:
        return _is_over_page(edge, end, echo, scene) or (
            edge.needs == "parting" and _is_of_page(edge, end, echo, scene)
        )
    if edge.needs in ("worn", "count"):
        worn = edge.needs == "worn" and name_worn(end[0].fragment.text, edge, end[1]) in scene.worn
        return worn or locate_count(end[0], edge, end[1]) in scene.counts
    if edge.needs == "nothing" or echo.parted:
        return True
    if edge.needs == "alone":
        return not echo.twins
    if edge.needs == "dissent":
        return not echo.found and any(orphan != end[0].fragment.index for orphan in scene.orphans)
    return _is_no_title(end[0].opening(), echo, scene) or _is_of_page(edge, end, echo, scene)


def _is_over_page(edge: Edge, end: End, echo: Echo, scene: _Scene) -> bool:
    """Whether a title is said again over a later page: another fragment has much else before the text below it."""
    return end[1] and echo.deep > 0 and not echo.inside and name_edge(edge, end) in scene.firsts


def _is_of_page(edge: Edge, end: End, echo: Echo, scene: _Scene) -> bool:
    """Whether a running line is proven to be no text; above the first page it may be the title of what is below.

    Unless that has one of its own: beyond doubt, and pages end inside sentences, or, if pages write such a line or
    another fragment begins below it, one with marks in it.
    """
    one, at_head = end
    text = one.fragment.text[edge.start : edge.end]
    name, below = name_edge(edge, end), one.opening(edge.end)
    if name not in scene.proven:
        return False
    told = echo.ends > 0 or look_up(text) is not None
    titled = (name in scene.torn and is_title(below)) or (told and find_title(below) is not None)
    return not at_head or echo.parted > 0 or titled


def _is_no_title(below: str, echo: Echo, scene: _Scene) -> bool:
    """Whether a word at a head does not name what is below it: nothing, the middle of a sentence, or a title.

    Or another fragment starts there without the word, or, where a text was cut and its title is known, no other has it.
    """
    if not below or is_head_cut(below) or echo.ends:
        return True
    if is_title(below) or fold_text(below)[:_TITLED] in scene.titles or is_title_doubled(below, scene.openings):
        return True
    return scene.cut and bool(scene.titles) and not echo.twins
