"""Bridges: parts of one article, joined in the order in which a scaffold shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from stitchtext.assemble.evidence import Evidence, count_uses
from stitchtext.assemble.groups import Group, cut_spans, fill_group
from stitchtext.assemble.meetings import Link, look_between, reach_ends
from stitchtext.assemble.owned import Span
from stitchtext.assemble.pairs import Align
from stitchtext.assemble.paths import Paths
from stitchtext.assemble.relations import MUTE
from stitchtext.assemble.scaffolds import Scaffold, is_severed, list_links
from stitchtext.folded import Folded
from stitchtext.model import Joint
from stitchtext.rivals import find_heads, list_titles


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
    linked, links = _link(scaffolds, groups, evidence)
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


def _link(
    scaffolds: Sequence[Scaffold], groups: Sequence[Group], evidence: Evidence
) -> tuple[Paths, dict[tuple[int, int], Link]]:
    """The paths that the best-founded links make, and these links."""
    ordered = sorted(
        list_links(scaffolds), key=lambda s: (-min(s[1].bits, s[2].bits), groups[s[0].number].backbone.text)
    )
    paths, links = Paths(), {}
    for scaffold, left, right in ordered:
        if paths.can_join(left.part, right.part):
            bits = min(left.bits, right.bits)
            paths.join(Joint(0, "hole", left.part, right.part, bits, bits, True), ())
            links[left.part, right.part] = reach_ends(Link(scaffold.number, left, right), groups, evidence)
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
    """The parts from first to last, what a scaffold has between them, and what scaffolds have beyond either end.

    A scaffold that ties parts of other articles, too, is no guest and stays by itself: of its text nothing is taken.
    """
    bounds = {part: [0, len(groups[part].backbone.text)] for part in path}
    hosted = {scaffold.number for scaffold in guests}
    known = [*path, *hosted]
    titles = list_titles(folds[number] for group in known for number in groups[group].numbers)
    before = _look_before(path[0], guests, groups, bounds, titles)
    middles: dict[tuple[int, int], list[Span] | None] = {}
    for pair in pairwise(path):
        between = look_between(links[pair], groups, bounds, folds, evidence)
        middles[pair] = between if not between or links[pair].scaffold in hosted else None
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
            middle = middles[pair] or []
            spans += middle
            at += _measure(middle)
    return [*spans, *behind], joints


def _measure(spans: Sequence[Span]) -> int:
    return sum(end - start for _, start, end in spans)


def _look_before(
    part: int,
    guests: Sequence[Scaffold],
    groups: Sequence[Group],
    bounds: dict[int, list[int]],
    titles: Mapping[str, int],
) -> list[Span]:
    """What a scaffold has before the first part, of several the longest; no title in place of another."""
    text = groups[part].backbone.text
    first = [(s.hits[0], s.number) for s in guests if s.hits[0].part == part and s.hits[0].start > MUTE]
    found = [(hit, n) for hit, n in first if not find_heads(hit.blocks, groups[n].backbone.text, text, titles)]
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
    middle: Sequence[Span] | None,
    at: int,
    groups: Sequence[Group],
    bounds: dict[int, list[int]],
    evidence: Evidence,
) -> list[Joint]:
    """The joint of two parts at `at`: an overlap where the scaffold runs from one into the other, else a hole.

    So there is where what it has between them, `middle`, was not taken (None).
    Where it leaves out what both have there, all that speaks for the overlap is that; by chance a little would be, too.
    """
    left, right = groups[pair[0]].spans[-1][0], groups[pair[1]].spans[0][0]
    bits = min(link.left.bits, link.right.bits)
    beyond = bounds[pair[0]][1] > link.left.high or bounds[pair[1]][0] < link.right.low
    if beyond and bounds[pair[1]][0] > 0:
        one, other = groups[pair[0]].backbone.text, groups[pair[1]].backbone.text
        shared = other[: bounds[pair[1]][0]]
        bits = round(evidence.weigh(shared), 1)
        weak = bits < evidence.firm or count_uses(shared, one, other) > 1
        return [Joint(at, "overlap", left, right, bits, bits, weak)]
    bridged = middle is not None and bounds[pair[0]][1] <= link.left.high and bounds[pair[1]][0] >= link.right.low
    joint = Joint(at, "overlap" if bridged else "hole", left, right, bits, bits, not bridged)
    if bridged and middle:
        number = groups[link.scaffold].numbers[0]
        return [joint._replace(right=number), joint._replace(left=number, at=at + _measure(middle))]
    return [joint]
