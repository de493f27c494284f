"""Excerpts: readings as messages show them: whole words and numbers, and so much that no two of them look the same."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category

from stitchtext.clusters import is_inside_cluster
from stitchtext.passages import count_shared
from stitchtext.scripts import is_spaceless

_SHOWN = 24
"""Characters of a reading that are shown."""
_LEAD, _NEAR = 10, 20
"""Characters before the first difference that are shown with it, and so many with which readings start alike that both
show it without."""
_WORD = 24
"""Characters of a word on either side of a place."""
_IN_NUMBERS, _IN_WORDS = ".,:/", "'’-"
"""Signs that stand inside a number, and inside a word."""


def reach_word(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text widened to the whole words or numbers that it is a part of.

    >>> "Three cafés, 48,000 people"[slice(*reach_word("Three cafés, 48,000 people", 1, 3))]
    'Three'
    >>> "Three cafés, 48,000 people"[slice(*reach_word("Three cafés, 48,000 people", 16, 17))]
    '48,000'
    """
    before, behind = text[max(0, start - _WORD - 1) : start][::-1], text[end : end + _WORD + 1]
    inside = text[start:end]
    low = start - _measure(before, inside[:1] or behind[:1])
    return low, end + _measure(behind, inside[-1:] or before[:1])


def _measure(outside: str, beside: str) -> int:
    """How many characters of what is `outside`, read away from the place, are of one word with the one beside it."""
    if not _is_letter(beside):
        return 0
    size, last = 0, beside
    while size < min(len(outside), _WORD):
        here, after = outside[size], outside[size + 1 : size + 2]
        figures = here in _IN_NUMBERS and last.isdigit() and after.isdigit()
        letters = here in _IN_WORDS and _is_letter(after)
        if not (_is_letter(here) or figures or letters):
            break
        size, last = size + 1, here
    return size


def _is_letter(letter: str) -> bool:
    """Whether it is a letter, a mark of one or a digit, of a script that sets words apart."""
    return letter != "" and (letter.isalnum() or category(letter)[0] == "M") and not is_spaceless(letter)


def shorten(text: str) -> str:
    r"""A reading as messages show it: on one line, and its start if it is long.

    >>> shorten("一つ\n二つ"), shorten("  ")
    ('「一つ 二つ」', 'nothing')
    """
    return _quote(" ".join(text.split()), 0)


def contrast(texts: Sequence[str]) -> list[str]:
    """Readings as messages show them, each from a little before where it differs from the others, if that is far on.

    >>> contrast(["All that was said before of it is red", "All that was said before of it is blue"])
    ['「…of it is red」', '「…of it is blue」']
    """
    flats = [" ".join(text.split()) for text in texts]
    shown = [_quote(flat, _find_start(flat, flats, first=True)) for flat in flats]
    return [
        _quote(flat, _find_start(flat, flats, first=False)) if shown.count(text) > 1 else text
        for flat, text in zip(flats, shown, strict=True)
    ]


def _find_start(flat: str, flats: Sequence[str], *, first: bool) -> int:
    """From where on a reading is shown: for the first of its differences from the others, or for the last."""
    shared = [count_shared(flat, other) for other in flats if other != flat]
    at = (min if first else max)(shared, default=0)
    if at <= _NEAR:
        return 0
    start = flat.find(" ", at - _LEAD, at + 1) + 1 or at - _LEAD
    while start and is_inside_cluster(flat, start):
        start -= 1
    return start


def _quote(flat: str, start: int) -> str:
    if not flat:
        return "nothing"
    end = start + _SHOWN
    return f"「{'…' * (start > 0)}{flat[start:end].strip()}{'…' * (end < len(flat))}」"
