"""Editions: four copies, one of which is another edition with changed digits and small typos.

The majority's reading must come out, and the variant be told as a variant, not as a doubt. One good copy may be cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import cut_text, pick_articles, show
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.faults import change_digits, make_typos


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of four copies of one article, one of them an edition of its own."""
    truth = pick_articles(rng, articles)[0]
    whole = (0, len(truth))
    last = (0, cut_text(truth, rng.uniform(0.5, 0.95))) if rng.random() < 0.5 else whole
    good = [show(truth, (span,), rng.choice(("lines", "lines", "marked")), rng) for span in (whole, whole, last)]
    changes = [*change_digits(truth, rng.randint(3, 8), rng), *make_typos(truth, rng.randint(2, 6), rng)]
    other = show(truth, (whole,), "lines", rng).changed(changes)
    return Draft((truth,), shuffle_order(rng, [show(truth, (whole,), "lines", rng), other, *good[1:]]))
