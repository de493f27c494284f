"""A text folded for comparison, with the map back to its offsets.

White space, zero-width characters and the `#` marks of a heading fold away; full-width forms, quotes and dashes
fold to one form each, character for character, and a letter with its marks, or as HTML writes it, to one character.
So a line, a flattened line and a wrapped line compare equal, and every folded offset still knows where it came from.
The output is never made of folded text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, count
from operator import add, sub
from typing import NamedTuple

from stitchtext.clauses import PART, cut_units, list_offsets
from stitchtext.composed import NARROW, Composed, compose, has_marks

INVISIBLE = "\u200b\u2060\ufeff\u00ad"
"""Zero-width space, word joiner, byte order mark and soft hyphen: they show nothing and separate nothing."""

_ODD_GAP = re.compile(
    rf"[\s{INVISIBLE}](?:[\s{INVISIBLE}]+(?:#{{1,6}}[\s{INVISIBLE}]+)*|(?:#{{1,6}}[\s{INVISIBLE}]+)+|(?<=[{INVISIBLE}]))"
)
"""A gap that is not one white-space character."""
_WIDE_GAP = re.compile(r"\s\s+")
_EDGE = 256
"""Characters at either end of a text in which its first and last lines begin."""
_HARD = f"#{INVISIBLE}"
_ODD = f"{_HARD}&"
"""What a text has that does not fold by leaving white space out."""
_WIDE = re.compile("[\uff01-\uff5e‘’‚‛“”„‟‐‑‒–—―−〜]")


class Folded(NamedTuple):
    """A text as it is compared.

    `text` is the folded text, `forms` the same in the forms it was written in; `starts[i]` is the folded offset,
    `raws[i]` the offset in the original, at which the i-th run without a gap begins. `offsets` are where the clauses
    of `text`, cut after each mark, begin (one more than there are clauses: the last is the length). `cut` are these
    clauses, or none where they are made when they are asked for. `extras` are, for each run, how many characters more
    than one its last one is written with in the original; none where none is. `gaps` are those of `starts` before
    which something folded away: a letter with its marks ends a run, too. `first` is where the second line begins, or
    0; `firsts` and `last` are where lines begin near its start and its end. None of these need be known.
    """

    text: str
    forms: str
    starts: Sequence[int]
    raws: Sequence[int]
    offsets: Sequence[int]
    cut: Sequence[str]
    extras: Sequence[int]
    gaps: Sequence[int]
    first: int = 0
    firsts: Sequence[int] = ()
    last: Sequence[int] = ()

    @property
    def units(self) -> Sequence[str]:
        """The clauses; as strings of their own they take three times as much memory as the text."""
        return self.cut or list(map(self.text.__getitem__, map(slice, self.offsets, self.offsets[1:])))

    def raw(self, at: int) -> int:
        r"""The original offset of the folded character at `at`.

        >>> fold("一 二\n三").raw(2)
        4
        """
        run = bisect_right(self.starts, at) - 1
        return self.raws[run] + at - self.starts[run]

    def at(self, raw: int) -> int:
        """The folded offset of the character at an original offset, or of the next one that does not fold away.

        >>> fold("一 二 三").at(2), fold("一 二 三").at(3)
        (1, 2)
        """
        run = bisect_right(self.raws, raw) - 1
        if run < 0:
            return 0
        end = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return min(self.starts[run] + raw - self.raws[run], end)

    def raw_end(self, at: int) -> int:
        """The original offset just behind the folded character before `at`: where the text `[…, at)` ends."""
        if not at:
            return self.raws[0]
        run = bisect_right(self.starts, at - 1) - 1
        end = self.raws[run] + at - self.starts[run]
        return end + self.extras[run] if self.extras and self._ends(run, at) else end

    def _ends(self, run: int, at: int) -> bool:
        return at == (self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text))


def fold(text: str, mutes: Iterable[tuple[int, int]] = (), *, lean: bool = False) -> Folded:
    r"""Fold a text for comparison; the spans `mutes` (offsets of `text`, in order) fold away like white space.

    A `lean` one keeps no clauses: one of very many, or a long one.

    >>> fold("見出し\n本文です。 ### 次の\u3000見出し").text
    '見出し本文です。次の見出し'
    """
    written, starts, raws = _squeeze(text, list(mutes))
    whole = cut_clauses(compose(_narrow(written), starts, raws, written), lean)
    firsts, last = (_list_lines(text, whole, start) for start in (0, max(0, len(text) - _EDGE)))
    return whole._replace(first=_find_second_line(text, whole), firsts=firsts, last=last)


def _find_second_line(text: str, whole: Folded) -> int:
    """The folded offset at which the second line of a text begins, or 0."""
    at = text.find("\n", whole.raws[0])
    run = bisect_left(whole.raws, at) if at >= 0 else 0
    return whole.starts[run] if run < len(whole.raws) else 0


def _list_lines(text: str, whole: Folded, start: int) -> tuple[int, ...]:
    """The folded offsets at which the lines begin that begin near an end of a text."""
    places = {whole.at(start + found.start()) for found in re.finditer("\n", text[start : start + _EDGE])}
    return tuple(sorted(place for place in places if 0 < place < len(whole.text)))


def _narrow(text: str) -> str:
    """A text with one form of all that has several, of width or as a quote or dash."""
    for wide in () if text.isascii() else set(_WIDE.findall(text)):
        text = text.replace(wide, NARROW[ord(wide)])
    return text


def fold_text(text: str) -> str:
    r"""The folded text alone, as of a short one that is held against others as a whole.

    >>> fold_text("見出し\n本文です。 ### 次の\u3000見出し")
    '見出し本文です。次の見出し'
    """
    if any(letter in text for letter in _ODD) or has_marks(text):
        return fold(text, lean=True).text
    return _narrow("".join(text.split()))


def frame(folded: str) -> Folded:
    """A text that is folded already, or a part of one, as `fold` would make it: for itself, without a way back.

    >>> frame(fold("一 二").text) == fold("一二")
    True
    """
    return cut_clauses(Composed(folded, folded, array("I", [0]), array("I", [0]), ()), False)


def cut_clauses(whole: Composed, lean: bool) -> Folded:
    """A text as it is compared, of which the characters are known; a `lean` one keeps no clauses."""
    folded, forms, starts, raws, extras = whole
    gaps = _list_gaps(starts, raws, extras) if extras else starts
    if lean or len(folded) > PART:
        return Folded(folded, forms, starts, raws, list_offsets(folded), (), extras, gaps)
    units = cut_units(folded)
    offsets = array("I", accumulate(map(len, units), initial=0))
    return Folded(folded, forms, starts, raws, offsets, units, extras, gaps)


def _list_gaps(starts: Sequence[int], raws: Sequence[int], extras: Sequence[int]) -> array[int]:
    """The starts of runs that something stands before, which a letter with its marks has not ended."""
    ends = map(add, map(add, raws, extras), map(sub, starts[1:], starts))
    behind = [start for start, raw, end in zip(starts[1:], raws[1:], ends, strict=True) if raw > end]
    return array("I", [starts[0], *behind])


def holds(ordered: Sequence[int], number: int) -> bool:
    """Whether a number is among some that are in order, such as the `gaps` of a folded text."""
    at = bisect_left(ordered, number)
    return at < len(ordered) and ordered[at] == number


def find_line_starts(text: str, folded: Folded) -> list[int]:
    r"""The folded offsets at which the lines of a text begin, without the first; `folded` is the same text.

    >>> find_line_starts("一 二\n\n三", fold("一 二\n\n三"))
    [2]
    """
    raws, plain = folded.raws, text.replace("\r", "\n")
    found: list[int] = []
    at = plain.find("\n")
    while at >= 0 and (run := bisect_left(raws, at)) < len(raws):
        if run:
            found.append(folded.starts[run])
        at = plain.find("\n", raws[run])
    return found


def _squeeze(text: str, mutes: list[tuple[int, int]]) -> tuple[str, array[int], array[int]]:
    """The text without its gaps, and where the runs between them begin, folded and in the original.

    Gaps of one character are left to `str.split`; only the others are looked for.
    """
    if mutes or any(letter in text for letter in _HARD):
        return _squeeze_apart(text, sorted([*mutes, *(match.span() for match in _ODD_GAP.finditer(text))]))
    words = text.split()
    folded = "".join(words)
    starts = array("I", accumulate(map(len, words[:-1]), initial=0))
    raws = array("I", map(add, starts, count()))
    more = len(text) - len(folded) - len(words) + 1
    return folded, starts, _spread(raws, text, more) if more else raws


def _spread(raws: array[int], text: str, more: int) -> array[int]:
    """Where the words of a text begin, made of where they would begin if all its gaps were one character.

    In truth they have `more` characters.
    """
    spread = array("I")
    done, moved = 0, len(text) - len(text.lstrip())
    for start, end in _list_wide(text, moved, more):
        word = bisect_left(raws, start + 1 - moved)
        spread.extend(array("I", [raw + moved for raw in raws[done:word]]))
        done = word
        moved += end - start - 1
    spread.extend(array("I", [raw + moved for raw in raws[done:]]))
    return spread


def _list_wide(text: str, at: int, more: int) -> Iterator[tuple[int, int]]:
    """The gaps of more than one character behind `at`; mostly they are blank lines alone, which are found faster."""
    if text.count("\n\n") < more:
        yield from (match.span() for match in _WIDE_GAP.finditer(text, at))
        return
    at = text.find("\n\n", at)
    while at >= 0:
        yield at, at + 2
        at = text.find("\n\n", at + 2)


def _squeeze_apart(text: str, gaps: list[tuple[int, int]]) -> tuple[str, array[int], array[int]]:
    parts: list[str] = []
    starts, raws = array("I"), array("I")
    done = total = 0
    for start, end in [*gaps, (len(text), len(text))]:
        words = text[done:start].split() if start > done else []
        if words:
            base = text.index(words[0], done)
            begins = list(accumulate(map(len, words[:-1]), initial=0))
            starts.extend([total + begin for begin in begins])
            raws.extend([base + begin + before for before, begin in enumerate(begins)])
            total += begins[-1] + len(words[-1])
            parts.extend(words)
        done = max(done, end)
    return ("".join(parts), starts, raws) if parts else ("", array("I", [0]), array("I", [done]))
