"""Witnesses of a place: what the text came from, who holds it too, who reads otherwise, and who leaves it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from stitchtext.model import Article, Entry, Finding, Repair, Variant
from stitchtext.report.evidence import Absence, Dispute, Evidence, Holder, Lack, Mending, Origin, Stretch, Witness
from stitchtext.report.pileups import trace_entries

Traced: TypeAlias = Mapping[int, Sequence[Entry]]


def question(repair: Repair, number: int, start: int, end: int) -> Evidence:
    """What the repair knows of `[start, end)` of an article, from its pieces, account, variants, seams and findings.

    Of what lies between characters (a seam, a break, a removal) the places at both ends belong to the span.
    """
    article = repair.articles[number]
    placed = _place_entries(repair, number)
    witnesses, absences = _hear(repair, placed, article, start, end)
    return Evidence(
        number,
        start,
        end,
        tuple(_trace_origins(article, start, end)),
        witnesses,
        absences,
        tuple(_weigh(variant, placed) for variant in article.variants if _touches(variant, start, end)),
        tuple(_list_mendings(article, placed, start, end)),
        tuple(seam for seam in article.seams if start <= seam.at <= end),
        tuple(gap for gap in article.breaks if gap.start <= end and start <= gap.end),
        tuple(each for each in repair.findings if each.article == number and _touches(each, start, end)),
    )


def _touches(noun: Variant | Finding, start: int, end: int) -> bool:
    """Whether a span has a character in `[start, end)`, or, being empty, lies inside it or at one of its ends."""
    return _meets(noun.start, noun.end, start, end)


def _meets(low: int, high: int, start: int, end: int) -> bool:
    return start <= low <= end if low == high else low < end and start < high


def _trace_origins(article: Article, start: int, end: int) -> Iterator[Origin]:
    for piece in article.pieces:
        low, high = max(piece.start, start), min(piece.end, end)
        if low < high:
            source = None if piece.source is None else piece.source + low - piece.start
            yield Origin(low, high, piece.fragment, source, piece.code)


def _place_entries(repair: Repair, number: int) -> Traced:
    """The entries of each fragment that have a place on an article, in the order of the scrape.

    A removal without a place has that of its neighbour: where its fragment was before it, else where it comes to.
    """
    placed: dict[int, list[Entry]] = {fragment.index: [] for fragment in repair.fragments}
    waiting: dict[int, list[Entry]] = {}
    for fragment, entry in trace_entries(repair):
        if entry.article != number:
            continue
        own = placed[fragment]
        if entry.at is not None:
            own += [_move(held, entry.at) for held in waiting.pop(fragment, [])]
            own.append(entry)
        elif own and entry.fate == "removed":
            own.append(_move(entry, own[-1].until or 0))
        elif entry.fate == "removed":
            waiting.setdefault(fragment, []).append(entry)
    return placed


def _move(entry: Entry, at: int) -> Entry:
    return Entry(entry.start, entry.end, entry.fate, entry.article, at, at, entry.text, entry.code)


def _hear(
    repair: Repair, placed: Traced, article: Article, start: int, end: int
) -> tuple[tuple[Witness, ...], tuple[Absence, ...]]:
    """Those who hold a span, and those who lack it or a part of it."""
    witnesses: list[Witness] = []
    absences: list[Absence] = []
    contested = _list_contested(article, start, end)
    for fragment in repair.fragments:
        entries = placed[fragment.index]
        stretches = tuple(_find_stretches(entries, start, end))
        spans = [(each.start, each.end) for each in stretches]
        if spans and _is_covered(article.text, spans + contested.get(fragment.index, []), start, end):
            witnesses.append(Witness(fragment.index, stretches))
        elif spans or not any(_contradicts(entry, start, end) for entry in entries):
            absences.append(Absence(fragment.index, _name_lack(entries, stretches, start, end), stretches))
    return tuple(witnesses), tuple(absences)


def _contradicts(entry: Entry, start: int, end: int) -> bool:
    return entry.fate == "outvoted" and (entry.at or 0) < end and start < (entry.until or 0)


def _list_contested(article: Article, start: int, end: int) -> dict[int, list[tuple[int, int]]]:
    """For each fragment the places of a span at which it has a reading: there it is told as such, held or not."""
    found: dict[int, list[tuple[int, int]]] = {}
    for each in article.variants:
        if each.start < end and start < each.end:
            for fragment in {one for reading in each.readings for one in reading.fragments}:
                found.setdefault(fragment, []).append((each.start, each.end))
    return found


def _is_covered(text: str, spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Whether every letter of `[start, end)` lies in one of the spans."""
    at = start
    for low, high in sorted(spans):
        if text[at:low].strip():
            return False
        at = max(at, high)
    return not text[at:end].strip()


def _find_stretches(entries: Iterable[Entry], start: int, end: int) -> Iterator[Stretch]:
    for entry in entries:
        if entry.fate in ("used", "duplicate") and entry.at is not None and entry.until is not None:
            low, high = max(entry.at, start), min(entry.until, end)
            if low < high:
                yield Stretch(low, high, entry.start + low - entry.at)


def _name_lack(entries: Sequence[Entry], stretches: Sequence[Stretch], start: int, end: int) -> Lack:
    if stretches:
        return "holds a part"
    holds = [entry for entry in entries if entry.fate in ("used", "duplicate")]
    before = any((entry.until or 0) <= start for entry in holds)
    behind = any((entry.at or 0) >= end for entry in holds)
    if before and behind:
        return "leaves it out"
    return "ends before it" if before else "starts behind it" if behind else "lies elsewhere"


def _weigh(variant: Variant, placed: Traced) -> Dispute:
    holders = [
        tuple(Holder(each, _find_source(placed[each], variant.start)) for each in reading.fragments if placed[each])
        for reading in variant.readings
    ]
    return Dispute(variant, tuple(holders))


def _find_source(entries: Sequence[Entry], at: int) -> int:
    """The offset of the scrape at which a fragment has what stands at a place, or comes to it."""
    best = entries[0].start
    for entry in entries:
        low, high = entry.at or 0, entry.until or 0
        if entry.fate == "outvoted" and low <= at <= high:
            return entry.start
        if low <= at:
            best = entry.start + min(at - low, entry.end - entry.start)
    return best


def _list_mendings(article: Article, placed: Traced, start: int, end: int) -> Iterator[Mending]:
    """What rules did at a span: removals and replacements that the account has, and what else the pieces owe to one."""
    found: dict[tuple[int, int, str, str], list[Holder]] = {}
    for fragment, entries in placed.items():
        for entry in entries:
            low, high = entry.at or 0, entry.until or 0
            if entry.fate == "removed" and _meets(low, high, start, end):
                key = (low, high, entry.code or "", entry.text or "")
                found.setdefault(key, []).append(Holder(fragment, entry.start))
    told = {(code, low) for low, _, code, _ in found}
    for piece in article.pieces:
        if piece.code is not None and piece.start < end and start < piece.end and (piece.code, piece.start) not in told:
            found[piece.start, piece.end, piece.code, ""] = []
    for (low, high, code, before), holders in sorted(found.items()):
        yield Mending(low, high, code, before, article.text[low:high], tuple(holders))
