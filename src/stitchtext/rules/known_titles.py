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
"""Folded characters behind a short title that must be the same in both fragments; and behind a long one, or where one
of them stops there."""


def mark_known_titles(fragments: Sequence[Fragment]) -> Iterator[Suspect]:
    """The further copies of titles that another fragment writes once, or fewer times, as muted suspects."""
    heads = [fold("\n" + fragment.text[:_READ]) for fragment in fragments]
    known = sorted(head.text for head in heads)
    lines = {line for fragment in fragments for line in _read_title(fragment)}
    for fragment, head in zip(fragments, heads, strict=True):
        for size, end, stop in _list_doubled(head):
            behind = _BEHIND if size < _BEHIND else _LEAST_BEHIND
            opening = head.text[:size] + head.text[end : stop + behind]
            shown = len(opening) >= size + stop - end + _LEAST_BEHIND and _is_known(opening, known)
            if shown or (size >= _BEHIND and head.text[:size] in lines):
                yield Suspect(fragment.index, head.raw_end(size) - 1, head.raw_end(end) - 1, _CODE, True)
                break


def _read_title(fragment: Fragment) -> Iterator[str]:
    """The first line of a fragment, folded, if the next one does not begin with it."""
    first, _, rest = fragment.text[:_READ].strip().partition("\n")
    title = fold("\n" + first).text
    if rest and not fold("\n" + rest).text.startswith(title):
        yield title


def _list_doubled(head: Folded) -> Iterator[tuple[int, int, int]]:
    """The openings that stand at once again, each copy set apart by white space.

    As (its length, the end of the copies to take away, the end of the last copy), the most copies first.
    """
    text, gaps = head.text, set(head.starts)
    if text.find(text[:_SHORTEST], _SHORTEST, _LONGEST + _SHORTEST) < 0:
        return
    for size in head.starts[1:]:
        if size > _LONGEST:
            break
        stop = size
        while size >= _SHORTEST and text.startswith(text[:size], stop) and (stop + size in gaps):
            stop += size
        for end in range(stop, size, -size):
            yield size, end, stop


def _is_known(opening: str, known: Sequence[str]) -> bool:
    """Whether a fragment starts with this opening."""
    at = bisect_left(known, opening)
    return at < len(known) and known[at].startswith(opening)
