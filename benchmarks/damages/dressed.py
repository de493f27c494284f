"""Dressed: re-scrapes of which some are as other programs write them: HTML, quoted mail, numbers, capitals, loops.

Some further copies, whole or cut, are dressed, each in one way. Plain ones show all of the article twice: a dress that
most wear would be the article's own. It must come out exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import cut_text, pick_articles, show
from benchmarks.damages.rescrapes import rescrape
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.dresses import dress


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of re-scrapes of one article, one to three of them dressed."""
    truth = pick_articles(rng, articles)[0]
    plain = [*rescrape(truth, rng, rng.randint(3, 5)), show(truth, ((0, len(truth)),), "lines", rng)]
    copies = [show(truth, _choose_span(truth, rng), "lines", rng) for _ in range(rng.randint(1, 3))]
    return Draft((truth,), shuffle_order(rng, [*plain, *(dress(truth, copy, rng) for copy in copies)]))


def _choose_span(truth: str, rng: Random) -> tuple[tuple[int, int], ...]:
    """All of an article, its start, or its end."""
    start = cut_text(truth, rng.uniform(0.1, 0.5)) if rng.random() < 0.3 else 0
    end = cut_text(truth, rng.uniform(0.6, 0.95)) if rng.random() < 0.5 else len(truth)
    return ((start, end),)
