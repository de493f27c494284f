"""Windows: the article seen through sliding windows of 500 to 1,500 characters that overlap by 60 to 200, shuffled.

It must come out exactly. An overlap that stands elsewhere in the article, too, is on record as doubtful.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import make_window_spans, pick_articles, show
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.witnesses import Witness


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of windows over one article."""
    truth = pick_articles(rng, articles)[0]
    return Draft((truth,), shuffle_order(rng, slide_windows(truth, rng)))


def slide_windows(truth: str, rng: Random, article: int = 0) -> list[Witness]:
    """Return windows that keep their lines and together show the whole article."""
    return [show(truth, (span,), "lines", rng, article) for span in make_window_spans(truth, rng)]
