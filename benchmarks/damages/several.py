"""Several: two to four unlike articles in one scrape, their fragments in any order.

Each article has re-scrapes, windows or one whole copy. Each must come out, apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import pick_articles, show
from benchmarks.damages.rescrapes import rescrape
from benchmarks.damages.windows import slide_windows
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.witnesses import Witness


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of two to four articles."""
    truths = pick_articles(rng, articles, rng.randint(2, 4))
    witnesses = [witness for number, truth in enumerate(truths) for witness in _scrape(truth, rng, number)]
    return Draft(tuple(truths), shuffle_order(rng, witnesses))


def _scrape(truth: str, rng: Random, article: int) -> list[Witness]:
    chance = rng.random()
    if chance < 0.2:
        return [show(truth, ((0, len(truth)),), "lines", rng, article)]
    return rescrape(truth, rng, rng.randint(3, 5), article) if chance < 0.7 else slide_windows(truth, rng, article)
