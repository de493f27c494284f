"""Restarts: texts that say the title of an article again, and then go on where another one of it stops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stitchtext.assemble.dovetails import count_shared
from stitchtext.assemble.relations import MUTE, Relation, relate, turn
from stitchtext.blocks import list_gaps, swap_sides
from stitchtext.model import Block
from stitchtext.rivals import clip_titles, read_title

_ALIKE = 160
"""Characters with which two texts may begin alike: more are no title, and what is below it is no later part."""
_SLIP = 4
"""Characters just below the title that may be a slip."""
_LEFT_OUT = 12
"""Characters that the earlier text has below the title, at least, and the later one has not."""


def find_restart(
    a: int, b: int, blocks: Sequence[Block], left: str, right: str, titles: Mapping[str, int]
) -> Relation | None:
    """The overlap of two texts with one title of which one has below it what the other ends with; None if none has.

    Each page, and each answer of a model, may begin with the title. So they fit from their starts on, but for all that
    the later one leaves out: but it leaves out nothing.
    """
    alike = blocks[0][2] if blocks and blocks[0][:2] == (0, 0) else 0
    if left[:1] != right[:1] or alike > _ALIKE or alike == min(len(left), len(right)):
        return None
    size = _measure_title(left, right, titles)
    if not size:
        return None
    found = _look(a, b, blocks, left, right, size)
    if found is None:
        other = _look(b, a, swap_sides(blocks), right, left, size)
        found = turn(other) if other else None
    return found


def _measure_title(left: str, right: str, titles: Mapping[str, int]) -> int:
    """The length of a title with which both texts begin, or 0; the one may have a longer one."""
    shared = (read_title(left, titles), right), (read_title(right, titles), left)
    return next((len(title) for title, other in shared if title and other.startswith(title)), 0)


def _look(a: int, b: int, blocks: Sequence[Block], left: str, right: str, size: int) -> Relation | None:
    """The overlap of the end of one text with what another has below a title of some size; None if there is none."""
    shared = count_shared(left, right, size)
    rest = [(len(left) - shared, size, shared)] if shared else clip_titles(blocks, (size, size))
    if not rest or rest[0][1] > size + _SLIP or rest[0][0] - rest[0][1] < _LEFT_OUT:
        return None
    if any(abs(one - other) > MUTE for one, other in list_gaps(rest)):
        return None
    ahead = relate(a, b, rest, left, right, (0, size))
    return ahead if ahead is not None and ahead.kind == "before" else None
