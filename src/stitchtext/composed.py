"""Composed: a letter and the marks written behind it, compared as the one character that they make.

Some systems store é as e and an accent, and a Korean syllable as its letters; some scrapers leave it as HTML writes it,
&eacute;. What such a copy says is the same.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from stitchtext.marks import find_entities

ESCAPED = "\ufdd0"
"""The form of a character that is written as in HTML: one that stands for nothing in any text."""
NARROW = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    ord(wide): narrow
    for narrow, group in (("'", "‘’‚‛"), ('"', "“”„‟"), ("-", "‐‑‒–—―−"), ("~", "〜"))
    for wide in group
}
"""The one form of each character that has several, of width or as a quote or dash, by code point."""
_NUKTAS = "\u093c\u09bc\u0a3c\u0b3c"
_VOWELS = "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u102e"
_MARKS = f"\u0300-\u036f\u0653-\u0655\u3099\u309a\u1161-\u1175\u11a8-\u11c2{_NUKTAS}{_VOWELS}"
"""Of Latin, Greek and Cyrillic letters, of Arabic ones, of kana; what follows the first letter of a syllable; dots of
Indic letters, and the second parts of their vowels."""
_DOTTED = (
    "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u09dc\u09dd\u09df\u0a33\u0a36\u0a59\u0a5a\u0a5b\u0a5e\u0b5c\u0b5d"
)
_TWO_SIGNS = {"\u0e4d\u0e32": "\u0e33", "\u0ecd\u0eb2": "\u0eb3"}
"""The vowel am of Thai and of Lao in two signs, that look like the one."""
PARTED = frozenset(two[0] for two in _TWO_SIGNS)
"""The forms of such vowels, which are not how these scripts are written."""
_APART = {unicodedata.normalize("NFD", letter): letter for letter in _DOTTED} | _TWO_SIGNS
"""Dotted letters that Unicode has as one, and never composes; and vowels that it does not compose."""
_PAIRS = "|".join(_TWO_SIGNS)
_MARK = re.compile(f"[{_MARKS}]|{_PAIRS}")
_CLUSTER = re.compile(rf"{_PAIRS}|[^{_MARKS}\s][{_MARKS}]{{1,7}}")


class Composed(NamedTuple):
    """A text with clusters as one character, and its runs: each cluster ends one.

    `forms` has the first character of each cluster in its place, `ESCAPED` for one of HTML. `extras` are, for each run,
    how many characters more than one its last one is written with; empty where no run has any.
    """

    text: str
    forms: str
    starts: Sequence[int]
    raws: Sequence[int]
    extras: Sequence[int]


def has_marks(text: str) -> bool:
    """Whether letters of a text may have marks written behind them."""
    return not text.isascii() and _MARK.search(text) is not None


def compose(text: str, starts: Sequence[int], raws: Sequence[int], written: str | None = None) -> Composed:
    r"""A text with its clusters composed; its runs begin at `starts`, in the original at `raws`.

    White space between runs may be there or not. `written` is the text in its own forms, character for character.

    >>> compose("cafe\u0301s", [0], [0])._replace(starts=(), raws=(), extras=())
    Composed(text='cafés', forms='cafes', starts=(), raws=(), extras=())
    """
    clusters = list(_list_clusters(text, starts)) if has_marks(text) else []
    written = text if written is None else written
    escaped = list(_list_escaped(written, starts)) if "&" in written else []
    if not clusters and not escaped:
        return Composed(text, written, starts, raws, ())
    clusters = sorted([*clusters, *escaped]) if escaped else clusters
    coded = {start for start, _, _ in escaped}
    parts, bases, done = [], [], 0
    for start, end, letter in clusters:
        parts += [text[done:start], letter]
        bases += [written[done:start], ESCAPED if start in coded else written[start]]
        done = end
    runs = dict(zip(starts, raws, strict=True))
    for _, end, _ in clusters:
        if end < len(text) and end not in runs:
            run = bisect_right(starts, end) - 1
            runs[end] = raws[run] + end - starts[run]
    ends = [end for _, end, _ in clusters]
    gone = list(accumulate((end - start - 1 for start, end, _ in clusters), initial=0))
    moved = array("I", [start - gone[bisect_right(ends, start)] for start in sorted(runs)])
    extras = array("B", bytes(len(moved)))
    for number, (start, end, _) in enumerate(clusters):
        extras[bisect_right(moved, start - gone[number]) - 1] = end - start - 1
    return Composed(
        "".join([*parts, text[done:]]),
        "".join([*bases, written[done:]]),
        moved,
        array("I", [runs[at] for at in sorted(runs)]),
        extras,
    )


def _list_clusters(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Where a letter and its marks stand that one character stands for, and that character; none across a gap."""
    for match in _CLUSTER.finditer(text):
        start, end = match.span()
        at = bisect_left(starts, start + 1)
        end = min([end, *starts[at : at + 1]])
        for stop in range(end, start + 1, -1):
            cluster = text[start:stop]
            letter = _APART.get(cluster) or unicodedata.normalize("NFC", cluster)
            if len(letter) == 1:
                yield start, stop, letter
                break


def _list_escaped(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Where a character stands as HTML writes it, and that character in its one form; none across a gap, no space."""
    for start, end, letter in find_entities(text):
        at = bisect_left(starts, start + 1)
        whole = (at == len(starts) or starts[at] >= end) and not _MARK.match(text, end)
        if whole and len(letter) == 1 and letter.isprintable() and not letter.isspace():
            yield start, end, letter.translate(NARROW)
