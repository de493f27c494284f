"""Markers: re-scrapes divided by odd markers, with CRLF, a BOM, odd spaces, and leftover lines of the page.

A leftover stands on a line of its own at the start or the end of a fragment, or is a fragment by itself. Odd spaces (no-break for a
space, zero-width between words) are in one fragment only. The article must come out exactly, the odd spaces apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import pick_articles
from benchmarks.damages.rescrapes import rescrape
from benchmarks.drafts import Draft, render_fragments, shuffle_order
from benchmarks.phrases import LEFTOVERS, MARKERS, list_phrases


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of re-scrapes of one article in a scrape of odd form."""
    truth = pick_articles(rng, articles)[0]
    witnesses = shuffle_order(rng, rescrape(truth, rng, rng.randint(3, 6)))
    fragments = list(render_fragments((truth,), witnesses))
    odd = rng.randrange(len(fragments))
    fragments[odd] = _space_oddly(fragments[odd], rng)
    fragments = [_leave_line(fragment, language, rng) for fragment in fragments]
    if rng.random() < 0.3:
        fragments.insert(rng.randint(1, len(fragments)), rng.choice(list_phrases(LEFTOVERS, language)))
    return Draft((truth,), witnesses, raw=_join_oddly(fragments, rng), fragments=tuple(fragments))


def _space_oddly(fragment: str, rng: Random) -> str:
    odd = {" ": rng.choice([" ", "\u00a0", " \u200b"])}
    return "".join(odd.get(char, char) if rng.random() < 0.3 else char for char in fragment)


def _leave_line(fragment: str, language: str, rng: Random) -> str:
    line = rng.choice(list_phrases(LEFTOVERS, language))
    return rng.choice([fragment, fragment, fragment, f"{fragment}\n{line}", f"{line}\n{fragment}"])


def _join_oddly(fragments: Sequence[str], rng: Random) -> str:
    one = rng.choice(MARKERS) if rng.random() < 0.5 else None
    parts = [f"{text}\n{one or rng.choice(MARKERS)}\n" + "\n" * rng.choice([0, 0, 1]) for text in fragments[:-1]]
    closed = rng.random() < 0.5
    raw = "".join([*parts, fragments[-1], f"\n{one or MARKERS[0]}\n" if closed else "\n"])
    raw = raw.replace("\n", "\r\n") if rng.random() < 0.4 else raw
    return "\ufeff" + raw if rng.random() < 0.3 else raw
