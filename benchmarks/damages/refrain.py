"""Refrain: an article that itself says a paragraph twice, far apart, seen as re-scrapes or through windows.

Both must stay, none collapsed. Where the text two windows share lies inside the refrain, two joins are equally good;
such places are on record as doubtful.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.covers import pick_articles
from benchmarks.damages.rescrapes import rescrape
from benchmarks.damages.windows import slide_windows
from benchmarks.drafts import Draft, shuffle_order
from benchmarks.texts import list_lines


def make(rng: Random, articles: Sequence[str], language: str) -> Draft:
    """Return a draft of one article with a refrain."""
    truth = repeat_paragraph(pick_articles(rng, articles)[0], rng)
    witnesses = rescrape(truth, rng, rng.randint(4, 7)) if rng.random() < 0.5 else slide_windows(truth, rng)
    return Draft((truth,), shuffle_order(rng, witnesses))


def repeat_paragraph(text: str, rng: Random) -> str:
    """Return the text with one of its paragraphs written again, at least a third of the text away."""
    lines = [text[start:end] for start, end in list_lines(text)]
    starts = [start for start, _ in list_lines(text)]
    sized = [number for number, line in enumerate(lines) if number and 60 <= len(line) <= 400]
    chosen = rng.choice(sized or range(1, len(lines)))
    far = [at for at, start in enumerate(starts) if at and abs(start - starts[chosen]) > len(text) / 3]
    at = rng.choice(far)
    return "\n".join([*lines[:at], lines[chosen], *lines[at:]]) + "\n"
