"""Fences: the lines of ``` or ~~~ that a program puts around its answer, which is no code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from stitchtext.bodies import find_body
from stitchtext.folded import Folded
from stitchtext.marks import COLONS
from stitchtext.model import Fragment, Suspect
from stitchtext.passages import ends_sentence
from stitchtext.rules.echoes import ask_beside, listen
from stitchtext.rules.peels import PAGE_LINE
from stitchtext.rules.phrases import LONGEST

_SIGNS = ("```", "~~~")
_FENCE = re.compile(r"^(?:`{3,8}|~{3,8})(?P<language>[\w+#.-]{0,20})[^\S\r\n]{0,8}\r?$", re.MULTILINE)
_LONG = 40
"""Bytes of a line that is prose, at least, if a sentence ends it."""
_ENOUGH = 2
"""Such lines, if others do not end so."""


class _Fences(NamedTuple):
    """The lines of fences with which a fragment begins and ends, either or both, as spans of its text.

    `said` is where a line begins that leads to the one at the head, or nothing.
    """

    number: int
    head: tuple[int, int] | None
    tail: tuple[int, int] | None
    said: int | None = None

    @property
    def spans(self) -> Iterator[tuple[tuple[int, int], bool]]:
        """Those that are there, with True for the one at the head."""
        yield from ((span, at_head) for span, at_head in ((self.head, True), (self.tail, False)) if span)


def mark_fences(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Iterator[Suspect]:
    """The fences around fragments that are of no code in them, as muted suspects.

    Prose is inside, or others have the text without them, or that of another such fragment, and nobody has this one so.
    A line that leads to them goes, too, where others go on inside the sentence: a program says so.
    Left alone: what another fragment has inside, and what is no pair where one has code that is left open.
    """
    found = [fences for one in fragments if (fences := _find_fences(one)) is not None]
    own = {one.number for one in found}
    if found and any(_is_open(one.text) for one in fragments if one.index not in own):
        found = [one for one in found if one.head and one.tail]
    if not found:
        return
    questions = [ask_beside(folds[one.number], span, at_head) for one in found for span, at_head in one.spans]
    heard = iter(listen(questions, [whole.text for whole in folds]))
    told = [(one, list(islice(heard, len(list(one.spans))))) for one in found]
    free = [(one, echoes) for one, echoes in told if not any(echo.inside for echo in echoes)]
    bare = {one.number for one, echoes in free if any(echo.ends or echo.parted for echo in echoes)}
    for one, echoes in free:
        unheld = bool(bare) and not any(echo.twins for echo in echoes)
        if one.said is not None:
            if echoes[0].severed:
                yield from _mark(one)
        elif unheld or one.number in bare or _is_prose(fragments[one.number].text):
            yield from _mark(one)


def _mark(fences: _Fences) -> Iterator[Suspect]:
    for (start, end), at_head in fences.spans:
        low = fences.said if at_head and fences.said is not None else start
        yield Suspect(fences.number, low, end, PAGE_LINE, True)


def _find_fences(fragment: Fragment) -> _Fences | None:
    """The fences around a text, unless they may be of code inside it: then others stand there, of no language."""
    text = fragment.text
    first, last = find_body(text, ())
    if not (text.startswith(_SIGNS, first) or text.endswith(_SIGNS, first, last)):
        return None
    lines = list(_FENCE.finditer(text))
    head = lines.pop(0).span() if lines and lines[0].start() == first else None
    closes = lines and lines[-1].end() >= last and not lines[-1]["language"]
    tail = lines.pop().span() if closes else None
    said = first if tail and not head and lines and _leads(text[first : lines[0].start()]) else None
    head = lines.pop(0).span() if said is not None else head
    if not (head or tail) or len(lines) % 2 or (lines and not lines[0]["language"]):
        return None
    return _Fences(fragment.index, head, tail, said)


def _leads(text: str) -> bool:
    """Whether what stands before the first fence is one line, and leads to it."""
    said = text.strip()
    return len(said) <= LONGEST and "\n" not in said and said.endswith(COLONS)


def _is_open(text: str) -> bool:
    """Whether a text has one fence of a pair: what stands at the ends of others may be its partner."""
    return any(sign in text for sign in _SIGNS) and len(_FENCE.findall(text)) % 2 == 1


def _is_prose(text: str) -> bool:
    """Whether half of the long lines of a text end with a sentence, two of them, or all but one that is cut."""
    long = [line for line in map(str.rstrip, text.splitlines()) if len(line.encode(errors="surrogatepass")) >= _LONG]
    ended = sum(ends_sentence(line, len(line)) for line in long)
    return 0 < ended >= min(len(long) - 1, max(_ENOUGH, len(long) / 2))
