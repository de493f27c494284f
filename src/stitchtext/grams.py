"""Runs of a few characters of many short texts, found in a long one by one look at it."""

from __future__ import annotations

from collections.abc import Iterable

GRAM, STRIDE = 8, 3
"""Characters of a run; and of a short text only every third one is looked for: what is found grows both ways."""
FEW = 400
"""Characters of a short text at most."""
_LONG, _MANY = 1 << 14, 1 << 10
"""Characters of a long text, and runs to look for in it, from which one look is faster than a search for each."""


def place_grams(texts: Iterable[str], line: str) -> dict[str, int] | None:
    """Where runs of short texts stand that stand once in a long one; None where each may as well be searched for.

    To search for each, even as fast as C does, would cost their number times the length of the line.
    """
    if len(line) < _LONG:
        return None
    wanted = {gram for text in texts if len(text) <= FEW for gram in list_grams(text).values()}
    if len(wanted) < _MANY:
        return None
    found: dict[str, int] = {}
    again: set[str] = set()
    for at in [at for at in range(len(line) - GRAM + 1) if line[at : at + GRAM] in wanted]:
        gram = line[at : at + GRAM]
        if found.setdefault(gram, at) != at:
            again.add(gram)
    return {gram: at for gram, at in found.items() if gram not in again}


def list_grams(text: str) -> dict[int, str]:
    """The runs of a short text that are looked for, by where they stand.

    >>> list_grams("abcdefghijk")
    {0: 'abcdefgh', 3: 'defghijk'}
    """
    return {at: text[at : at + GRAM] for at in range(0, len(text) - GRAM + 1, STRIDE)}
