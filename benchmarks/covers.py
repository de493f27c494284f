"""What part of an article a fragment shows: cuts, windows, abridgements, and articles to start from."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.layouts import Layout, lay_out
from benchmarks.texts import list_lines, list_sentences, snap_offset
from benchmarks.witnesses import Change, Witness

_EXCERPT_BELOW = 3
"""With fewer articles than this, a case is made of an excerpt of one, so that cases differ."""
_BETWEEN = 2
"""Lines that no excerpt shows between two of them."""
_GRAM = 12


def pick_articles(rng: Random, articles: Sequence[str], count: int = 1) -> list[str]:
    """Return `count` articles that share next to nothing; excerpts where the language has too few."""
    if len(articles) < max(_EXCERPT_BELOW, count):
        return _pick_excerpts(rng, rng.choice(list(articles)), count)
    chosen: list[str] = []
    for article in rng.sample(list(articles), len(articles)):
        if len(chosen) < count and all(_are_unlike(article, other) for other in chosen):
            chosen.append(article)
    return chosen


def _are_unlike(one: str, other: str) -> bool:
    grams = {other[at : at + _GRAM] for at in range(len(other) - _GRAM)}
    probes = [one[at : at + _GRAM] for at in range(0, len(one) - _GRAM, 5)]
    return one[:40] != other[:40] and sum(probe in grams for probe in probes) <= 0.02 * len(probes)


def _pick_excerpts(rng: Random, article: str, count: int) -> list[str]:
    lines = article.splitlines()
    most = len(lines) // count
    size = rng.randint(max(most // 2, len(lines) // 6), most)
    first = rng.randint(0, len(lines) - size * count)
    starts = [first + number * size for number in range(count)]
    stops = [start + max(1, size - _BETWEEN) for start in starts]  # else each would go on where another one stops
    return ["\n".join(lines[start:stop]) + "\n" for start, stop in zip(starts, stops, strict=True)]


def cut_text(text: str, share: float) -> int:
    """Return the offset after about this share of the text, never inside a grapheme cluster."""
    return snap_offset(text, round(len(text) * share))


def make_window_spans(
    text: str, rng: Random, size: tuple[int, int] = (500, 1500), overlap: tuple[int, int] = (60, 200)
) -> list[tuple[int, int]]:
    """Return windows over the whole text; sizes and overlaps, in characters, drawn from the given ranges."""
    spans: list[tuple[int, int]] = []
    start = 0
    while True:
        end = snap_offset(text, start + rng.randint(*size))
        if end >= len(text) - overlap[1]:
            return [*spans, (start, len(text))]
        spans.append((start, end))
        start = snap_offset(text, end - rng.randint(*overlap))


def abridge_spans(text: str, rng: Random, share: float, until: int | None = None) -> tuple[tuple[int, int], ...]:
    """Return the spans left when about this share of the sentences is dropped; the first line always stays."""
    last = len(text) if until is None else until
    dropped = [span for span in list_sentences(text) if span[0] > len(text.split("\n", 1)[0]) and rng.random() < share]
    spans, at = [], 0
    for start, end in _widen_to_lines(text, [span for span in dropped if span[0] < last]):
        if at < start:
            spans.append((at, start))
        at = max(at, end)
    return tuple([*spans, (at, last)] if at < last else spans)


def _widen_to_lines(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Let a line that is dropped whole take its line end with it."""
    gone = {at for start, end in spans for at in range(start, end)}
    whole = [(start, end + 1) for start, end in list_lines(text) if all(at in gone for at in range(start, end))]
    return sorted([*spans, *whole])


def double_title(text: str, break_: str = "\n") -> Change:
    """Return the change that writes the first line twice."""
    return Change(0, 0, text.split("\n", 1)[0] + break_)


def show(text: str, spans: tuple[tuple[int, int], ...], layout: Layout, rng: Random, article: int = 0) -> Witness:
    """Return a witness that shows these spans in this layout."""
    return Witness(article, spans).changed(lay_out(text, layout, rng))
