"""Headlines: re-scrapes of an article, of which a few came under another title.

A headline changes while a page is fetched again and again. The title that most have must come out, and nothing of the
other. The title of another article stands in for a new headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import cut_text, pick_articles, show
from benchmarks.damages.rescrapes import rescrape
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.witnesses import Change, Witness

_TRIES, _LONGEST = 32, 60
"""Articles that are asked for a title, and characters of one."""
_MADE = ("Two years without a ferry", "What the harbour needs now")
"""Headlines where no other article has one."""


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of four to six re-scrapes and a whole copy, and of one or two under another title."""
    truth = next(filter(_has_title, (pick_articles(rng, articles)[0] for _ in range(_TRIES))), articles[0])
    title = _read_title(truth)
    titles = [_read_title(other) for other in articles if _has_title(other)]
    others = [other for other in titles if other not in title and title not in other] or _MADE
    plain = [*rescrape(truth, rng, rng.randint(4, 6)), show(truth, ((0, len(truth)),), "lines", rng)]
    change = Change(0, len(title), rng.choice(others), fault=True)
    renamed = [_show_part(truth, rng).changed([change]) for _ in range(rng.randint(1, 2))]
    return Draft((truth,), shuffle_order(rng, [*plain, *renamed]))


def _has_title(article: str) -> bool:
    return len(_read_title(article)) < _LONGEST and "\n" in article


def _read_title(article: str) -> str:
    return article.split("\n", 1)[0]


def _show_part(truth: str, rng: Random) -> Witness:
    """All of an article or its start, in lines."""
    end = cut_text(truth, rng.uniform(0.4, 0.95)) if rng.random() < 0.5 else len(truth)
    return show(truth, ((0, end),), "lines", rng)
