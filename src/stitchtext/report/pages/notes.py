"""Notes: what stands beside the text of an article, of each place that was mended, contested or is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

from stitchtext.model import Article, Entry, Finding, Reading, Repair, Variant
from stitchtext.report.pileups import trace_entries
from stitchtext.report.reasons import REASONS
from stitchtext.rules import RULES
from stitchtext.rules.registry import Rule

Kind: TypeAlias = Literal["mended", "variant", "doubt", "finding"]
_AROUND = 10
"""Characters shown on either side of what was mended."""
_NAMED = 12
"""Fragments that are named one by one."""
_LONGEST = 64
"""Characters of a mended place that are looked through for what was taken out."""
_OWN = "a rule of the user's own"


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading of a contested place: the text, who says so, and whether it stands."""

    text: str
    who: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of `[start, end)` of an article; `before` and `after` are what was mended and what it became."""

    kind: Kind
    start: int
    end: int
    title: str
    why: str
    code: str = ""
    who: str = ""
    left: str = ""
    right: str = ""
    before: str = ""
    after: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Removal:
    """What a rule took out at a place of an article."""

    code: str
    start: int
    end: int
    text: str


def list_notes(repair: Repair) -> list[list[Note]]:
    """The notes of each article, in the order of their places."""
    removals = _gather_removals(repair)
    findings: list[list[Finding]] = [[] for _ in repair.articles]
    for finding in repair.findings:
        if finding.article is not None:
            findings[finding.article].append(finding)
    made: list[list[Note]] = []
    for number, (article, own) in enumerate(zip(repair.articles, findings, strict=True)):
        mended = {(each.code, at): each for each in own for at in _list_places(each)}
        doubts = {(each.start, each.end): each for each in own if each.doubt}
        notes = [_note_removal(*item, article, mended) for item in removals[number].items()]
        notes += [_note_variant(variant, article, doubts) for variant in article.variants]
        told = {(note.code, note.start) for note in notes if note.code}
        spans = {(note.start, note.end) for note in notes if note.kind in ("variant", "doubt")}
        notes += [_note_finding(each) for each in own if not _is_told(each, told, spans)]
        made.append(sorted(notes, key=lambda note: (note.start, note.end)))
    return made


def name_fragments(numbers: Sequence[int]) -> str:
    """Fragments as they are called on the page, from 1.

    >>> name_fragments([0]), name_fragments([0, 4])
    ('fragment 1', 'fragments 1, 5')
    """
    shown = ", ".join(str(number + 1) for number in numbers[:_NAMED])
    more = f" and {len(numbers) - _NAMED:,} more" if len(numbers) > _NAMED else ""
    return f"fragment{'s' * (len(numbers) != 1)} {shown}{more}"


@cache
def find_rules() -> dict[str, Rule]:
    """The rules by code."""
    return {rule.code: rule for rule in RULES.all()}


def _gather_removals(repair: Repair) -> list[dict[_Removal, list[int]]]:
    """What rules took out of each article, and the fragments that had it."""
    made: list[dict[_Removal, list[int]]] = [{} for _ in repair.articles]
    for fragment, entry, at in _place_removals(trace_entries(repair)):
        if entry.article is not None:
            removal = _Removal(entry.code or "", at, max(at, entry.until or 0), entry.text or "")
            made[entry.article].setdefault(removal, []).append(fragment)
    return made


def _place_removals(entries: Iterable[tuple[int, Entry]]) -> Iterator[tuple[int, Entry, int]]:
    """Each removed entry with its place: its own, or where its fragment was before it, or comes to behind it."""
    last = (-1, 0)
    waiting: list[tuple[int, Entry]] = []
    for fragment, entry in entries:
        if entry.fate == "removed" and entry.at is None:
            if last[0] == fragment:
                yield fragment, entry, last[1]
            else:
                waiting.append((fragment, entry))
        elif entry.at is not None:
            yield from ((n, held, entry.at if n == fragment else 0) for n, held in waiting)
            waiting = []
            last = (fragment, entry.until or entry.at)
            if entry.fate == "removed":
                yield fragment, entry, entry.at
    yield from ((fragment, held, 0) for fragment, held in waiting)


def _note_removal(
    removal: _Removal, fragments: Sequence[int], article: Article, findings: Mapping[tuple[str, int], Finding]
) -> Note:
    start, end = removal.start, removal.end
    near = findings.get((removal.code, start))
    rule = find_rules().get(removal.code)
    return Note(
        "mended",
        start,
        end,
        rule.name.replace("-", " ") if rule else removal.code,
        near.message if near else rule.summary if rule else _OWN,
        removal.code,
        name_fragments(fragments),
        article.text[max(0, start - _AROUND) : start],
        article.text[end : end + _AROUND],
        removal.text,
        article.text[start:end],
    )


def _note_variant(variant: Variant, article: Article, findings: Mapping[tuple[int, int], Finding]) -> Note:
    readings = variant.readings
    choices = tuple(Choice(reading.text, _tell_votes(reading), reading is readings[0]) for reading in readings)
    why = REASONS[variant.reason]
    note = Note("variant", variant.start, variant.end, f"{len(readings)} readings", why, choices=choices)
    note = replace(
        note,
        left=article.text[max(0, note.start - _AROUND) : note.start],
        right=article.text[note.end : note.end + _AROUND],
    )
    doubt = findings.get((note.start, note.end))
    return replace(note, kind="doubt", code=doubt.code) if doubt else note


def _tell_votes(reading: Reading) -> str:
    count = len(reading.fragments)
    told = name_fragments(reading.fragments)
    copies = f", which count as {reading.votes:,}: some are copies" if 0 < reading.votes < count else ""
    return f"{told}{copies}{', damaged' if reading.damaged else ''}"


def _note_finding(finding: Finding) -> Note:
    kind: Kind = "doubt" if finding.doubt else "finding"
    return Note(kind, finding.start, finding.end, finding.name.replace("-", " "), finding.message, finding.code)


def _is_told(finding: Finding, told: set[tuple[str, int]], spans: set[tuple[int, int]]) -> bool:
    """Whether a note of what was mended or contested says it already."""
    mended = any((finding.code, at) in told for at in _list_places(finding))
    return mended or ((finding.start, finding.end) in spans and finding.code.startswith("V"))


def _list_places(finding: Finding) -> range:
    """The places at which what a finding mended may have stood."""
    return range(finding.start, min(finding.end, finding.start + _LONGEST) + 1)
