"""Junctions: paths whose ends only touch: one stops inside a sentence, another starts inside one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import log2
from typing import NamedTuple

from stitchtext.assemble.evidence import COMMON, Evidence, count_uses
from stitchtext.assemble.paths import Paths
from stitchtext.folded import Folded
from stitchtext.model import Joint

_CONTEXTS = (3, 4, 5, 6, 8, 10, 12, 16)
"""Folded characters before a junction that are looked for elsewhere, together with those behind it."""
_AHEAD = 24
_MOST_READ = 1 << 20
"""Characters of the scrape in which they are looked for."""
_MOST_ENDS = 48
"""Open ends of a scrape up to which every pair is tried; beyond that chance would join them."""
_SHORT_OVERLAP = 64
_FIT, _GUESSED = 0.5, 5.0
"""Bits by which what follows must be likelier there than by chance: where both ends are seen to be cut, and where
that is only possible. Of 580 wrong pairs of ends the second took one in a hundred, and two in five of the right ones.
"""
_CLOSE, _RIVAL = 8.0, 3.0


class End(NamedTuple):
    """An end of a group, and whether the text itself shows that it is cut."""

    group: int
    seen: bool


def join_touching(
    paths: Paths,
    kept: Sequence[int],
    open_tails: Sequence[End],
    open_heads: Sequence[End],
    folds: Sequence[Folded],
    evidence: Evidence,
) -> None:
    """Join ends that share nothing where the text across the junction occurs elsewhere.

    Only a tail and a head that may be cut can touch, and only where no other end would fit as well. The seam is weak.
    """
    tails = [end for end in open_tails if end.group not in paths.after]
    heads = [end for end in open_heads if end.group not in paths.before]
    if not tails or not heads or len(tails) * len(heads) > _MOST_ENDS**2:
        return
    scrape = "\n".join(sorted({fold.text for fold in folds}))[:_MOST_READ]
    chances = log2(len(tails) * len(heads))
    weighed = [
        (
            _weigh(folds[tail.group].text, folds[head.group].text, scrape, evidence),
            tail.group,
            head.group,
            (_FIT if tail.seen and head.seen else _GUESSED) + chances,
        )
        for tail, head in product(tails, heads)
        if tail.group != head.group
    ]
    for bits, left, right, least in sorted(weighed, key=lambda w: (-w[0], folds[w[1]].text, folds[w[2]].text)):
        rival = max((w[0] for w in weighed if (w[1] == left) != (w[2] == right)), default=0.0)
        if bits >= least and bits - rival >= _RIVAL and paths.can_join(left, right):
            joint = Joint(0, "butt", left, right, round(bits, 1), round(bits - rival, 1), True)
            paths.join(joint, ((len(folds[left].text), 0, 0),))


def join_short(paths: Paths, kept: Sequence[int], folds: Sequence[Folded], evidence: Evidence) -> None:
    """Join ends that share a text too short to be found by its n-grams, but to the letter and to both ends."""
    tails = [number for number in kept if number not in paths.after]
    heads = [number for number in kept if number not in paths.before]
    if len(tails) * len(heads) > _MOST_ENDS**2:
        return
    found = [
        (evidence.weigh(folds[right].text[:length]), left, right, length)
        for left, right in product(tails, heads)
        if left != right and (length := _shared(folds[left].text, folds[right].text))
    ]
    for bits, left, right, length in sorted(found, key=lambda f: (-f[0], folds[f[1]].text, folds[f[2]].text)):
        rival = max((f[0] for f in found if (f[1] == left) != (f[2] == right)), default=0.0)
        uses = count_uses(folds[right].text[:length], folds[left].text, folds[right].text)
        if bits >= evidence.least and bits - rival >= _CLOSE and uses < COMMON and paths.can_join(left, right):
            weak = bits < evidence.firm or uses > 1
            joint = Joint(0, "overlap", left, right, round(bits, 1), round(bits - rival, 1), weak)
            paths.join(joint, ((len(folds[left].text) - length, 0, length),))


def _shared(left: str, right: str) -> int:
    """How many characters at the end of the one are the start of the other."""
    longest = min(_SHORT_OVERLAP, len(left), len(right))
    return next((n for n in range(longest, 1, -1) if left.endswith(right[:n])), 0)


def _weigh(left: str, right: str, scrape: str, evidence: Evidence) -> float:
    """How much likelier it is, in bits, that the right text follows the left one there than that any text does.

    Some words across the junction stand elsewhere. The more there are of the right text, and the fewer ways there are
    to go on from those of the left, the less is that chance.
    """
    best = 0.0
    for behind in _CONTEXTS:
        before = left[-behind:]
        if len(left) < behind or before + right[:1] not in scrape:
            break
        lengths = range(2, min(_AHEAD, len(right)) + 1)
        ahead = next((n - 1 for n in lengths if before + right[:n] not in scrape), lengths.stop - 1)
        ways = scrape.count(before)
        best = max(best, evidence.weigh(right[:ahead]) - log2(ways))
    return best
