"""Consensus: five copies, each with 0.3 % noise of its own; two of them cut at one end.

At least three copies show every place, so the vote gives the article exactly, but for the rare true tie, on record.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import cut_text, pick_articles, show
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.faults import make_noise
from benchmarks.layouts import Layout

RATE = 0.003
_LAYOUTS: tuple[Layout, ...] = ("lines", "lines", "lines", "flat", "marked")


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of five noisy copies of one article."""
    truth = pick_articles(rng, articles)[0]
    whole = (0, len(truth))
    headless = (cut_text(truth, rng.uniform(0.05, 0.4)), len(truth))
    tailless = (0, cut_text(truth, rng.uniform(0.6, 0.95)))
    spans = [whole, whole, whole, *rng.choice([[headless, tailless], [tailless, tailless], [whole, headless]])]
    copies = [show(truth, (span,), layout, rng) for span, layout in zip(spans, _LAYOUTS, strict=True)]
    return Draft((truth,), shuffle_order(rng, [copy.changed(make_noise(truth, RATE, rng)) for copy in copies]))
