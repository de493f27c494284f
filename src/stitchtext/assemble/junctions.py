"""Junctions: paths whose ends only touch: one stops inside a sentence, another starts inside one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice, product
from math import log2
from typing import NamedTuple

from stitchtext.assemble.dovetails import is_of_page
from stitchtext.assemble.evidence import COMMON, Evidence, count_uses
from stitchtext.assemble.overlaps import ELSEWHERE
from stitchtext.assemble.paths import Paths
from stitchtext.folded import Folded
from stitchtext.model import Joint
from stitchtext.passages import find_all

_CONTEXTS = (3, 4, 5, 6, 8, 10, 12, 16)
"""Folded characters before a junction that are looked for elsewhere, together with those behind it."""
_AHEAD = 24
_MOST_READ = 1 << 20
"""Characters of the scrape in which they are looked for."""
_MOST_PLACES = 1 << 14
"""Places there at which the first of them are looked at."""
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
    scrape = _join({fold.text for fold in folds})
    chances = log2(len(tails) * len(heads))
    weighed: list[tuple[float, int, int]] = []
    for tail in tails:
        contexts = _read_on(folds[tail.group].text, scrape)
        others = [head.group for head in heads if head.group != tail.group]
        weighed += ((_weigh(contexts, folds[head].text, evidence), tail.group, head) for head in others)
    seen = {end.group for end in tails if end.seen}, {end.group for end in heads if end.seen}
    for bits, rival, left, right in _rank(weighed, folds):
        least = chances + (_FIT if left in seen[0] and right in seen[1] else _GUESSED)
        if bits >= least and bits - rival >= _RIVAL and paths.can_join(left, right):
            joint = Joint(0, "butt", left, right, round(bits, 1), round(bits - rival, 1), True)
            paths.join(joint, ((len(folds[left].text), 0, 0),))


def join_short(
    paths: Paths,
    kept: Sequence[int],
    openings: dict[int, int],
    shared: dict[frozenset[int], int],
    folds: Sequence[Folded],
    evidence: Evidence,
    names: Callable[[int, int, int], bool] = lambda *_: False,
) -> None:
    """Join ends that share a text too short to be found by its n-grams, but to the letter and to both ends.

    `openings` are the lengths of titles at starts; no more than a title in common is a mention of the article, and so
    is what just `names` the second of two texts by so many letters.
    `shared` tells of two texts how much they have in common: of neighbours that is not very much more, nor all else.
    """
    tails = [number for number in kept if number not in paths.after]
    heads = [number for number in kept if number not in paths.before]
    if len(tails) * len(heads) > _MOST_ENDS**2:
        return
    found = {
        (left, right): length
        for left, right in product(tails, heads)
        if left != right
        and (length := _shared(folds[left].text, folds[right].text)) > openings.get(right, 0)
        and length * ELSEWHERE >= (matched := shared.get(frozenset((left, right)), 0))
        and not is_of_page(length, folds[left], folds[right], matched)
        and not names(left, right, length)
    }
    weighed = [(evidence.weigh(folds[pair[1]].text[:length]), *pair) for pair, length in found.items()]
    for bits, rival, left, right in _rank(weighed, folds):
        length = found[left, right]
        uses = count_uses(folds[right].text[:length], folds[left].text, folds[right].text)
        if bits >= evidence.least and bits - rival >= _CLOSE and uses < COMMON and paths.can_join(left, right):
            weak = bits < evidence.firm or uses > 1
            joint = Joint(0, "overlap", left, right, round(bits, 1), round(bits - rival, 1), weak)
            paths.join(joint, ((len(folds[left].text) - length, 0, length),))


def _shared(left: str, right: str) -> int:
    """How many characters at the end of the one are the start of the other."""
    longest = min(_SHORT_OVERLAP, len(left), len(right))
    return next((n for n in range(longest, 1, -1) if left.endswith(right[:n])), 0)


def _join(texts: Iterable[str]) -> str:
    """As much of some texts, in their order, as is read."""
    ordered = sorted(texts)
    ends = accumulate(map(len, ordered))
    return "\n".join([text for text, end in zip(ordered, ends, strict=True) if end - len(text) < _MOST_READ])[
        :_MOST_READ
    ]


def _rank(
    weighed: Sequence[tuple[float, int, int]], folds: Sequence[Folded]
) -> Iterator[tuple[float, float, int, int]]:
    """The joins of a left and a right end, the heaviest first, each with the weight of the best that excludes it."""
    ends: dict[tuple[str, int], list[float]] = {}
    ordered = sorted(weighed, key=lambda w: (-w[0], folds[w[1]].text, folds[w[2]].text))
    for bits, left, right in ordered:
        ends.setdefault(("left", left), []).append(bits)
        ends.setdefault(("right", right), []).append(bits)
    for bits, left, right in ordered:
        own = ends["left", left], ends["right", right]
        rivals = (all_bits[1] if all_bits[0] == bits else all_bits[0] for all_bits in own if len(all_bits) > 1)
        yield bits, max(rivals, default=0.0), left, right


def _read_on(left: str, scrape: str) -> list[tuple[int, list[str]]]:
    """How the scrape goes on where the last characters of a text stand in it: for more and more of them, all ways.

    How often each stands there, and what follows, in order.
    """
    first = left[-_CONTEXTS[0] :]
    places = [at + len(first) for at in islice(find_all(scrape, first), _MOST_PLACES)]
    found = []
    for behind in _CONTEXTS:
        before = left[-behind:]
        if len(left) < behind or not places:
            break
        places = [place for place in places if scrape.endswith(before, 0, place)]
        found.append((scrape.count(before), sorted(scrape[place : place + _AHEAD] for place in places)))
    return found


def _weigh(contexts: Sequence[tuple[int, list[str]]], right: str, evidence: Evidence) -> float:
    """How much likelier it is, in bits, that the right text follows the left one than that any text does.

    Some words across the junction stand elsewhere. The more there are of the right text, and the fewer ways there are
    to go on from those of the left, the less is that chance. A number alone is no word: numbers follow one another.
    """
    best = 0.0
    for times, ways in contexts:
        at = bisect_left(ways, right[:_AHEAD])
        ahead = max((_count_same(way, right) for way in ways[max(0, at - 1) : at + 1]), default=0)
        if not any(map(str.isalpha, right[:ahead])):
            break
        best = max(best, evidence.weigh(right[:ahead]) - log2(times))
    return best


def _count_same(one: str, other: str) -> int:
    """With how many of the same characters two texts begin."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
