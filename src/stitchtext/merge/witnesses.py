"""Witnesses: fragments on a backbone, and what of each may vote."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from stitchtext.folded import Folded, find_line_starts
from stitchtext.merge.blocks import reach_edges, settle_blocks
from stitchtext.model import Block, Fragment
from stitchtext.passages import ends_sentence
from stitchtext.rivals import part_titles

_MUTE = 15
"""Characters at a cut end that show where a fragment lies, and have no vote."""


class Witness(NamedTuple):
    """A fragment on a backbone: its equal blocks there, and the folded span of it that may vote.

    `starts` are the backbone offsets of the blocks, `lines` the folded offsets at which its own lines begin.
    """

    number: int
    fragment: Fragment
    fold: Folded
    blocks: tuple[Block, ...]
    starts: list[int]
    lines: list[int]
    first: int
    last: int

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
    titles: AbstractSet[str] = frozenset(),
) -> Witness:
    """The witness a fragment makes on the backbone `line`; its cut head and tail are mute.

    `titles` are the first lines that fragments have: one in place of another is heard as a whole.
    """
    parted = part_titles(blocks, fold.text, line, titles) if titles and not fragment.head_cut else blocks
    settled = settle_blocks(parted, fold.text, line)
    laid = tuple(reach_edges(settled, fold.text, line, (fragment.head_cut, fragment.tail_cut)))
    size, (own, at, _), (last, until, length) = len(fold.text), laid[0], laid[-1]
    lines = find_line_starts(fragment.text, fold)
    first, final = _mute_ends(fold, laid, lines)
    if not own and ends_sentence(line, at):
        first = 0
    if last + length == size and (until + length == len(line) or ends_sentence(line, until + length)):
        final = size
    return Witness(number, fragment, fold, laid, [block[1] for block in laid], lines, first, final)


def open_edges(witness: Witness, starts_line: Callable[[int], bool]) -> Witness:
    """The same witness, heard up to an end that is not cut, where another shows that the line starts or ends there.

    So it is only if what would be mute, or the first line or the last one, is all to the letter on the backbone.
    """
    fragment, size = witness.fragment, len(witness.fold.text)
    (own, at, first), (last, until, length) = witness.blocks[0], witness.blocks[-1]
    heads, tails = min(_MUTE, *witness.lines[:1], size), min(_MUTE, *(size - at for at in witness.lines[-1:]), size)
    whole_head = own == 0 and first >= heads and not fragment.head_cut and starts_line(at)
    whole_tail = last + length == size and length >= tails and not fragment.tail_cut and starts_line(until + length)
    return witness._replace(first=0 if whole_head else witness.first, last=size if whole_tail else witness.last)


def _mute_ends(fold: Folded, blocks: Sequence[Block], lines: Sequence[int]) -> tuple[int, int]:
    """Where the mute head of a cut fragment ends and its mute tail begins: what differs is mute as a whole.

    Not what a fragment has more in whole `lines`, where all beyond it is to the letter: nothing garbled is a line.
    """
    size = len(fold.text)
    first, final = fold.at(fold.raws[0] + _MUTE), fold.at(fold.raw_end(size) - _MUTE)
    for (a, at, n), (b, until, _) in pairwise([(0, -1, 0), *blocks]):
        if a + n >= first or (a == 0 < n and at + n == until and _are_lines(fold.text, a + n, b, lines)):
            first = min(first, a + n) if n else first
            break
        first = max(first, b)
    for (b, until, m), (a, at, n) in pairwise([(size, -1, 0), *reversed(blocks)]):
        if b <= final or (b + m == size > b and at + n == until and _are_lines(fold.text, a + n, b, lines)):
            final = max(final, b) if m else final
            break
        final = min(final, a + n)
    return first, final


def _are_lines(text: str, start: int, end: int, lines: Sequence[int]) -> bool:
    """Whether a stretch of a text is whole lines, or what repeats it just before it is."""
    for back in range(min(start, end - start) + 1):
        if {start - back, end - back}.issubset(lines):
            return True
        if back == start or text[start - back - 1] != text[end - back - 1]:
            return False
    return False
