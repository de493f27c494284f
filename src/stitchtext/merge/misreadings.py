"""Misreadings: readings that cannot be right, as a program has read or written the letters of another one wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from stitchtext.folded import fold_text
from stitchtext.merge.witnesses import Said
from stitchtext.scripts import is_spaceless

_PAGES = "cp1252", "latin-1", "cp1251"
"""The code pages with which UTF-8 is read by mistake."""
_LONGEST = 160
"""Characters of a reading that is looked at."""
_LOST = "?"
"""What a program writes for a letter that its code page lacks."""


def find_misread(groups: Mapping[str, Sequence[Said]]) -> set[str]:
    """The readings that are another one, read with the wrong code page, or with `?` for letters inside a word.

    `groups` are those who say each reading.
    """
    if len(groups) < 2 or all(map(str.isascii, groups)):
        return set()
    wrong = {
        text: set(_misread(min(group, key=lambda said: said[0].fragment.text)))
        for text, group in groups.items()
        if not text.isascii()
    }
    lost = {text for text, group in groups.items() if _LOST in text and all(map(_is_inside_word, group))}
    return {
        text
        for text in groups
        if any(
            other != text and (text in made or (text in lost and is_lost(text, other))) for other, made in wrong.items()
        )
    }


def is_lost(text: str, other: str) -> bool:
    """Whether a reading is another one with `?` for letters, one for each or for each of their bytes.

    >>> is_lost("?", "ö"), is_lost("??", "ö"), is_lost("?", "o")
    (True, True, False)
    """
    if _LOST not in text or len(other) > _LONGEST or other.isascii():
        return False
    signs = [(letter, not letter.isascii() and letter.isalpha()) for letter in other]
    once = "".join(_LOST if lost else letter for letter, lost in signs)
    bytewise = "".join(_LOST * len(letter.encode()) if lost else letter for letter, lost in signs)
    return text in (once, bytewise)


def _misread(said: Said) -> Iterator[str]:
    """What a reading looks like when its UTF-8 is read with the wrong code page, folded."""
    written = _write(said)
    if len(written) <= _LONGEST:
        octets = written.encode(errors="replace")
        yield from (fold_text("".join(map(_read_page(page).__getitem__, octets))) for page in _PAGES)


@cache
def _read_page(page: str) -> tuple[str, ...]:
    """What each byte is in a code page; one that it lacks is read as it is."""
    return tuple(bytes([octet]).decode(page, "ignore") or chr(octet) for octet in range(0x100))


def _write(said: Said) -> str:
    witness, low, high = said
    return witness.fragment.text[witness.fold.raw(low) : witness.fold.raw_end(high)] if low < high else ""


def _is_inside_word(said: Said) -> bool:
    """Whether letters stand on both sides of a reading, as it was written, of a script that sets spaces."""
    witness, low, high = said
    text, start, end = witness.fragment.text, witness.fold.raw(low), witness.fold.raw_end(high)
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return len(beside) == 2 and beside.isalpha() and not any(map(is_spaceless, beside))
