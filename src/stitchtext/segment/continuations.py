"""Continuations: whether a text goes on behind what may be a marker with what the scrape has elsewhere: an overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple, TypeAlias

from stitchtext.passages import ends_sentence, find_all
from stitchtext.segment.openings import KNOWN, LINE, bare

_SHARED, _LETTERS = 20, 8
"""Characters, without white space, that the end of one text and the start of the next share at least, and different
letters of these: what is said twice there may be a refrain."""
_LONG = 64
"""Such characters from which they may be whole lines, and those that stand elsewhere where nothing else divides."""
_REACH, _NEAR = 4096, 16
"""Characters of an overlap at most; and on either side of a line by which it is known again."""
_ASKED, _PLACES = 16, 8
"""Places that are asked about elsewhere in the scrape, and such that are looked at for each."""
_BORDER = "\0"

_Span: TypeAlias = tuple[int, int]


class _Bare(NamedTuple):
    """A scrape without white space, with one sign for each line that may be a marker; where lines start in it."""

    text: str
    starts: list[int]
    borders: list[int]

    def is_inside(self, at: int) -> bool:
        """Whether a place is inside a line."""
        number = bisect_left(self.starts, at)
        is_start = number < len(self.starts) and self.starts[number] == at
        return self.text[at : at + 1] not in ("", _BORDER) and not is_start

    def beside(self, at: int) -> tuple[str, str]:
        """What stands next to a border on both sides."""
        return self.text[max(0, at - _NEAR) : at], self.text[at + 1 : at + 1 + _NEAR]

    def below(self, at: int) -> int:
        """Where the second line behind a border starts, if the first is short."""
        number = bisect_right(self.starts, at + 1)
        start = self.starts[number] if number < len(self.starts) else len(self.text)
        return start if start - at <= LINE and _BORDER not in self.text[at + 1 : start] else at + 1

    def above(self, at: int) -> int:
        """Where the last line before a border starts, if it is short."""
        number = bisect_left(self.starts, at) - 1
        start = self.starts[number] if number >= 0 else 0
        return start if at - start <= LINE and _BORDER not in self.text[start:at] else at


def goes_on(scrape: str, places: Sequence[_Span], borders: Sequence[_Span], *, alone: bool) -> bool:
    """Whether behind one of some lines a text begins as that before it ends, or one of both is inside others.

    What ends and begins with lines may be said twice, so that such an overlap begins or ends inside a line; if `alone`,
    as nothing else divides the scrape, always. A line of the page may stand between. `borders` are all lines that may
    be markers, the places among them. Where the same stands on both sides of a line elsewhere, it is of a text.
    """
    if not places:
        return False
    whole = _read(scrape, borders)
    names = dict(zip(whole.borders, (bare(scrape[start:end]) for start, end in borders), strict=True))
    chosen = set(places)
    beside: dict[tuple[str, str], list[int]] = {}
    for at, border in zip(whole.borders, borders, strict=True):
        if border in chosen:
            beside.setdefault(whole.beside(at), []).append(at)
    once = [found[0] for _, found in sorted(beside.items()) if len(found) == 1]
    meeting = (at for at in once if _overlaps(whole, at, alone=alone))
    if any(not _is_in_line(whole, at, names[at]) for at in islice(meeting, _ASKED)):
        return True
    asked = (at for at in once[:_ASKED] if not _is_in_line(whole, at, names[at]))
    keys = {key for at in asked for key in _list_keys(whole, at, _LONG if alone else KNOWN)}
    return any(_goes_on_elsewhere(whole, key, behind=behind) for key, behind in sorted(keys))


def _read(scrape: str, borders: Sequence[_Span]) -> _Bare:
    parts: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    size = 0
    edges = [0, *(edge for border in borders for edge in border), len(scrape)]
    for number, (start, end) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        if number:
            places.append(size)
            parts.append(_BORDER)
            size += 1
        for line in filter(None, map(bare, scrape[start:end].splitlines())):
            starts.append(size)
            parts.append(line)
            size += len(line)
    return _Bare("".join(parts), starts, places)


def _overlaps(whole: _Bare, at: int, *, alone: bool) -> bool:
    """Whether the text before a border ends with what the one behind it begins with."""
    low = max(whole.text.rfind(_BORDER, 0, at) + 1, at - _REACH)
    for end, start in product({at, whole.above(at)}, {at + 1, whole.below(at)}):
        first = whole.text[start : start + _SHARED]
        if _BORDER in first or len(set(first)) < _LETTERS:
            continue
        for place in islice(find_all(whole.text[low:end], first), _PLACES):
            size = end - low - place
            if whole.text[low + place : end] == whole.text[start : start + size] and (
                whole.is_inside(low + place) or whole.is_inside(start + size) or (size >= _LONG and not alone)
            ):
                return True
    return False


def _is_in_line(whole: _Bare, at: int, name: str) -> bool:
    """Whether the text beside a border has elsewhere, in a line, what the border is: in a copy without line breaks."""
    before, behind = whole.beside(at)
    return f"{before}{name}" in whole.text or f"{name}{behind}" in whole.text


def _list_keys(whole: _Bare, at: int, size: int) -> Iterator[tuple[str, bool]]:
    """What stands behind a border, and before it (False), with a line of the page between or not."""
    for start in {at + 1, whole.below(at)}:
        yield whole.text[start : start + size], True
    for end in {at, whole.above(at)}:
        yield whole.text[max(0, end - size) : end], False


def _goes_on_elsewhere(whole: _Bare, key: str, *, behind: bool) -> bool:
    """Whether a text elsewhere has what one begins with, `behind` a border, or ends with, and runs on inside a line.

    Inside a sentence, too: a copy without line breaks has all in one line.
    """
    if _BORDER in key or len(key) < KNOWN or len(set(key)) < _LETTERS:
        return False
    places = (place if behind else place + len(key) for place in islice(find_all(whole.text, key), _PLACES))
    return any(whole.is_inside(place) and not ends_sentence(whole.text, place) for place in places)
