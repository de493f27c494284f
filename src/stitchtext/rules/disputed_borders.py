"""V109: what an article begins or ends with though others lack it, where `--keep` left lines of the page out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from stitchtext.model import Article, Reading, Variant
from stitchtext.passages import GARBLED, PROSE, ends_sentence
from stitchtext.rules.lone_borders import measure_most, tell_border
from stitchtext.rules.outvoted_paragraphs import list_left_out
from stitchtext.rules.registry import Match, article_rule

_HELD = "some fragments alone have"


@article_rule("V109", "disputed-border", "fragments lack what an article begins or ends with", doubt=True)
def find_disputed_border(article: Article) -> Iterator[Match]:
    """Short lines above those with which fragments begin, or below those with which they end, in a majority.

    What it leaves out shows that the fragments have what is not of the article, as menus and notices of a page. Such a
    line may be held by enough of them all the same.

    Left alone: articles of which no line was left out so, lines that end with a sentence, lines as long as prose, and
    what those who begin below it, or end above it, have among the lines that are left out.
    """
    lost = [(one.start, own.text) for one in article.variants for own in _list_lost(one, article.text)]
    if not lost:
        return
    text, most = article.text, measure_most(article.text)
    starts = {own.start for own in article.placements}
    above = [at for at in _measure(text[:most].splitlines(keepends=True)) if at in starts]
    if above and not _is_lost(text[: above[-1]], [own for at, own in lost if at <= above[-1]]):
        yield tell_border(text, 0, above[-1], _HELD, "others begin below it")
    ends = {_count_behind(text, own.end) for own in article.placements if len(text) - own.end <= most}
    below = [size for size in _measure(text[-most:].splitlines(keepends=True)[::-1]) if size in ends]
    if below and not _is_lost(text[-below[-1] :], [own for at, own in lost if at >= len(text) - below[-1] - 1]):
        yield tell_border(text, len(text) - below[-1], len(text), _HELD, "others end above it")


def _list_lost(variant: Variant, text: str) -> Sequence[Reading]:
    """The lines that are left out at a place, if nothing does: no slip of a word, no time or sign before a line."""
    at = variant.start
    beside = not at or "\n" in text[at - 1 : at + 1]
    left_out = list_left_out(variant) if beside else []
    return [own for own in left_out if len(own.text) > GARBLED and own.text[0].isalpha()]


def _is_lost(border: str, lost: Sequence[str]) -> bool:
    """Whether the lines of a border are among those left out there, too."""
    return any(border.strip() in text for text in lost)


def _measure(lines: list[str]) -> Iterator[int]:
    """Characters up to the end of each line, as long as they may be of a page."""
    return accumulate(len(line) for line in takewhile(_is_short, lines))


def _is_short(line: str) -> bool:
    said = line.strip()
    return len(said) < PROSE and not (said and ends_sentence(said, len(said)))


def _count_behind(text: str, end: int) -> int:
    """Characters of the lines behind `end`, which is in the text before its line break or behind it."""
    return len(text[end:].lstrip("\r\n")) if end < len(text) else 0
