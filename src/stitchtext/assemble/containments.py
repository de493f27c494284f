"""Containments: the fragments that lie inside a longer one, and those that must be laid out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple, TypeAlias

from stitchtext.assemble.pairs import Pairs
from stitchtext.assemble.relations import SHARE, Relation, list_others, reads_otherwise, turn
from stitchtext.folded import Folded

_POSTINGS = 4
"""Kept fragments remembered for one clause: what stands in more tells little, and the rest find the first."""
_TRIALS = 3
"""Kept fragments that a fragment is aligned with, the likeliest first."""
FEW = _TRIALS + 1
"""Kept fragments up to which each is aligned with all others that it shares enough with."""
_SHORTEST, _LONG_CLAUSE = 6, 24
"""Characters of a clause that is remembered, and of one, or of two ends, that two texts hardly have by chance."""
EXACT, SHORTER = 40, 8
"""Characters of an overlap to the letter that counts for more than two texts with other words in them, of which it may
be an eighth."""
_SMALL, _MOST_SMALL = 96, 256
"""Fragments of fewer characters are looked for to the letter, so many of them at most."""
_MOST_READ = 1 << 20
"""Characters of the longest fragments in which they are looked for."""
_FOUND = 0.06
"""The share of the clauses of the shorter of two texts that both must hold to be aligned."""
_MOST = 0.5
"""The share of its characters that a fragment must find in another to lie inside it, while others are to come."""

Index: TypeAlias = dict[int, tuple[int, ...]]
"""Who holds a clause, by its hash: of large scrapes the clauses themselves would take several times the memory of the
text, and of two with one hash the alignment tells."""


class Tie(NamedTuple):
    """A stretch of a text at which that has the same, to the letter, as the end or start of another one."""

    number: int
    start: int
    end: int


def sift(
    order: Sequence[int], folds: Sequence[Folded], pairs: Pairs, fresh: Container[int] | None = None
) -> tuple[list[int], dict[int, Relation], list[Relation]]:
    """Divide fragments, longest first, into those kept for the layout and those that lie inside a kept one.

    Returns the kept, the containing relation of each other one, and all other relations met on the way. Each
    fragment is aligned with at most three others, so the work grows with the text; one that is not `fresh` with
    fresh ones alone. One that has other words than its host is kept: it may lie at the end of that, as a list says
    nearly the same again and again, or be of another page of the same template.
    """
    index: Index = {}
    fresh_index: Index = index if fresh is None else {}
    kept: list[int] = []
    inside: dict[int, Relation] = {}
    others: list[Relation] = []
    for number in order:
        is_fresh = fresh is None or number in fresh
        likely = find_likeliest(folds[number], index if is_fresh else fresh_index, folds, _TRIALS, _FOUND)
        found = list(_relate_all(number, likely, folds, pairs))
        hosts = [relation for relation in found if _holds(relation, folds) and not reads_otherwise(relation)]
        if hosts:
            inside[number] = max(hosts, key=lambda relation: relation.worth)
            continue
        others.extend(found)
        kept.append(number)
        add_clauses(index, number, folds[number])
        if is_fresh and fresh_index is not index:
            add_clauses(fresh_index, number, folds[number])
    return kept, inside, others


def _relate_all(number: int, hosts: Iterable[int], folds: Sequence[Folded], pairs: Pairs) -> Iterator[Relation]:
    """How a fragment lies to each of some others; once it lies in one to the letter, no other can hold more of it."""
    for host in hosts:
        relation = pairs.relate(number, host, folds)
        if relation is not None:
            yield relation
            if relation.worth == len(folds[number].text):
                return


def drop_contained(
    kept: Sequence[int],
    inside: dict[int, Relation],
    relations: Sequence[Relation],
    folds: Sequence[Folded],
    *,
    weak: bool = True,
) -> tuple[list[int], dict[int, Relation]]:
    """The kept fragments without those that turn out to lie inside another kept one, and all that lie inside.

    Pieces of a single clause share no whole clause with their host: the overlap search finds them, or, where they
    are too short even for that, they stand in it to the letter. One with another word than its host is kept as long as
    another goes on to it to the letter with that word, or is unlike the host: then both may be no copies of that.
    If not `weak`, others are to come that it may go on from: then most of it must lie there.
    """
    inside = dict(inside)
    told = (r if r.kind == "within" else turn(r) if r.kind == "around" else None for r in relations)
    found = [r for r in told if r is not None and r.worth >= 0 and _holds(r, folds, SHARE if weak else _MOST)]
    plain = [relation for relation in found if not reads_otherwise(relation)]
    _put_inside(plain, inside)
    doubted = [relation for relation in found if reads_otherwise(relation) and relation.a not in inside]
    elsewhere = _list_elsewhere(doubted, relations, inside) if doubted else set()
    _put_inside((relation for relation in doubted if relation.a not in elsewhere), inside)
    left = [number for number in kept if number not in inside]
    inside |= _find_small(left, folds)
    return [number for number in left if number not in inside], inside


def _put_inside(found: Iterable[Relation], inside: dict[int, Relation]) -> None:
    for relation in found:
        if relation.a not in inside and relation.b not in inside:
            inside[relation.a] = relation


def _list_elsewhere(doubted: Sequence[Relation], relations: Sequence[Relation], inside: Container[int]) -> set[int]:
    """The texts with another word than their hosts that are of others.

    They go on to one that has that word, too, or is unlike the host, or to one of which this is true.
    """
    ties = _list_ties(relations, inside)
    unlike = {frozenset((relation.a, relation.b)) for relation in relations if relation.kind == "repeat"}
    guests = {relation.a for relation in doubted}
    found = list(guests - {r.a for r in doubted if not _is_told(r, ties.get(r.a, ()), unlike)})
    elsewhere = set(found)
    while found:
        for tie in ties.get(found.pop(), ()):
            if tie.number in guests and tie.number not in elsewhere:
                elsewhere.add(tie.number)
                found.append(tie.number)
    return elsewhere


def _is_told(relation: Relation, ties: Iterable[Tie], unlike: Container[frozenset[int]]) -> bool:
    others = list(list_others(relation)) if ties else []
    return any(
        frozenset((tie.number, relation.b)) in unlike or any(tie.start <= at and end <= tie.end for at, end in others)
        for tie in ties
        if tie.number != relation.b
    )


def _list_ties(relations: Iterable[Relation], inside: Container[int]) -> dict[int, list[Tie]]:
    """Where each text goes on to the letter from others, or to others, that lie in none."""
    ties: dict[int, list[Tie]] = {}
    for relation in relations:
        apart = relation.a not in inside and relation.b not in inside
        if relation.goes_on and len(relation.blocks) == 1 and relation.matched >= _LONG_CLAUSE and apart:
            (a, b, size) = relation.blocks[0]
            ties.setdefault(relation.a, []).append(Tie(relation.b, a, a + size))
            ties.setdefault(relation.b, []).append(Tie(relation.a, b, b + size))
    return ties


def _find_small(kept: Sequence[int], folds: Sequence[Folded]) -> dict[int, Relation]:
    """Where very short fragments stand to the letter, each in the longest that has it."""
    small = [number for number in kept if len(folds[number].text) < _SMALL][-_MOST_SMALL:]
    if not small:
        return {}
    ends = list(accumulate(len(folds[number].text) + 1 for number in kept))
    hosts = kept[: bisect_left(ends, _MOST_READ) + 1]
    read = "\n".join([folds[number].text for number in hosts])
    inside = {}
    for number in reversed(small):
        text = folds[number].text
        at = read.find(text)
        host = bisect_right(ends, at)
        if at >= 0 and hosts[host] != number:
            block = (0, at - (ends[host - 1] if host else 0), len(text))
            inside[number] = Relation(number, hosts[host], "within", (block,), len(text), float(len(text)))
    return inside


def add_clauses(index: Index, number: int, fold: Folded) -> None:
    """Remember who holds a clause: the first few that do."""
    alone = (number,)  # one for all that nobody else holds, which are most
    for name in {hash(unit) for unit in fold.units if len(unit) >= _SHORTEST}:
        postings = index.setdefault(name, alone)
        if postings is not alone and len(postings) < _POSTINGS:
            index[name] = (*postings, number)


def find_likeliest(
    fold: Folded, index: Index, folds: Sequence[Folded], most: int, share: float = 0, least: int = 1
) -> list[int]:
    """Who shares most clauses with a text, of those in an index from `add_clauses`; so many of them at most.

    They must share so much of the clauses of the shorter one, and so many; a long one counts twice then. Scaffolds ask
    for few: they may bridge two long parts by a few sentences of either.
    """
    found = [index[name] for name in map(hash, fold.units) if name in index]
    if least > 1:
        found += [index[name] for unit in fold.units if len(unit) >= _LONG_CLAUSE and (name := hash(unit)) in index]
    if not found:
        return []  # as most of many strange texts, which a counter for each would make slow
    hits = Counter(chain.from_iterable(found))
    size = len(fold.offsets) - 1
    return [
        host
        for host, times in hits.most_common(most)
        if times >= max(least, share * min(size, len(folds[host].offsets) - 1))
    ]


def _holds(relation: Relation, folds: Sequence[Folded], share: float = SHARE) -> bool:
    """Whether enough of the inner text is in the host, or, where the host is an abridged copy, of the host in it."""
    shorter = min(len(folds[relation.a].text), len(folds[relation.b].text))
    return relation.kind == "within" and relation.matched >= share * shorter
