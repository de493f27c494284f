"""Successions: two repairs, the second one of what the first came to, told as one of the first scrape.

Where the articles of a scrape come together only once they are mended, the proof must still speak of the scrape.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple, TypeAlias

from stitchtext.model import Article, Edit, Entry, Fate, Finding, Piece, Placement, Reading, Repair, Seam, Variant

_Spot: TypeAlias = tuple[int, int]
"""A place in the articles that stand at the end: number and offset."""
_SILENT = ("used", "duplicate")
_ENDS = ("truncated-article", "headless-article")
"""Findings on how an article begins and ends, which the second repair tells of its own articles."""


class _Passage(NamedTuple):
    """The two repairs: where the first one's articles begin in the text between, and its account by the second."""

    first: Repair
    second: Repair
    bases: Sequence[int]
    starts: Sequence[int]

    def home(self, at: int) -> int:
        """The article of the first repair that offset `at` of the text between is in, or behind."""
        return max(0, bisect_right(self.bases, at) - 1)

    def cut(self, start: int, end: int) -> Iterator[tuple[int, int, Entry]]:
        """`[start, end)` of the text between, by what became of it."""
        for number in range(max(0, bisect_right(self.starts, start) - 1), len(self.starts)):
            entry = self.second.account[number]
            low, high = max(start, entry.start), min(end, entry.end)
            if low < high:
                yield low, high, entry
            elif entry.start >= end:
                return

    def spot(self, article: int, at: int) -> _Spot:
        """Where a place of the first repair's article came to stand; beside what was near it, if it stands no more."""
        between = self.bases[article] + at
        number = max(0, bisect_right(self.starts, between) - 1)
        account = self.second.account
        for near in chain(range(number, -1, -1), range(number + 1, len(account))):
            entry = account[near]
            if entry.article is not None and entry.at is not None and entry.until is not None:
                inside = entry.at + between - entry.start if entry.fate in _SILENT else entry.at
                return entry.article, min(max(inside, entry.at), entry.until)
        return 0, 0


def succeed(raw: str, first: Repair, second: Repair) -> Repair:
    """The repair of the scrape `raw` that comes to what `second`, of the text of `first`, came to."""
    way = _Passage(first, second, _find_bases(first), [entry.start for entry in second.account])
    pieces = [list(_trace(article.pieces, way)) for article in second.articles]
    articles = tuple(_retell(number, article, pieces[number], way) for number, article in enumerate(second.articles))
    account = tuple(_keep_inside(entry, articles) for own in first.account for entry in _follow(own, raw, way))
    return Repair(articles, first.fragments, _gather_findings(way), first.overlaps, account)


def _find_bases(repair: Repair) -> list[int]:
    """Where each article begins in the text of a repair: behind the marker line that follows the one before it."""
    text, at, bases = repair.text, 0, []
    for article in repair.articles:
        bases.append(at)
        at = text.find("\n", text.find("—END—", at + len(article.text))) + 1
    return bases


def _trace(pieces: Iterable[Piece], way: _Passage) -> Iterator[Piece]:
    """The pieces of an article, of the scrape; a line break that was only put between two articles is none of them."""
    for piece in pieces:
        if piece.source is None:
            yield piece
            continue
        home = way.home(piece.source)
        low, size = piece.source - way.bases[home], piece.end - piece.start
        for own in way.first.articles[home].pieces:
            start, end = max(low, own.start), min(low + size, own.end)
            if start < end:
                at = piece.start + start - low
                source = None if own.source is None else own.source + start - own.start
                yield Piece(at, at + end - start, own.fragment, source, own.code)


def _retell(number: int, article: Article, pieces: Sequence[Piece], way: _Passage) -> Article:
    """An article of the second repair, its proof in terms of the scrape."""
    size = pieces[-1].end if pieces else 0
    variants = {(v.start, v.end): v for v in (_credit(variant, way) for variant in article.variants)}
    seams = {seam.at: _name(seam, pieces) for seam in article.seams}
    placements: list[Placement] = []
    for old, each in enumerate(way.first.articles):
        for variant in each.variants:
            home, start, end = _span(old, variant.start, variant.end, way)
            if home == number and article.text[start:end] == each.text[variant.start : variant.end]:
                variants.setdefault((start, end), replace(variant, start=start, end=end))
        for seam in each.seams:
            home, at = way.spot(old, seam.at)
            if home == number:
                seams.setdefault(at, replace(seam, at=at))
        placements += _place(number, old, each.placements, way)
    return replace(
        article,
        text=article.text[:size],
        pieces=tuple(pieces),
        variants=tuple(variants[place] for place in sorted(variants) if place[1] <= size),
        seams=tuple(seams[at] for at in sorted(seams) if at <= size),
        placements=tuple(replace(each, end=min(each.end, size)) for each in placements if each.start <= size),
    )


