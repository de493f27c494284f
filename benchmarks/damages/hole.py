"""Hole: a middle of 100 to 1,000 characters that no fragment shows.

The truth is what is left. In 40 % the second part begins with the title, in 35 % an abridged copy without the middle
reaches across; where a side has no whole sentence, the title stands in. Then it is one article, in order, the hole
told. Else nothing ties the two parts: two articles, and it is told that one may continue the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from benchmarks.cases import Place
from benchmarks.covers import cut_text, pick_articles, show
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.layouts import Layout
from benchmarks.texts import list_sentences, snap_offset
from benchmarks.witnesses import Witness

_LAYOUTS: tuple[Layout, ...] = ("lines", "flat", "marked")
_NEAR = 20


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of two parts of one article, tied by its title, by a third fragment, or by nothing."""
    article = pick_articles(rng, articles)[0]
    left, right = _part(article, rng)
    tie = rng.choices(["title", "bridge", "nothing"], [40, 35, 25])[0]
    if tie == "nothing":
        return _leave_apart(left, right, rng)
    truth, at = left + right, len(left)
    witnesses = [*_copy_left(truth, at, rng), *_copy_right(truth, at, rng, 0)]
    bridge = _bridge(truth, at, rng) if tie == "bridge" else None
    if bridge is None:
        title = truth.split("\n", 1)[0] + "\n"
        witnesses = [replace(w, head=title) if w.spans[0][0] else w for w in witnesses]
    else:
        witnesses.append(bridge)
    return Draft((truth,), shuffle_order(rng, witnesses), (Place(0, at - _NEAR, at + _NEAR, "hole"),))


def _part(article: str, rng: Random) -> tuple[str, str]:
    size = min(rng.randint(100, 1000), len(article) // 4)
    start = snap_offset(article, round(len(article) * rng.uniform(0.35, 0.6)))
    end = snap_offset(article, start + size)
    return article[:start].rstrip(), article[end:].lstrip()


def _leave_apart(left: str, right: str, rng: Random) -> Draft:
    witnesses = [*_copy_left(left + "\n", len(left), rng), *_copy_right(right, 0, rng, 1)]
    places = (Place(0, len(left) - _NEAR, len(left), "hole"), Place(1, 0, _NEAR, "hole"))
    return Draft((left + "\n", right), shuffle_order(rng, witnesses), places)


def _copy_left(truth: str, end: int, rng: Random) -> list[Witness]:
    shorter = [snap_offset(truth, round(end * rng.uniform(0.3, 0.95))) for _ in range(rng.randint(0, 2))]
    copies = [show(truth, ((0, cut),), rng.choice(_LAYOUTS), rng) for cut in shorter]
    return [show(truth, ((0, end),), "lines", rng), *copies]


def _copy_right(truth: str, start: int, rng: Random, article: int) -> list[Witness]:
    whole = show(truth, ((start, len(truth)),), "lines", rng, article)
    if rng.random() < 0.5:
        return [whole]
    cut = max(start + 200, cut_text(truth, rng.uniform(0.7, 0.95)))
    return [whole, show(truth, ((start, min(cut, len(truth))),), "flat", rng, article)]


def _bridge(truth: str, at: int, rng: Random) -> Witness | None:
    """Return an abridged copy that has whole sentences on both sides, and neither half sentence at the hole.

    None where there is no whole sentence on a side.
    """
    sentences = list_sentences(truth)
    before = [span for span in sentences if span[1] <= at - 1][-rng.randint(3, 10) :]
    after = [span for span in sentences if span[0] > at][: rng.randint(3, 10)]
    if not before or not after:
        return None
    return show(truth, ((before[0][0], before[-1][1]), (after[0][0], after[-1][1])), "lines", rng)
