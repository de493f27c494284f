"""Hearings: the ends of fragments that are heard, as others or they themselves show that no cut has garbled them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from stitchtext.folded import holds
from stitchtext.merge.mutes import MUTE
from stitchtext.merge.witnesses import Witness, lay_anew
from stitchtext.passages import PASSAGE, ends_sentence

_SAID = 8
"""Characters of the end of a sentence that are no slip."""
_ENOUGH, _LONGEST, _READ = 2, 160, 1 << 16
"""Fragments that have one end; characters of it, and of what the backbone has there; and those of the backbone in which
a last line is looked for further on."""


def hear_ends(witnesses: Iterable[Witness], line: str, starts_line: Callable[[int], bool]) -> list[Witness]:
    """The witnesses, heard at an end that two and more have alike at one place: that is not garbled by a cut.

    What of it differs from the backbone, `line`, they read there instead of a sentence or a line; a whole last line
    that it lacks they have before what it goes on with. `starts_line` tells at which offsets of it lines begin.
    """
    heard = list(witnesses)
    tails: dict[tuple[int, str], list[int]] = {}
    heads: dict[tuple[int, str], list[int]] = {}
    for rank, (witness, fold) in enumerate((one, one.fold.text) for one in heard):
        (start, at, _), (own, until, length) = witness.blocks[0], witness.blocks[-1]
        if not witness.fragment.tail_cut and until + length < len(line):
            tails.setdefault((until + length, fold[max(own + length - MUTE, len(fold) - _LONGEST) :]), []).append(rank)
        if not witness.fragment.head_cut and at > 0:
            heads.setdefault((at, fold[: min(start + MUTE, _LONGEST)]), []).append(rank)
    for ranks in (ranks for ranks in tails.values() if len(ranks) >= _ENOUGH or _is_said(heard[ranks[0]])):
        heard = _replace(heard, ranks, lambda witness: _hear_tail(witness, line, starts_line))
    for ranks in (ranks for ranks in heads.values() if len(ranks) >= _ENOUGH):
        heard = _replace(heard, ranks, lambda witness: _hear_head(witness, starts_line))
    return heard


def _is_said(witness: Witness) -> bool:
    """Whether the end that one fragment alone has otherwise is that of a sentence, in its line: nothing garbled is."""
    text, (own, _, length) = witness.fold.text, witness.blocks[-1]
    said = len(text) - own - length >= _SAID and ends_sentence(text, len(text))
    return said and bisect_left(witness.lines, own + length) == len(witness.lines)


def _replace(witnesses: list[Witness], ranks: Sequence[int], change: Callable[[Witness], Witness]) -> list[Witness]:
    for rank in ranks:
        witnesses[rank] = change(witnesses[rank])
    return witnesses


def _hear_tail(witness: Witness, line: str, starts_line: Callable[[int], bool]) -> Witness:
    """A witness with an empty block at its end, where it has more there than the backbone."""
    size, (own, at, length) = len(witness.fold.text), witness.blocks[-1]
    start, at = own + length, at + length
    tail = witness.fold.text[start:]
    if not tail:
        return witness._replace(last=size)
    whole = holds(witness.lines, start)
    if len(tail) > _LONGEST or (whole and (len(tail) > PASSAGE or line.find(tail, at, at + _READ) >= 0)):
        return witness
    places = range(at + 1, min(at + _LONGEST, len(line)) + 1)
    ends = (at,) if whole else (n for n in places if n == len(line) or starts_line(n) or ends_sentence(line, n))
    end = next(iter(ends), -1)
    return lay_anew(witness, (*witness.blocks, (size, end, 0)))._replace(last=size) if end >= 0 else witness


def _hear_head(witness: Witness, starts_line: Callable[[int], bool]) -> Witness:
    """A witness with an empty block at its start, where it has other words there than a line of the backbone."""
    start, at, _ = witness.blocks[0]
    if not start:
        return witness._replace(first=0) if starts_line(at) else witness
    begin = next((n for n in range(at - 1, max(-1, at - _LONGEST), -1) if starts_line(n)), -1)
    if start > _LONGEST or begin < 0 or holds(witness.lines, start):
        return witness
    return lay_anew(witness, ((0, begin, 0), *witness.blocks))._replace(first=0)


def open_edges(witness: Witness, starts_line: Callable[[int], bool]) -> Witness:
    """The same witness, heard up to an end that is not cut, where another shows that the line starts or ends there.

    So it is only if what would be mute, or the first line or the last one, is all to the letter on the backbone.
    """
    fragment, size = witness.fragment, len(witness.fold.text)
    (own, at, first), (last, until, length) = witness.blocks[0], witness.blocks[-1]
    heads, tails = min(MUTE, *witness.lines[:1], size), min(MUTE, *(size - at for at in witness.lines[-1:]), size)
    whole_head = own == 0 and first >= heads and not fragment.head_cut and starts_line(at)
    whole_tail = last + length == size and length >= tails and not fragment.tail_cut and starts_line(until + length)
    return witness._replace(first=0 if whole_head else witness.first, last=size if whole_tail else witness.last)
