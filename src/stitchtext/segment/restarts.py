"""Restarts: where a text begins again inside a fragment: a page that was taken twice, without a marker between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from stitchtext.cuts import is_ended, is_head_cut, starts_with_title
from stitchtext.passages import count_shared, find_all

_OPENING, _LETTERS, _MOST = 40, 12, 3
"""Characters by which an opening is known again, different ones of these at least, and times that it may stand again:
what comes more often is a verse."""
_LEAST, _TOLD = 100, 20
"""Characters, without white space, of a copy at least, and of one that dots tell to be cut."""
_DOTS = r"(?:\.{2,6}|\.?[…‥]{1,2}|・{3}|。{3}|&hellip;)"
_CUT = re.compile(rf"{_DOTS}|[(\[【（［<＜][^()\[\]【】（）［］<>＜＞]{{0,24}}?{_DOTS}[)\]】）］>＞]")
"""Dots that tell of a cut, or words in brackets that end in some."""
_MORE = 40
"""Characters, without white space, of what a page writes behind a cut, such as "Read more"."""
_TITLE, _READ = 640, 80
"""Characters of a line that may be a title; and those before a place that tell whether it may stand there."""
_BREAK, _WORD = re.compile(r"[\r\n]"), re.compile(r"\S+")


def divide(scrape: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    r"""The spans of a scrape, cut where the text of one begins again: both copies say the same, as far as both go.

    What begins again is the start of an article: it looks like a title, where a line begins or a sentence has ended, or
    another span starts so. The paragraphs of a template, cut inside the heading of one, begin again inside others.

    >>> text = "The harbour\n" + "Boats come in from the sea, as they do before the sun is up. " * 2
    >>> divide(text + text, [(0, 2 * len(text))])[1][0] == len(text)
    True
    """
    openings = [_read_opening(scrape, start, end) for start, end in spans]
    counts = Counter(openings)
    divided: list[tuple[int, int]] = []
    for (start, end), opening in zip(spans, openings, strict=True):
        known, head = counts[opening] > 1, scrape[start : start + 2 * _OPENING]
        titled = known or (starts_with_title(head) and not is_head_cut(head))
        found = _find_restarts(scrape, start, end, opening) if titled else ()
        begins = [start, *(at for at in found if known or _may_begin(scrape[max(start, at - _READ) : at])), end]
        divided += pairwise(begins)
    return divided


def _may_begin(before: str) -> bool:
    """Whether a title may stand behind a text: a line begins there, or a sentence has ended."""
    line = _BREAK.split(before)[-1]
    return not line.strip() or is_ended(line)


def _read_opening(scrape: str, start: int, end: int) -> str:
    return "".join(scrape[start : min(end, start + 2 * _OPENING)].split())[:_OPENING]


def _find_restarts(scrape: str, start: int, end: int, opening: str) -> Iterator[int]:
    line = _BREAK.split(scrape[start : start + _TITLE], maxsplit=1)[0]
    first = line[:_OPENING].rstrip()
    opening = opening[: told.start()] if (told := _CUT.search(opening, _TOLD)) else opening
    if len(set(opening)) < _LETTERS or scrape.find(first, start + _TOLD, end) < 0:
        return  # which most are, and a first look is fast
    text = "".join(scrape[start:end].split())
    places = list(islice(find_all(text, opening, len(opening)), _MOST + 1))
    done, at = start, 0
    for place in places if len(places) <= _MOST else ():
        short, long = sorted((text[at:place], text[place:]), key=len)
        if not _is_copy(short, long, len("".join(line.split()))):
            continue
        begin = _locate(scrape, done, place - at)
        if begin - done > _TITLE or _BREAK.search(scrape[done:begin].rstrip()):  # else a title that stands twice
            yield begin
            done, at = begin, place


def _is_copy(short: str, long: str, title: int) -> bool:
    """Whether the short of two texts, without white space, says what the long one begins with, to its end or to dots.

    Behind the dots a few words may stand. A short one goes beyond the `title`, as what is cut to be one does not.
    """
    size = count_shared(short, long)
    if size == len(short):
        return size >= _LEAST
    said = len(short[:size].rstrip(".…‥"))
    dots = _CUT.match(short, said)
    return dots is not None and said > min(title, _LEAST) and len(short) - dots.end() <= _MORE


def _locate(scrape: str, start: int, size: int) -> int:
    """The offset from `start` on of the character behind so many that are no white space."""
    for match in _WORD.finditer(scrape, start):
        if size < len(match[0]):
            return match.start() + size
        size -= len(match[0])
    return len(scrape)
