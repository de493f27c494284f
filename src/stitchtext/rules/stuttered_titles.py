"""Stuttered titles: the copies of a title in which a part of it stands twice."""

from __future__ import annotations

from collections.abc import Container

from stitchtext.passages import find_surplus, is_doubled

STUTTER = 8
"""Characters that a copy with a stutter may have more."""
_LEAST = 8
"""Characters of a title that has one at least."""


def stutters(title: str, copy: str) -> bool:
    """Whether a copy is a title with a part of it written twice, and no other number."""
    at = find_surplus(title, copy) if len(title) >= _LEAST else None
    if at is None or any(map(str.isdigit, copy[max(0, at - 1) : at + len(copy) - len(title) + 1])):
        return False
    return is_doubled(copy, at, at + len(copy) - len(title))


def find_plain(opening: str, titles: Container[str]) -> str:
    """The title that an opening is with a stutter in it; if it is none, the opening itself.

    >>> find_plain("Notesonontides", {"Notesontides", "Notes"})
    'Notesontides'
    """
    if opening in titles:
        return opening
    for size in range(1, STUTTER + 1):
        for at in range(len(opening) - 2 * size + 1):
            if opening.startswith(opening[at : at + size], at + size):
                plain = opening[:at] + opening[at + size :]
                if plain in titles and stutters(plain, opening):
                    return plain
    return opening
