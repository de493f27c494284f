"""Layers: fragments without what was found in them, so that what it hid is found: numbers of lines in quoted mail."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from stitchtext.model import Fragment, Suspect

Kept = list[tuple[int, int]]
"""The spans of a fragment's text that are left of it, in order."""


def take_off(fragments: Sequence[Fragment], mutes: Iterable[Suspect]) -> tuple[list[Fragment], dict[int, Kept]]:
    """The fragments without the text of some suspects, and what is left of those that have any, by number."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for mute in mutes:
        spans.setdefault(mute.fragment, []).append((mute.start, mute.end))
    kept = {number: list_kept(len(fragments[number].text), own) for number, own in spans.items()}
    bare = list(fragments)
    for number, own in kept.items():
        text = fragments[number].text
        bare[number] = replace(fragments[number], text="".join(text[start:end] for start, end in own))
    return bare, kept


def list_kept(size: int, spans: Iterable[tuple[int, int]]) -> Kept:
    """What of `size` characters is in none of some spans, in order.

    >>> list_kept(9, [(5, 7), (0, 2)])
    [(2, 5), (7, 9)]
    """
    kept: Kept = []
    done = 0
    for start, end in [*sorted(spans), (size, size)]:
        if done < start:
            kept.append((done, start))
        done = max(done, end)
    return kept


def put_back(suspect: Suspect, kept: Kept) -> Iterator[Suspect]:
    """A suspect of what is left of a fragment, as parts of the fragment's own text.

    >>> list(put_back(Suspect(0, 1, 4, "L106", True), [(0, 2), (5, 9)]))  # doctest: +NORMALIZE_WHITESPACE
    [Suspect(fragment=0, start=1, end=2, code='L106', mute=True),
     Suspect(fragment=0, start=5, end=7, code='L106', mute=True)]
    """
    begins = list(accumulate((end - start for start, end in kept), initial=0))
    at = max(0, bisect_right(begins, suspect.start) - 1)
    while at < len(kept) and begins[at] < suspect.end:
        start, low, high = kept[at][0], max(suspect.start, begins[at]), min(suspect.end, begins[at + 1])
        if low < high:
            yield suspect._replace(start=start + low - begins[at], end=start + high - begins[at])
        at += 1
