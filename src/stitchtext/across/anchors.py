"""Anchors: short stretches of a text that its content alone selects, so that two texts with it both have them.

Sampling by content is that of U. Manber, "Finding similar files in a large file system" (1994); the hashes have 64
bits, since 28 useful ones were measured to join unlike articles.
"""

from __future__ import annotations

import re
from hashlib import blake2b

from stitchtext.across.nouns import Sketch
from stitchtext.folded import fold_text

GRAM = 16
"""Folded characters of an anchor."""
_WINDOW = 4
"""Characters at the start of an anchor that select it, each by a table of its own, so that C does the loop."""
_CHOSEN = 32
"""Of the 256 values of the selecting byte, those that choose: one place in eight."""
_EDGE = 150
"""Folded characters at either end whose anchors are looked for in others."""
_LEAST = 8
"""So many more are looked for anywhere, those of the smallest hashes: ends may be of the page and not of the text."""


def _make_table(number: int) -> bytes:
    """A fixed permutation of the bytes."""
    return bytes(sorted(range(256), key=lambda byte: blake2b(bytes([number, byte]), digest_size=8).digest()))


_TABLES = [_make_table(number) for number in range(_WINDOW)]
_CHOICE = bytes(byte < _CHOSEN for byte in range(256))
_FOUND = re.compile(b"\x01")


def sketch_text(text: str) -> Sketch:
    """The anchors of a text as it is folded for comparison, in their order; of equal ones the first."""
    folded = fold_text(text)
    places: dict[int, int] = {}
    for at in _select(folded):
        gram = folded[at : at + GRAM].encode("utf-8", "surrogatepass")
        places.setdefault(int.from_bytes(blake2b(gram, digest_size=8).digest(), "big", signed=True), at)
    hashes, offsets = tuple(places), tuple(places.values())
    return Sketch(len(folded), hashes, offsets, _choose_queries(hashes, offsets, len(folded)))


def _select(folded: str) -> list[int]:
    """The offsets at which anchors begin: bytes of neighbours, mixed by tables and XOR, that come out small."""
    count = len(folded) - GRAM + 1
    if count <= 0:
        return [0] if folded else []  # a text shorter than an anchor is one
    codes = folded.encode("utf-32-le", "surrogatepass")
    low, high = codes[::4], codes[1::4]
    mixed = int.from_bytes(high, "little")
    for number, table in enumerate(_TABLES):
        mixed ^= int.from_bytes(low[number : count + number].translate(table), "little")
    chosen = (mixed & ((1 << 8 * count) - 1)).to_bytes(count, "little").translate(_CHOICE)
    return [match.start() for match in _FOUND.finditer(chosen)]


def _choose_queries(hashes: tuple[int, ...], offsets: tuple[int, ...], size: int) -> tuple[int, ...]:
    last = size - _EDGE - GRAM
    edges = {number for number, at in enumerate(offsets) if at < _EDGE or at >= last}
    return tuple(sorted(edges.union(sorted(range(len(hashes)), key=hashes.__getitem__)[:_LEAST])))
