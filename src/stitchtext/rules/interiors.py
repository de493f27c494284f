"""Interiors: what one fragment writes between its words, and others run across: tags, marks, lines of the page.

A finder lists what may be no text; whether it is, the fragments tell that have the same text and nothing there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import NamedTuple, TypeAlias

from stitchtext.folded import Folded, fold
from stitchtext.model import Fragment, Keep, Suspect
from stitchtext.rules.contents_lists import list_contents
from stitchtext.rules.doubled_lines import DOUBLED, list_doubled_lines
from stitchtext.rules.echoes import REACH, Echo, Question, listen
from stitchtext.rules.furniture_lines import list_ad_lines, list_ads, list_lines, may_be_word
from stitchtext.rules.gap_marks import list_gaps
from stitchtext.rules.image_marks import list_images
from stitchtext.rules.line_prefixes import list_prefixes, may_be_item
from stitchtext.rules.nested_marks import HIDING, list_nested
from stitchtext.rules.note_marks import has_notes, list_asides, list_notes, list_remarks, may_be_button
from stitchtext.rules.page_breaks import list_breaks
from stitchtext.rules.stray_markdown import list_marks, speaks_of_marks
from stitchtext.rules.stray_markups import FINDERS, speaks_of_markup
from stitchtext.rules.stray_tags import list_tags, speaks_of_tags

Spans: TypeAlias = list[tuple[int, int]]
_LINES = "L103"
_ASKED = 16
"""Places of one kind that are asked about in a fragment."""
_ENOUGH = 2
"""Places that others must run across."""
_BEFORE = 12
"""Folded characters before a thing for it to be asked about: with fewer nobody is heard who has it."""
_BEHIND = 8
"""Folded characters behind a thing that must follow, in who runs across it, on as many before it."""


def _never(_text: str) -> bool:
    return False


class _Kind(NamedTuple):
    """Things of one kind, by the code of their rule, and how many must run `across` one, or only go on there otherwise.

    Each stands for itself, or what is true of some is true of all. One more must where a fragment shows, as `wary`
    tells, that such things may be meant, or others have some of those that stand for themselves; and across what is
    `loose`, as it may be of a text. Of what a copy may have lost `partly`, or have in one line with the rest, so that
    it is not seen for what it is, all are asked who have it. Of what can hardly be text, and so is `sure`, one place is
    enough, be it as near the start as it may. Equal copies are heard as one, but where it `votes`: a line that one of
    two pages lacks may have been left out there, however often that was fetched.
    """

    code: str
    find: Callable[[str], Spans]
    each: bool = False
    least: int = 1
    across: bool = True
    partly: bool = False
    sure: bool = False
    votes: bool = False
    wary: Callable[[str], bool] = _never
    loose: Callable[[str], bool] = _never


_KINDS = (
    _Kind("L104", list_tags, wary=speaks_of_tags),
    _Kind("L105", list_marks, wary=speaks_of_marks),
    _Kind("L106", list_prefixes, loose=may_be_item),
    _Kind("L107", list_notes, least=2, votes=True, wary=has_notes),
    _Kind("L107", list_remarks, sure=True, loose=may_be_button),
    _Kind("L107", list_asides, least=2, partly=True),
    _Kind(_LINES, list_ad_lines, each=True, least=2, votes=True),
    _Kind(_LINES, list_lines, each=True, least=2, loose=may_be_word),
    _Kind("L108", list_gaps, each=True, across=False),
    _Kind(_LINES, list_breaks, partly=True),
    _Kind("L110", list_images, each=True, partly=True),
    _Kind("L111", list_contents, each=True),
    _Kind(DOUBLED, list_doubled_lines, least=2),
    *(_Kind("L112", find, sure=True, partly=True, wary=speaks_of_markup) for find in FINDERS),
)
_VOTED = (list_lines, list_ad_lines)
"""What a vote decides on, where passages are asked for that more than a few keep."""


def mark_interiors(fragments: Sequence[Fragment], folds: Sequence[Folded], keep: Keep) -> Iterator[Suspect]:
    """What stands between the words of a fragment and others run across, as muted suspects.

    Not lines, where a vote decides which of them to `keep`.
    """
    hiding: set[int] = set()
    for kind in _KINDS if keep == "all" else (kind for kind in _KINDS if kind.find not in _VOTED):
        spans = [_find(kind, fragment.text) for fragment in fragments]
        if kind.code in HIDING:
            hiding.update(number for number, own in enumerate(spans) if own)
        if any(spans):
            ads = list_ads([fragment.text for fragment in fragments], spans) if kind.find is list_lines else ()
            yield from (Suspect(number, start, end, kind.code, True) for number, start, end in ads)
            meant = any(kind.wary(fragment.text) for fragment in fragments)
            yield from _judge(kind._replace(least=kind.least + meant), spans, fragments, folds)
    if hiding:
        yield from _mark_nested(hiding, fragments, folds)


def _mark_nested(
    numbers: AbstractSet[int], fragments: Sequence[Fragment], folds: Sequence[Folded]
) -> Iterator[Suspect]:
    """The marks of more than one kind that some fragments have where none runs across those of one alone."""
    marks = {number: list_nested(fragments[number].text) for number in numbers}
    spans = [[mark[1:3] for mark in marks.get(number, ())] for number in range(len(fragments))]
    codes = {(number, mark.start): mark.code for number, own in marks.items() for mark in own}
    if any(spans):
        for found in _judge(_Kind("", list_tags), spans, fragments, folds):
            yield found._replace(code=codes[found.fragment, found.start])


def _find(kind: _Kind, text: str) -> Spans:
    """The things of a kind in a text; of such as stand for themselves those inside it alone."""
    found = kind.find(text)
    if not found or not kind.each:
        return found
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    return [(start, end) for start, end in found if first < start and end < last]


def _judge(
    kind: _Kind, spans: Sequence[Spans], fragments: Sequence[Fragment], folds: Sequence[Folded]
) -> Iterator[Suspect]:
    """Of each kind, all in a fragment where others run across some; or only those that they do.

    More must run across than write the same there. Who has things of the kind elsewhere does not count.
    """
    plain = [whole.text for whole, own in zip(folds, spans, strict=True) if kind.each or not own]
    marked = [whole.text for whole, own in zip(folds, spans, strict=True) if own or kind.partly]
    asked = [own if kind.each else own[:: len(own) // _ASKED + 1] for own in map(_join, spans, folds)]
    same = [one for parts in zip(folds, asked, strict=True) for one in _ask_same(*parts, near=kind.sure)]
    across = same
    if kind.across:
        parted = zip(fragments, asked, spans, strict=True)
        across = [one for parts in parted for one in _ask_across(*parts, near=kind.sure)]
    without, along = listen(across, plain, each=kind.votes), listen(same, marked, each=kind.votes)
    heard = list(zip(without, along, strict=True))
    meant = kind.each and any(_count_same(along) for _, along in heard)
    told, equal = iter(heard), Counter(marked)
    for number, own in enumerate(asked):
        least = kind.least + meant + max(0, equal[folds[number].text] - 1)
        needed = [least + kind.loose(fragments[number].text[slice(*span)]) for span in own]
        crossed, kept = _divide(zip(own, needed, islice(told, len(own)), strict=True))
        enough = max(1 if kind.sure else _ENOUGH, kept + 1)
        gone = crossed if kind.each else spans[number] if len(crossed) >= enough else []
        yield from (Suspect(number, start, end, kind.code, True) for start, end in gone)


def _divide(told: Iterable[tuple[tuple[int, int], int, tuple[Echo, Echo]]]) -> tuple[Spans, int]:
    """The things that as many as needed run across, and more than have them; and how many others have, too."""
    crossed: Spans = []
    kept = 0
    for span, least, (without, along) in told:
        same = _count_same(along)
        if without.parted >= least + same:
            crossed.append(span)
        else:
            kept += same > 0
    return crossed, kept


def _count_same(along: Echo) -> int:
    """How many others have a thing, by what they have where it stands."""
    return along.inside + along.twins


def _join(spans: Spans, whole: Folded) -> Spans:
    """The spans, those as one between which no text is."""
    joined: Spans = []
    for start, end in spans:
        if joined and whole.at(joined[-1][1]) == whole.at(start):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _ask_across(fragment: Fragment, asked: Spans, spans: Spans, *, near: bool) -> Iterator[Question]:
    """Who has the text before a thing, and at once the text behind it, as it is without any of its kind.

    With little before it nobody is asked, or, if things `near` the start count, who has all of that and much behind it.
    """
    body = fold(fragment.text if asked else "", spans, lean=True)
    for start, _ in asked:
        at = body.at(start)
        if near and at < _BEFORE:
            yield Question(body.text[: at + REACH], 1, "\0", at_head=True)
        else:
            text = body.text[max(0, at - REACH) : at + _BEHIND] if at >= _BEFORE else ""
            yield Question(text, len(text), "\0", at_head=False)


def _ask_same(whole: Folded, asked: Spans, *, near: bool) -> Iterator[Question]:
    """Who has the text before a thing, and the thing; or that behind it, if it is `near` the start."""
    for start, end in asked:
        low, high = whole.at(start), whole.at(end)
        if near and low < _BEFORE:
            yield Question(whole.text, high, whole.text[low:high][::-1], at_head=True)
        else:
            yield Question(whole.text, low, whole.text[low:high], at_head=False)
