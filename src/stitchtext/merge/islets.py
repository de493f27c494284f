"""Islets: what stands at a cut end of a fragment and is to the letter what another has there is not garbled."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from stitchtext.merge.witnesses import Said, Witness
from stitchtext.passages import find_surplus, is_doubled
from stitchtext.scripts import is_spaceless, least_alike

_READ = 6
"""Characters at an end that tell its script."""
_SLIP = 2
"""Characters that a slip puts in, or loses, at most."""

Islet: TypeAlias = tuple[int, int, int, bool]
"""`[start, end)` of the backbone, the rank of the witness that has it at an end, and whether that is its head."""


def hear_islets(witnesses: Sequence[Witness]) -> list[Witness]:
    """The witnesses, each with what of its mute ends is shown to be sound.

    Garbling runs up to the end. So what stands behind an islet that another holds as well is none, but for the word
    that is cut.
    """
    heard = list(witnesses)
    for start, end, rank, head in _list_shared(heard):
        witness = heard[rank]
        low, high = witness.sound
        if head:
            low = _skip_word(witness, end - start)
        else:
            high = _skip_word_back(witness, len(witness.fold.text) - end + start)
        heard[rank] = witness._replace(sound=(low, high))
    return heard


def _list_shared(witnesses: Sequence[Witness]) -> Iterator[Islet]:
    """The islets at mute ends that another witness holds to the letter."""
    wanted = sorted(islet for rank, witness in enumerate(witnesses) for islet in _list_islets(rank, witness))
    if not wanted:
        return
    blocks = sorted((b[1], b[1] + b[2], rank) for rank, witness in enumerate(witnesses) for b in witness.blocks)
    at = 0
    furthest: list[tuple[int, int]] = []  # of the two witnesses that reach on furthest
    for start, end, rank, head in wanted:
        while at < len(blocks) and blocks[at][0] <= start:
            _, until, holder = blocks[at]
            best: dict[int, int] = {}
            for reach, name in (*furthest, (until, holder)):
                best[name] = max(best.get(name, 0), reach)
            furthest = sorted(((reach, name) for name, reach in best.items()), reverse=True)[:2]
            at += 1
        if any(reach >= end and holder != rank for reach, holder in furthest):
            yield start, end, rank, head


def _list_islets(rank: int, witness: Witness) -> Iterator[Islet]:
    """What a witness has at its mute ends, where it lies on the backbone up to there."""
    text = witness.fold.text
    (own, at, length), (last, until, size) = witness.blocks[0], witness.blocks[-1]
    least = least_alike(text[:_READ])
    if own == 0 and least <= length and witness.first:
        yield at, at + least, rank, True
    least = least_alike(text[-_READ:])
    if last + size == len(text) > witness.last and least <= size:
        yield until + size - least, until + size, rank, False


def _skip_word(witness: Witness, at: int) -> int:
    """The offset behind the first word of a cut fragment, and not before `at`."""
    gaps, text = witness.fold.gaps, witness.fold.text
    first = gaps[bisect_right(gaps, 0)] if bisect_right(gaps, 0) < len(gaps) else len(text)
    return at if first <= at or is_spaceless(text[at - 1 : at]) else first


def _skip_word_back(witness: Witness, at: int) -> int:
    gaps, text = witness.fold.gaps, witness.fold.text
    number = bisect_left(gaps, len(text)) - 1
    last = gaps[number] if number >= 0 else 0
    return at if last >= at or is_spaceless(text[at : at + 1]) else last


def is_sound(said: Said, others: Mapping[str, Said]) -> bool:
    """Whether what a witness says near an end of his is sound: behind an islet, and no more than a slip.

    `others` are those who say each reading. A fragment that is cut in the middle of a word, twice, has lost some
    letters behind what may be an islet, at its head; near its tail what the others have more may at least be a double.
    """
    witness, low, high = said
    if low < witness.sound[0] or high > witness.sound[1]:
        return False
    text, is_head = witness.fold.text[low:high], low < witness.first
    return not any(_has_more(one, text) or _lacks(text, one, is_head=is_head) for one in others.values())


def _has_more(other: Said, text: str) -> bool:
    witness, low, high = other
    return len(text) > high - low + _SLIP and find_surplus(witness.fold.text[low:high], text) is not None


def _lacks(text: str, other: Said, *, is_head: bool) -> bool:
    witness, low, high = other
    full, size = witness.fold.text, high - low - len(text)
    start = find_surplus(text, full[low:high]) if size > 0 else None
    return start is not None and (is_head or not is_doubled(full, low + start, low + start + size))