def _credit(variant: Variant, way: _Passage) -> Variant:
    """A variant of two articles as one of the fragments that made them."""
    readings = (replace(reading, fragments=_find_fragments(reading, way)) for reading in variant.readings)
    return replace(variant, readings=tuple(readings))


def _find_fragments(reading: Reading, way: _Passage) -> tuple[int, ...]:
    homes = {way.home(way.second.fragments[number].start) for number in reading.fragments}
    return tuple(sorted({place.fragment for home in homes for place in way.first.articles[home].placements}))


def _name(seam: Seam, pieces: Sequence[Piece]) -> Seam:
    """A seam of two articles as one of the fragments that meet there."""
    named = [(piece.start, piece.fragment) for piece in pieces if piece.fragment is not None]
    before = [number for start, number in named if start < seam.at] or [number for _, number in named[:1]]
    behind = [number for start, number in named if start >= seam.at] or before
    return replace(seam, left=before[-1], right=behind[0]) if named else replace(seam, left=0, right=0)


def _place(number: int, old: int, placements: Iterable[Placement], way: _Passage) -> Iterator[Placement]:
    for each in placements:
        home, start, end = _span(old, each.start, each.end, way)
        if home == number:
            yield replace(each, start=start, end=end)


def _follow(entry: Entry, raw: str, way: _Passage) -> Iterator[Entry]:
    """What became in the end of a stretch of the scrape."""
    if entry.article is None or entry.at is None or entry.until is None:
        yield entry
    elif entry.fate in _SILENT:
        base = way.bases[entry.article] + entry.at
        for low, high, own in way.cut(base, base + entry.end - entry.start):
            start = entry.start + low - base
            yield _pass_on(entry, own, start, start + high - low, low - own.start, raw)
    elif not way.second.articles:
        fate: Fate = "marker" if entry.fate == "outvoted" else entry.fate  # all that it lost to is a marker
        yield replace(entry, fate=fate, article=None, at=None, until=None)
    else:
        home, at, until = _span(entry.article, entry.at, entry.until, way)
        yield replace(entry, article=home, at=at, until=until)


def _keep_inside(entry: Entry, articles: Sequence[Article]) -> Entry:
    """An entry that stands in its article, which may have lost the line break between two at its end."""
    if entry.article is None or entry.at is None or entry.until is None:
        return entry
    size = len(articles[entry.article].text)
    return entry if entry.until <= size else replace(entry, at=min(entry.at, size), until=size)


def _pass_on(entry: Entry, own: Entry, start: int, end: int, skip: int, raw: str) -> Entry:
    """What the second repair says of text that the first one kept, `skip` characters into its stretch."""
    if own.fate in _SILENT and own.at is not None:
        fate: Fate = "used" if entry.fate == own.fate == "used" else "duplicate"
        return Entry(start, end, fate, own.article, own.at + skip, own.at + skip + end - start)
    return replace(own, start=start, end=end, text=raw[start:end])


def _gather_findings(way: _Passage) -> tuple[Finding, ...]:
    """What both repairs found; of the first one where it now stands."""
    found = {_key(each): each for each in way.second.findings if each.article is not None}
    for each in way.first.findings:
        if each.article is None or (each.name not in _ENDS and way.second.articles):
            moved = each if each.article is None else _move(each, each.article, way)
            found.setdefault(_key(moved), moved)
    return tuple(sorted(found.values(), key=lambda each: (-1 if each.article is None else each.article, each.start)))


def _key(finding: Finding) -> tuple[str, int | None, int, int]:
    return finding.code, finding.article, finding.start, finding.end


def _move(finding: Finding, article: int, way: _Passage) -> Finding:
    """A finding where its place now stands; with its edits only if the text there is what it was."""
    home, start, end = _span(article, finding.start, finding.end, way)
    edits = tuple(Edit(*_span(article, edit.start, edit.end, way)[1:], edit.text) for edit in finding.edits)
    old, new = way.first.articles[article].text, way.second.articles[home].text
    pairs = zip(finding.edits, edits, strict=True)
    same = all(old[own.start : own.end] == new[edit.start : edit.end] for own, edit in pairs)
    moved = replace(finding, article=home, start=start, end=end, edits=edits if same else ())
    return moved if same else replace(moved, safety="report")


def _span(article: int, start: int, end: int, way: _Passage) -> tuple[int, int, int]:
    """A span of the first repair's article where it came to stand: article, start and end."""
    (home, low), (other, high) = way.spot(article, start), way.spot(article, end)
    return home, low, max(low, high) if home == other else low
