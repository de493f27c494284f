"""Lines: the first letters of a line with which a text stops, where another one goes on with that line."""

from __future__ import annotations

from stitchtext.blocks import swap_sides
from stitchtext.folded import Folded, holds
from stitchtext.model import Block
from stitchtext.passages import ends_sentence, find_all
from stitchtext.scripts import is_dense

_FEWEST, _FEWEST_DENSE, _SAME, _NEAR = 3, 2, 4, 64
"""Letters of a line with which a text stops, fewer in scripts whose characters say more; and those with which the line
that the other leaves out may begin as well."""


def meet_line(a: Folded, b: Folded, blocks: list[Block]) -> list[Block]:
    r"""The blocks, and behind them the start of a line with which one text is cut, where it stands in the other.

    The other leaves out the lines before it. So few letters are no block by themselves; but they are all that there is
    of a line, and it is the very line with which the other goes on.

    >>> from stitchtext.folded import fold
    >>> meet_line(fold("One.\nTwo.\nThr"), fold("One.\nThree."), [(0, 0, 4)])
    [(0, 0, 4), (8, 4, 3)]
    """
    if not blocks or min(blocks[0][:2]):
        return blocks
    titled = blocks[0][:2] == (0, 0) and any(0 < text.first <= blocks[0][2] for text in (a, b))
    return _meet(a, b, blocks, titled) or swap_sides(_meet(b, a, swap_sides(blocks), titled)) or blocks


def part_lines(a: Folded, b: Folded, blocks: list[Block]) -> list[Block]:
    r"""The blocks without the letters that first or last lines, which are others in both, have in common by chance.

    >>> from stitchtext.folded import fold
    >>> part_lines(fold("One.\nSend photos"), fold("One.\nSix things"), [(0, 0, 5)])
    [(0, 0, 4)]
    """
    if not blocks:
        return blocks
    i, j, size = blocks[0]
    head = _count_chance([(text.first - at, text.first) for text, at in ((a, i), (b, j))])
    if i < a.first and j < b.first and 0 < head < size and _tears(a, i, b, j):
        blocks = [(i + head, j + head, size - head), *blocks[1:]]
    i, j, size = blocks[-1]
    stops = max(len(a.text) - i, len(b.text) - j) - size <= _NEAR and _tears(a, i + size, b, j + size)
    tail = _count_chance([_measure_line(a, i + size), _measure_line(b, j + size)]) if stops else 0
    return [*blocks[:-1], (i, j, size - tail)] if 0 < tail < size else blocks


def _tears(a: Folded, i: int, b: Folded, j: int) -> bool:
    """Whether a place is inside a word of either text; in scripts without spaces every one may be."""
    return not (holds(a.gaps, i) and holds(b.gaps, j))


def _count_chance(lines: list[tuple[int, int]]) -> int:
    """How many letters of two lines are in the blocks, and how long each is: those letters, if they are little of it.

    Of a copy without lines it is not known how many; it has as many as the other one.
    """
    begun = {letters for letters, _ in lines if letters}
    shorter = min((length for _, length in lines), default=0)
    return begun.pop() if len(begun) == 1 and 2 * max(begun) < shorter else 0


def _measure_line(text: Folded, at: int) -> tuple[int, int]:
    """How much of a last line stands before a place, and how long it is; of one without lines what is behind that."""
    start = max((line for line in text.last if line <= at), default=at)
    end = min((line for line in text.last if line > at), default=len(text.text))
    return at - start, (end - start) * (end > at)


def _meet(a: Folded, b: Folded, blocks: list[Block], titled: bool) -> list[Block]:
    """As `meet_line`, if the first text is the one that is cut; else none. Both may have one title."""
    i, j, size = blocks[-1]
    if i + size == len(a.text) or j + size == len(b.text):
        return []
    for same in range(min(_SAME, size)):
        end, at = i + size - same, j + size - same
        line = _find_line(a, end, b.text[at:]) if _may_begin(a, end) and _may_begin(b, at) else 0
        if line and (titled or _is_only(a, line, b, at)) and at + len(a.text) - line not in (*b.last, len(b.text)):
            return [*blocks[:-1], (i, j, size - same), (line, at, len(a.text) - line)]
    return []


def _find_line(text: Folded, least: int, other: str) -> int:
    """Where, behind a place, the last line of a text begins, or a sentence of one without lines, that starts another.

    0 if none does.
    """
    fewest = _FEWEST_DENSE if is_dense(other[:_NEAR]) else _FEWEST
    line = max(text.last, default=0)
    near = max(least + 1, len(text.text) - _NEAR)
    lines = [line] if line > least else find_all(text.text, other[:fewest], near)
    return next((at for at in lines if _starts(text, at, other, fewest, whole=at == line)), 0)


def _starts(text: Folded, at: int, other: str, fewest: int, *, whole: bool) -> bool:
    """Whether a text has a line, or else a sentence, from a place to its end with which another one starts."""
    if len(text.text) - at < fewest or not other.startswith(text.text[at:]):
        return False
    return whole or (ends_sentence(text.text, at) and (holds(text.gaps, at) or is_dense(other[:_NEAR])))


def _is_only(a: Folded, line: int, b: Folded, at: int) -> bool:
    """Whether no other line of two texts begins with the letters of this one: many may begin with "The"."""
    letters = a.text[line:]
    return not any(
        place != own and _may_begin(text, place)
        for text, own in ((a, line), (b, at))
        for place in find_all(text.text, letters)
    )


def _may_begin(text: Folded, at: int) -> bool:
    """Whether a line may begin at a place of a text: behind a sentence, or behind something that folded away."""
    return ends_sentence(text.text, at) or holds(text.gaps, at)
