"""Noisy windows: sliding windows, each with 0.4 % of its characters dropped, doubled or swapped on its own.

No noise may be left beyond what only one window witnesses; that much is the floor of the case.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import pick_articles
from benchmarks.damages.windows import slide_windows
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.faults import make_noise

RATE = 0.004


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of windows over one article, each with noise of its own."""
    truth = pick_articles(rng, articles)[0]
    witnesses = [witness.changed(make_noise(truth, RATE, rng)) for witness in slide_windows(truth, rng)]
    return Draft((truth,), shuffle_order(rng, witnesses))
