"""S209: two lines at the start that are one, but for a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from stitchtext.folded import fold_text
from stitchtext.model import Article
from stitchtext.passages import find_surplus, is_doubled
from stitchtext.rules.registry import Match, article_rule
from stitchtext.scripts import is_spaceless

_WORD = re.compile(r"\S+")
_TWICE = re.compile(r"(\S.{5,79}?)\1")
_LETTERS = 4
"""Different letters of such an opening, where no white space sets its copy apart."""
_LINES, _READ, _SHORTEST, _LEAST = 3, 640, 2, 6
"""Lines at the start that are compared, characters they are looked for in, and folded characters of one at least;
and of words that a line says twice, as a first sentence may well begin with a short title (where words are not set
apart, the space behind such a title tells)."""


@article_rule("S209", "repeated-opening", "one of the first lines stands twice", doubt=True)
def find_repeated_opening(article: Article) -> Iterator[Match]:
    """One of the first two lines of an article that several fragments make, when the next one says it again.

    It says the same, or the same with a part of it written twice: a title that all fragments double, or that stands
    once more, damaged, where only one has it. Or the first words of the first line, which say the same twice: a title
    that was flattened. Nothing tells which copy the author wrote.

    Left alone: an article of one fragment, which is its author's, lines of one character, and of the first line what is
    said three times, and where words are set apart, one word, or fewer than six letters.
    """
    if len(article.placements) < 2:
        return
    at, lines = 0, []
    for line in article.text[:_READ].splitlines(keepends=True):
        if line.strip():
            lines.append((at + len(line) - len(line.lstrip()), line.strip()))
        at += len(line)
    if lines and (size := _find_twice(lines[0][1])):
        yield Match(lines[0][0], lines[0][0] + size, "these words stand twice")
    for (start, one), (again, other) in pairwise(lines[:_LINES]):
        if one[:1] == other[:1] and _says_again(fold_text(one), fold_text(other)):
            yield Match(start, again + len(other), "this line stands twice, or once more with a slip")


def _find_twice(line: str) -> int:
    """How long the words are with which a line begins and which it says at once again, copy and all; 0 without any."""
    if (found := _TWICE.match(line)) is not None and is_spaceless(found[1][-1]) and len(set(found[1])) >= _LETTERS:
        return 0 if line.startswith(found[1], found.end()) else found.end()
    words = [(match[0], match.end()) for match in _WORD.finditer(line[:_READ])]
    texts = [word for word, _ in words]
    dense = is_spaceless(line[:1])
    least = _SHORTEST if dense else _LEAST
    for count in range(1, len(words) // 2 + 1):
        once = texts[:count]
        if once == texts[count : 2 * count] and (count > 1 or dense) and len("".join(once)) >= least:
            return 0 if once == texts[2 * count : 3 * count] else words[2 * count - 1][1]
    return 0


def _says_again(one: str, other: str) -> bool:
    """Whether two lines are equal, or one of them is the other with a part of it twice in a row."""
    short, long = sorted((one, other), key=len)
    size = len(long) - len(short)
    if len(short) < _SHORTEST or size >= len(short):
        return False
    start = find_surplus(short, long)
    return start is not None and (not size or is_doubled(long, start, start + size))
