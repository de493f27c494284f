"""Plausibility: how much of what is read at a place is written so elsewhere in the text."""

from __future__ import annotations

from collections.abc import Sequence

from stitchtext.merge.places import Place
from stitchtext.scripts import is_dense

_FAR = 1 << 13
"""Characters on either side in which the rest of a text is looked at."""
_LONGEST = 3
"""Characters of a reading that is looked at: more is no slip, but another word, which stands elsewhere or does not."""
_GRAM, _GRAM_DENSE = 3, 2
"""Characters that stand together by habit, of an alphabet and of a script of syllables or words."""


def mask(line: str, places: Sequence[Place]) -> str:
    r"""A backbone without what it reads at some places, nor a character on either side: none speaks for another.

    A word that one of two editions always spells otherwise is in the backbone as one of them has it.

    >>> mask("a colour", [Place(6, 7, (), frozenset())]).replace("\0", "_")
    'a col___'
    """
    parts, done = [], 0
    for place in places:
        start, end = max(done, place.start - 1), min(len(line), place.end + 1)
        parts += [line[done:start], "\0" * (end - start)]
        done = max(done, end)
    return "".join([*parts, line[done:]])


def measure_plausibility(reading: str, place: Place, line: str, plain: str) -> float | None:
    """The share of the runs of few characters across a reading that stand elsewhere on a backbone.

    `plain` is the backbone `line` without what is contested. A slip makes runs that no word has; what was meant mostly
    has those of other words. None of a long reading, and of a number: any figure may stand beside any other.
    """
    start, end = place.start, place.end
    if len(reading) > _LONGEST or any(map(str.isnumeric, reading)):
        return None
    rest = plain[max(0, start - _FAR) : end + _FAR]
    size = _GRAM_DENSE if is_dense(line[max(0, start - _FAR) : end + _FAR]) else _GRAM
    whole = f"{line[max(0, start - size + 1) : start]}{reading}{line[end : end + size - 1]}"
    runs = [whole[at : at + size] for at in range(len(whole) - size + 1)]
    return sum(run in rest for run in runs) / max(1, len(runs))
