"""Teasers: re-scrapes whose cut fragments end in …, ..., [...], (続く) or "Read more".

The mark follows the cut at once, or stands on a line of its own. No mark may be in the article. The end of
the article is not marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from benchmarks.covers import pick_articles
from benchmarks.damages.rescrapes import rescrape
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.phrases import ENDINGS, MORE, list_phrases
from benchmarks.witnesses import Witness


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of re-scrapes, most cut ones with the mark of a cut."""
    truth = pick_articles(rng, articles)[0]
    witnesses = rescrape(truth, rng, rng.randint(4, 7))
    return Draft((truth,), shuffle_order(rng, [_mark_cut(truth, witness, language, rng) for witness in witnesses]))


def _mark_cut(truth: str, witness: Witness, language: str, rng: Random) -> Witness:
    if witness.spans[-1][1] == len(truth) or rng.random() < 0.2:
        return witness
    more = rng.choice(list_phrases(MORE, language))
    ending = rng.choice(ENDINGS)
    return replace(witness, tail=rng.choice([ending, ending, f"\n{more}", f"{ending} {more}", f"{ending}\n{more}"]))
