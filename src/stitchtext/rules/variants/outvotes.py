"""Outvotes: what fragments say that does not stand, each as a whole, and who says what stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from stitchtext.model import Entry, Fragment, Repair
from stitchtext.passages import PASSAGE
from stitchtext.rules.excerpts import contrast, reach_word

Kind: TypeAlias = Literal["doubled", "repeated", "digits", "other"]
_DIGITS = re.compile(r"\d+")


class Outvote(NamedTuple):
    """Text `[start, end)` of the scrape that is outvoted by `[at, until)` of an article."""

    start: int
    end: int
    text: str
    article: int
    at: int
    until: int
    stands: str


def list_outvotes(repair: Repair) -> Iterator[Outvote]:
    """What is outvoted; entries of one place, with white space between, are one."""
    group: list[Entry] = []
    for entry in repair.account:
        outvoted = entry.fate == "outvoted"
        if group and (entry.fate == "space" or (outvoted and _place(entry) == _place(group[0]))):
            group.extend([entry] if outvoted else [])
            continue
        yield from _join(group, repair)
        group = [entry] if outvoted else []
    yield from _join(group, repair)


def _place(entry: Entry) -> tuple[int | None, int | None, int | None]:
    return entry.article, entry.at, entry.until


def _join(group: list[Entry], repair: Repair) -> Iterator[Outvote]:
    if group:
        number, at, until = group[0].article or 0, group[0].at or 0, group[0].until or 0
        text = " ".join(entry.text or "" for entry in group)
        yield Outvote(group[0].start, group[-1].end, text, number, at, until, repair.articles[number].text[at:until])


def tell_kind(outvote: Outvote, repair: Repair) -> Kind:
    """What is wrong with outvoted text: it doubles its neighbour, comes again, has other digits, or is otherwise."""
    if not outvote.stands.strip():
        if find_double(outvote, repair) is not None:
            return "doubled"
        if len(outvote.text) >= PASSAGE and find_fragment(outvote, repair).text.count(outvote.text) > 1:
            return "repeated"
    return "digits" if _DIGITS.findall(outvote.text) != _DIGITS.findall(outvote.stands) else "other"


def describe(outvote: Outvote, repair: Repair) -> str:
    """What a fragment says and what stands, in whole words, and who has it, in words."""
    fragment = find_fragment(outvote, repair)
    text = repair.articles[outvote.article].text
    low, high = reach_word(fragment.text, outvote.start - fragment.start, outvote.end - fragment.start)
    start, end = reach_word(text, outvote.at, outvote.until)
    said, stands = contrast([fragment.text[low:high], text[start:end]])
    return f"{said} here, {stands} in {name_witnesses(outvote, repair)}"


def find_fragment(outvote: Outvote, repair: Repair) -> Fragment:
    """The fragment that says what is outvoted."""
    at = bisect_right(repair.fragments, outvote.start, key=lambda fragment: fragment.start)
    return repair.fragments[max(0, at - 1)]


def find_double(outvote: Outvote, repair: Repair) -> tuple[int, int] | None:
    """The span of the scrape to take out where outvoted text doubles what is beside it; None where it does not.

    What another rule removes is no first copy: without it, nothing is doubled.
    """
    fragment = find_fragment(outvote, repair)
    text = fragment.text
    low, high = outvote.start - fragment.start, outvote.end - fragment.start
    unit, size = text[low:high], high - low
    before, after = not _is_removed(outvote.start - 1, repair), not _is_removed(outvote.end, repair)
    if (after and text[high : high + size] == unit) or (before and text[max(0, low - size) : low] == unit):
        return outvote.start, outvote.end
    if after and text[high : high + 1 + size] == f" {unit}":
        return outvote.start, outvote.end + 1
    if before and text[max(0, low - size - 1) : low] == f"{unit} ":
        return outvote.start - 1, outvote.end
    return None


def _is_removed(at: int, repair: Repair) -> bool:
    number = bisect_right(repair.account, at, key=lambda entry: entry.start) - 1
    return number >= 0 and repair.account[number].fate == "removed"


def name_witnesses(outvote: Outvote, repair: Repair) -> str:
    """Who says what stands, in words: fragment 2, or fragments 2, 3 and others."""
    article = repair.articles[outvote.article]
    own = find_fragment(outvote, repair).index
    told = [v.readings[0].fragments for v in article.variants if v.start <= outvote.at and outvote.until <= v.end]
    covers = [one.fragment for one in article.placements if one.start <= outvote.at and outvote.until <= one.end]
    numbers = sorted({number + 1 for number in (told[0] if told else covers) if number != own})
    named = ", ".join(map(str, numbers[:4])) + (" and others" if len(numbers) > 4 else "")
    return f"fragment{'s' * (len(numbers) > 1)} {named}" if numbers else "the article"
