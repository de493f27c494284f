"""Markers: re-scrapes divided by odd markers, with CRLF, a BOM, odd spaces, and leftover lines of the page.

A leftover stands on a line of its own at the start or the end of a fragment, or is a fragment by itself. Odd spaces
(no-break for a space, zero-width after one) are in one fragment only. The article must come out exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from benchmarks.covers import pick_articles
from benchmarks.damages.rescrapes import rescrape
from benchmarks.drafts import Draft, render_fragments, shuffle_order
from benchmarks.phrases import LEFTOVERS, MARKERS, list_phrases
from benchmarks.witnesses import Change, Witness


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of re-scrapes of one article in a scrape of odd form."""
    truth = pick_articles(rng, articles)[0]
    witnesses = rescrape(truth, rng, rng.randint(3, 6))
    odd = rng.randrange(len(witnesses))
    witnesses[odd] = witnesses[odd].changed(_space_oddly(truth, rng))
    witnesses = [_leave_line(witness, language, rng) for witness in witnesses]
    if rng.random() < 0.3:
        witnesses.append(Witness(0, ((0, 0),), head=rng.choice(list_phrases(LEFTOVERS, language))))
    order = shuffle_order(rng, witnesses)
    return Draft((truth,), order, raw=_join_oddly(render_fragments((truth,), order), rng))


def _space_oddly(truth: str, rng: Random) -> list[Change]:
    odd = rng.choice(["\u00a0", " \u200b"])
    return [Change(at, at + 1, odd) for at, char in enumerate(truth) if char == " " and rng.random() < 0.3]


def _leave_line(witness: Witness, language: str, rng: Random) -> Witness:
    line = rng.choice(list_phrases(LEFTOVERS, language))
    place = rng.choice(["nowhere", "nowhere", "nowhere", "before", "after"])
    if place == "before":
        return replace(witness, head=f"{line}\n")
    return replace(witness, tail=f"\n{line}") if place == "after" else witness


def _join_oddly(fragments: Sequence[str], rng: Random) -> str:
    one = rng.choice(MARKERS) if rng.random() < 0.5 else None
    parts = [f"{text}\n{one or rng.choice(MARKERS)}\n" + "\n" * rng.choice([0, 0, 1]) for text in fragments[:-1]]
    closed = rng.random() < 0.5
    raw = "".join([*parts, fragments[-1], f"\n{one or MARKERS[0]}\n" if closed else "\n"])
    raw = raw.replace("\n", "\r\n") if rng.random() < 0.4 else raw
    return "\ufeff" + raw if rng.random() < 0.3 else raw
