"""Jumps: where a fragment goes on with what others have elsewhere: two fragments without a marker between them.

Or one that says a passage twice, or has it in another place. There nobody else goes the same way: others go on
otherwise before it, and come from elsewhere behind it, as at the joint of a chimera among the reads of a genome.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from stitchtext.folded import Folded
from stitchtext.model import Fragment, Keep
from stitchtext.passages import count_shared
from stitchtext.rules.candidates import (
    AGAIN,
    LEAST,
    Jump,
    Line,
    is_torn,
    list_cuts,
    list_lines,
    list_marks,
    list_openings,
)
from stitchtext.rules.echoes import Echo, Question, listen
from stitchtext.rules.loops import find_loop
from stitchtext.rules.shifts import list_known, list_shifts

_THING = 32
"""Folded characters beyond a jump that others have, or have not."""
_LONG = 64
"""Folded characters of what is said again at a cut, from which it is no chance."""
_MANY, _BESIDE = 3, 8
"""Texts that begin so for an article to begin there, one fewer under a title; and characters that tell a place."""
_SHIFTS = 256
"""Places of a scrape at which texts go back in others that are looked at."""


def find_jumps(fragments: Sequence[Fragment], folds: Sequence[Folded], keep: Keep = "all") -> dict[int, list[int]]:
    """Where fragments are to be divided, by their number: offsets of their own text, in order.

    Where passages are asked for that more than a few `keep`, they are voted on, and what was moved stays where it is.
    """
    if len(fragments) < 2:
        return {}
    found: dict[int, set[int]] = {}
    for number, at in _list_places(list_lines(fragments, folds), moved=keep == "all"):
        found.setdefault(number, set()).add(_find_start(fragments[number].text, folds[number].raw(at)))
    return {number: sorted(places) for number, places in found.items()}


def _find_start(text: str, at: int) -> int:
    """The start of a line, where only the marks of a heading stand before a place of it; else the place."""
    start = text.rfind("\n", 0, at) + 1
    return start if start and not text[start:at].strip("# \t") else at


def _list_places(lines: Sequence[Line], *, moved: bool) -> Iterator[tuple[int, int]]:
    """Where others tell that two texts meet in one: numbers of fragments, and folded offsets."""
    known = list_known(lines)
    shifts = (jump for jump in islice(list_shifts(lines, known), _SHIFTS) if not _may_skip(jump, lines))
    every = list(chain(list_openings(lines), list_marks(lines), list_cuts(lines, known), shifts))
    texts = [line.whole.text for line in lines]
    loops = {number: find_loop(texts[number]) for number in {jump.number for jump in every}}
    jumps = [jump for jump in every if (loop := loops[jump.number]) is None or jump.at < loop.at]
    heard = listen([question for jump in jumps for question in _ask(jump, texts[jump.number])], texts)
    for jump, before, behind in zip(jumps, heard[::2], heard[1::2], strict=True):
        if not _is_kept(before, behind) and _divides(jump, before, behind, lines, moved=moved):
            places = [at for at in (jump.at, jump.far) if at >= 0]
            yield from ((number, at) for number in lines[jump.number].numbers for at in places)


def _ask(jump: Jump, text: str) -> Iterator[Question]:
    """What others have behind the text before a jump, and before the text behind it."""
    at, again = jump.at, max(jump.at, jump.again)
    yield Question(text, at, text[at : jump.far if jump.told else at + _THING], at_head=False)
    yield Question(text, again, text[max(0, again - _THING) : again][::-1], at_head=True)


def _is_kept(before: Echo, behind: Echo) -> bool:
    """Whether another text goes the same way."""
    return before.inside + before.twins + behind.inside + behind.twins > 0


def _divides(jump: Jump, before: Echo, behind: Echo, lines: Sequence[Line], *, moved: bool) -> bool:
    """Whether two texts meet at a jump that nobody else makes: an article begins, or others go on inside a word.

    Or both before and behind it more than one other goes another way, and it says at once what it has said just before
    and the others say once, or they have a passage elsewhere that it says once, so that it was `moved`.
    """
    if jump.told:
        return before.parted > 0
    if jump.opens:
        return behind.ends > 0 and _begins(jump, before, lines)
    text = lines[jump.number].whole.text
    size = _measure_again(text, jump.at)
    left, right = before.parted + before.ends, behind.parted + behind.ends
    if not jump.back:
        return left > 0 and right > 0 and before.parted + behind.parted > 0
    if size:
        once = min(left, right) > 1 and _is_said_once(jump, size, lines)
        return once or (size >= _LONG and is_torn(jump.number, jump.at, lines))
    often = min(left, right) > 1 and before.parted + behind.parted > 0
    return moved and often and jump.far >= 0 and _stands_once(text, jump.at) and _has_one_place(jump, lines)


def _begins(jump: Jump, before: Echo, lines: Sequence[Line]) -> bool:
    """Whether an article begins where other texts do, and none has it further on.

    Others go on otherwise before, inside a word, or more texts begin so; or another has it further back.
    """
    if len(lines[jump.number].whole.text) - jump.at < LEAST or _may_skip(jump, lines):
        return False
    if before.parted and is_torn(jump.number, jump.at, lines):
        return True
    if jump.opens < _MANY - jump.titled:
        return False
    return before.parted > 0 or (before.ends > 0 and jump.titled and jump.opens >= _MANY) or _goes_back(jump, lines)


def _may_skip(jump: Jump, lines: Sequence[Line]) -> bool:
    """Whether another text has what stands behind a jump further on than what stands before it: it may be abridged."""
    before, behind, others = _look_beside(jump, lines)
    return any((start := other.find(before)) >= 0 and other.find(behind, start) >= 0 for other in others)


def _goes_back(jump: Jump, lines: Sequence[Line]) -> bool:
    """Whether another text has what stands behind a jump before what stands before it, and each of them once."""
    before, behind, others = _look_beside(jump, lines)
    once = (other for other in others if other.count(before) == other.count(behind) == 1)
    return any(other.find(behind) < other.find(before) for other in once)


def _look_beside(jump: Jump, lines: Sequence[Line]) -> tuple[str, str, list[str]]:
    """What stands before a jump, and behind it, and the other texts."""
    text, at = lines[jump.number].whole.text, jump.at
    others = [line.whole.text for number, line in enumerate(lines) if number != jump.number]
    return text[max(0, at - AGAIN) : at], text[at : at + AGAIN], others


def _measure_again(text: str, at: int) -> int:
    """How much stands behind a place that is all that stands just before it, from where it is first said on; or 0."""
    start = text.find(text[at : at + AGAIN], 0, at)
    size = min(at - start, len(text) - at)
    return size if start >= 0 and size >= AGAIN and count_shared(text[start:at], text[at:]) >= size else 0


def _is_said_once(jump: Jump, size: int, lines: Sequence[Line]) -> bool:
    """Whether two other texts go on behind what is said again as if it were said once, or end there, as this does."""
    text = lines[jump.number].whole.text
    before, _, others = _look_beside(jump, lines)
    behind = text[jump.at + size : jump.at + size + AGAIN // 2]
    return sum(before + behind in other if behind else other.endswith(before) for other in others) > 1


def _stands_once(text: str, at: int) -> bool:
    """Whether a text has neither what stands before a place, nor what stands behind it, anywhere else."""
    return all(text.count(side) == 1 for side in (text[max(0, at - AGAIN) : at], text[at : at + AGAIN]))


def _has_one_place(jump: Jump, lines: Sequence[Line]) -> bool:
    """Whether all other texts have what stands behind a jump once, and behind the same words."""
    _, side, others = _look_beside(jump, lines)
    places = [(other, other.find(side)) for other in others if side in other]
    words = {other[max(0, at - _BESIDE) : at] for other, at in places} - {""}
    return len(words) <= 1 and all(other.count(side) == 1 for other, _ in places)
