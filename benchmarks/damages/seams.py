"""Seams: windows whose first and last 0 to 15 characters are garbled or half a word, as at ASR and OCR window edges.

The neighbour, whose overlap is four times as long or more, has the intact reading; it must come out.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import pick_articles
from benchmarks.damages.windows import slide_windows
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.faults import garble_ends


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of windows with garbled edges over one article."""
    truth = pick_articles(rng, articles)[0]
    windows = [witness.changed(garble_ends(truth, witness.spans[0], rng)) for witness in slide_windows(truth, rng)]
    return Draft((truth,), shuffle_order(rng, windows))
