"""Pile-ups: how the fragments lie upon an article, as a genome browser shows reads; bars and places, no drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import pairwise

from stitchtext.model import Entry, Repair, Seam

_BRIDGED = 4
"""Characters of white space that a bar runs across: a flattened copy has no line breaks, and leaves nothing out."""
_APART = 160
"""Two bars of one row are a part in so many of the article away from each other, so that an eye tells them apart."""


@dataclass(frozen=True, slots=True)
class Span:
    """`[start, end)` of the article, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One fragment on one article, from its first to its last character there.

    `covered` is what it holds, `used` the part of that which the article was taken from; what lies between covered
    spans it leaves out. `ticks` are where it was outvoted. A torn end is one that stops inside a sentence.
    """

    fragment: int
    row: int
    start: int
    end: int
    covered: tuple[Span, ...]
    used: tuple[Span, ...]
    ticks: tuple[Span, ...]
    head_torn: bool
    tail_torn: bool


@dataclass(frozen=True, slots=True)
class Depth:
    """So many fragments hold `[start, end)` of the article."""

    start: int
    end: int
    count: int


@dataclass(frozen=True, slots=True)
class Pileup:
    """One article of so many characters, and what lies on it; the depths tile it.

    Bars stand in the order of their fragments' places. A hole has no width: nobody knows what it held.
    """

    length: int
    rows: int
    bars: tuple[Bar, ...]
    depths: tuple[Depth, ...]
    variants: tuple[Span, ...]
    seams: tuple[Seam, ...]
    holes: tuple[int, ...]
    headless: bool
    truncated: bool


def pile_up(repair: Repair) -> tuple[Pileup, ...]:
    """The pile-up of each article, from the account of where every character of the scrape went."""
    found: list[dict[int, list[Entry]]] = [{} for _ in repair.articles]
    for fragment, entry in trace_entries(repair):
        if entry.article is not None and entry.at is not None and entry.fate in ("used", "duplicate", "outvoted"):
            found[entry.article].setdefault(fragment, []).append(entry)
    return tuple(_pile(repair, number, own) for number, own in enumerate(found))


def trace_entries(repair: Repair) -> Iterator[tuple[int, Entry]]:
    """The entries of the account that begin inside fragments, each with the number of its fragment."""
    fragments = iter(repair.fragments)
    fragment = next(fragments, None)
    for entry in repair.account:
        while fragment is not None and entry.start >= fragment.end:
            fragment = next(fragments, None)
        if fragment is None:
            return
        if entry.end > fragment.start:
            yield fragment.index, entry


def thin_depths(depths: Sequence[Depth], length: int, most: int) -> list[Depth]:
    """At most so many depths, for a strip of so many columns: of each column the least, as a gap is what matters.

    >>> thin_depths([Depth(0, 5, 2), Depth(5, 6, 0), Depth(6, 10, 3)], 10, 2)
    [Depth(start=0, end=5, count=2), Depth(start=5, end=10, count=0)]
    """
    if len(depths) <= most:
        return list(depths)
    columns = [length * number // most for number in range(most + 1)]
    made: list[Depth] = []
    at = 0
    for start, end in pairwise(columns):
        while depths[at].end <= start:
            at += 1
        last, least = at, depths[at].count
        while last + 1 < len(depths) and depths[last + 1].start < end:
            last += 1
            least = min(least, depths[last].count)
        made.append(Depth(start, end, least))
    return list(_join_depths(made))


def blur(spans: Iterable[Span], apart: int) -> Iterator[Span]:
    """Spans in order, those made one that are at most so many characters apart: nobody can see what is between."""
    held: Span | None = None
    for span in spans:
        if held is not None and span.start - held.end <= apart:
            held = Span(held.start, max(held.end, span.end))
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _pile(repair: Repair, number: int, found: dict[int, list[Entry]]) -> Pileup:
    article = repair.articles[number]
    drafts = [_draw_bar(repair, fragment, entries, article.text) for fragment, entries in found.items()]
    bars, rows = _pack([bar for bar in drafts if bar is not None], len(article.text) // _APART)
    return Pileup(
        len(article.text),
        rows,
        bars,
        tuple(_measure_depths(bars, len(article.text))),
        tuple(Span(variant.start, variant.end) for variant in article.variants),
        tuple(seam for seam in article.seams if seam.kind != "hole"),
        tuple(seam.at for seam in article.seams if seam.kind == "hole"),
        article.headless,
        article.truncated,
    )


def _draw_bar(repair: Repair, number: int, entries: Iterable[Entry], text: str) -> Bar | None:
    """The bar of a fragment, still in no row; None where all it has on the article is white space or outvoted."""
    spans = sorted((entry.at or 0, entry.until or 0, entry.fate) for entry in entries)
    if not any(text[start:end].strip() for start, end, fate in spans if fate != "outvoted"):
        return None
    covered = tuple(blur((Span(start, end) for start, end, _ in spans), 0))
    fragment = repair.fragments[number]
    return Bar(
        number,
        0,
        covered[0].start,
        covered[-1].end,
        _trim(_close(covered, text)),
        _find_used((Span(start, end) for start, end, fate in spans if fate == "used"), text),
        tuple(Span(start, end) for start, end, fate in spans if fate == "outvoted"),
        fragment.head_cut,
        fragment.tail_cut,
    )


def _close(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """The same with those made one between which there is nothing but a little white space."""
    held: Span | None = None
    for span in spans:
        if held is None:
            held = span
        elif span.start - held.end <= _BRIDGED and text[held.end : span.start].isspace():
            held = Span(held.start, span.end)
        else:
            yield held
            held = span
    if held is not None:
        yield held


def _find_used(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """What the article was taken from this fragment, less single white space, which it takes from whom it may."""
    closed = _close(blur(spans, 0), text)
    return tuple(span for span in closed if span.end - span.start > _BRIDGED or text[span.start : span.end].strip())


def _trim(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.start < span.end)


def _pack(bars: Sequence[Bar], apart: int) -> tuple[tuple[Bar, ...], int]:
    """The bars in order of place, each in the highest row that is free there, and how many rows that takes."""
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    rows = 0
    packed: list[Bar] = []
    for bar in sorted(bars, key=lambda bar: (bar.start, -bar.end, bar.fragment)):
        while busy and busy[0][0] + apart <= bar.start:
            heappush(free, heappop(busy)[1])
        row = heappop(free) if free else rows
        rows = max(rows, row + 1)
        heappush(busy, (bar.end, row))
        packed.append(replace(bar, row=row))
    return tuple(packed), rows


def _measure_depths(bars: Iterable[Bar], length: int) -> Iterator[Depth]:
    """How many bars hold each stretch of the article."""
    turns: dict[int, int] = {0: 0, length: 0}
    for bar in bars:
        for span in bar.covered:
            turns[span.start] = turns.get(span.start, 0) + 1
            turns[span.end] = turns.get(span.end, 0) - 1
    made: list[Depth] = []
    count = 0
    for start, end in pairwise(sorted(turns)):
        count += turns[start]
        made.append(Depth(start, end, count))
    return _join_depths(made)


def _join_depths(depths: Iterable[Depth]) -> Iterator[Depth]:
    held: Depth | None = None
    for depth in depths:
        if held is not None and held.count == depth.count:
            held = Depth(held.start, depth.end, held.count)
            continue
        if held is not None:
            yield held
        held = depth
    if held is not None:
        yield held
