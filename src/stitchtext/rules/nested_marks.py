"""Nested marks: what stands before the lines of a copy, or around them, in layers: a page in quoted mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from stitchtext.model import Suspect
from stitchtext.rules.doubled_lines import DOUBLED, list_doubled_lines
from stitchtext.rules.layers import list_kept, put_back
from stitchtext.rules.line_prefixes import list_prefixes
from stitchtext.rules.stray_markups import FINDERS
from stitchtext.rules.stray_tags import list_tags

_LAYERS = 4
"""Layers that are looked for, and one more would be no damage."""
_HIDING: tuple[tuple[str, Callable[[str], Sequence[tuple[int, int]]]], ...] = (
    ("L106", list_prefixes),
    ("L104", list_tags),
    *(("L112", find) for find in FINDERS),
    (DOUBLED, list_doubled_lines),
)
"""What hides other marks, by the codes of the rules."""
HIDING = frozenset(code for code, _ in _HIDING)
"""Their codes."""


def list_nested(text: str) -> list[Suspect]:
    r"""All marks of a text that has more than one kind of them, one below the other or beside it, in order.

    >>> marks = list_nested("\n".join(f"> <p>The port at {hour}.</p>" for hour in range(10, 20)))
    >>> [(mark.start, mark.end, mark.code) for mark in marks][:3]
    [(0, 2, 'L106'), (2, 5, 'L104'), (20, 24, 'L104')]
    """
    found: list[Suspect] = []
    kept, bare = [(0, len(text))], text
    for _ in range(_LAYERS):
        layer = list(_list_layer(bare))
        if not layer:
            break
        found += [part for mark in layer for part in put_back(mark, kept)]
        kept = list_kept(len(text), [(mark.start, mark.end) for mark in found])
        bare = "".join(text[start:end] for start, end in kept)
    return sorted(found) if len({mark.code for mark in found}) > 1 or _are_two(found) else []


def _list_layer(text: str) -> Iterator[Suspect]:
    """The marks that are seen in a text as it stands, apart from each other."""
    marks = sorted(Suspect(0, *span, code, True) for code, find in _HIDING for span in find(text))
    done = 0
    for mark in marks:
        if mark.start >= done:
            yield mark
            done = mark.end


def _are_two(marks: Sequence[Suspect]) -> bool:
    """Whether one mark stands where another one ends."""
    ends = {mark.end for mark in marks}
    return any(mark.start in ends for mark in marks)
