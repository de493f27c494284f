"""Weaving: the article's text, taken piece by piece from the fragments' own characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stitchtext.folded import INVISIBLE
from stitchtext.merge.breaks import Gap, Keepers, bridge_gap, read_gap, vote_break
from stitchtext.merge.gaps import find_gaps
from stitchtext.merge.invisibles import drop_strewn
from stitchtext.merge.places import Witness
from stitchtext.merge.votes import Verdict, choose_source
from stitchtext.model import Piece


class Strand(NamedTuple):
    """A stretch `[start, end)` of the backbone, read from a witness's folded `[low, high)`; `voted` at a variant."""

    start: int
    end: int
    witness: Witness
    low: int
    high: int
    voted: bool


def lay_strands(
    spans: Sequence[tuple[int, int, int]], verdicts: Sequence[Verdict], witnesses: dict[int, Witness]
) -> list[Strand]:
    """What the article is woven from: the backbone's own spans, and at each place the reading that stands."""
    strands: list[Strand] = []
    at = begin = 0  # a variant can run over the end of a span, and then `at` is ahead of where the next one begins
    rest = deque(verdicts)
    for number, start, end in spans:
        stop, shift = begin + end - start, start - begin
        while rest and rest[0].place.start < stop:
            verdict = rest.popleft()
            if verdict.place.start > at:
                strands.extend(_own(number, shift, at, verdict.place.start, witnesses))
            strands.append(_standing(verdict, number))
            at = verdict.place.end
        if at < stop:
            strands.extend(_own(number, shift, at, stop, witnesses))
            at = stop
        begin = stop
    strands.extend(_standing(verdict, -1) for verdict in rest)
    return strands


def _own(number: int, shift: int, start: int, end: int, witnesses: dict[int, Witness]) -> Iterator[Strand]:
    """A stretch of the backbone, read from the fragment it was made of where that lies: a gap that slid has moved it.

    Without that, what slid to the other side of the gap would be read twice, and what took its place never. Where the
    fragment no longer lies at all, another that does is read; where none does, what of the fragment lies nowhere else.
    """
    owner = witnesses[number]
    read: tuple[Witness, int] | None = (owner, shift)
    done = start
    for low, high, turn in _list_turns(owner, start, end):
        reader = (owner, turn) if turn is not None else _find_reader(low, high, witnesses)
        if reader is None and not _lies(owner, low + shift, high + shift):
            reader = (owner, shift)
        if reader != read:
            yield from [_read(read, owner, done, low)] if low > done else []
            done, read = low, reader
    yield _read(read, owner, done, end)


def _lies(witness: Witness, low: int, high: int) -> bool:
    """Whether any of `[low, high)` of a fragment lies on the backbone."""
    at = bisect_left(witness.blocks, high, key=lambda block: block[0]) - 1
    return at >= 0 and witness.blocks[at][0] + witness.blocks[at][2] > low


def _read(reader: tuple[Witness, int] | None, owner: Witness, start: int, end: int) -> Strand:
    """A stretch as someone has it, or, where nobody does, nothing in its place."""
    if reader is None:
        return Strand(start, end, owner, 0, 0, False)
    witness, turn = reader
    return Strand(start, end, witness, start + turn, end + turn, False)


def _list_turns(witness: Witness, start: int, end: int) -> Iterator[tuple[int, int, int | None]]:
    """`[start, end)` of the backbone in parts, each with how much a fragment's own offsets are ahead there.

    None where it does not lie.
    """
    done = start
    for number in range(max(0, bisect_right(witness.starts, start) - 1), len(witness.blocks)):
        own, line, length = witness.blocks[number]
        if line >= end:
            break
        if line + length > done:
            yield from [(done, line, None)] if line > done else []
            yield max(done, line), min(line + length, end), own - line
            done = line + length
    yield from [(done, end, None)] if done < end else []


def _find_reader(start: int, end: int, witnesses: dict[int, Witness]) -> tuple[Witness, int] | None:
    """Who lies on all of `[start, end)` of the backbone, the fullest first, and how much its own offsets are ahead."""
    found: list[tuple[Witness, int]] = []
    for witness in witnesses.values():
        at = bisect_right(witness.starts, start) - 1
        own, line, length = witness.blocks[max(0, at)]
        found.extend([(witness, own - line)] if line <= start and end <= line + length else [])
    return min(found, key=lambda each: (-len(each[0].fold.text), each[0].fragment.text), default=None)


def _standing(verdict: Verdict, preferred: int) -> Strand:
    witness, low, high = choose_source(verdict.choices[0], (preferred,))
    return Strand(verdict.place.start, verdict.place.end, witness, low, high, True)


