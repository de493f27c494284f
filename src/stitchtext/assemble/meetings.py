"""Meetings: where two parts of an article follow one another on a scaffold, and what of all three stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stitchtext.assemble.abridgements import BY_CHANCE, SHARED
from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.groups import Group, cut_spans
from stitchtext.assemble.hits import Hit
from stitchtext.assemble.openings import runs_across
from stitchtext.assemble.owned import Span
from stitchtext.assemble.relations import MUTE, WORDS
from stitchtext.assemble.scaffolds import is_severed
from stitchtext.blocks import list_gaps
from stitchtext.folded import Folded, holds
from stitchtext.passages import PASSAGE, count_shared, ends_sentence, is_passage
from stitchtext.scripts import is_small, is_spaceless

_OVERLAP = 64
"""Folded characters at the ends of two ordered parts that are compared."""
_LEAST, _SURE = 12.0, 28.0
"""Bits that must be the same there: a few where the scaffold leaves out what is there, more where it shows it."""
_PASSED = 2 * MUTE
"""Characters of a scaffold that two parts may both have where it leaves out what stands between them: the sentences
beside it can begin and end as that does."""
_NUMBER = re.compile(r"\d+")


class Link(NamedTuple):
    """Two parts that follow one another on a scaffold."""

    scaffold: int
    left: Hit
    right: Hit


def reach_ends(link: Link, groups: Sequence[Group], evidence: Evidence) -> Link:
    """The link with its hits grown to where the parts meet, if the scaffold runs from the end of one into the other.

    What it leaves out stands before that end, or behind that start: so little of it is left that it was not found.
    """
    left, right = link.left, link.right
    text, one, other = (groups[number].backbone.text for number in (link.scaffold, left.part, right.part))
    middle, tail, head = text[left.end : right.start], one[left.high :], other[: right.low]
    if middle and tail and not head:
        size = count_shared(middle[::-1], tail[::-1])
        rest = len(middle) - size
        if middle[:rest] in tail and evidence.weigh(middle[rest:]) >= _SURE:
            reached = (*left.blocks, (left.end + rest, left.high + len(tail) - size, size))
            return link._replace(left=left._replace(blocks=reached))
    if middle and head and not tail:
        size = count_shared(middle, head)
        if middle[size:] in head and evidence.weigh(middle[:size]) >= _SURE:
            return link._replace(right=right._replace(blocks=((left.end, 0, size), *right.blocks)))
    return link


def look_between(
    link: Link,
    groups: Sequence[Group],
    bounds: dict[int, list[int]],
    folds: Sequence[Folded],
    evidence: Evidence,
) -> list[Span] | None:
    """What the scaffold alone has between two parts; a garbled end of either part is cut off (in `bounds`).

    None where both parts lie on one place of the scaffold, and say different things there: it ties nothing but their
    order.
    """
    own, left, right = groups[link.scaffold], link.left, link.right
    text, one, other = (groups[number].backbone.text for number in (link.scaffold, left.part, right.part))
    if (0 < right.low <= MUTE or _counts_otherwise(link, one, other)) and runs_across(one, other):
        return []  # what the right one begins with is no garbled end
    tail, head = _measure_ends(link, text, groups, bounds[left.part][1] - left.high, folds)
    bounds[left.part][1] = left.high + tail
    bounds[right.part][0] = right.low - head
    shared = _find_shared(groups[left.part], bounds[left.part][1], groups[right.part], bounds[right.part][0])
    if shared and evidence.weigh(shared) >= (_LEAST if tail or head else _SURE):
        bounds[right.part][0] += len(shared)
        return []
    if not head and not tail:
        if _reads_otherwise(link):
            return None
        bounds[right.part][0] += max(0, left.end - right.start)
    start = _find_edge(text, left.end, -1) if tail else left.end
    end = _find_edge(text, right.start, 1) if head else right.start
    if start >= end or ((tail or head) and not is_passage(text[start:end], text[:start])):
        return []
    beyond = groups[left.part].backbone.text[left.high :], groups[right.part].backbone.text[: right.low]
    if (tail or head) and any(text[start:end] in end_text for end_text in beyond):
        return []  # a heading above what a part has more there
    return cut_spans(own.spans, start, end)


def _measure_ends(
    link: Link, text: str, groups: Sequence[Group], tail: int, folds: Sequence[Folded]
) -> tuple[int, int]:
    """How much the left part keeps of its `tail` behind what the scaffold, `text`, has of it; and the right one above.

    Nothing of a garbled end. Where there is a long one, the scaffold has left something out, and then a short one
    belongs to it; so do two where the scaffold has neither, nor anything else.
    """
    left, right = link.left, link.right
    head = right.low
    if (
        (tail and head and _are_passed(text, left.end, right.start))
        or max(tail, head) > MUTE
        or (tail and not head and _starts_alike(link, text, tail, groups))
    ):
        return tail, head
    tail = 0 if is_severed(text, left.end) and not _is_own_line(groups[left.part], tail, folds) else tail
    head = 0 if is_severed(text, right.start) and not _is_whole(groups[right.part], head, folds) else head
    return tail, head


def _are_passed(text: str, end: int, start: int) -> bool:
    """Whether a scaffold may leave out what stands between a part that ends at `end` and one that begins at `start`.

    A little may be in both by chance; more where a sentence ends in it, as the one that is left out may end, and begin.
    """
    most = _PASSED if any(ends_sentence(text, at) for at in range(start + 1, end)) else SHARED
    return -BY_CHANCE <= end - start <= most


def _starts_alike(link: Link, text: str, tail: int, groups: Sequence[Group]) -> bool:
    """Whether the left part ends in a sentence that begins as the one that the right part begins with."""
    one, start = groups[link.left.part].backbone.text, link.right.start
    alike = 0 < link.left.end - start <= MUTE and not is_severed(text, start)
    return alike and (tail >= WORDS or ends_sentence(one, len(one)))


def _counts_otherwise(link: Link, one: str, other: str) -> bool:
    """Whether two parts have other numbers where both lie on one place of a scaffold: each has its own line there."""
    left, right = link.left, link.right
    shared = left.end - right.start
    own, again = one[max(0, left.high - shared) : left.high], other[right.low : right.low + shared]
    return shared > 0 and _NUMBER.findall(own) != _NUMBER.findall(again)


def _reads_otherwise(link: Link) -> bool:
    """Whether a part has other words than a scaffold where the other part lies on it, too, and more than it lacks."""
    left, right = link.left, link.right
    if left.end - right.start <= MUTE:
        return False
    return any(_count_loose(hit, right.start, left.end) >= 2 * WORDS for hit in (left, right))


def _count_loose(hit: Hit, start: int, end: int) -> int:
    """The characters that a part and its scaffold have otherwise between two of its offsets, but for whole passages."""
    blocks = [block for block in hit.blocks if block[0] < end and block[0] + block[2] > start]
    return sum(max(gap) for gap in list_gaps(blocks) if max(gap) < PASSAGE)


def _is_whole(group: Group, head: int, folds: Sequence[Folded]) -> bool:
    """Whether the first characters of a part are words of their own: they begin as a line does, and a gap ends them."""
    number, start, _ = group.spans[0]
    fold = folds[number]
    return not start and head > 0 and holds(fold.gaps, head) and not is_small(fold.text[0])


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
