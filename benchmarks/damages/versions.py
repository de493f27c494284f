"""Versions: 3 to 7 outputs of different extractors or engines for one page.

Each leaves blocks out, adds furniture of the page, may flatten lines, write the site's name behind the title, or read
characters wrongly. With `--keep majority` the result must be nearer to the truth than the best single version.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from random import Random

from benchmarks.covers import pick_articles, show
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.faults import make_noise
from benchmarks.phrases import FURNITURE
from benchmarks.texts import list_lines
from benchmarks.witnesses import Change, Witness


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of 3 to 7 versions of one page."""
    truth = pick_articles(rng, articles)[0]
    others = [article.split("\n", 1)[0] for article in articles if article[:40] != truth[:40]]
    furniture = [*FURNITURE, *rng.sample(others, min(4, len(others)))]
    noise = 0.002 if rng.random() < 0.3 else 0.0
    versions = [_extract(truth, furniture, noise, rng) for _ in range(rng.randint(3, 7))]
    return Draft((truth,), shuffle_order(rng, versions), keep="majority")


def _extract(truth: str, furniture: Sequence[str], noise: float, rng: Random) -> Witness:
    spans = _drop_blocks(truth, rng)
    copy = show(truth, spans, rng.choice(("lines", "lines", "lines", "flat", "blank", "merged")), rng)
    head = "".join(f"{line}\n" for line in furniture if rng.random() < 0.12)
    tail = "".join(f"\n{line}" for line in furniture if rng.random() < 0.15)
    changes = [*_interrupt(truth, furniture, rng), *make_noise(truth, noise, rng)]
    return Witness(0, spans, copy.changed(changes).changes, head, tail)


def _drop_blocks(truth: str, rng: Random) -> tuple[tuple[int, int], ...]:
    """Return what is left when a few runs of one to three paragraphs are missing."""
    lines = [(start, end + 1) for start, end in list_lines(truth)]
    gone: set[int] = set()
    for _ in range(rng.randint(1, 4)):
        first = rng.randrange(1, len(lines))
        gone |= set(range(first, min(first + rng.randint(1, 3), len(lines))))
    bounds = [-1, *sorted(gone), len(lines)]
    runs = [(before + 1, after - 1) for before, after in itertools.pairwise(bounds) if after - before > 1]
    return tuple((lines[first][0], lines[last][1]) for first, last in runs)


def _interrupt(truth: str, furniture: Sequence[str], rng: Random) -> list[Change]:
    """Return furniture between paragraphs, and at times the name of the site behind the title."""
    breaks = [end for _, end in list_lines(truth)[:-1]]
    title = [Change(breaks[0], breaks[0], " | Example Media", fault=True)] if rng.random() < 0.2 else []
    places = rng.sample(breaks[1:], min(rng.randint(0, 2), len(breaks) - 1))
    return title + [Change(at - 1, at, truth[at - 1] + f"\n{rng.choice(list(furniture))}", fault=True) for at in places]
