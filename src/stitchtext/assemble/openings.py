"""Openings: the titles with which articles begin, and texts that only mention them."""

from __future__ import annotations

from collections.abc import Sequence

from stitchtext.assemble.groups import Group
from stitchtext.assemble.relations import Relation, turn
from stitchtext.cuts import starts_with_title
from stitchtext.folded import Folded, fold
from stitchtext.model import Fragment

_LONG = 800
"""Folded characters of which two texts must have half in common to be versions of one."""


def measure_openings(
    kept: Sequence[int], inside: dict[int, Relation], groups: Sequence[Group], fragments: Sequence[Fragment]
) -> dict[int, int]:
    """The folded lengths of the titles with which two start: there an article begins, and is not gone on with."""
    shared = {relation.b for relation in inside.values() if relation.blocks[0][:2] == (0, 0)}
    texts = {n: fragments[groups[n].spans[0][0]].text for n in kept if n in shared or count_starts(groups[n]) > 1}
    return {n: len(fold(text.split("\n", 1)[0]).text) for n, text in texts.items() if starts_with_title(text)}


def is_mention(relation: Relation, openings: dict[int, int], lines: Sequence[Folded]) -> bool:
    """Whether all that one text has at its end of the other is the title with which that one opens.

    Or, instead, what stands below that title: a text that has it neither there nor where it starts is a later part,
    which says again what the first one begins with. Two that have most of their text in common are versions of one.
    """
    if relation.kind not in ("before", "after") or 2 * relation.matched >= _most(relation, lines):
        return False
    ahead = relation if relation.kind == "before" else turn(relation)
    size = openings.get(ahead.b, 0)
    below = 0 < size <= ahead.blocks[0][1] and not lines[ahead.a].text.startswith(lines[ahead.b].text[:size])
    return below or ahead.blocks[-1][1] + ahead.blocks[-1][2] <= size


def _most(relation: Relation, lines: Sequence[Folded]) -> int:
    """The length of the shorter of two texts, or of a long one."""
    return max(_LONG, min(len(lines[relation.a].text), len(lines[relation.b].text)))


def count_starts(group: Group) -> int:
    """How many fragments start where a group does."""
    return sum(not blocks[0][0] and not blocks[0][1] for _, blocks in group.members if blocks)
