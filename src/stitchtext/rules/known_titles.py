"""Known titles: a title doubled at the start of one fragment that another fragment writes once.

What one text alone cannot prove (a short title, one with a full stop in it, a flattened one) another fragment can: it
goes on behind the title as the doubled one does behind its last copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from stitchtext.folded import fold
from stitchtext.model import Fragment, Suspect
from stitchtext.passages import count_shared
from stitchtext.rules.doubled_starts import count_known, is_known
from stitchtext.rules.stuttered_titles import STUTTER, find_plain, stutters
from stitchtext.rules.title_lines import DOUBLED, is_line_end, leads_on, read_title, show
from stitchtext.scripts import is_spaceless

_MARKS = re.compile("#{1,6}")
_LONGEST, _SHORTEST = 640, 2
"""Folded characters of a title, or of the first paragraph where there is none."""
_READ = 3 * _LONGEST
"""Characters of a fragment's start that are read."""
_PARAGRAPH = 24
"""Characters that a line is longer than two titles: it is no verse that begins like the two before."""
_BEHIND, _LEAST_BEHIND = 12, 4
"""Folded characters behind a short title that must be the same in both fragments; and behind a long one, or where one
of them stops there."""
_LETTERS = 3
"""Different letters of such an opening at least."""
_FEW = 64
"""Heads that are kept before it is known that any is doubled."""
_TRIED = 3
"""Openings that are tried where no white space sets the copies apart."""


class _Doubled(NamedTuple):
    """An opening of `size` characters that stands again: up to `end` are the copies to take away, to `stop` all.

    `spaced` tells whether white space sets each copy apart.
    """

    size: int
    end: int
    stop: int
    spaced: bool


class _Copy(NamedTuple):
    """A title and its further copies, `text[start:end]` of a fragment.

    It `leads` on where the last one may be no copy, but what the first sentence begins with, which it is not where one
    is `alone` in its line.
    """

    number: int
    title: str
    doubled: _Doubled
    start: int
    end: int
    leads: bool
    alone: bool


class _Head(NamedTuple):
    """The start of a fragment without white space, and the openings that stand at once again in it."""

    text: str
    doubled: Sequence[_Doubled]


def mark_known_titles(fragments: Sequence[Fragment]) -> Iterator[Suspect]:
    """The further copies of titles that another fragment writes once, or fewer times, as muted suspects."""
    # re-scrapes begin alike
    lines = {line for start in {fragment.text[:_LONGEST] for fragment in fragments} for line in read_title(start)}
    # not all heads are kept, which take as much memory as many fragments do
    read_head = lru_cache(maxsize=_FEW)(partial(_read_head, titles=lines))
    if not any(read_head(fragment.text[:_READ]).doubled for fragment in fragments):
        return
    heads = [read_head(fragment.text[:_READ]) for fragment in fragments]
    apart = _find_apart(fragments, heads)
    known = sorted([head.text for head in heads] + [heads[n].text[size:] for n, size in apart.items()])
    lined = _group_lined(fragments, heads)
    copies = [one for n, head in enumerate(heads) if head.doubled for one in _list_copies(n, fragments[n], head, lines)]
    subjects = {one.title for one in copies if one.leads} - {one.title for one in copies if one.alone}
    done: set[int] = set()
    for one in copies:
        number = one.number
        size, end, stop, spaced = one.doubled
        others = lined.get(one.title, ()) if one.title in subjects and end == stop else known
        sure = apart.get(number) == size and end == 2 * size
        sure = sure or (spaced and size >= _BEHIND and one.title in lines and one.title not in subjects)
        if number not in done and (sure or _count_once(one.title, heads[number].text, size, end, others)):
            done.add(number)
            yield Suspect(fragments[number].index, one.start, one.end, DOUBLED, True)


def _group_lined(fragments: Sequence[Fragment], heads: Sequence[_Head]) -> dict[str, list[str]]:
    """The starts, in order, of the fragments that have a title in a line of its own, by that title."""
    lined: dict[str, list[str]] = {}
    for fragment, head in zip(fragments, heads, strict=True):
        for title in read_title(fragment.text[:_LONGEST]):
            lined.setdefault(title, []).append(head.text)
    return {title: sorted(starts) for title, starts in lined.items()}


def _list_copies(number: int, fragment: Fragment, head: _Head, titles: set[str]) -> Iterator[_Copy]:
    """The openings of a fragment that stand at once again, as places of its text."""
    whole = fold(fragment.text[: 2 * _READ])
    for doubled in head.doubled:
        title = find_plain(head.text[: doubled.size], titles)
        start, end = whole.raw_end(doubled.size), whole.raw_end(doubled.end)
        leads = leads_on(fragment.text, whole, doubled.size, doubled.end)
        yield _Copy(number, title, doubled, start, end, leads, is_line_end(fragment.text, whole, doubled.end))


