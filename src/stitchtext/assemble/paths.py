"""Paths: chains of kept fragments, each overlapping the next; the best-founded overlaps are taken first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from stitchtext.assemble.evidence import COMMON, Evidence, count_uses
from stitchtext.assemble.relations import MUTE, WORDS, Relation, contradicts, lead
from stitchtext.assemble.rounds import goes_round
from stitchtext.blocks import list_gaps
from stitchtext.folded import Folded
from stitchtext.model import Block, Joint

_RIVALS = 8
"""Overlaps of one end that are looked at for rivals, the heaviest first."""
_STRICT = 4
"""How strictly an overlap with differences is judged beside one without: the power of what it is worth."""
_OTHERWISE, _BELOW = 0.25, 0.1
"""What an overlap with other words in it is worth beside one without, and one with what stands below a title."""
_CLOSE = 16.0
"""Bits by which a join must be ahead of its best rival to be beyond doubt."""
_FAINT = 3
"""How many times more than is firm must speak for an overlap at whose ends a word differs: a phrase may go on there in
two ways. (Of 804 with garbled ends that were right, one had less.)"""
_WORD, _PHRASE = 6, 32
"""Characters at the cut of such an end that stand elsewhere if they are of a word; and those of an overlap that may be
no more than a phrase, whatever they are."""
_DOUBTED = 16
"""Joins that are tried without, where two others, each beyond chance, would take their place."""


@dataclass(slots=True)
class Paths:
    """The joins made so far: who follows whom. Mutable while paths are being laid, and only here."""

    after: dict[int, int] = field(default_factory=dict)
    before: dict[int, int] = field(default_factory=dict)
    far: dict[int, int] = field(default_factory=dict)
    """For either end of every path of two or more, the other end."""
    joints: dict[tuple[int, int], Joint] = field(default_factory=dict)
    blocks: dict[tuple[int, int], tuple[Block, ...]] = field(default_factory=dict)

    def can_join(self, left: int, right: int) -> bool:
        """Whether both ends are free and the join would not close a ring."""
        return left not in self.after and right not in self.before and self.far.get(right, right) != left

    def join(self, joint: Joint, blocks: tuple[Block, ...]) -> None:
        """Let `joint.right` follow `joint.left`."""
        left, right = joint.left, joint.right
        first, last = self.far.get(left, left), self.far.get(right, right)
        self.far[first], self.far[last] = last, first
        self.after[left], self.before[right] = right, left
        self.joints[left, right], self.blocks[left, right] = joint, blocks

    def listed(self, kept: Iterable[int]) -> list[list[int]]:
        """Every path, from its first fragment to its last; a fragment that was not joined is a path of one."""
        paths = []
        for number in kept:
            if number not in self.before:
                path = [number]
                while path[-1] in self.after:
                    path.append(self.after[path[-1]])
                paths.append(path)
        return paths


class _Edge(NamedTuple):
    bits: float
    rank: float
    left: int
    right: int
    blocks: tuple[Block, ...]
    shaky: bool


def lay_paths(
    folds: Sequence[Folded],
    relations: Iterable[Relation],
    evidence: Evidence,
    below: AbstractSet[Relation] = frozenset(),
    *,
    weak: bool = True,
) -> Paths:
    """Join kept fragments into paths, the overlap that is furthest ahead of its rivals first.

    So a repeated passage, which fits in two places, is laid only when all that is plain has been laid; and those of the
    relations `below` a title, which end with what the other one opens with, when all else has.
    """
    found = _yield_to_met(list(_edges(relations, folds, evidence, below)), folds, evidence)
    edges = sorted(found, key=lambda e: (-e.rank, folds[e.left].text, folds[e.right].text))
    pairs = {frozenset((edge.left, edge.right)) for edge in edges}
    ends = _by_end(edges)
    margins = [(edge.rank - _rival(edge, ends, pairs), edge) for edge in edges if edge.bits >= evidence.least]
    margins.sort(key=lambda m: -m[0])
    if not weak:  # nor where what two ends have in common differs in length alone, which the cuts make
        margins = [m for m in margins if not _is_weak(*m, folds, evidence) and 2 * m[0] >= m[1].rank]
    return _lay_most(margins, folds, evidence)


def _lay_most(margins: Sequence[tuple[float, _Edge]], folds: Sequence[Folded], evidence: Evidence) -> Paths:
    """The paths that leave the fewest ends: a join in whose place two others are beyond doubt is of a refrain.

    What stands twice can be the longest of all that two texts have in common.
    """
    paths = _lay(margins, folds, evidence)
    for edge in _list_doubted(paths, [edge for _, edge in margins if edge.bits >= evidence.firm])[:_DOUBTED]:
        left = [item for item in margins if item[1] is not edge]
        others = _lay(left, folds, evidence) if len(left) < len(margins) else paths
        if _count_firm(others, evidence.firm) > _count_firm(paths, evidence.firm):
            paths, margins = others, left
    return paths


def _list_doubted(paths: Paths, edges: Sequence[_Edge]) -> list[_Edge]:
    """The joined edges that keep out another one at either end."""
    lefts = Counter(edge.left for edge in edges)
    rights = Counter(edge.right for edge in edges)
    joined = (edge for edge in edges if (edge.left, edge.right) in paths.joints)
    return [edge for edge in joined if lefts[edge.left] > 1 and rights[edge.right] > 1]


def _count_firm(paths: Paths, least: float) -> int:
    return sum(joint.bits >= least for joint in paths.joints.values())


def _lay(margins: Sequence[tuple[float, _Edge]], folds: Sequence[Folded], evidence: Evidence) -> Paths:
    paths = Paths()
    for margin, edge in margins:
        if paths.can_join(edge.left, edge.right) and _count_uses(edge, folds) < COMMON:
            weak = _is_weak(margin, edge, folds, evidence)
            joint = Joint(0, "overlap", edge.left, edge.right, round(edge.bits, 1), round(margin, 1), weak)
            paths.join(joint, edge.blocks)
    return paths


def _is_weak(margin: float, edge: _Edge, folds: Sequence[Folded], evidence: Evidence) -> bool:
    return edge.shaky or edge.bits < evidence.firm or margin < _CLOSE or _stands_again(edge, folds)


def _edges(
    relations: Iterable[Relation], folds: Sequence[Folded], evidence: Evidence, below: AbstractSet[Relation]
) -> Iterable[_Edge]:
    for relation in relations:
        if relation.goes_on:
            texts = (folds[relation.a].text[start : start + length] for start, _, length in relation.blocks)
            worth = max(0.0, relation.worth / relation.matched)
            bits = sum(evidence.weigh(text) for text in texts)
            ahead = lead(relation)
            rank = bits * worth**_STRICT * (_OTHERWISE if contradicts(relation) else 1)
            rank *= _BELOW if relation in below else 1
            faint = relation.matched < _PHRASE or bits * worth < _FAINT * evidence.firm
            shaky = _is_shaky(ahead) or (faint and _parts_words(ahead, folds))
            yield _Edge(bits * worth, rank, ahead.a, ahead.b, ahead.blocks, shaky)


def _yield_to_met(edges: Sequence[_Edge], folds: Sequence[Folded], evidence: Evidence) -> Iterator[_Edge]:
    """The edges; one in which either side has words more is worth less where an end meets another one to the letter.

    The paragraphs of a template fit each other but for their headings, and often for longer than what the cut ends have
    in common.
    """
    met = [edge for edge in edges if edge.bits >= evidence.firm and _meets(edge, folds)]
    lefts, rights = {edge.left for edge in met}, {edge.right for edge in met}
    for edge in edges:
        beaten = (edge.left in lefts or edge.right in rights) and max(
            map(max, list_gaps(edge.blocks)), default=0
        ) >= WORDS
        yield edge._replace(rank=edge.rank * _OTHERWISE) if beaten else edge


def _meets(edge: _Edge, folds: Sequence[Folded]) -> bool:
    """Whether what the end of one text and the start of another share is the same to the letter, and once in each."""
    start, at, size = edge.blocks[0]
    left = folds[edge.left].text
    return len(edge.blocks) == 1 and not at and start + size == len(left) and _count_uses(edge, folds) == 1


def _is_shaky(ahead: Relation) -> bool:
    """Whether an overlap reads other words somewhere inside, where no cut end is garbled."""
    (first, _, _), (last, _, size) = ahead.blocks[0], ahead.blocks[-1]
    inner = [block for block in ahead.blocks if first + MUTE < block[0] + block[2] and block[0] < last + size - MUTE]
    return any(min(gap) >= WORDS for gap in list_gaps(inner))


def _parts_words(ahead: Relation, folds: Sequence[Folded]) -> bool:
    """Whether one text goes on at an end of an overlap with a word that stands elsewhere, and is no garbled end.

    Or with any, where what they share may be a phrase that both have.
    """
    left, right = folds[ahead.a].text, folds[ahead.b].text
    (_, head, _), (last, _, size) = ahead.blocks[0], ahead.blocks[-1]
    above = "" if left.startswith(right[:head]) else right[:head]  # what both begin with is a title
    tail, front = left[last + size :][-_WORD:], above[:_WORD]
    loose = (tail, left[: last + size], right), (front, right[head:], left)
    longer = [item for item in loose if len(item[0]) >= WORDS]
    return any(ahead.matched < _PHRASE or text in own or text in other for text, own, other in longer)


def _stands_again(edge: _Edge, folds: Sequence[Folded]) -> bool:
    texts = folds[edge.left].text, folds[edge.right].text
    return _count_uses(edge, folds) > 1 or (len(edge.blocks) == 1 and goes_round(*texts, edge.blocks[0]))


def _count_uses(edge: _Edge, folds: Sequence[Folded]) -> int:
    """How often the two texts hold what they share, if that is one stretch."""
    left, right = folds[edge.left].text, folds[edge.right].text
    start, _, length = edge.blocks[0]
    return count_uses(left[start : start + length], left, right) if len(edge.blocks) == 1 else 1


def _rival(edge: _Edge, ends: dict[tuple[str, int], list[_Edge]], pairs: set[frozenset[int]]) -> float:
    """The rank of the best other overlap of one of the two ends with a fragment that does not fit the chosen one."""
    rivals = (
        other.rank
        for other in (*ends["left", edge.left][:_RIVALS], *ends["right", edge.right][:_RIVALS])
        if other is not edge and frozenset({other.left, other.right} ^ {edge.left, edge.right}) not in pairs
    )
    return max(rivals, default=0.0)


def _by_end(edges: Iterable[_Edge]) -> dict[tuple[str, int], list[_Edge]]:
    ends: dict[tuple[str, int], list[_Edge]] = {}
    for edge in edges:
        ends.setdefault(("left", edge.left), []).append(edge)
        ends.setdefault(("right", edge.right), []).append(edge)
    return ends