def vote_gaps(
    strands: Sequence[Strand],
    verdicts: Sequence[Verdict],
    witnesses: Sequence[Witness],
    line: str,
    muted: Sequence[int],
    butts: Sequence[int],
) -> tuple[dict[int, Gap], dict[int, Gap], dict[int, int]]:
    """What stands before each backbone offset in question, before the first character behind each place, and headings.

    Headings are backbone offsets before which some witness writes the `#` marks of one, with their number.
    """
    keepers = Keepers(witnesses)
    places = [verdict.place for verdict in verdicts]
    edges = [start for start in (*(strand.start for strand in strands), *muted) if 0 < start < len(line)]
    inside = [place.start for place in places]
    headed = any("#" in witness.fragment.text for witness in witnesses)
    chosen: dict[int, Gap] = {}
    headings: dict[int, int] = {}
    hidden: dict[int, list[Gap]] = {}
    for at, gaps in find_gaps(witnesses, keepers, edges, list(_own_gaps(strands))):
        number = bisect_left(inside, at + 1) - 1
        within = number >= 0 and inside[number] <= at <= places[number].end
        level = max((gap.text.count("#") for gap in gaps), default=0) if headed else 0
        headings.update({at: level} if level else {})
        if any(letter in INVISIBLE for gap in gaps for letter in gap.text):
            hidden[at] = gaps
        if gaps and not within:
            chosen[at] = vote_break(gaps, keepers, at, line[max(0, at - 4) : at], line[at : at + 1])
    chosen |= drop_strewn(chosen, hidden)
    for place in butts:
        bridge = bridge_gap(witnesses, line, place)
        chosen.update({place: bridge} if bridge else {})
    behind: dict[int, Gap] = {}
    for verdict in verdicts:
        start, end, said = verdict.place.start, verdict.place.end, verdict.choices[0].said
        before, after = line[max(0, start - 4) : start], line[end : end + 1]
        if start and said[0][1] < said[0][2]:
            chosen[start] = vote_break([read_gap(w, low) for w, low, _ in said], keepers, start, before, after)
        if end < len(line):
            behind[end] = vote_break([read_gap(w, high) for w, _, high in said], keepers, end, before, after)
    return chosen, behind, headings


def _own_gaps(strands: Sequence[Strand]) -> Iterator[int]:
    for strand in strands:
        if strand.high - strand.low == strand.end - strand.start:
            starts = strand.witness.fold.starts
            inner = starts[bisect_right(starts, strand.low) : bisect_left(starts, strand.high)]
            yield from (start + strand.start - strand.low for start in inner)


def weave(strands: Sequence[Strand], chosen: dict[int, Gap], behind: dict[int, Gap]) -> list[tuple[int, int, int]]:
    """The text as (fragment, start, end) stretches of the scrape, in order; neighbours that touch are one."""
    places = sorted(set(chosen))
    taken: list[tuple[int, int, int]] = []
    for number, strand in enumerate(strands):
        if strand.low == strand.high:
            continue
        if taken:
            _take(taken, _edge(strand, strands[number - 1], chosen, behind))
        inner = (
            places[bisect_left(places, strand.start + 1) : bisect_left(places, strand.end)]
            if strand.high - strand.low == strand.end - strand.start
            else []
        )
        done = strand.low
        for place in inner:
            cut = strand.low + place - strand.start
            own = read_gap(strand.witness, cut)
            if own.text == chosen[place].text and own.start == strand.witness.fold.raw_end(cut):
                continue  # its own white space is as good, and nothing muted stands beside it
            _take_text(taken, strand.witness, done, cut)
            _take(taken, chosen[place])
            done = cut
        _take_text(taken, strand.witness, done, strand.high)
    return taken


def _edge(strand: Strand, before: Strand, chosen: dict[int, Gap], behind: dict[int, Gap]) -> Gap:
    """What stands before a strand: behind a variant what its standing reading has there, else what was voted."""
    if before.voted and not strand.voted and strand.start in behind:
        return behind[strand.start]
    return chosen.get(strand.start) or read_gap(strand.witness, strand.low)


def _take_text(taken: list[tuple[int, int, int]], witness: Witness, low: int, high: int) -> None:
    if low < high:
        fold, base = witness.fold, witness.fragment.start
        _add(taken, (witness.number, base + fold.raw(low), base + fold.raw_end(high)))


def _take(taken: list[tuple[int, int, int]], gap: Gap) -> None:
    if gap.start < gap.end:
        base = gap.witness.fragment.start
        _add(taken, (gap.witness.number, base + gap.start, base + gap.end))


def _add(taken: list[tuple[int, int, int]], new: tuple[int, int, int]) -> None:
    if taken and taken[-1][0] == new[0] and taken[-1][2] == new[1]:
        taken[-1] = (new[0], taken[-1][1], new[2])
    else:
        taken.append(new)


def number_pieces(taken: Iterable[tuple[int, int, int]]) -> tuple[Piece, ...]:
    """The pieces of an article, each with its place in it."""
    pieces, at = [], 0
    for fragment, start, end in taken:
        pieces.append(Piece(at, at + end - start, fragment, start))
        at += end - start
    return tuple(pieces)
