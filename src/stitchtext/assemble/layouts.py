"""Layouts: from fragments to articles, each a backbone with its fragments placed on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from stitchtext.assemble.abridgements import find_abridged, is_titled
from stitchtext.assemble.bridges import join_bridged
from stitchtext.assemble.containments import drop_contained
from stitchtext.assemble.ends import find_open_heads, find_open_tails
from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.groups import Group, host_guests, join_groups, settle_group, start_group
from stitchtext.assemble.junctions import join_short, join_touching
from stitchtext.assemble.openings import (
    find_titles,
    is_mention,
    is_named,
    is_refound,
    lies_below_title,
    measure_openings,
)
from stitchtext.assemble.paginations import join_pages
from stitchtext.assemble.pairs import Align, Pairs
from stitchtext.assemble.paths import lay_paths
from stitchtext.assemble.relations import Relation, rename
from stitchtext.assemble.scaffolds import choose_scaffolds, raise_scaffolds
from stitchtext.assemble.surveys import Surveyor, rank
from stitchtext.assemble.titles import join_titled
from stitchtext.assemble.versions import join_versions
from stitchtext.folded import Folded
from stitchtext.model import Fragment, Layout, Overlap

_ROUNDS, _SELDOM = 12, 256
"""Times that groups are looked at anew: a filled backbone can hold what none of its fragments held alone. A look that
brings together fewer than one in so many is the last."""


class Work(NamedTuple):
    """What every step of the assembly works on, and with."""

    fragments: Sequence[Fragment]
    folds: Sequence[Folded]
    surveyor: Surveyor
    align: Align
    evidence: Evidence
    titles: set[str]


def assemble(
    fragments: Sequence[Fragment], folds: Sequence[Folded], align: Align
) -> tuple[tuple[Layout, ...], tuple[Overlap, ...]]:
    """Lay out the articles that the fragments make; returns the layouts and the overlaps of fragments found.

    Equal fragments are laid out once; longer ones first, equal lengths by their text, so that the order of the
    scrape never decides. First come the fragments that leave nothing out, by containment and overlap, until nothing
    more comes together; then abridged copies, which bridge what is still apart; then all of them anew; and only when
    nothing overlaps any more, ends that merely touch.
    """
    firsts = _firsts(fragments, folds)
    numbers = list(firsts.values())
    names = [numbers[n] for n in rank([folds[number] for number in numbers])]
    groups = [start_group(number, folds[number]) for number in names]
    pairs = Pairs(align, folds)
    bodies = [_bare(fragment, own) for fragment, own in zip(fragments, folds, strict=True)]
    work = _weigh_anew(groups, Work(bodies, folds, Surveyor(pairs), pairs.align, Evidence(()), find_titles(bodies)))
    found, groups = _gather(groups, work)
    groups = join_pages(groups, fragments, folds, work.align)
    groups = _touch(groups, work)
    left = _weigh_anew(groups, work).evidence
    groups = join_versions(groups, bodies, folds, work.align, left)
    groups = join_titled(groups, bodies, folds, work.align, left)
    twins = _twins(firsts, folds)
    overlaps = tuple(_overlap(rename(relation, names), work) for relation in found)
    settled = (settle_group(group, twins, folds, work.align) for group in groups)
    return tuple(_lay_out(group, twins) for group in settled), overlaps


def _gather(groups: list[Group], work: Work) -> tuple[list[Relation], list[Group]]:
    """What overlaps, as first seen, and the groups that come of it; those on the way are let go, as they are large."""
    survey = work.surveyor.survey([group.backbone for group in groups])
    found = [*survey.inside.values(), *survey.relations]
    abridged = find_abridged(found, groups, work.fragments)
    found = [relation for relation in found if relation.kind != "repeat"]
    del survey
    groups = _bridge_copies(groups, abridged, work) if abridged else _combine(groups, work)
    groups = _settle(groups, work)
    return found, _bridge(groups, {}, work)


def _bridge_copies(groups: Sequence[Group], abridged: dict[int, int], work: Work) -> list[Group]:
    """The full texts, brought together, and what comes of them by abridged copies; how much these lack is known."""
    whole = [number for number in range(len(groups)) if number not in abridged]
    work.surveyor.narrow(whole)
    full = [groups[number] for number in whole]
    full = _repeat(full, lambda groups: _combine(groups, work, weak=False))
    copies = {len(full) + n: abridged[number] for n, number in enumerate(sorted(abridged))}
    return _bridge([*full, *(groups[number] for number in sorted(abridged))], copies, work)


def _bare(fragment: Fragment, own: Folded) -> Fragment:
    """The fragment with no more of its text than is compared: what is muted at its ends is of the page."""
    if not own.text:
        return fragment
    start, end = own.raw(0), own.raw_end(len(own.text))
    return fragment if end - start == len(fragment.text) else replace(fragment, text=fragment.text[start:end])


def _settle(groups: list[Group], work: Work) -> list[Group]:
    """Bring groups together until nothing changes: a filled backbone can hold what none of its fragments held alone."""
    return _repeat(groups, lambda groups: _combine(groups, work))


def _touch(groups: list[Group], work: Work) -> list[Group]:
    """Join ends that merely touch, and look at all of it anew, until nothing changes."""
    return _repeat(groups, lambda groups: _touch_once(groups, _weigh_anew(groups, work)))


def _touch_once(groups: list[Group], work: Work) -> list[Group]:
    return _settle(_combine(groups, work, touch=True), work)


def _weigh_anew(groups: Sequence[Group], work: Work) -> Work:
    """The same work, weighing by the texts that are left, as a repair of what comes of them will."""
    return work._replace(evidence=Evidence([group.backbone for group in groups]))


def _repeat(groups: list[Group], step: Callable[[list[Group]], list[Group]]) -> list[Group]:
    """The groups after so many steps that one more would bring no two of them together, or very few of very many."""
    for _ in range(_ROUNDS):
        count = len(groups)
        if count < 2:
            break
        groups = step(groups)
        if (count - len(groups)) * _SELDOM < count:
            break
    return groups


def _bridge(groups: list[Group], copies: dict[int, int], work: Work) -> list[Group]:
    """Let scaffolds order what is still apart: abridged `copies`, with what they leave out, or, without any, all."""
    if len(groups) < 2:
        return groups
    lines = [group.backbone for group in groups]
    order = rank(lines)
    parts = [number for number in order if number not in copies]
    numbers = {number: copies.get(number, 0) for number in order if not copies or number in copies}
    evidence = Evidence(lines, work.evidence)
    firsts = {n: work.fragments[groups[n].spans[0][0]] for n in parts}
    titled = {n for n, first in firsts.items() if is_titled(first)}
    scaffolds = raise_scaffolds(numbers, parts, titled, lines, work.align, evidence)
    if not copies:
        scaffolds = choose_scaffolds(scaffolds)
    if not scaffolds:
        return groups
    used = {scaffold.number for scaffold in scaffolds}
    left = [part for part in parts if part not in used]
    joined = join_bridged(groups, left, scaffolds, work.folds, work.align, evidence)
    return [*joined, *(groups[number] for number in copies if number not in used)]


def _combine(groups: list[Group], work: Work, *, touch: bool = False, weak: bool = True) -> list[Group]:
    """Bring groups together by one look at all of them; if asked to, ends that merely touch too."""
    lines = [group.backbone for group in groups]
    kept, inside, relations = work.surveyor.survey(lines)
    evidence = Evidence(lines, work.evidence)
    kept, inside = drop_contained(kept, inside, relations, lines, weak=weak)
    free = set(kept)
    openings = measure_openings(kept, inside, relations, groups, work.fragments, work.titles)
    linked = (r for r in relations if r.a in free and r.b in free and not is_mention(r, openings, lines))
    between = [r for r in linked if not is_refound(r, lines)]
    below = {relation for relation in between if lies_below_title(relation, openings, lines)}
    paths = lay_paths(lines, between, evidence, below, weak=weak)
    shared = {frozenset((r.a, r.b)): r.matched for r in relations if r.kind == "repeat" or _are_versions(r, lines)}
    if weak:
        titles = {number: opening.size for number, opening in openings.items() if opening.sure}
        join_short(paths, kept, titles, shared, lines, evidence, partial(_names, groups, work.fragments))
    if touch:
        tails, heads = find_open_tails(kept, groups, work.fragments), find_open_heads(kept, groups, work.fragments)
        join_touching(paths, tails, heads, lines, evidence)
    guests = host_guests(inside)
    return [join_groups(path, groups, guests, paths, work.folds, work.align) for path in paths.listed(kept)]


def _names(groups: Sequence[Group], fragments: Sequence[Fragment], left: int, right: int, size: int) -> bool:
    one, other = (fragments[groups[number].spans[0][0]] for number in (left, right))
    return is_named(one, other, groups[left].backbone.text, size)


def _are_versions(relation: Relation, lines: Sequence[Folded]) -> bool:
    """Whether two texts have so much in common that they hardly stand one behind the other."""
    return 2 * relation.matched >= min(len(lines[relation.a].text), len(lines[relation.b].text))


def _overlap(relation: Relation, work: Work) -> Overlap:
    """A relation in the scrape's own offsets."""
    fragments, folds, evidence = work.fragments, work.folds, work.evidence
    a, b, first, last = relation.a, relation.b, relation.blocks[0], relation.blocks[-1]
    left, right = folds[a], folds[b]
    return Overlap(
        a,
        b,
        "containment" if relation.kind in ("within", "around") else "overlap",
        fragments[a].start + left.raw(first[0]),
        fragments[a].start + left.raw_end(last[0] + last[2]),
        fragments[b].start + right.raw(first[1]),
        fragments[b].start + right.raw_end(last[1] + last[2]),
        round(sum(evidence.weigh(left.text[at : at + length]) for at, _, length in relation.blocks), 1),
    )


def _firsts(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> dict[str, int]:
    """One fragment for each folded text: of those that differ in layout alone, the one with most line breaks."""
    firsts: dict[str, int] = {}
    for number in sorted(range(len(fragments)), key=lambda n: (-fragments[n].text.count("\n"), fragments[n].text)):
        if folds[number].text:
            firsts.setdefault(folds[number].text, number)
    return firsts


def _twins(firsts: dict[str, int], folds: Sequence[Folded]) -> dict[int, list[int]]:
    twins: dict[int, list[int]] = {number: [] for number in firsts.values()}
    for number, own in enumerate(folds):
        if own.text:
            twins[firsts[own.text]].append(number)
    return twins


def _lay_out(group: Group, twins: dict[int, list[int]]) -> Layout:
    placed = tuple((twin, tuple(blocks)) for number, blocks in group.members for twin in twins[number])
    return Layout(group.backbone.text, group.spans, placed, group.joints)
