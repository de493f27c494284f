"""Lineages: three near-identical copies that share six copied faults, against two good ones with faults of their own.

Copied faults count once, so the good reading must come out. Each good copy has two to four own faults; in a third of
the cases one of the copies has picked up a fault of its own, and one may be cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from benchmarks.covers import cut_text, pick_articles, show
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.faults import change_digits, make_typos
from benchmarks.layouts import Layout
from benchmarks.witnesses import Change, Witness

_LAYOUTS: tuple[Layout, ...] = ("lines", "lines", "flat", "marked")
_APART = 30
"""Characters between any two faults, so that each place is a vote of its own."""


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of three copies of one faulty copy, and two good copies."""
    truth = pick_articles(rng, articles)[0]
    faults = _space_out([*change_digits(truth, 2, rng), *make_typos(truth, 24, rng)])
    copied, own = faults[:6], faults[6:]
    first, second = rng.randint(2, 4), rng.randint(2, 4)
    copies = [replace(_copy(truth, rng, copied), lineage=0) for _ in range(3)]
    if rng.random() < 1 / 3:
        copies[0] = copies[0].changed(own[first + second :][:1])
    if rng.random() < 0.5:
        copies[1] = replace(copies[1], spans=((0, cut_text(truth, rng.uniform(0.6, 0.95))),))
    good = [_copy(truth, rng, own[:first]), _copy(truth, rng, own[first : first + second])]
    return Draft((truth,), shuffle_order(rng, [*copies, *good]))


def _copy(truth: str, rng: Random, faults: Sequence[Change]) -> Witness:
    return show(truth, ((0, len(truth)),), rng.choice(_LAYOUTS), rng).changed(faults)


def _space_out(faults: Sequence[Change]) -> list[Change]:
    kept: list[Change] = []
    for fault in faults:
        if all(abs(fault.start - other.start) > _APART for other in kept):
            kept.append(fault)
    return kept