def _find_apart(fragments: Sequence[Fragment], heads: Sequence[_Head]) -> dict[int, int]:
    """The fragments whose first line is the second, too, and no verse goes on so, while another starts so, and goes on.

    With the length of that line. The other may go on with anything: it may be abridged there.
    """
    firsts = {
        number: lines for number, head in enumerate(heads) if head.doubled and (lines := _read_twice(fragments[number]))
    }
    if not firsts:
        return {}
    singles = sorted(
        " ".join(show(f.text[:_LONGEST]).split()) for f, head in zip(fragments, heads, strict=True) if not head.doubled
    )
    return {n: len(line.replace(" ", "")) for n, line in firsts.items() if is_known(f"{line} ", singles)}


def _read_twice(fragment: Fragment) -> str:
    """The first line, if the second is the same and the third a longer one; a paragraph, if it begins so, too."""
    lines = [" ".join(line.split()) for line in show(fragment.text[:_LONGEST]).splitlines() if line.strip()][:3]
    if len(lines) < 3 or lines[0] != lines[1]:
        return ""
    if lines[2].startswith(lines[0]) and len(lines[2]) < 2 * len(lines[0]) + _PARAGRAPH:
        return ""
    return lines[0] if len(lines[0]) < len(lines[2]) and any(map(str.isalnum, lines[0])) else ""


def _count_once(title: str, text: str, size: int, end: int, known: Sequence[str]) -> int:
    """How many begin as a head does that has the title once, beyond what this one begins with, too.

    A window that begins inside a refrain does, to the end of the last round.
    """
    rounds = count_shared(text[size:], text[end:])
    behind = _BEHIND if size < _BEHIND else _LEAST_BEHIND
    opening = title + text[end : end + rounds + behind]
    return count_known(opening, known) if len(opening) >= len(title) + rounds + _LEAST_BEHIND else 0


def _read_head(text: str, titles: set[str]) -> _Head:
    shown = show(text[:_READ])
    words = shown.split() or [""]
    marks = len(words[0]) if _MARKS.fullmatch(words[0]) else 0  # before the first copy alone they do not fold away
    if "#" in shown:
        words[1:] = [word for word in words[1:] if not _MARKS.fullmatch(word)]
    joined = "".join(words)[: 2 * _LONGEST + _BEHIND]
    found = _list_doubled(joined[marks:], words[1:] if marks else words, titles)
    # the words are let go: of many fragments they are much
    return _Head(joined, tuple(_Doubled(marks + a, marks + b, marks + c, spaced) for a, b, c, spaced in found))


def _list_near(titles: Iterable[str]) -> frozenset[int]:
    """The sizes of titles, and of their copies with a stutter."""
    return frozenset(size + more for size in set(map(len, titles)) for more in range(STUTTER + 1))


def _list_doubled(text: str, words: Sequence[str], titles: set[str]) -> Iterator[_Doubled]:
    """The openings that stand at once again, the most copies first: set apart by white space, or of some length.

    In a script without spaces a flattened title runs into its copy. Few of those are tried, as a text of one period
    has one at every letter.
    """
    again, tried, near = text.find(text[:_SHORTEST], _SHORTEST, _LONGEST + _SHORTEST), 0, _list_near(titles)
    while again > 0:
        starts = _list_starts(words) if text.startswith(text[:again], again) else frozenset()
        spaced = again in starts and 2 * again in starts
        if starts and (spaced or _may_run_on(text, again, titles, apart=again in starts)):
            stop = again
            while text.startswith(text[:again], stop) and (not spaced or stop + again in starts):
                stop += again
            tried += not spaced
            for end in range(stop, again, -again) if spaced else [stop] * (tried <= _TRIED):
                yield _Doubled(again, end, stop, spaced)
        elif again in near and (stuttered := _find_stuttered(text, again, titles)) is not None:
            yield stuttered
        again = text.find(text[:_SHORTEST], again + 1, _LONGEST + _SHORTEST)


def _find_stuttered(text: str, again: int, titles: set[str]) -> _Doubled | None:
    """A title that another fragment has and the copy that begins at `again`, where one of the two has a stutter."""
    titled = text[:again] in titles
    for more in range(1, STUTTER + 1):
        size = again - more
        if titled and stutters(text[:again], text[again : 2 * again + more]):
            return _Doubled(again, 2 * again + more, 2 * again + more, False)
        if text[again : again + size] in titles and stutters(text[again : again + size], text[:again]):
            return _Doubled(0, again, again + size, False)
    return None


def _may_run_on(text: str, size: int, titles: set[str], *, apart: bool) -> bool:
    """Whether an opening may be a title that runs into its copy, or is set `apart` from it, and that runs into more.

    It is no line of signs, and none that breaks a word, if it is not a title, and set apart or long.
    """
    opening = text[:size]
    if opening in titles and (apart or size >= _BEHIND):
        return len(set(opening)) >= (_SHORTEST if apart else _LETTERS)
    told = (size >= _BEHIND or opening in titles) and len(set(opening)) >= _LETTERS
    return told and is_spaceless(opening[-1:]) and (apart or is_spaceless(opening[:1]))


def _list_starts(words: Sequence[str]) -> frozenset[int]:
    """Where the words begin, and where the last one ends."""
    return frozenset(accumulate(map(len, words), initial=0))
