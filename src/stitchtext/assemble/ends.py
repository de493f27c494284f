"""Ends: the starts and ends of groups that may be cut, so that another group may stand beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stitchtext.assemble.groups import Group
from stitchtext.assemble.junctions import End
from stitchtext.assemble.openings import count_starts
from stitchtext.cuts import is_ended, starts_with_title
from stitchtext.marks import ENDS
from stitchtext.model import Fragment

_MARK = re.compile(rf"[{ENDS}]")
_READ, _RARE = 4000, 400
"""Characters at the end of a text that are read for sentence marks, and in which there must be one of them."""


def find_open_tails(kept: Sequence[int], groups: Sequence[Group], fragments: Sequence[Fragment]) -> list[End]:
    """The ends that are cut, or that only look unfinished: in a script without sentence marks any end would."""
    seen = {number: fragments[groups[number].spans[-1][0]].tail_cut for number in kept}
    return [End(n, seen[n]) for n in kept if seen[n] or _is_unfinished(groups[n].backbone.text)]


def _is_unfinished(text: str) -> bool:
    return not is_ended(text) and len(_MARK.findall(text[-_READ:])) * _RARE > len(text[-_READ:])


def find_open_heads(kept: Sequence[int], groups: Sequence[Group], fragments: Sequence[Fragment]) -> list[End]:
    """The starts that are cut, or could be: no title stands there, and no two fragments start so."""
    firsts = {number: fragments[groups[number].spans[0][0]] for number in kept}
    return [
        End(n, first.head_cut)
        for n, first in firsts.items()
        if first.head_cut or (count_starts(groups[n]) < 2 and not starts_with_title(first.text))
    ]
