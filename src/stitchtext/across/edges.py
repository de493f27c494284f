"""Edges: all that stands at ends which nothing goes on from yet, for overlaps that are too short to have anchors.

Anchors are one place in eight, and an overlap of 50 characters may be garbled at both of its ends. So of the ends that
are still open, and of these alone, every run of characters is looked for in all others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from stitchtext.across.anchors import GRAM
from stitchtext.across.nouns import Bond
from stitchtext.folded import fold_text

_FAR = 100
"""Folded characters of an end that are looked for."""
_MOST = 4
"""Ends that hold a run of characters up to which it tells them: of more it is a phrase."""
_LEAST = 3
"""Runs that two ends must have at one distance: 18 characters."""


def list_runs(text: str, *, tail: bool) -> Iterator[tuple[int, int]]:
    """The hashes of the runs at one end of a text; each with its folded offset, for a tail from the end of the text."""
    folded = fold_text(text[-2 * _FAR :] if tail else text[: 2 * _FAR])
    start = max(0, len(folded) - _FAR) if tail else 0
    for at in range(start, min(start + _FAR, len(folded)) - GRAM + 1):
        gram = folded[at : at + GRAM].encode("utf-8", "surrogatepass")
        code = int.from_bytes(blake2b(gram, digest_size=8).digest(), "big", signed=True)
        yield code, len(folded) - at if tail else at


def match_ends(holders: Iterable[tuple[int, bool, int]]) -> Iterator[tuple[int, int, int]]:
    """Of the ends with one run, (fragment, if it is a tail, offset), those that would overlap there, and how far.

    >>> list(match_ends([(4, True, 30), (7, False, 10)]))
    [(4, 7, 40)]
    """
    ends = set(holders)
    if len({end[:2] for end in ends}) > _MOST:
        return
    tails, heads = ([end for end in ends if end[1] is tail] for tail in (True, False))
    yield from ((one, other, back + ahead) for one, _, back in tails for other, _, ahead in heads if one != other)


def find_overlaps(matches: Iterable[tuple[int, int, int]]) -> Iterator[Bond]:
    """The overlap of each tail with each head that has most runs at one distance."""
    counts = Counter(matches)
    best: defaultdict[tuple[int, int], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for (tail, head, overlap), count in counts.items():
        best[tail, head] = max(best[tail, head], (count, -overlap))
    for (tail, head), (count, negative) in sorted(best.items()):
        if count >= _LEAST:
            first, second = sorted((tail, head))
            yield Bond(first, second, count, None, -negative if tail == first else negative)
