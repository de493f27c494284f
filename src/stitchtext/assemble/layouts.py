"""Layouts: from fragments to articles, each a backbone with its fragments placed on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from stitchtext.assemble.containments import drop_contained, sift
from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.groups import Group, host_guests, join_groups, start_group
from stitchtext.assemble.junctions import join_touching
from stitchtext.assemble.overlaps import find_overlaps
from stitchtext.assemble.paths import lay_paths
from stitchtext.folded import Folded
from stitchtext.model import Block, Fragment, Layout, Overlap, Relation

_ROUNDS = 12
"""Times that groups are looked at anew: a filled backbone can hold what none of its fragments held alone."""


class Aligner(Protocol):
    """How two texts are aligned: `align.align`, handed in so that no stage knows another."""

    def __call__(self, a: Folded, b: Folded, index: dict[str, int] | None = None) -> list[Block]: ...


def assemble(
    fragments: Sequence[Fragment], folds: Sequence[Folded], align: Aligner
) -> tuple[tuple[Layout, ...], tuple[Overlap, ...]]:
    """Lay out the articles that the fragments make; returns the layouts and the overlaps of fragments found.

    Equal fragments are laid out once; longer ones first, equal lengths by their text, so that the order of the
    scrape never decides. Containment, then overlaps, then the same again with the backbones that came of it, and
    only when nothing overlaps any more, ends that merely touch.
    """
    firsts = _firsts(fragments, folds)
    groups = [start_group(number, folds[number]) for number in firsts.values()]
    evidence = Evidence([folds[number] for number in firsts.values()])
    found: tuple[Relation, ...] = ()
    for level in range(_ROUNDS):
        count = len(groups)
        groups, relations = _combine(groups, fragments, folds, align, touch=False)
        found = found if level else relations
        if 1 < len(groups) == count:
            groups, _ = _combine(groups, fragments, folds, align, touch=True)
        if len(groups) in (1, count):
            break
    twins = _twins(firsts, folds)
    overlaps = (_overlap(relation, fragments, folds, evidence) for relation in found if relation.kind != "repeat")
    return tuple(_lay_out(group, twins) for group in groups), tuple(overlaps)


def _combine(
    groups: list[Group],
    fragments: Sequence[Fragment],
    folds: Sequence[Folded],
    align: Aligner,
    *,
    touch: bool,
) -> tuple[list[Group], tuple[Relation, ...]]:
    """Bring groups together by one look at all of them; returns the new groups and the relations of the old."""
    lines = [group.backbone for group in groups]
    order = sorted(range(len(groups)), key=lambda n: (-len(lines[n].text), lines[n].text))
    kept, inside, others = sift(order, lines, align)
    evidence = Evidence(lines)
    relations = find_overlaps(kept, lines, align, others) if len(kept) > 1 else others
    kept = drop_contained(kept, inside, relations, lines)
    free = set(kept)
    between = [relation for relation in relations if relation.a in free and relation.b in free]
    paths = lay_paths(lines, between, evidence)
    if touch:
        join_touching(
            paths, kept, _open_tails(kept, groups, fragments), _open_heads(kept, groups, fragments), lines, evidence
        )
    guests = host_guests(inside)
    joined = [join_groups(path, groups, guests, paths, folds, align) for path in paths.listed(kept)]
    named = (_renamed(relation, groups) for relation in (*inside.values(), *relations))
    return joined, tuple(named)


def _open_tails(kept: Sequence[int], groups: Sequence[Group], fragments: Sequence[Fragment]) -> list[int]:
    return [number for number in kept if fragments[groups[number].spans[-1][0]].tail_cut]


def _open_heads(kept: Sequence[int], groups: Sequence[Group], fragments: Sequence[Fragment]) -> list[int]:
    return [number for number in kept if fragments[groups[number].spans[0][0]].head_cut]


def _renamed(relation: Relation, groups: Sequence[Group]) -> Relation:
    a, b = groups[relation.a].numbers[0], groups[relation.b].numbers[0]
    return Relation(a, b, relation.kind, relation.blocks, relation.matched)


def _overlap(relation: Relation, fragments: Sequence[Fragment], folds: Sequence[Folded], evidence: Evidence) -> Overlap:
    """A relation in the scrape's own offsets."""
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
    for number, fold in enumerate(folds):
        if fold.text:
            twins[firsts[fold.text]].append(number)
    return twins


def _lay_out(group: Group, twins: dict[int, list[int]]) -> Layout:
    placed = tuple((twin, tuple(blocks)) for number, blocks in group.members for twin in twins[number])
    return Layout(group.backbone.text, group.spans, placed, group.joints)
