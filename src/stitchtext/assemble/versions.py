"""Versions: texts of one page that each lack blocks the other has, too many to be one beside the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from stitchtext.assemble.abridgements import drop_strays
from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.groups import Group, fill_group
from stitchtext.assemble.pairs import Align
from stitchtext.assemble.relations import are_unlike, count_clash
from stitchtext.folded import Folded, fold_text
from stitchtext.marks import ENDS
from stitchtext.model import Block, Fragment

_SENTENCE = re.compile(rf"[{ENDS}…][」』）)\"'”’»]*\s*$")
_READ, _SHORT, _ABOVE = 2_000, 80, 3
"""Characters at the start of a text in which its title is looked for; of a line that can be one; and lines above the
first paragraph that may be it."""
_PROSE = 90
"""Bytes from which a line that ends a sentence is a paragraph: some thirty letters of Chinese, ninety of English."""
_BITS = 10.0
"""Information in a title that two texts of one page have."""
_SHARE, _CLASH, _LEAST = 0.55, 0.4, 300
"""The share of the smaller text that both have, the share of that in whose place each has something else, and how many
characters they have in common at least."""
_FEW, _HEAD = 8, 200
"""Groups under one title that are compared, each with each, and of which a title is sought inside lines; and folded
characters at their start in which it is."""


def join_versions(
    groups: list[Group], fragments: Sequence[Fragment], folds: Sequence[Folded], align: Align, evidence: Evidence
) -> list[Group]:
    """Join groups that are versions of one page: under one title, and in order the same for most of their length.

    Two pages of one make have their openings in common, but not their titles. What one of two versions lacks is put
    in, as everywhere; where each has something else in one place, one comes behind the other.
    """
    if len(groups) < 2:
        return groups
    left = dict(enumerate(groups))
    for one, other in _pair(groups, fragments, folds, evidence):
        if one in left and other in left and _is_version(left[one].backbone, left[other].backbone, align):
            left[one] = _join(left[one], left.pop(other), folds, align)
    return list(left.values())


def _list_titles(numbers: Iterable[int], fragments: Sequence[Fragment]) -> Iterator[str]:
    """What may be the titles of fragments, folded: of each the lines just above its first sentence."""
    for number in numbers:
        above: list[str] = []
        for line in fragments[number].text[:_READ].splitlines():
            if len(line) > _SHORT or (len(line.encode(errors="replace")) > _PROSE and _SENTENCE.search(line)):
                break
            above.extend([line] if line.strip() else [])
        else:
            above = []
        yield from (fold_text("\n" + line) for line in above[-_ABOVE:])


def _pair(
    groups: Sequence[Group], fragments: Sequence[Fragment], folds: Sequence[Folded], evidence: Evidence
) -> Iterator[tuple[int, int]]:
    """The groups that have a title in common, each with each, the earlier one first; one may have it inside a line."""
    named: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        for title in dict.fromkeys(_list_titles(group.numbers, fragments)):
            named.setdefault(title, []).append(number)
    if len(groups) <= _FEW:
        heads = [[folds[own].text[:_HEAD] for own in group.numbers[:_FEW]] for group in groups]
        for title, numbers in named.items():
            numbers[:] = [n for n, own in enumerate(heads) if n in numbers or any(title in head for head in own)]
    pairs = {
        pair
        for title, numbers in named.items()
        if 1 < len(numbers) <= _FEW and evidence.weigh(title) >= _BITS
        for pair in combinations(numbers, 2)
    }
    yield from sorted(pairs)


def _is_version(one: Folded, other: Folded, align: Align) -> bool:
    if min(len(one.text), len(other.text)) < _LEAST:
        return False
    blocks = drop_strays(align(one, other), len(one.text), len(other.text))
    matched = sum(block[2] for block in blocks)
    if matched < max(_LEAST, _SHARE * min(len(one.text), len(other.text))):
        return False
    if are_unlike(blocks, one.text, other.text):
        return False
    return _count_apart(blocks, len(one.text), len(other.text)) <= _CLASH * matched


def _count_apart(blocks: Sequence[Block], size: int, other: int) -> int:
    """How much text both have between the blocks and around them, and not the same."""
    (a, b, _), (c, d, length) = blocks[0], blocks[-1]
    return count_clash(blocks) + min(a, b) + min(size - c - length, other - d - length)


def _join(one: Group, other: Group, folds: Sequence[Folded], align: Align) -> Group:
    """Both on the backbone of the longer one."""
    first, second = (one, other) if len(one.backbone.text) >= len(other.backbone.text) else (other, one)
    return fill_group((*first.numbers, *second.numbers), list(first.spans), first.joints, folds, align, first)
