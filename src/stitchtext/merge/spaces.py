"""Spaces: the white space between two characters as one fragment writes it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from stitchtext.folded import INVISIBLE
from stitchtext.merge.witnesses import Witness

_LOOSE = frozenset(f"{INVISIBLE}#")  # with white space all of a gap: what stands before them was muted
_SPACE, _BREAK = re.compile(r"\s+"), re.compile(r"[\r\n]")


class Gap(NamedTuple):
    """White space as one witness writes it before its folded character `at`: `[start, end)` of the fragment's text.

    It may hold the `#` marks of a heading.
    """

    witness: Witness
    at: int
    start: int
    end: int
    text: str

    @property
    def breaks(self) -> bool:
        """Whether the line ends here."""
        return "\n" in self.text or "\r" in self.text

    @property
    def indent(self) -> str:
        """White space that the line behind it begins with, if one ends here; a lone space is left of something else."""
        indent = self.text[max(self.text.rfind("\n"), self.text.rfind("\r")) + 1 :]
        return indent if self.breaks and indent.isspace() and indent != " " else ""

    @property
    def parts(self) -> bool:
        """Whether it parts what stands around it: it is more than invisible."""
        return any(map(str.isspace, self.text))


def read_gap(witness: Witness, at: int) -> Gap:
    """What stands before the folded character `at` of a witness; an empty gap where nothing does."""
    fold = witness.fold
    starts, raws, extras = fold.starts, fold.raws, fold.extras
    run = bisect_right(starts, at) - 1
    begin, end = starts[run], raws[run]
    if not run or begin < at:
        return Gap(witness, at, end + at - begin, end + at - begin, "")
    start = raws[run - 1] + begin - starts[run - 1] + (extras[run - 1] if extras else 0)
    text = witness.fragment.text[start:end]
    low, high = (0, len(text)) if text.isspace() else _find_loose(text)
    return Gap(witness, at, start + low, start + high, text[low:high])


def _find_loose(text: str) -> tuple[int, int]:
    """Where in a gap what is no text stands behind all that was muted; or, if nothing is there, between or before it.

    Letter by letter, as a pattern would begin anew at each. The end of a line counts more than a space behind it.
    """
    at = len(text)
    while at and (text[at - 1].isspace() or text[at - 1] in _LOOSE):
        at -= 1
    if _BREAK.search(text, at) or "#" in text[at:]:
        return at, len(text)
    runs = [match.span() for match in _SPACE.finditer(text, 0, at)]
    broken = [run for run in runs if _BREAK.search(text, *run)]
    behind = [(at, len(text))]
    return (broken or (behind if at < len(text) else runs or behind))[0]
