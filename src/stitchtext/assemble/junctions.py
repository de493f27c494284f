"""Junctions: paths whose ends only touch: one stops inside a sentence, another starts inside one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.paths import Paths
from stitchtext.folded import Folded
from stitchtext.model import Joint

_REACH = 16
"""Folded characters on either side of a junction that are looked for elsewhere."""
_LEAST_LEFT = 3
_MOST_ENDS = 48
"""Open ends of a scrape up to which every pair is tried; beyond that chance would join them."""
_SHORT_OVERLAP = 64
_BITS = 24.0
_CLOSE = 8.0


def join_touching(
    paths: Paths,
    kept: Sequence[int],
    open_tails: Sequence[int],
    open_heads: Sequence[int],
    folds: Sequence[Folded],
    evidence: Evidence,
) -> None:
    """Join ends that share nothing, or next to nothing, where the text across the junction occurs elsewhere.

    Only a cut tail and a cut head may touch, and only where no other end would fit as well. Such a seam is weak.
    """
    _join_short(paths, kept, folds, evidence)
    tails = [number for number in open_tails if number not in paths.after]
    heads = [number for number in open_heads if number not in paths.before]
    if not tails or not heads or len(tails) * len(heads) > _MOST_ENDS**2:
        return
    scrape = "\n".join(sorted({fold.text for fold in folds}))
    pairs = ((left, right) for left, right in product(tails, heads) if left != right)
    weighed = [(_weigh(folds[left].text, folds[right].text, scrape, evidence), left, right) for left, right in pairs]
    for bits, left, right in sorted(weighed, key=lambda w: (-w[0], folds[w[1]].text, folds[w[2]].text)):
        rival = max((w[0] for w in weighed if (w[1] == left) != (w[2] == right)), default=0.0)
        if bits >= _BITS and bits - rival >= _CLOSE and paths.can_join(left, right):
            joint = Joint(0, "butt", left, right, round(bits, 1), round(bits - rival, 1), True)
            paths.join(joint, ((len(folds[left].text), 0, 0),))


def _join_short(paths: Paths, kept: Sequence[int], folds: Sequence[Folded], evidence: Evidence) -> None:
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
        if bits >= evidence.least and bits - rival >= _CLOSE and paths.can_join(left, right):
            joint = Joint(0, "overlap", left, right, round(bits, 1), round(bits - rival, 1), bits < evidence.strong)
            paths.join(joint, ((len(folds[left].text) - length, 0, length),))


def _shared(left: str, right: str) -> int:
    """How many characters at the end of the one are the start of the other."""
    longest = min(_SHORT_OVERLAP, len(left), len(right))
    return next((n for n in range(longest, 1, -1) if left.endswith(right[:n])), 0)


def _weigh(left: str, right: str, scrape: str, evidence: Evidence) -> float:
    """The information in the longest text across the junction that stands elsewhere in the scrape."""
    best = 0.0
    reach = _REACH
    for ahead in range(1, min(_REACH, len(right)) + 1):
        behind = next((n for n in range(reach, _LEAST_LEFT - 1, -1) if left[-n:] + right[:ahead] in scrape), 0)
        if not behind:
            break
        best = max(best, evidence.weigh(left[-behind:] + right[:ahead]))
        reach = behind
    return best
