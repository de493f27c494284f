"""Edits: applying them, taking them back, and carrying every offset along."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from stitchtext.model import Article, Break, Edit, Entry, Finding, Piece


@dataclass(frozen=True, slots=True)
class Applied:
    """A text after its edits.

    `applied` and `skipped` are edits of the text before; `inverse` are edits of `text` that bring it back.
    """

    text: str
    applied: tuple[Edit, ...]
    skipped: tuple[Edit, ...]
    inverse: tuple[Edit, ...]


def apply_edits(text: str, edits: Iterable[Edit]) -> Applied:
    """Apply edits, in whatever order they come; of two that overlap the later in the text is skipped, and told.

    >>> apply_edits("はずですです。", [Edit(2, 6, "です"), Edit(4, 6, "")]).text
    'はずです。'

    Raises:
        ValueError: an edit is not a span of the text.
    """
    applied: list[Edit] = []
    skipped: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end, edit.text)):
        if not 0 <= edit.start <= edit.end <= len(text):
            raise ValueError(f"{edit} is not a span of a text of {len(text)} characters")
        (skipped if applied and edit.start < applied[-1].end else applied).append(edit)
    spans = Shifts(applied).edited
    inverse = tuple(
        Edit(start, end, text[edit.start : edit.end]) for edit, (start, end) in zip(applied, spans, strict=True)
    )
    return Applied(_splice(text, applied), tuple(applied), tuple(skipped), inverse)


def revert_edits(applied: Applied) -> str:
    """The text before the edits.

    >>> revert_edits(apply_edits("ab", [Edit(0, 1, ""), Edit(1, 1, "x")]))
    'ab'
    """
    return _splice(applied.text, applied.inverse)


def trim_edit(text: str, edit: Edit) -> Edit:
    """The same edit without what it leaves as it is at its start and its end.

    >>> trim_edit("はずですです。", Edit(2, 6, "です"))
    Edit(start=4, end=6, text='')
    """
    old, new = text[edit.start : edit.end], edit.text
    head = _count_common(old, new)
    tail = _count_common(old[head:][::-1], new[head:][::-1])
    return Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])


def _count_common(a: str, b: str) -> int:
    same = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        same += 1
    return same


def _splice(text: str, edits: Sequence[Edit]) -> str:
    """Apply edits that are in order and do not overlap."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join([*parts, text[done:]])


