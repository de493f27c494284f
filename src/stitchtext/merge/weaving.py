"""Weaving: the article's text, taken piece by piece from the fragments' own characters."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stitchtext.folded import holds
from stitchtext.merge.breaks import bridge_gap, is_even, vote_break
from stitchtext.merge.choices import Verdict
from stitchtext.merge.gaps import find_gaps
from stitchtext.merge.invisibles import drop_strewn, is_hiding
from stitchtext.merge.keepers import Keepers
from stitchtext.merge.partings import glue_torn
from stitchtext.merge.spaces import Gap, read_gap
from stitchtext.merge.strands import Strand
from stitchtext.merge.turns import turn_page
from stitchtext.merge.witnesses import Said, Witness
from stitchtext.model import Piece


def vote_gaps(
    strands: Sequence[Strand],
    verdicts: Sequence[Verdict],
    witnesses: Sequence[Witness],
    line: str,
    muted: Sequence[int],
    butts: Mapping[int, bool],
) -> tuple[dict[int, Gap], dict[int, Gap], dict[int, int]]:
    """What stands before each backbone offset in question, before the first character behind each place, and headings.

    Where all agree with the fragment that the text is taken from, what that one has stands, and is not told.
    Headings are backbone offsets before which some witness writes the `#` marks of one, with their number; `butts`, in
    order, those at which no fragment runs on, and whether a page may be turned there.
    """
    keepers = Keepers(witnesses)
    places = [verdict.place for verdict in verdicts]
    edges = {start for start in (*(strand.start for strand in strands), *muted) if 0 < start < len(line)}
    inside = [place.start for place in places]
    begins = [strand.start for strand in strands]
    headed = any("#" in witness.fragment.text for witness in witnesses)
    strewn = any(is_hiding(witness.fragment.text) for witness in witnesses)
    chosen: dict[int, Gap] = {}
    headings: dict[int, int] = {}
    hidden: dict[int, list[Gap]] = {}
    even: dict[int, list[Gap]] = {}
    for at, gaps in find_gaps(witnesses, keepers, edges, array("I", _own_gaps(strands))):
        number = bisect_left(inside, at + 1) - 1
        within = number >= 0 and inside[number] <= at <= places[number].end
        level = max((gap.text.count("#") for gap in gaps), default=0) if headed else 0
        headings.update({at: level} if level else {})
        if strewn and any(is_hiding(gap.text) for gap in gaps):
            hidden[at] = gaps
        if gaps and not within and (strewn or at in edges or not _is_own(gaps, strands[bisect_right(begins, at) - 1])):
            before, after = line[max(0, at - 4) : at], line[at : at + 1]
            chosen[at] = vote_break(gaps, keepers, at, before, after)
            if is_even(chosen[at], gaps, keepers, at, before, after):
                even[at] = gaps
    chosen |= drop_strewn(chosen, hidden) | glue_torn(even)
    for place, turned in butts.items():
        bridge = turn_page(witnesses, line, place) if turned else bridge_gap(witnesses, line, place)
        chosen.update({place: bridge} if bridge else {})
    behind: dict[int, Gap] = {}
    for verdict in verdicts:
        start, end, said = verdict.place.start, verdict.place.end, verdict.choices[0].said
        before, after = line[max(0, start - 4) : start], line[end : end + 1]
        if start and said[0][1] < said[0][2]:
            chosen[start] = vote_break([read_gap(w, low) for w, low, _ in said], keepers, start, before, after)
        onward = [read_gap(w, high) for w, _, high in _list_onward(verdict) if high < len(w.fold.text)]
        if onward and end < len(line):  # who ends there does not say what stands between
            behind[end] = vote_break(onward, keepers, end, before, after)
    return chosen, behind, headings


def _list_onward(verdict: Verdict) -> Iterator[Said]:
    """Who says what stands behind a place: those who read it so, and who starts a line there without it.

    That one leaves out what stands there, and its break is that of the text behind.
    """
    said = verdict.choices[0].said
    yield from said
    if any(low < high for _, low, high in said):
        yield from (one for one in verdict.place.said if one[1] == one[2] and holds(one[0].lines, one[2]))


def _is_own(gaps: Sequence[Gap], strand: Strand) -> bool:
    """Whether all write a gap alike, and one of them is the fragment that a strand takes the text from."""
    text, own = gaps[0].text, strand.witness.number
    return all(gap.text == text for gap in gaps) and any(gap.witness.number == own for gap in gaps)


def _own_gaps(strands: Sequence[Strand]) -> Iterator[int]:
    for strand in strands:
        if strand.high - strand.low == strand.end - strand.start:
            starts = strand.witness.fold.gaps
            inner = starts[bisect_right(starts, strand.low) : bisect_left(starts, strand.high)]
            shift = strand.start - strand.low
            yield from [start + shift for start in inner]


def weave(strands: Sequence[Strand], chosen: dict[int, Gap], behind: dict[int, Gap]) -> list[tuple[int, int, int]]:
    """The text as (fragment, start, end) stretches of the scrape, in order; neighbours that touch are one."""
    places = sorted(set(chosen))
    taken: list[tuple[int, int, int]] = []
    marked: set[tuple[int, int]] = set()
    for number, strand in enumerate(strands):
        if strand.low == strand.high:
            continue
        if taken:
            _take(taken, _edge(strand, strands[number - 1], chosen, behind), marked)
        inner = (
            places[bisect_left(places, strand.start + 1) : bisect_left(places, strand.end)]
            if strand.high - strand.low == strand.end - strand.start
            else []
        )
        done = strand.low
        for place in inner:
            cut = strand.low + place - strand.start
            own = read_gap(strand.witness, cut)
            fold = strand.witness.fold
            if own.text == chosen[place].text and (own.start, own.end) == (fold.raw_end(cut), fold.raw(cut)):
                continue  # its own white space is as good, and nothing muted stands beside it
            _take_text(taken, strand.witness, done, cut)
            _take(taken, chosen[place], marked)
            done = cut
        _take_text(taken, strand.witness, done, strand.high)
    return taken


def _edge(strand: Strand, before: Strand, chosen: dict[int, Gap], behind: dict[int, Gap]) -> Gap:
    """What stands before a strand: behind a variant what its standing reading has there, else what was voted."""
    if before.voted and not strand.voted and strand.start in behind:
        return behind[strand.start]
    if strand.start in chosen:
        return chosen[strand.start]
    if not strand.low and not strand.witness.fragment.head_cut and before.high < len(before.witness.fold.text):
        ahead = read_gap(before.witness, before.high)
        if ahead.breaks:
            return ahead  # a fragment has no break before its first line; the one before it ends with a line
    return read_gap(strand.witness, strand.low)


def _take_text(taken: list[tuple[int, int, int]], witness: Witness, low: int, high: int) -> None:
    if low < high:
        fold, base = witness.fold, witness.fragment.start
        _add(taken, (witness.number, base + fold.raw(low), base + fold.raw_end(high)))


def _take(taken: list[tuple[int, int, int]], gap: Gap, marked: set[tuple[int, int]]) -> None:
    """Add a gap; the marks of a heading, which are more than white space, only once."""
    if gap.start < gap.end and (gap.witness.number, gap.start) not in marked:
        marked |= {(gap.witness.number, gap.start)} if "#" in gap.text else set()
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
