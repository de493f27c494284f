"""Accounts: where every character of a scrape went, as shares; and what became of each fragment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from stitchtext.model import Fate, Fragment, Repair
from stitchtext.report.pileups import trace_entries
from stitchtext.rules import RULES
from stitchtext.unions import unite

_OPENING = 48
"""Characters by which a fragment is known again."""
_MEANINGS: dict[Fate, str] = {
    "used": "stands in the article",
    "duplicate": "says again what the article has already",
    "outvoted": "said otherwise, and another reading was better",
    "removed": "taken out by a rule, listed below",
    "marker": "the lines that divide the fragments",
    "space": "white space between and around",
}


@dataclass(frozen=True, slots=True)
class Share:
    """A part of all characters: what became of it, how many there are, and its place on a bar, in percent."""

    fate: Fate
    meaning: str
    count: int
    percent: str
    x: str


@dataclass(frozen=True, slots=True)
class Removed:
    """What one rule took out: in how many places, how many characters, and an example."""

    code: str
    name: str
    places: int
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Life:
    """What became of one fragment; `copies` are others that share its faults and count as one witness with it."""

    fragment: Fragment
    size: int
    opening: str
    cut: str
    articles: tuple[int, ...]
    counts: dict[str, int]
    used: str
    copies: tuple[int, ...]


def list_shares(repair: Repair) -> list[Share]:
    """The shares of all fates, end to end."""
    counts: Counter[Fate] = Counter()
    for entry in repair.account:
        counts[entry.fate] += entry.end - entry.start
    total = max(1, counts.total())
    shares: list[Share] = []
    done = 0
    for fate in get_args(Fate):
        shares.append(Share(fate, _MEANINGS[fate], counts[fate], _share(counts[fate], total), _share(done, total)))
        done += counts[fate]
    return shares


def list_removed(repair: Repair) -> list[Removed]:
    """What rules took out, by rule."""
    names = {rule.code: rule.name.replace("-", " ") for rule in RULES.all()}
    places: dict[str, list[str]] = {}
    for entry in repair.account:
        if entry.fate == "removed":
            places.setdefault(entry.code or "", []).append(entry.text or "")
    return [
        Removed(code, names.get(code, "a rule of the user's own"), len(texts), sum(map(len, texts)), texts[0])
        for code, texts in sorted(places.items())
    ]


def list_lives(repair: Repair) -> list[Life]:
    """A row for each fragment."""
    counts: dict[int, Counter[str]] = {fragment.index: Counter() for fragment in repair.fragments}
    articles: dict[int, dict[int, None]] = {fragment.index: {} for fragment in repair.fragments}
    for number, entry in trace_entries(repair):
        counts[number][entry.fate] += entry.end - entry.start
        if entry.article is not None and entry.fate in ("used", "duplicate"):
            articles[number][entry.article] = None
    copies = find_copies(repair)
    return [
        Life(
            fragment,
            len(fragment.text),
            fragment.text[:_OPENING].lstrip(),
            _tell_cut(fragment),
            tuple(articles[fragment.index]),
            dict(counts[fragment.index]),
            _share(counts[fragment.index]["used"], max(1, len(fragment.text))),
            tuple(copies.get(fragment.index, ())),
        )
        for fragment in repair.fragments
    ]


def find_copies(repair: Repair) -> dict[int, list[int]]:
    """Of each fragment that is known to be a copy, all that count as one witness with it.

    Fragments whose reading has one vote only are one lineage; the vote tells no more than that.
    """
    groups: dict[int, list[int]] = {}
    for number, lineage in sorted(unite(_list_lineages(repair)).items()):
        groups.setdefault(lineage, []).append(number)
    return {number: group for group in groups.values() for number in group}


def _list_lineages(repair: Repair) -> Iterable[tuple[int, ...]]:
    variants = (variant for article in repair.articles for variant in article.variants)
    readings = (reading for variant in variants for reading in variant.readings)
    return (reading.fragments for reading in readings if reading.votes == 1 and len(reading.fragments) > 1)


def _tell_cut(fragment: Fragment) -> str:
    ends = [name for name, cut in (("head", fragment.head_cut), ("tail", fragment.tail_cut)) if cut]
    return " and ".join(ends)


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.2f}".rstrip("0").rstrip(".") + "%"