class Shifts:
    """Where offsets of a text go when edits, in order and without overlap, are applied to it."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self.edited: list[tuple[int, int]] = []
        grown = 0
        for edit in edits:
            start = edit.start + grown
            self.edited.append((start, start + len(edit.text)))
            grown += len(edit.text) - (edit.end - edit.start)

    def start(self, at: int) -> int:
        """The new offset of a span that starts at `at`: behind an edit that ends there or covers it.

        A span that starts with the replaced text starts with what replaces it.
        """
        number = bisect_right(self._edits, at, key=lambda edit: edit.start) - 1
        while number >= 0 and self._edits[number].start == at < self._edits[number].end:
            number -= 1
        return self._behind(number, at)

    def end(self, at: int) -> int:
        """The new offset of a span that ends at `at`: before what is put in there."""
        number = bisect_right(self._edits, at - 1, key=lambda edit: edit.start) - 1
        return self._behind(number, at)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The new offsets of a span; an empty one where nothing of it is left."""
        low = self.start(start)
        return low, max(low, self.end(end))

    def kept(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of `[start, end)`, in offsets of the text before, that no edit touches."""
        done = start
        for edit in self._edits[self._first(start) :]:
            if edit.start >= end:
                break
            if edit.start > done:
                yield done, edit.start
            done = max(done, edit.end)
        if done < end:
            yield done, end

    def lost(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The parts of `[start, end)` that an edit takes away, each with the number of the edit."""
        for number in range(self._first(start), len(self._edits)):
            edit = self._edits[number]
            if edit.start >= end:
                break
            low, high = max(start, edit.start), min(end, edit.end)
            if low < high:
                yield low, high, number

    def _first(self, at: int) -> int:
        return bisect_right(self._edits, at, key=lambda edit: edit.end)

    def _behind(self, number: int, at: int) -> int:
        if number < 0:
            return at
        return self.edited[number][1] + max(0, at - self._edits[number].end)


def revise(
    articles: Sequence[Article], account: Sequence[Entry], findings: Sequence[Finding]
) -> tuple[tuple[Article, ...], tuple[Entry, ...], tuple[Finding, ...]]:
    """Apply the edits of all safe findings to their articles, and carry everything that has offsets along.

    A finding's edits are applied together or not at all; one that collides with an earlier one is handed back
    without edits, only to report. An edit that was applied is handed back with the span of what stands there now,
    so that applying it again changes nothing.
    """
    revisions = {}
    for number in sorted({f.article for f in findings if f.article is not None and f.edits and f.safety == "safe"}):
        revisions[number] = _plan(articles[number].text, [f for f in findings if f.article == number])
    revised = tuple(_revise(a, revisions[n]) if n in revisions else a for n, a in enumerate(articles))
    entries = tuple(
        part
        for entry in account
        for part in (
            _split(entry, articles[entry.article].text, revisions[entry.article])
            if entry.article is not None and entry.article in revisions
            else (entry,)
        )
    )
    told = tuple(
        _move(f, revisions[f.article]) if f.article is not None and f.article in revisions else f for f in findings
    )
    return revised, entries, told


@dataclass(frozen=True, slots=True)
class _Revision:
    """The edits of one article: each with its rule's code, and the findings that were not applied."""

    edits: tuple[Edit, ...]
    codes: tuple[str, ...]
    shifts: Shifts
    collided: frozenset[Finding]


def _plan(text: str, findings: Sequence[Finding]) -> _Revision:
    taken: dict[Edit, str] = {}
    collided: set[Finding] = set()
    for finding in sorted(findings, key=lambda f: (f.start, -f.end, f.code)):
        if not finding.edits or finding.safety != "safe":
            continue
        edits = [trim_edit(text, edit) for edit in finding.edits]
        if any(_collide(edit, other) for edit in edits for other in taken):
            collided.add(finding)
        else:
            taken.update(dict.fromkeys(edits, finding.code))
    ordered = sorted(taken, key=lambda edit: (edit.start, edit.end))
    return _Revision(tuple(ordered), tuple(taken[edit] for edit in ordered), Shifts(ordered), frozenset(collided))


def _collide(a: Edit, b: Edit) -> bool:
    return a.start < b.end and b.start < a.end or a.start == b.start


def _revise(article: Article, revision: _Revision) -> Article:
    shifts = revision.shifts
    text = _splice(article.text, revision.edits)
    return replace(
        article,
        text=text,
        title=_retitle(article, text, revision.edits),
        pieces=tuple(_piece(article.pieces, revision)),
        variants=tuple(replace(v, **_spanned(v.start, v.end, shifts)) for v in article.variants),
        breaks=tuple(_rebreak(article.breaks, shifts)),
        seams=tuple(replace(seam, at=shifts.start(seam.at)) for seam in article.seams),
        placements=tuple(replace(p, **_spanned(p.start, p.end, shifts)) for p in article.placements),
    )


def _spanned(start: int, end: int, shifts: Shifts) -> dict[str, int]:
    return dict(zip(("start", "end"), shifts.span(start, end), strict=True))


def _retitle(article: Article, text: str, edits: Sequence[Edit]) -> str | None:
    if article.title is None or edits[0].start > article.text.find(article.title) + len(article.title):
        return article.title
    return next((line.strip() for line in text.splitlines() if line.strip()), None)


def _piece(pieces: Sequence[Piece], revision: _Revision) -> Iterator[Piece]:
    made = [
        Piece(start, end, None, None, code)
        for (start, end), code in zip(revision.shifts.edited, revision.codes, strict=True)
        if start < end
    ]
    for piece in pieces:
        for low, high in revision.shifts.kept(piece.start, piece.end):
            start = revision.shifts.start(low)
            source = None if piece.source is None else piece.source + low - piece.start
            made.append(replace(piece, start=start, end=start + high - low, source=source))
    yield from sorted(made, key=lambda piece: piece.start)


def _rebreak(breaks: Sequence[Break], shifts: Shifts) -> Iterator[Break]:
    for gap in breaks:
        start, end = shifts.span(gap.start, gap.end)
        if start < end:
            yield replace(gap, start=start, end=end)


def _split(entry: Entry, text: str, revision: _Revision) -> Iterator[Entry]:
    """An entry after the edits: parts that still stand keep their fate, parts an edit took away are `removed`."""
    if entry.at is None or entry.until is None:
        yield entry
    elif entry.fate not in ("used", "duplicate"):
        at, until = revision.shifts.span(entry.at, entry.until)
        yield replace(entry, at=at, until=until)
    else:
        parts = [*_keep(entry, entry.at, entry.until, revision), *_lose(entry, entry.at, entry.until, text, revision)]
        yield from sorted(parts, key=lambda part: part.start)


def _keep(entry: Entry, at: int, until: int, revision: _Revision) -> Iterator[Entry]:
    base = entry.start - at
    for low, high in revision.shifts.kept(at, until):
        new = revision.shifts.start(low)
        yield replace(entry, start=base + low, end=base + high, at=new, until=new + high - low)


def _lose(entry: Entry, at: int, until: int, text: str, revision: _Revision) -> Iterator[Entry]:
    base = entry.start - at
    for low, high, number in revision.shifts.lost(at, until):
        new = revision.shifts.edited[number]
        yield Entry(base + low, base + high, "removed", entry.article, *new, text[low:high], revision.codes[number])


def _move(finding: Finding, revision: _Revision) -> Finding:
    start, end = revision.shifts.span(finding.start, finding.end)
    if finding in revision.collided:
        return replace(finding, start=start, end=end, edits=(), safety="report")
    edits = tuple(Edit(*revision.shifts.span(edit.start, edit.end), edit.text) for edit in finding.edits)
    return replace(finding, start=start, end=end, edits=edits)
