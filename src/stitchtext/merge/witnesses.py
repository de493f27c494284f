"""Witnesses: fragments on a backbone, and what of each may vote."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from stitchtext.blocks import list_put_in
from stitchtext.folded import Folded, find_line_starts, holds
from stitchtext.merge.blocks import reach_edges, settle_blocks
from stitchtext.merge.mutes import mute_ends
from stitchtext.model import Block, Fragment
from stitchtext.passages import PASSAGE, ends_sentence
from stitchtext.rivals import NO_TITLES, find_heads, part_titles

_MARK = 2
"""Characters of the mark of a sentence, and what closes a quote behind it."""
_ENDING = 6
"""Characters with which two sentences end alike by chance."""


class Witness(NamedTuple):
    """A fragment on a backbone: its equal blocks there, and the folded span of it that may vote.

    `starts` are the backbone offsets of the blocks, `lines` the folded offsets at which its own lines begin. Outside of
    that span it is mute, but for what lies in the `sound` one.
    """

    number: int
    fragment: Fragment
    fold: Folded
    blocks: tuple[Block, ...]
    starts: list[int]
    lines: list[int]
    first: int
    last: int
    sound: tuple[int, int]

    def before(self, place: int) -> int | None:
        """The folded offset in the fragment that goes with backbone offset `place`, seen from the text before it."""
        at = bisect_left(self.starts, place) - 1
        if at >= 0:
            own, line, length = self.blocks[at]
            if place <= line + length:
                return own + place - line
        if at + 1 < len(self.blocks) and self.starts[at + 1] == place:
            return self.blocks[at + 1][0]
        return None

    def behind(self, place: int) -> int | None:
        """As `before`, seen from the text behind it."""
        at = bisect_right(self.starts, place) - 1
        if at < 0:
            return None
        own, line, length = self.blocks[at]
        return own + place - line if place <= line + length else None


Said: TypeAlias = tuple[Witness, int, int]
"""What a witness says: `[start, end)` of its folded text."""


def call_witness(
    number: int,
    fragment: Fragment,
    fold: Folded,
    blocks: tuple[Block, ...],
    line: str,
    titles: Mapping[str, int] = NO_TITLES,
) -> Witness:
    """The witness a fragment makes on the backbone `line`; its cut head and tail are mute.

    `titles` are the first lines that fragments have: one in place of another is heard as a whole.
    """
    rival = None if fragment.head_cut else find_heads(blocks, fold.text, line, titles)
    settled = settle_blocks(part_titles(blocks, rival), fold.text, line)
    lines = find_line_starts(fragment.text, fold)
    reached = reach_edges(settled, fold.text, line, (fragment.head_cut, fragment.tail_cut))
    laid = tuple(_part_lines(reached, fold.text, line, lines))
    size, (own, at, _), (last, until, length) = len(fold.text), laid[0], laid[-1]
    first, final = mute_ends(fold, laid, lines)
    if not own and ends_sentence(line, at):
        first = 0
    if last + length == size and (until + length == len(line) or ends_sentence(line, until + length)):
        final = size
    return Witness(number, fragment, fold, laid, [block[1] for block in laid], lines, first, final, (first, final))


def _find_mark(own: str, line: str, lines: Sequence[int], gap: tuple[int, int, int, int]) -> Block | None:
    """The block of the mark of a sentence that is all one text has in a gap, if the other has it there once, in front.

    Before it stands a slip there, and behind it lines.
    """
    start, end, at, until = gap
    more, less = own[start:end], line[at:until]
    if _stands_once(less, more):
        inside = start + more.find(less)
        return (inside, at, len(less)) if holds(lines, inside + len(less)) else None
    return (start, at + less.find(more), len(more)) if _stands_once(more, less) else None


def _stands_once(mark: str, text: str) -> bool:
    whole = 0 < len(mark) <= _MARK and ends_sentence(mark, len(mark))
    return whole and text.count(mark) == 1 and not text.endswith(mark)


def _part_lines(blocks: Sequence[Block], own: str, line: str, lines: Sequence[int]) -> list[Block]:
    """The blocks, with an empty one behind what a fragment has of its own where the backbone has a passage.

    The fragment has whole lines there, none of them of the passage, and leaves that out: it does not read it otherwise.
    Or it has the end of a sentence in other words, below which the passage stands; or the mark of one, alone, behind a
    slip and above lines of its own.
    """
    parted = list(blocks[:1])
    for c, d, m in blocks[1:]:
        a, b, n = parted[-1]
        start, at, right = a + n, b + n, (c, d, m)
        mark = _find_mark(own, line, lines, (start, c, at, d)) if m and holds(lines, c) else None
        if mark:
            parted.append(mark)
        elif m and start < c and d - at - (c - start) >= PASSAGE:
            if not (holds(lines, start) and holds(lines, c)):
                more, right = _part_words((start, at), right, own, line)
                parted += more
            elif not any(own[low:high] in line[at:d] for low, high in _list_lines(lines, start, c)):
                parted.append((c, at, 0))
        parted.append(right)
    return parted


def _part_words(left: tuple[int, int], right: Block, own: str, line: str) -> tuple[list[Block], Block]:
    """An empty block behind the end of a sentence that a fragment has in other words, and what is left of the next."""
    (start, at), (c, d, m) = left, right
    more = next((k for k in range(min(m - 1, _ENDING) + 1) if ends_sentence(own, c + k)), -1)
    if more < 0 or ends_sentence(own, start) or own[start : c + more] in line[at : d + more]:
        return [], right  # or it is the end of a heading of the passage
    most = min(d + more - PASSAGE, at + 2 * (c + more - start) + _ENDING)
    end = next((n for n in range(at + 1, most + 1) if ends_sentence(line, n)), -1)
    return ([(c + more, end, 0)], (c + more, d + more, m - more)) if end >= 0 else ([], right)


def _list_lines(lines: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    return pairwise([*lines[bisect_left(lines, start) : bisect_left(lines, end)], end])


def agree_lines(witnesses: Iterable[Witness]) -> list[Witness]:
    """The witnesses, with a line beside a passage that one leaves out below that passage if others have it there.

    The one alone might have it above as well as below; told apart, it would stand at both places.
    """
    heard = list(witnesses)
    inner = {
        rank: empty
        for rank, witness in enumerate(heard)
        if (empty := [at for at, block in enumerate(witness.blocks[:-1]) if at and not block[2]])
    }
    if not inner:
        return heard
    put_in = {one for witness in heard for one in list_put_in(witness.blocks, witness.fold.text)}
    for rank, places in inner.items():
        blocks, text = heard[rank].blocks, heard[rank].fold.text
        for at in places:
            (a, _, n), (c, _, _), (own, d, _) = blocks[at - 1 : at + 2]
            if c == own and (d, text[a + n : c]) in put_in:
                blocks = (*blocks[:at], (a + n, d, 0), *blocks[at + 1 :])
        heard[rank] = lay_anew(heard[rank], blocks)
    return heard


def lay_anew(witness: Witness, blocks: tuple[Block, ...]) -> Witness:
    """The same witness with other blocks."""
    return witness._replace(blocks=blocks, starts=[block[1] for block in blocks])
