"""What a text is made of, in any script: graphemes, sentences, headings, and its folded form."""

from __future__ import annotations

from functools import lru_cache

import regex

_SENTENCE = regex.compile(
    r"""[^\n]+?(?:[。．！？!?؟।॥۔…]+|\.(?=["'”’»)\]]*(?:\s|$)))["'”’»」』）)\]]*[^\S\n]* | [^\n]+""",
    regex.VERBOSE | regex.MULTILINE,
)
_ENDING = regex.compile(r"""[。．.！？!?؟।॥۔…:：;；,，、]["'”’»」』）)\]]*\s*$""")
_INVISIBLE = regex.compile(r"[\s\u200b\u2060\ufeff]+")
_MARKS = regex.compile(r"(?<![^\s])#{1,6}(?=\s)")


@lru_cache(maxsize=64)
def list_graphemes(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of all grapheme clusters.

    >>> list_graphemes("e\u0301a")
    ((0, 2), (2, 3))
    """
    return tuple(match.span() for match in regex.finditer(r"\X", text))


def snap_offset(text: str, at: int) -> int:
    """Move an offset back to the nearest grapheme boundary, so that a cut never splits what a reader sees as one.

    >>> snap_offset("ae\u0301b", 2)
    1
    """
    if not 0 < at < len(text):
        return max(0, min(at, len(text)))
    starts = [match.start() for match in regex.finditer(r"\X", text[max(0, at - 64) : at + 16])]
    base = max(0, at - 64)
    return max(base + start for start in starts if base + start <= at)


@lru_cache(maxsize=64)
def list_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of all sentences, closing quotes and trailing blanks with them; a line end ends one.

    >>> [("一。二！")[a:b] for a, b in list_sentences("一。二！")]
    ['一。', '二！']
    """
    return tuple(match.span() for match in _SENTENCE.finditer(text))


@lru_cache(maxsize=64)
def list_lines(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of all non-empty lines, without their line ends."""
    return tuple(match.span() for match in regex.finditer(r"[^\n]+", text))


def is_heading(text: str, line: int) -> bool:
    """Tell whether a line (by number) looks like a heading: short, unpunctuated, before something longer."""
    lines = list_lines(text)
    if not 0 < line < len(lines) - 1:
        return False
    (start, end), (after, until) = lines[line], lines[line + 1]
    return end - start <= 60 and until - after >= 2 * (end - start) and not _ENDING.search(text[start:end])


def fold_layout(text: str) -> str:
    r"""Return the text without white space, invisible spaces and inlined heading marks: what `exact` compares.

    >>> fold_layout("one ### Two\n three")
    'oneTwothree'
    """
    return _INVISIBLE.sub("", _MARKS.sub("", text))


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the offset in the text."""
    marks = {at for match in _MARKS.finditer(text) for at in range(*match.span())}
    invisible = {at for match in _INVISIBLE.finditer(text) for at in range(*match.span())}
    kept = [at for at in range(len(text)) if at not in marks and at not in invisible]
    return "".join(text[at] for at in kept), kept
