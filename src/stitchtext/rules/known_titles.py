"""Known titles: a title doubled at the start of one fragment that another fragment writes once.

What one text alone cannot prove (a short title, one with a full stop in it, a flattened one) another fragment can: it
goes on behind the title as the doubled one does behind its last copy.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from stitchtext.folded import Folded, fold
from stitchtext.model import Fragment, Suspect

_CODE = "S101"
_LONGEST, _SHORTEST = 640, 2
"""Folded characters of a title, or of the first paragraph where there is none."""
_READ = 2 * _LONGEST + 64
_BEHIND, _LEAST_BEHIND = 12, 4
"""Folded characters behind the title that must be the same in both fragments; as few as four, where one stops there."""


def mark_known_titles(fragments: Sequence[Fragment]) -> Iterator[Suspect]:
    """The further copies of titles that another fragment writes once, as muted suspects."""
    heads = [fold("\n" + fragment.text[:_READ]) for fragment in fragments]
    known = sorted(head.text for head in heads)
    for fragment, head in zip(fragments, heads, strict=True):
        for size, end in _list_doubled(head):
            if _is_known(head.text[:size] + head.text[end : end + _BEHIND], size, known):
                yield Suspect(fragment.index, head.raw_end(size) - 1, head.raw_end(end) - 1, _CODE, True)
                break


def _list_doubled(head: Folded) -> Iterator[tuple[int, int]]:
    """The openings that stand at once again, each copy set apart by white space: length, and where the last ends."""
    text, gaps = head.text, set(head.starts)
    if text.find(text[:_SHORTEST], _SHORTEST, _LONGEST + _SHORTEST) < 0:
        return
    for size in head.starts[1:]:
        if size > _LONGEST:
            break
        end = size
        while size >= _SHORTEST and text.startswith(text[:size], end) and (end + size in gaps):
            end += size
        if end > size:
            yield size, end


def _is_known(opening: str, size: int, known: Sequence[str]) -> bool:
    """Whether a fragment starts with this opening, its title written once."""
    if len(opening) < size + _LEAST_BEHIND:
        return False
    at = bisect_left(known, opening)
    return at < len(known) and known[at].startswith(opening) and not known[at].startswith(opening[:size] * 2)
