"""Clean: one clean article, no marker, no damage. It must come back byte for byte, with no finding."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import pick_articles, show
from benchmarks.drafts import Draft


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft whose scrape is the article itself."""
    truth = pick_articles(rng, articles)[0]
    return Draft((truth,), (show(truth, ((0, len(truth)),), "lines", rng),), raw=truth)
