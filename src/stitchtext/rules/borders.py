"""Borders: lines of the page beside text that is cut inside a sentence, whatever they say.

Where a fragment stops inside a sentence and lines follow, or lines stand above the middle of one, and others run on
there, these lines are not of the text. A fragment whose lines break inside sentences elsewhere, too, tells nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from stitchtext.cuts import is_ended, is_head_cut
from stitchtext.folded import Folded, fold
from stitchtext.model import Fragment, Suspect
from stitchtext.passages import ends_sentence, is_prose
from stitchtext.rules.echoes import Echo, Question, listen
from stitchtext.rules.peels import PAGE_LINE

_MOST, _WIDEST = 3, 240
"""Lines that may stand beside a cut, and their characters; behind one half as many."""
_PROSE, _READ = 40, 128
"""Characters of a line from which it is hardly a heading, and at its end that are read."""
_ENOUGH, _GRAM = 2, 6
"""Fragments that must have the same lines, or others run on; and folded characters by which lines are known."""
_BREAK = re.compile(r"[\r\n]\s*")
_DOTS = "….‥・ "
"""What marks a cut before the lines; one full stop alone does not."""


class Border(NamedTuple):
    """The first or last lines of a fragment, `[start, end)` of its text, and what they say.

    Or the marks of a cut before them, too, if they are the last.
    """

    number: int
    start: int
    end: int
    at_head: bool
    name: str


def mark_borders(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Iterator[Suspect]:
    """The lines beside text that is cut inside a sentence where others run on, as muted suspects.

    And the same lines at that end of other fragments; above a text only those that are sentences, as no title is.
    """
    borders = [border for one in fragments for at_head in (True, False) for border in _list_borders(one, at_head)]
    torn = [border for border in borders if _is_torn(fragments[border.number].text, border)]
    heard = listen([_ask(border, folds[border.number]) for border in torn], [whole.text for whole in folds])
    counts = Counter((border.name, border.at_head) for border in borders)
    often = [counts[border.name, border.at_head] for border in torn]
    told = [border for border, echo, count in zip(torn, heard, often, strict=True) if _runs_on(border, echo, count)]
    told = _drop_last(told, set(borders).difference(torn))
    named = _list_unheard(told, folds)
    found: dict[tuple[int, bool], Border] = {}
    for border in (*told, *(one for one in borders if not one.at_head or _is_sentence(one.name))):
        if (border.name, border.at_head) in named:
            found.setdefault((border.number, border.at_head), border)
    yield from (Suspect(one.number, one.start, one.end, PAGE_LINE, True) for one in found.values())


def _drop_last(told: Sequence[Border], whole: AbstractSet[Border]) -> list[Border]:
    """The borders without lines with which a fragment ends that is not cut before them: they may be the article's last.

    Not if two are cut before them, and they are no sentence.
    """
    last = {border.name for border in whole if not border.at_head}
    counts = Counter(border.name for border in told if not border.at_head)
    return [
        border
        for border in told
        if border.at_head or border.name not in last or (counts[border.name] > 1 and not is_ended(border.name))
    ]


def _list_borders(fragment: Fragment, at_head: bool) -> Iterator[Border]:
    """The lines at one end of a fragment, the most of them first."""
    text = fragment.text
    low, high = (0, _WIDEST) if at_head else (max(0, len(text) - _WIDEST // 2), len(text))
    breaks = [match.span() for match in _BREAK.finditer(text, low, high)]
    for start, end in breaks[:_MOST][::-1] if at_head else breaks[-_MOST:]:
        if at_head and start:
            yield Border(fragment.index, 0, start, True, text[:start].rstrip())
        elif not at_head and start and end < len(text):
            name = text[end:].lstrip(_DOTS)
            yield Border(fragment.index, _find_dots(text, start), len(text), False, name)


def _find_dots(text: str, end: int) -> int:
    """Where the dots begin that stand before a place of a text, or the place, if there are none."""
    line = text[max(0, end - _READ) : end]
    dots = line[len(line.rstrip(_DOTS)) :]
    return end - len(dots) if dots.strip() not in (".", "・") else end


def _is_torn(text: str, border: Border) -> bool:
    """Whether the line beside some lines is long and cut there inside a sentence, and no other of the text is."""
    if border.at_head:
        beside = text[border.end : border.end + _READ].lstrip()[:_PROSE]
        return is_head_cut(beside) and len(beside.split("\n")[0]) == _PROSE and not is_head_cut(border.name)
    start = max(text.rfind("\n", 0, border.start), text.rfind("\r", 0, border.start)) + 1
    line = text[max(start, border.start - _READ) : border.start]
    return border.start - start >= _PROSE and not is_ended(line) and not _is_wrapped(text, border.start)


def _is_wrapped(text: str, but: int) -> bool:
    """Whether a long line of a text, and not the last nor the one that a place is in, stops inside a sentence."""
    done = 0
    for found in _BREAK.finditer(text):
        start, end = done, found.start()
        done = found.end()
        if end - start >= _PROSE and not start < but <= end and not is_ended(text[max(start, end - _READ) : end]):
            return True
    return False


def _ask(border: Border, whole: Folded) -> Question:
    """What others have in the place of the lines."""
    start, end = whole.at(border.start), whole.at(border.end)
    thing = whole.text[start:end]
    inner, outer = (end, thing[::-1]) if border.at_head else (start, thing)
    return Question(whole.text, inner, outer, border.at_head)


def _runs_on(border: Border, echo: Echo, count: int) -> bool:
    """Whether others run on inside a sentence, and nobody has the lines there.

    A single one may be abridged; so there must be two, or fragments with the same lines, which prose needs anyway.
    """
    alone = count < _ENOUGH
    return echo.severed >= 1 + alone and not echo.inside + echo.twins and not (alone and is_prose(border.name))


def _list_unheard(told: Sequence[Border], folds: Sequence[Folded]) -> frozenset[tuple[str, bool]]:
    """The lines of which no fragment has half anywhere but at the same end, even with slips: they are no text."""
    named = {(border.name, border.at_head): fold(border.name).text for border in told}
    grams = {key: {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)} for key, text in named.items()}
    for at_head in {at_head for _, at_head in named}:
        wanted = {gram for key, own in grams.items() if key[1] == at_head for gram in own}
        for text in {whole.text[_WIDEST:] if at_head else whole.text[:-_WIDEST] for whole in folds}:
            heard = {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)} & wanted
            grams |= {key: set() for key, own in grams.items() if key[1] == at_head and 2 * len(own & heard) > len(own)}
    return frozenset(key for key, own in grams.items() if own)


def _is_sentence(line: str) -> bool:
    return ends_sentence(line, len(line))
