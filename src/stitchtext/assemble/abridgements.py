"""Abridgements: the fragments that leave out what others hold, and so must not be what an article is laid out on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, islice
from typing import NamedTuple

from stitchtext.assemble.groups import Group
from stitchtext.assemble.relations import MUTE, Relation, lead, reads_otherwise, turn
from stitchtext.assemble.templates import are_of_form
from stitchtext.blocks import list_gaps
from stitchtext.cuts import opens_with_prose, starts_with_title
from stitchtext.model import Block, Fragment

_LEFT_OUT = 12
"""Folded characters that one side must lack between two equal stretches to have left something out."""
_SHARE = 0.5
"""The share of the shorter text that must be found again before what it lacks says anything of it."""
_STRAY, _BESIDE, _JUMP = MUTE * 3 // 2, MUTE * 2, MUTE // 2
"""Characters at an end that may be found by chance, with so many others beside them and more than so many further on:
those of a phrase that stands twice."""
BY_CHANCE, SHARED = 4, 12
"""Characters of two different texts that may be the same where they begin; and where one ends and the next begins, as
both stand beside a phrase."""
_LEAST_LOOSE = 6
"""Characters that a copy must lack where it passes from one text to the next: fewer are a misread end."""
_ENDING = 48
"""Equal characters of two ends that are no phrase."""
_SHORTEST = 24
"""Equal characters that a copy must have of either of two texts that it bridges."""


class Contact(NamedTuple):
    """Where a copy leaves a text that stops there, or takes one up that starts there; that goes on for `loose` more."""

    at: int
    text: int
    loose: int
    matched: int


def find_abridged(
    relations: Sequence[Relation], groups: Sequence[Group], fragments: Sequence[Fragment]
) -> dict[int, int]:
    """The groups that lack text inside of what they share with one that lacks nothing anywhere, and how much.

    So does one that passes from the one to the next where the first has not ended, or the second began before; and one
    with a title that ends as a piece without any does, and lacks what that begins with. Where all lack something
    (outputs of several extractors) nobody is named: any of them may carry the others.
    """
    lengths = [len(group.backbone.text) for group in groups]
    formal = {n for relation in relations if are_of_form(relation.blocks) for n in (relation.a, relation.b)}
    if formal:
        relations = [relation for relation in relations if not _is_of_form(relation, formal)]
    omissions: dict[int, dict[int, int]] = {}
    for relation in relations:
        if relation.worth > 0 and relation.matched >= _SHARE * min(lengths[relation.a], lengths[relation.b]):
            for seen in (relation, turn(relation)):
                blocks = drop_strays(seen.blocks, lengths[seen.a], lengths[seen.b])
                _, most = measure_omissions(blocks)
                if most >= _LEFT_OUT:
                    omissions.setdefault(seen.b, {})[seen.a] = most
    for number, left, right in _list_bridges(relations, lengths):
        for partner in (left.text, right.text) if number not in formal else ():
            omissions.setdefault(number, {}).setdefault(partner, left.loose + right.loose)
    firsts = [fragments[group.spans[0][0]] for group in groups]
    for number, piece, loose in _list_behind(relations, lengths, firsts):
        omissions.setdefault(number, {}).setdefault(piece, loose)
    return {
        number: max(own.values())
        for number, own in omissions.items()
        if any(partner not in omissions for partner in own)
    }


def _is_of_form(relation: Relation, formal: AbstractSet[int]) -> bool:
    """Whether two texts are parts of a form, of which neither leaves anything out: any other word tells that of one."""
    known = relation.a in formal or relation.b in formal
    return known and (reads_otherwise(relation) or are_of_form(relation.blocks))


def _list_behind(
    relations: Sequence[Relation], lengths: Sequence[int], firsts: Sequence[Fragment]
) -> Iterator[tuple[int, int, int]]:
    """Who has the end of a text, and neither its start nor anything that goes on to it, which begins inside an article.

    An article of its own that shared its end would have a title.
    """
    followed = {lead(relation).b for relation in relations if relation.goes_on}
    for relation in relations:
        for seen in (relation, turn(relation)) if relation.kind == "repeat" and relation.matched >= _ENDING else ():
            (own, at, _), (last, line, size) = seen.blocks[0], seen.blocks[-1]
            closes = (last + size, line + size) == (lengths[seen.a], lengths[seen.b])
            if (
                closes
                and min(own, at) > MUTE
                and seen.b not in followed
                and is_titled(firsts[seen.a])
                and _is_inside(firsts[seen.b])
            ):
                yield seen.a, seen.b, at


def is_titled(first: Fragment) -> bool:
    """Whether a text that begins with this fragment begins with its title."""
    return not first.head_cut and starts_with_title(first.text)


def _is_inside(first: Fragment) -> bool:
    """Whether a piece begins inside an article: one line may begin with its title."""
    lined = "\n" in first.text.strip()
    return not starts_with_title(first.text) and (first.head_cut or (lined and opens_with_prose(first.text)))


def _list_bridges(relations: Sequence[Relation], lengths: Sequence[int]) -> Iterator[tuple[int, Contact, Contact]]:
    """Who leaves one text and takes up another at the same place, and where; both have more there, each its own.

    A text that lacks nothing would have there what one of them has; unless both ends are garbled, where others run
    across with the same text.
    """
    ends: dict[int, list[Contact]] = {}
    starts: dict[int, list[Contact]] = {}
    for relation in relations:
        for seen in (relation, turn(relation)):
            _add_contact(ends, seen, seen.blocks, lengths)
            _add_contact(starts, seen, turn_round(seen.blocks, lengths[seen.a], lengths[seen.b]), lengths)
    runs = _list_runs(relations, ends.keys() & starts.keys())
    for number in sorted(ends.keys() & starts.keys()):
        rights = sorted(starts[number], reverse=True)
        places = [lengths[number] - right.at for right in rights]
        for left in sorted(ends[number]):
            low, high = bisect_left(places, left.at - SHARED), bisect_right(places, left.at + BY_CHANCE)
            near = zip(places[low:high], rights[low:high], strict=True)
            found = (right for at, right in near if right.text != left.text and _lack(left, right, left.at - at))
            for right in islice(found, 1):
                if not _runs_across(runs[number], left.at - SHARED - MUTE, left.at + MUTE):
                    yield number, left, right


def _lack(left: Contact, right: Contact, shared: int) -> bool:
    """Whether what a copy lacks is no garbled end: it is long, or stands where, but for chance, nothing is shared."""
    longer = max(left.loose, right.loose) > MUTE
    return longer or (left.loose + right.loose >= _LEAST_LOOSE and shared <= BY_CHANCE)


def _list_runs(relations: Iterable[Relation], numbers: AbstractSet[int]) -> dict[int, list[tuple[int, int]]]:
    """Where others have the same as some texts, in one run: from where, and the furthest that it goes from there on."""
    found: dict[int, list[tuple[int, int]]] = {number: [] for number in numbers}
    for relation in relations:
        for seen in (relation, turn(relation)):
            if seen.a in found:
                found[seen.a] += ((start, start + size) for start, _, size in seen.blocks if size > 2 * MUTE)
    ordered = {number: sorted(runs) for number, runs in found.items()}
    return {
        n: list(zip([low for low, _ in o], accumulate((e for _, e in o), max), strict=True)) for n, o in ordered.items()
    }


def _runs_across(runs: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(runs, start, key=lambda run: run[0])
    return at > 0 and runs[at - 1][1] >= end


def _add_contact(
    contacts: dict[int, list[Contact]], relation: Relation, blocks: Sequence[Block], lengths: Sequence[int]
) -> None:
    own, at, size = drop_stray(blocks, lengths[relation.b])[-1]
    loose, matched = lengths[relation.b] - at - size, relation.matched
    if 0 < loose <= matched >= _SHORTEST and lengths[relation.a] - own - size > MUTE:
        contacts.setdefault(relation.a, []).append(Contact(own + size, relation.b, loose, matched))


def drop_stray(blocks: Sequence[Block], length: int) -> Sequence[Block]:
    """The blocks of a copy and a text of some length without those at the text's end that chance has put far behind.

    >>> drop_stray([(0, 0, 90), (150, 90, 12)], 102), drop_stray([(0, 0, 90), (150, 90, 60)], 150)
    ([(0, 0, 90)], [(0, 0, 90), (150, 90, 60)])
    """
    matched = 0
    for number in range(len(blocks) - 1, 0, -1):
        before, behind = blocks[number - 1], blocks[number]
        matched += behind[2]
        if matched > _STRAY or length - behind[1] - matched > _BESIDE:
            break
        if behind[0] - before[0] - before[2] - (behind[1] - before[1] - before[2]) > _JUMP:
            return blocks[:number]
    return blocks


def drop_strays(blocks: Sequence[Block], own: int, length: int) -> Sequence[Block]:
    """The same at both ends, for a copy of `own` characters.

    What both begin with is no chance: it is a title; nor is a sentence that both end with.
    """
    if not _meets(turn_round(blocks, own, length), SHARED):
        blocks = drop_stray(blocks, length)
    if _meets(blocks, BY_CHANCE):
        return blocks
    return turn_round(drop_stray(turn_round(blocks, own, length), length), own, length)


def _meets(blocks: Sequence[Block], chance: int) -> bool:
    return bool(blocks) and blocks[0][:2] == (0, 0) and blocks[0][2] >= chance


def turn_round(blocks: Sequence[Block], length: int, other: int) -> list[Block]:
    """The blocks of two texts of these lengths as they are read from behind.

    >>> turn_round([(0, 5, 3)], 10, 20)
    [(7, 12, 3)]
    """
    return [(length - a - size, other - b - size, size) for a, b, size in reversed(blocks)]


def measure_omissions(blocks: Sequence[Block]) -> tuple[int, int]:
    """The longest stretch that either side leaves out between the blocks: by the one, by the other, in characters.

    >>> measure_omissions([(0, 0, 9), (9, 40, 9), (20, 51, 4)])
    (31, 0)
    """
    by_a = by_b = 0
    for a, b in list_gaps(blocks):
        if min(a, b) <= MUTE // 2:
            by_a, by_b = max(by_a, b - a), max(by_b, a - b)
    return by_a, by_b
