"""Revisions: articles and account after the rules' edits, with the proof still whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stitchtext.edits.collisions import pick_edits
from stitchtext.edits.splices import Shifts, splice, trim_edit
from stitchtext.model import Article, Edit, Entry, Finding, Piece


def revise(
    articles: Sequence[Article], account: Sequence[Entry], findings: Sequence[Finding]
) -> tuple[tuple[Article, ...], tuple[Entry, ...], tuple[Finding, ...]]:
    """Apply the edits of all safe findings to their articles, and carry everything that has offsets along.

    A finding's edits are applied together or not at all; one that collides with an earlier one is handed back
    without edits, only to report. An edit that was applied is handed back with the span of what stands there now,
    so that applying it again changes nothing.
    """
    groups: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.article is not None and finding.edits and finding.safety == "safe":
            groups.setdefault(finding.article, []).append(finding)
    revisions = {number: _plan(articles[number].text, group) for number, group in groups.items()}
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
    """The edits of one article, trimmed, each with its rule's code; where the proposed ones stand; who collided."""

    edits: tuple[Edit, ...]
    codes: tuple[str, ...]
    shifts: Shifts
    standing: dict[Edit, tuple[int, int]]
    collided: frozenset[Finding]


def _plan(text: str, findings: Sequence[Finding]) -> _Revision:
    taken, collided = pick_edits(findings)
    proposed = [edit for edit, _ in taken]
    trimmed = [(trim_edit(text, edit), code) for edit, code in taken]
    real = [(edit, code) for edit, code in trimmed if edit.text or edit.start < edit.end]
    edits = tuple(edit for edit, _ in real)
    standing = dict(zip(proposed, Shifts(proposed).edited, strict=True))
    return _Revision(edits, tuple(code for _, code in real), Shifts(edits), standing, collided)


def _revise(article: Article, revision: _Revision) -> Article:
    shifts = revision.shifts
    text = splice(article.text, revision.edits)
    return replace(
        article,
        text=text,
        title=_retitle(article, text, revision.edits),
        pieces=tuple(_piece(article.pieces, revision)),
        variants=tuple(map(shifts.move, article.variants)),
        breaks=tuple(gap for gap in map(shifts.move, article.breaks) if text[gap.start : gap.end].isspace()),
        seams=tuple(replace(seam, at=shifts.start(seam.at)) for seam in article.seams),
        placements=tuple(map(shifts.move, article.placements)),
    )


def _retitle(article: Article, text: str, edits: Sequence[Edit]) -> str | None:
    end = article.text.find(article.title) + len(article.title) if article.title else -1
    if not edits or edits[0].start > end:
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
    moved = revision.shifts.move(finding)
    if finding in revision.collided:
        return replace(moved, edits=(), safety="report")
    if finding.safety == "safe":
        return replace(moved, edits=tuple(Edit(*revision.standing[edit], edit.text) for edit in finding.edits))
    return replace(moved, edits=tuple(map(revision.shifts.move, finding.edits)))
