"""Letters: small gaps compared character by character, the one quadratic step."""

from __future__ import annotations

from stitchtext.align.anchors import Window
from stitchtext.marks import find_entities
from stitchtext.model import Block

_UNEQUAL = 2
"""In a side that is more than twice as long, single characters of the other are found by chance."""
_ALIKE, _PAIRS = 8, 0.25
"""Texts of more characters are compared only if they share this part of their pairs of neighbouring characters."""
_LIKE = 0.5
"""The share of equal characters from which two sides of a gap count as one passage, and not as two."""
_RUN = 2
"""Characters that equal stretches of one passage have on average, at least: single letters are in order by chance."""
_SLANT = 4
"""Characters by which two sides of a gap may differ in length, and a block may lie off, and count as straight."""


def compare(a: str, b: str, gap: Window) -> list[Block]:
    """The blocks of a small gap, by its edits; none where its sides are two passages, and not one.

    >>> compare("one cat", "one bat", (4, 7, 4, 7))
    [(5, 5, 2)]
    """
    i, i_end, j, j_end = gap
    left, right = a[i:i_end], b[j:j_end]
    short, long = sorted((measure(left), measure(right)))
    if long > _UNEQUAL * short + _ALIKE or (short > _ALIKE and not _has_pairs(left, right)):
        return []
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only here: many scrapes never need it

    blocks = [
        (i + op.src_start, j + op.dest_start, op.src_end - op.src_start)
        for op in Levenshtein.opcodes(left, right)
        if op.tag == "equal"
    ]
    same = sum(block[2] for block in blocks)
    scattered = short > _ALIKE and same < _RUN * len(blocks)
    return blocks if same >= _LIKE * min(len(left), len(right)) and not scattered else []


def straighten(a: str, b: str, gap: Window, found: list[Block]) -> list[Block]:
    """What was found in a small gap, unless it lies aslant between sides of one length, which straight on have more.

    Where copies have other digits, what stands once in one of them may stand elsewhere in the other.
    """
    i, i_end, j, j_end = gap
    level, drift = j - i, abs((i_end - i) - (j_end - j))
    if drift > _SLANT or all(abs(at - start - level) <= _SLANT for start, at, _ in found):
        return found
    other = compare(a, b, gap)
    return other if _count(other) > _count(found) + _SLANT else found


def measure(text: str) -> int:
    """The characters of a text, those that are written as HTML writes them counted as one."""
    return len(text) - sum(end - start - 1 for start, end, _ in find_entities(text)) if "&" in text else len(text)


def _has_pairs(left: str, right: str) -> bool:
    """Whether two texts share enough pairs of neighbours to be worth comparing character by character."""
    pairs = {left[at : at + 2] for at in range(len(left) - 1)}
    others = {right[at : at + 2] for at in range(len(right) - 1)}
    return len(pairs & others) >= _PAIRS * min(len(pairs), len(others))


def _count(blocks: list[Block]) -> int:
    return sum(size for _, _, size in blocks)
