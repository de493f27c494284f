"""Re-scrapes: the article fetched again and again from its start, cut at a token limit, continued, abridged.

4 to 9 fragments in mixed layouts: a main one that keeps its lines and is cut, a continuation with no or a short
overlap (now and then a second one), an abridged copy that drops sentences and merges paragraphs, and others cut
anywhere. Titles are doubled; a stutter stands here and there where another fragment is intact or the form is
impossible. The article must come out exactly, so where a continuation has no overlap, the abridged copy runs past it:
ends that nothing ties are another kind, the hole.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from random import Random

from benchmarks.covers import abridge_spans, cut_text, double_title, pick_articles, show
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.faults import spread_stutters
from benchmarks.layouts import Layout
from benchmarks.texts import snap_offset
from benchmarks.witnesses import Witness

_LAYOUTS: tuple[Layout, ...] = ("lines", "lines", "lines", "flat", "marked", "marked", "opening", "wrapped")


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of 4 to 9 re-scrapes of one article."""
    truth = pick_articles(rng, articles)[0]
    witnesses = spread_stutters(truth, rescrape(truth, rng, rng.randint(4, 9)), language, rng)
    in_order = rng.random() < 0.3
    return Draft((truth,), tuple(witnesses) if in_order else shuffle_order(rng, witnesses))


def rescrape(truth: str, rng: Random, count: int, article: int = 0) -> list[Witness]:
    """Return `count` (3 or more) witnesses that together show the whole article."""
    cut = cut_text(truth, rng.uniform(0.45, 0.9))
    main = _maybe_double_title(truth, show(truth, ((0, cut),), "lines", rng, article), rng)
    witnesses = [main, *_continue_from(truth, cut, rng, article)]
    bounds = [witness.spans[0] for witness in witnesses]
    bridged = all(after[0] < before[1] for before, after in itertools.pairwise(bounds))
    until = cut_text(truth, rng.uniform(0.6, 0.95)) if bridged and rng.random() < 0.15 else None
    abridged = abridge_spans(truth, rng, rng.uniform(0.1, 0.3), until)
    witnesses.append(show(truth, abridged, rng.choice(("merged", "opening", "lines")), rng, article))
    while len(witnesses) < count:
        share = rng.uniform(0.12, 0.95)
        layout = "blank" if share < 0.3 and rng.random() < 0.3 else rng.choice(_LAYOUTS)
        copy = show(truth, ((0, cut_text(truth, share)),), layout, rng, article)
        witnesses.append(_maybe_double_title(truth, copy, rng))
    return witnesses


def _continue_from(truth: str, cut: int, rng: Random, article: int) -> list[Witness]:
    start = cut if rng.random() < 0.5 else snap_offset(truth, cut - rng.randint(5, 40))
    if len(truth) - cut < 800 or rng.random() < 0.8:
        return [show(truth, ((start, len(truth)),), "lines", rng, article)]
    second = cut_text(truth, (cut / len(truth) + 1) / 2)
    resumed = snap_offset(truth, second - rng.choice([0, 0, 10, 30]))
    spans = [(start, second), (resumed, len(truth))]
    return [show(truth, (span,), "lines", rng, article) for span in spans]


def _maybe_double_title(truth: str, witness: Witness, rng: Random) -> Witness:
    if rng.random() > 0.3:
        return witness
    at = len(truth.split("\n", 1)[0])
    flat = any(change.start == at and change.text == " " for change in witness.changes)
    return witness.changed([double_title(truth, " " if flat and rng.random() < 0.5 else "\n")])
