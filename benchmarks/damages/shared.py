"""Shared: two articles that have a long opening and closing notes in common, word for word.

They must come out as two articles, neither merged nor crossed. Every join lies outside of what they share.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import cut_text, pick_articles, show
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.texts import list_lines, snap_offset
from benchmarks.witnesses import Witness


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of two articles with passages of a third in both."""
    *bodies, lender = pick_articles(rng, articles, 3)
    opening, closing = _borrow(lender, rng)
    truths = [_dress(body, opening, closing) for body in bodies]
    margins = (len(opening) + 200, len(closing) + 100)
    witnesses = [w for number, truth in enumerate(truths) for w in _scrape(truth, margins, rng, number)]
    return Draft(tuple(truths), shuffle_order(rng, witnesses))


def _borrow(lender: str, rng: Random) -> tuple[str, str]:
    lines = [lender[start:end] for start, end in list_lines(lender)][1:]
    first = rng.randint(1, 3)
    return _take(lines, first), _take(lines[::-1], rng.randint(1, 2)) if rng.random() < 0.7 else ""


def _take(lines: Sequence[str], count: int) -> str:
    taken = "\n".join(lines[:count])
    while len(taken) < 150 and count < len(lines) // 2:
        count += 1
        taken = "\n".join(lines[:count])
    return taken


def _dress(body: str, opening: str, closing: str) -> str:
    title, rest = body.split("\n", 1)
    return f"{title}\n{opening}\n{rest}{closing}\n" if closing else f"{title}\n{opening}\n{rest}"


def _scrape(truth: str, margins: tuple[int, int], rng: Random, article: int) -> list[Witness]:
    first, last = margins[0], max(margins[0] + 50, len(truth) - margins[1])
    cut = snap_offset(truth, rng.randint(first, last))
    start = snap_offset(truth, max(margins[0] - 150, cut - rng.randint(80, 200)))
    witnesses = [show(truth, ((0, cut),), "lines", rng, article)]
    witnesses.append(show(truth, ((start, len(truth)),), "lines", rng, article))
    for _ in range(rng.randint(0, 2)):
        end = len(truth) if rng.random() < 0.4 else cut_text(truth, rng.uniform(0.3, 0.95))
        witnesses.append(show(truth, ((0, end),), rng.choice(("lines", "flat", "marked")), rng, article))
    return witnesses
