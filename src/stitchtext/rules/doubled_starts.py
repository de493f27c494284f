"""Doubled starts: whether a text starts with a title twice that another one has once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from stitchtext.folded import fold_text

_TWICE = re.compile(r"(.{2,96})\1")
_BEHIND = 12
"""Folded characters behind a title that must be the same in both."""
_LAST = "\U0010ffff"


def is_known(opening: str, known: Sequence[str]) -> bool:
    """Whether a fragment starts with this opening; `known` are the starts of all, in order."""
    at = bisect_left(known, opening)
    return at < len(known) and known[at].startswith(opening)


def count_known(opening: str, known: Sequence[str]) -> int:
    """How many fragments start with this opening."""
    return bisect_right(known, opening + _LAST) - bisect_left(known, opening)


def is_title_doubled(text: str, known: Sequence[str]) -> bool:
    """Whether a text starts with a title and the same again; of the `known` folded starts, in order, one has it once.

    >>> is_title_doubled("The sea The sea The boats are in.", ["TheseaTheboatsarein."])
    True
    """
    whole = fold_text(text)
    if (twice := _TWICE.match(whole)) is None:
        return False
    once = whole[twice.end(1) : twice.end() + _BEHIND]
    return len(once) == twice.end(1) + _BEHIND and is_known(once, known)
