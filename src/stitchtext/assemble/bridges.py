"""Bridges: parts of one article, joined in the order in which a scaffold shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from stitchtext.assemble.abridgements import BY_CHANCE
from stitchtext.assemble.evidence import Evidence, count_uses
from stitchtext.assemble.groups import Group, cut_spans, fill_group
from stitchtext.assemble.hits import Hit
from stitchtext.assemble.openings import runs_across
from stitchtext.assemble.owned import Span
from stitchtext.assemble.pairs import Align
from stitchtext.assemble.paths import Paths
from stitchtext.assemble.relations import MUTE
from stitchtext.assemble.scaffolds import Scaffold, is_severed, list_links
from stitchtext.folded import Folded, holds
from stitchtext.model import Joint
from stitchtext.passages import is_passage
from stitchtext.scripts import is_spaceless

_OVERLAP = 64
"""Folded characters at the ends of two ordered parts that are compared."""
_LEAST, _SURE = 12.0, 28.0
"""Bits that must be the same there: a few where the scaffold leaves out what is there, more where it shows it."""
_NUMBER = re.compile(r"\d+")


class Link(NamedTuple):
    """Two parts that follow one another on a scaffold."""

    scaffold: int
    left: Hit
    right: Hit


def join_bridged(
    groups: Sequence[Group],
    parts: Sequence[int],
    scaffolds: Sequence[Scaffold],
    folds: Sequence[Folded],
    align: Align,
    evidence: Evidence,
) -> list[Group]:
    """The groups that come of `parts` and the scaffolds over them; a scaffold that fits none stays by itself.

    What neither part nor scaffold runs across is joined all the same, in order, as a hole.
    """
    linked, links = _link(scaffolds, groups)
    paths = linked.listed(parts)
    homes = {part: number for number, path in enumerate(paths) for part in path}
    guests: dict[int, list[Scaffold]] = {}
    alone = []
    for scaffold in scaffolds:
        own = {homes[hit.part] for hit in scaffold.hits}
        if len(own) == 1:
            guests.setdefault(own.pop(), []).append(scaffold)
        else:
            alone.append(groups[scaffold.number])
    joined = [_join(path, guests.get(n, []), links, groups, folds, align, evidence) for n, path in enumerate(paths)]
    return [*joined, *alone]


def _link(scaffolds: Sequence[Scaffold], groups: Sequence[Group]) -> tuple[Paths, dict[tuple[int, int], Link]]:
    """The paths that the best-founded links make, and these links."""
    ordered = sorted(
        list_links(scaffolds), key=lambda s: (-min(s[1].bits, s[2].bits), groups[s[0].number].backbone.text)
    )
    paths, links = Paths(), {}
    for scaffold, left, right in ordered:
        if paths.can_join(left.part, right.part):
            bits = min(left.bits, right.bits)
            paths.join(Joint(0, "hole", left.part, right.part, bits, bits, True), ())
            links[left.part, right.part] = Link(scaffold.number, left, right)
    return paths, links


def _join(
    path: Sequence[int],
    guests: Sequence[Scaffold],
    links: dict[tuple[int, int], Link],
    groups: Sequence[Group],
    folds: Sequence[Folded],
    align: Align,
    evidence: Evidence,
) -> Group:
    if len(path) == 1 and not guests:
        return groups[path[0]]
    spans, joints = _compose(path, guests, links, groups, folds, evidence)
    taken = [*path, *(scaffold.number for scaffold in guests)]
    numbers = [number for group in taken for number in groups[group].numbers]
    return fill_group(numbers, spans, joints, folds, align, groups[path[0]] if len(path) == 1 else None)


def _compose(
    path: Sequence[int],
    guests: Sequence[Scaffold],
    links: dict[tuple[int, int], Link],
    groups: Sequence[Group],
    folds: Sequence[Folded],
    evidence: Evidence,
) -> tuple[list[Span], list[Joint]]:
    """The parts from first to last, what a scaffold has between them, and what scaffolds have beyond either end."""
    bounds = {part: [0, len(groups[part].backbone.text)] for part in path}
    before, middles = _look_before(path[0], guests, groups, bounds), {}
    for pair in pairwise(path):
        middles[pair] = _look_between(links[pair], groups, bounds, folds, evidence)
    behind = _look_behind(path[-1], guests, groups, bounds)
    spans = list(before)
    joints: list[Joint] = []
    at = _measure(before)
    for number, part in enumerate(path):
        low, high = bounds[part]
        joints += (j._replace(at=j.at - low + at) for j in groups[part].joints if low < j.at < high)
        spans += cut_spans(groups[part].spans, low, high)
        at += high - low
        if number + 1 < len(path):
            pair = (part, path[number + 1])
            joints += _join_over(pair, links[pair], middles[pair], at, groups, bounds, evidence)
            spans += middles[pair]
            at += _measure(middles[pair])
    return [*spans, *behind], joints


def _measure(spans: Sequence[Span]) -> int:
    return sum(end - start for _, start, end in spans)


def _look_between(
    link: Link,
    groups: Sequence[Group],
    bounds: dict[int, list[int]],
    folds: Sequence[Folded],
    evidence: Evidence,
) -> list[Span]:
    """What the scaffold alone has between two parts; a garbled end of either part is cut off (in `bounds`)."""
    own, left, right = groups[link.scaffold], link.left, link.right
    text, one, other = (groups[number].backbone.text for number in (link.scaffold, left.part, right.part))
    if (0 < right.low <= MUTE or _counts_otherwise(link, one, other)) and runs_across(one, other):
        return []  # what the right one begins with is no garbled end
    tail, head = bounds[left.part][1] - left.high, right.low
    passed = tail and head and -BY_CHANCE <= left.end - right.start <= 2 * MUTE  # it has neither, nor else anything
    if (
        max(tail, head) <= MUTE and not passed
    ):  # a longer one the scaffold has left out, and then the shorter belongs to it
        tail = 0 if is_severed(text, left.end) and not _is_own_line(groups[left.part], tail, folds) else tail
        head = 0 if is_severed(text, right.start) and not _is_whole(groups[right.part], head, folds) else head
    bounds[left.part][1] = left.high + tail
    bounds[right.part][0] = right.low - head
    shared = _find_shared(groups[left.part], bounds[left.part][1], groups[right.part], bounds[right.part][0])
    if shared and evidence.weigh(shared) >= (_LEAST if tail or head else _SURE):
        bounds[right.part][0] += len(shared)
        return []
    if not head:
        bounds[right.part][0] += max(0, left.end - right.start)
    start = _find_edge(text, left.end, -1) if tail else left.end
    end = _find_edge(text, right.start, 1) if head else right.start
    if start >= end or ((tail or head) and not is_passage(text[start:end], text[:start])):
        return []
    beyond = groups[left.part].backbone.text[left.high :], groups[right.part].backbone.text[: right.low]
    if (tail or head) and any(text[start:end] in end_text for end_text in beyond):
        return []  # a heading above what a part has more there
    return cut_spans(own.spans, start, end)


def _counts_otherwise(link: Link, one: str, other: str) -> bool:
    """Whether two parts have other numbers where both lie on one place of a scaffold: each has its own line there."""
    left, right = link.left, link.right
    shared = left.end - right.start
    own, again = one[max(0, left.high - shared) : left.high], other[right.low : right.low + shared]
    return shared > 0 and _NUMBER.findall(own) != _NUMBER.findall(again)


def _is_whole(group: Group, head: int, folds: Sequence[Folded]) -> bool:
    """Whether the first characters of a part are words of their own: they begin as a line does, and a gap ends them."""
    number, start, _ = group.spans[0]
    fold = folds[number]
    return not start and head > 0 and holds(fold.gaps, head) and not fold.text[0].islower()


def _is_own_line(group: Group, tail: int, folds: Sequence[Folded]) -> bool:
    """Whether the last characters of a part begin as a line does: a gap is before them, and no word goes on there."""
    number, _, end = group.spans[-1]
    fold, at = folds[number], end - tail
    opens = tail > 0 and holds(fold.gaps, at) and end == len(fold.text)
    return opens and (fold.text[at].isupper() or is_spaceless(fold.text[at]))


def _find_edge(text: str, at: int, step: int) -> int:
    """Where a sentence ends, a few characters on: where one part has more, the scaffold has as few of it by chance."""
    near = (at + step * size for size in range(BY_CHANCE + 1))
    return next((place for place in near if 0 <= place <= len(text) and not is_severed(text, place)), at)


def _find_shared(left: Group, end: int, right: Group, start: int) -> str:
    """What stands before `end` of the one and from `start` on of the other, as much as there is."""
    tail, head = left.backbone.text[max(0, end - _OVERLAP) : end], right.backbone.text[start : start + _OVERLAP]
    lengths = range(min(len(tail), len(head)), 0, -1)
    return next((head[:n] for n in lengths if tail.endswith(head[:n])), "")


def _look_before(
    part: int, guests: Sequence[Scaffold], groups: Sequence[Group], bounds: dict[int, list[int]]
) -> list[Span]:
    """What a scaffold has before the first part: of several the longest."""
    found = [(hit, s.number) for s in guests if (hit := s.hits[0]).part == part and hit.start > MUTE]
    if not found:
        return []
    hit, number = min(found, key=lambda f: (-f[0].start, groups[f[1]].backbone.text))
    if hit.low <= MUTE and is_severed(groups[number].backbone.text, hit.start):
        bounds[part][0] = hit.low
    return cut_spans(groups[number].spans, 0, hit.start)


def _look_behind(
    part: int, guests: Sequence[Scaffold], groups: Sequence[Group], bounds: dict[int, list[int]]
) -> list[Span]:
    """What a scaffold has behind the last part: of several the longest."""
    sizes = {s.number: len(groups[s.number].backbone.text) for s in guests}
    found = [(hit, s.number) for s in guests if (hit := s.hits[-1]).part == part and sizes[s.number] - hit.end > MUTE]
    if not found:
        return []
    hit, number = min(found, key=lambda f: (f[0].end - sizes[f[1]], groups[f[1]].backbone.text))
    text = groups[number].backbone.text
    if bounds[part][1] - hit.high <= MUTE and is_severed(text, hit.end):
        bounds[part][1] = hit.high
    return cut_spans(groups[number].spans, hit.end, len(text))


def _join_over(
    pair: tuple[int, int],
    link: Link,
    middle: Sequence[Span],
    at: int,
    groups: Sequence[Group],
    bounds: dict[int, list[int]],
    evidence: Evidence,
) -> list[Joint]:
    """The joint of two parts at `at`: an overlap where the scaffold runs from one into the other, else a hole.

    Where it leaves out what both have there, all that speaks for the overlap is that; by chance a little would be, too.
    """
    left, right = groups[pair[0]].spans[-1][0], groups[pair[1]].spans[0][0]
    bits = min(link.left.bits, link.right.bits)
    if 0 < bounds[pair[1]][0] < link.right.low:
        one, other = groups[pair[0]].backbone.text, groups[pair[1]].backbone.text
        shared = other[: bounds[pair[1]][0]]
        bits = round(evidence.weigh(shared), 1)
        weak = bits < evidence.firm or count_uses(shared, one, other) > 1
        return [Joint(at, "overlap", left, right, bits, bits, weak)]
    bridged = bounds[pair[0]][1] <= link.left.high and bounds[pair[1]][0] >= link.right.low
    joint = Joint(at, "overlap" if bridged else "hole", left, right, bits, bits, not bridged)
    if bridged and middle:
        number = groups[link.scaffold].numbers[0]
        return [joint._replace(right=number), joint._replace(left=number, at=at + _measure(middle))]
    return [joint]
