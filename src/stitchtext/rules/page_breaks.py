"""Page breaks: what stands between pages inside one fragment: their numbers, and what all of them are headed by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from stitchtext.cuts import is_ended
from stitchtext.rules.phrases import look_up
from stitchtext.rules.running_lines import is_counter
from stitchtext.scripts import is_spaceless

_LONGEST, _SHORT, _FEWEST = 100, 24, 3
"""Characters of a line that heads pages, and of one that counts them; and times that one stands in a text."""
_LINE = re.compile(r"[^\r\n]+")
_PROSE, _DENSE = 40, 24
"""Characters of a line that is no verse, in scripts with spaces and without."""
_NUMBER = re.compile(r"\d+")


def list_breaks(text: str) -> list[tuple[int, int]]:
    r"""Where lines stand that count pages, one after the other, and beside them lines that are always the same.

    Some page ends inside a sentence.

    >>> page = "The sea\nIt was late, and not a man of them all was\n"
    >>> list_breaks(f"{page}1\nThe sea\nseen on\n2\nThe sea\nland\n3\n")
    [(51, 52), (53, 60), (69, 70), (71, 78), (84, 85)]
    """
    short = [line for line in text.split("\n") if len(line) <= _SHORT]
    if len(short) < _FEWEST or sum(map(bool, map(_NUMBER.search, short))) < _FEWEST:
        return []  # as in most texts, and a first look is fast
    spans = [match.span() for match in _LINE.finditer(text)]
    lines = [_NUMBER.sub("0", text[start:end].strip()) if end - start <= _LONGEST else "" for start, end in spans]
    stands: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        stands.setdefault(line, []).append(n)
    often = {line: own for line, own in stands.items() if line and len(own) >= _FEWEST}
    counting = {n for line, own in often.items() if _counts(line, [text[slice(*spans[n])] for n in own]) for n in own}
    if not any(_is_open(text[slice(*spans[n - 1])]) for n in counting if n):
        return []
    beside = {lines[n + step] for n in counting for step in (-1, 1) if 0 <= n + step < len(lines)} & often.keys()
    heads = {n for n, line in enumerate(lines) if n and line in beside and counting & {n - 1, n + 1}}
    return [spans[n] for n in sorted(counting | heads)]


def _is_open(line: str) -> bool:
    """Whether a line of prose stops inside a sentence; before the numbers of chapters none does."""
    prose = len(line) >= (_DENSE if is_spaceless(line[-1:]) else _PROSE)
    return prose and line.rstrip()[-1:].isalnum() and not is_ended(line)


def _counts(name: str, lines: Sequence[str]) -> bool:
    """Whether lines of one name, without the value of their number, count pages: each has one more than the last."""
    if name.count("0") != 1 or not (is_counter(name) or look_up(name) == "page"):
        return False
    numbers = [int(_NUMBER.findall(line)[0]) for line in lines]
    return all(after - before == 1 for before, after in pairwise(numbers))
