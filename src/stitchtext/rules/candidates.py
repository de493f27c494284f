"""Candidates: where a fragment may be two, with no marker between them, as its own text shows.

There an article of the scrape begins, or a line stops inside a sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from stitchtext.cuts import is_tail_cut, starts_with_title
from stitchtext.folded import Folded, find_line_starts, holds
from stitchtext.marks import ENDS
from stitchtext.model import Fragment
from stitchtext.passages import find_all
from stitchtext.rules.gap_marks import list_told

LEAST = 100
"""Folded characters of a fragment before such a place: a title may stand twice."""
MOST = 16
"""Places of one fragment that are looked at; a text with more of a kind is written so."""
AGAIN = 32
"""Folded characters by which a text is known to say something again."""
READ = 512
"""Characters beside a place in which a title, or the end of a sentence, is looked for."""
RANK = 40
"""Bits of a known place that are its offset; those above are the rank of its text."""
_SELDOM = 4
"""Texts that begin so, for one more to have that inside."""
_OPENINGS, _LETTERS = 64, 12
"""Ways in which the articles of a scrape may begin, and different characters that such a beginning has."""
_KNOWN, _TORN = 24, 64
"""Folded characters beside a place by which it is found in other texts, and how often that is done in a scrape."""
_SLIP = 8
"""Letters in which two texts may differ at a place where both go on."""
_PROSE = 40
"""Characters of a line from which it is hardly a heading."""
_ENDED = frozenset(f'{ENDS}…:：」』）)”"»')
"""Marks at which a line may stop."""


class Line(NamedTuple):
    """A text that one or more fragments have, and their numbers."""

    fragment: Fragment
    whole: Folded
    numbers: list[int]


class Jump(NamedTuple):
    """A place `at` which the text `number` may be divided; a folded offset.

    Where an article may begin, `opens` texts of the scrape begin so, `titled` or not, and with the title twice the
    second one stands at `again`. Where the text goes `back` in another one, and one of the passages that meet there
    was moved, that begins or ends at `far`: the place itself, if it is all that is on that side; -1 if it is unsure.
    Where a mark has `told` that text is left out, it ends at `far`.
    """

    number: int
    at: int
    opens: int = 0
    titled: bool = False
    again: int = 0
    back: bool = False
    far: int = -1
    told: bool = False


def list_lines(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> list[Line]:
    """The texts of fragments, shorter ones first: the place of one is its rank. Of equal ones one writing is read."""
    lines: dict[str, Line] = {}
    for fragment, whole in sorted(zip(fragments, folds, strict=True), key=lambda pair: pair[0].text):
        lines.setdefault(whole.text, Line(fragment, whole, [])).numbers.append(fragment.index)
    return sorted(lines.values(), key=lambda line: (len(line.whole.text), line.whole.text))


def list_openings(lines: Sequence[Line]) -> Iterator[Jump]:
    """Where a line inside a text begins as articles of the scrape do; what many texts have inside begins none."""
    counts = Counter(line.whole.text[:AGAIN] for line in lines)
    for opening, title in _read_openings(lines, counts).items():
        found = ((n, list(islice(find_all(line.whole.text, opening, LEAST), MOST + 1))) for n, line in enumerate(lines))
        inside = [(number, places) for number, places in found if places]
        seldom = counts[opening] // _SELDOM
        near = sum(_stands_below(line.whole.text, opening) for line in lines)
        if near <= seldom and len(inside) <= 1 + seldom and all(len(places) <= MOST for _, places in inside):
            for number, places in inside:
                yield from _open(lines[number], places, Jump(number, 0, counts[opening], title > 0, title))


def _stands_below(text: str, opening: str) -> bool:
    """Whether a text has near its start, below something else than its double, what others begin with."""
    at = text.find(opening, 1, LEAST + AGAIN)
    return at > 0 and text[:at] != text[at : 2 * at]


def _open(line: Line, places: Iterable[int], jump: Jump) -> Iterator[Jump]:
    """Those of the places of an opening at which a line starts, with its title before it, where that stands twice."""
    text, title = line.whole.text, jump.again
    starts = set(find_line_starts(line.fragment.text, line.whole))
    for again in places:
        twice = 0 < title <= again and text[again - title : again] == text[again : again + title]
        if (at := again - title * twice) in starts:
            yield jump._replace(at=at, again=again)


def _read_openings(lines: Sequence[Line], counts: Mapping[str, int]) -> dict[str, int]:
    """How articles begin, with the length of the title, if there is one; else more than one text begins so."""
    openings: dict[str, int] = {}
    for fragment, whole, _ in lines:
        own = whole.text[:AGAIN]
        titled = starts_with_title(fragment.text[:READ])
        if len(own) == AGAIN and len(set(own)) >= _LETTERS and not fragment.head_cut and (titled or counts[own] > 1):
            title = next(iter(find_line_starts(fragment.text[:READ], whole)), 0) if titled else 0
            openings[own] = max(openings.get(own, 0), title)
    return openings if len(openings) <= _OPENINGS else {}


def list_marks(lines: Sequence[Line]) -> Iterator[Jump]:
    """Where a mark inside a text tells how much is left out."""
    for number, line in enumerate(lines):
        for start, end in islice(list_told(line.fragment.text), MOST):
            at, far = line.whole.at(start), line.whole.at(end)
            if 0 < at < far < len(line.whole.text):
                yield Jump(number, at, far=far, told=True)


def list_cuts(lines: Sequence[Line], known: Sequence[Mapping[str, int]]) -> Iterator[Jump]:
    """Where a line stops inside a sentence, and others go on there inside a word; not of texts full of such lines.

    `known` are the places of clauses in other texts, for each text; without any, as of long texts, nothing is found.
    """
    left = _TORN
    for number, (line, others) in enumerate(zip(lines, known, strict=True)):
        cuts = list(islice(_find_cuts(number, line, others), MOST + 1)) if others else []
        for at in cuts if len(cuts) <= MOST else ():
            left -= 1
            if left >= 0 and LEAST <= at <= len(line.whole.text) - LEAST and is_torn(number, at, lines):
                yield Jump(number, at)


def _find_cuts(number: int, line: Line, known: Mapping[str, int]) -> Iterator[int]:
    """The folded offsets behind lines that stop inside a sentence, where no longer text has the clause."""
    whole, at = line.whole, 0
    for above in line.fragment.text.split("\n")[:-1]:
        at += len(above) + 1
        if len(above) >= _PROSE and above.rstrip()[-1:] not in _ENDED:
            place = whole.at(at)
            unit = bisect_right(whole.offsets, place) - 1
            clause = whole.text[slice(*whole.offsets[unit : unit + 2])]
            if known.get(clause, number << RANK) >> RANK == number and is_tail_cut(above):
                yield place


def is_torn(number: int, at: int, lines: Sequence[Line]) -> bool:
    """Whether other texts go on inside a word, before or behind a place of one, and none does otherwise.

    Not where another goes on with the same a few letters further on: that is a slip. Where no other has the text there,
    what the text itself has elsewhere tells.
    """
    whole = lines[number].whole
    before, behind = whole.text[max(0, at - _KNOWN) : at], whole.text[at : at + _KNOWN]
    for side, border in ((before, _KNOWN), (behind, 0)):
        others = (line.whole for line in lines if line.whole is not whole and side in line.whole.text)
        found = [(other, place + border) for other in others for place in islice(find_all(other.text, side), MOST)]
        if any(_is_slip(other.text, place, before, behind) for other, place in found):
            return False
        if not found and (again := whole.text.find(side, at - border + 1) + border) >= border:
            found = [(whole, again)]
        inside = [_is_inside_word(other, place) for other, place in found if 0 < place < len(other.text)]
        if inside and all(inside):
            return True
    return False


def _is_slip(text: str, place: int, before: str, behind: str) -> bool:
    """Whether a text has, beside a place, a few letters more or fewer than what stands before and behind another."""
    near = text[max(0, place - len(before) - _SLIP) : place + len(behind) + _SLIP]
    return before[: len(before) - _SLIP] in near and behind[_SLIP:] in near


def _is_inside_word(whole: Folded, at: int) -> bool:
    """Whether a place of a text is inside a word."""
    return 0 < at < len(whole.text) and whole.text[at - 1 : at + 1].isalnum() and not holds(whole.gaps, at)
