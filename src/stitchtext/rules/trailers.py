"""Trailers: a list of other articles at the end of a fragment, under a line that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stitchtext.folded import Folded
from stitchtext.marks import STOPS
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.echoes import Question, listen
from stitchtext.rules.peels import PAGE_LINE
from stitchtext.rules.phrases import LONGEST, is_said

_WIDEST, _MOST = 120, 12
"""Characters of a line of such a list, and lines that it has at most, blank ones too."""
_SHOWN = 12
"""Folded characters behind the first line by which lists are told apart."""
_STOPS = (*STOPS, ".")
"""What no title ends with."""


def mark_trailers(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Iterator[Suspect]:
    """The lists at ends of fragments where another has another list, or two go on, as muted suspects."""
    found = [(one.index, *span) for one in fragments if (span := find_trailer(one.text)) is not None]
    lists = [frozenset(fragments[number].text[behind:].split("\n")) for number, _, behind in found]
    questions = [_ask(folds[number], start, behind) for number, start, behind in found]
    heard = listen(questions, [whole.text for whole in folds])
    for (number, start, _), own, echo in zip(found, lists, heard, strict=True):
        others = any(not own <= other and not other <= own for other in lists)
        if echo.parted and (others or (echo.parted > 1 and not echo.inside + echo.twins)):
            yield Suspect(number, start, len(fragments[number].text), PAGE_LINE, True)


def _ask(whole: Folded, start: int, behind: int) -> Question:
    """What others have in the place of a list: its first line, and the beginning of the next."""
    at = whole.at(start)
    return Question(whole.text, at, whole.text[at : whole.at(behind) + _SHOWN], at_head=False)


def find_trailer(text: str) -> tuple[int, int] | None:
    r"""Where such a list begins, and where its first line ends; nothing if a sentence stands below.

    >>> find_trailer("It was late.\nRelated articles\nThe port at night\nA ship comes in\n")
    (13, 29)
    """
    end = last = len(text.rstrip())
    for _ in range(_MOST + 1):
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if end < last and 0 < len(line) <= LONGEST and is_said(line, "related"):
            return start, end
        if len(line) > _WIDEST or line.endswith(_STOPS) or start == 0:
            return None
        end = start - 1
    return None
