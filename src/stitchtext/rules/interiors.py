"""Interiors: what one fragment writes between its words, and others run across: tags, marks, lines of the page.

A finder lists what may be no text; whether it is, the fragments tell that have the same text and nothing there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

from stitchtext.folded import Folded
from stitchtext.model import Fragment, Keep, Suspect
from stitchtext.rules.echoes import Echo, Question, listen
from stitchtext.rules.furniture_lines import list_lines
from stitchtext.rules.line_prefixes import list_prefixes
from stitchtext.rules.note_marks import list_notes
from stitchtext.rules.stray_markdown import list_marks
from stitchtext.rules.stray_tags import list_tags

Spans: TypeAlias = list[tuple[int, int]]
_ASKED = 16
"""Places of one kind that are asked about in a fragment."""
_ENOUGH = 2
"""Places that others must run across."""


class _Kind(NamedTuple):
    """Things of one kind, by the code of their rule, and how many must run across one.

    Each stands for itself, or what is true of some is true of all.
    """

    code: str
    find: Callable[[str], Spans]
    each: bool = False
    least: int = 1


_KINDS = (
    _Kind("L104", list_tags),
    _Kind("L105", list_marks),
    _Kind("L106", list_prefixes),
    _Kind("L107", list_notes),
    _Kind("L103", list_lines, each=True, least=2),
)


def mark_interiors(fragments: Sequence[Fragment], folds: Sequence[Folded], keep: Keep) -> Iterator[Suspect]:
    """What stands between the words of a fragment and others run across, as muted suspects.

    Not lines, where a vote decides which of them to `keep`.
    """
    for kind in _KINDS if keep == "all" else (kind for kind in _KINDS if not kind.each):
        spans = [kind.find(fragment.text) for fragment in fragments]
        if any(spans):
            yield from _judge(kind, spans, folds)


def _judge(kind: _Kind, spans: Sequence[Spans], folds: Sequence[Folded]) -> Iterator[Suspect]:
    """Of each kind, all in a fragment where others run across some; or only those that they do.

    More must run across than write the same there. Who has things of the kind elsewhere does not count.
    """
    plain = [fold.text for fold, own in zip(folds, spans, strict=True) if kind.each or not own]
    marked = [fold.text for fold, own in zip(folds, spans, strict=True) if own]
    asked = [_thin(own if kind.each else list(_join(own, fold)), kind) for own, fold in zip(spans, folds, strict=True)]
    questions = [one for number, own in enumerate(asked) for span in own for one in _ask(folds[number], *span)]
    without = iter(listen(questions, plain))
    along = iter(listen(questions, marked))
    for number, own in enumerate(asked):
        heard = [(span, [*islice(without, 2)], [*islice(along, 2)]) for span in own]
        crossed = [span for span, across, same in heard if _is_crossed(across, same, kind.least)]
        gone = crossed if kind.each else spans[number] if len(crossed) >= _ENOUGH else []
        yield from (Suspect(number, start, end, kind.code, True) for start, end in gone)


def _thin(spans: Spans, kind: _Kind) -> Spans:
    return spans if kind.each else spans[:: len(spans) // _ASKED + 1]


def _join(spans: Spans, fold: Folded) -> Iterator[tuple[int, int]]:
    """The spans, those as one between which no text is."""
    low, high = spans[0] if spans else (0, 0)
    for start, end in spans[1:]:
        if fold.at(high) < fold.at(start):
            yield low, high
            low = start
        high = end
    yield from [(low, high)] if spans else []


def _ask(fold: Folded, start: int, end: int) -> Iterator[Question]:
    """What others have behind the text before a thing, and what before the text behind it."""
    low, high = fold.at(start), fold.at(end)
    thing = fold.text[low:high]
    yield Question(fold.text, low, thing, at_head=False)
    yield Question(fold.text, high, thing[::-1], at_head=True)


def _is_crossed(across: Sequence[Echo], same: Sequence[Echo], least: int) -> bool:
    """Whether more run across a thing, as one of its sides tells, than have it themselves."""
    if any(echo.inside or echo.twins for echo in across):
        return False
    return max(echo.parted for echo in across) >= least + max(echo.inside + echo.twins for echo in same)
