"""Cut notes: what a program says in brackets, in words of its own, where it stops inside a text, or goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stitchtext.bodies import find_body
from stitchtext.cuts import is_head_cut
from stitchtext.folded import Folded
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.echoes import Echo, ask_beside, listen
from stitchtext.rules.peels import PAGE_LINE
from stitchtext.rules.teasers import TEASER

_READ, _PAST = 128, 12
"""Characters of a note at most, and folded ones beyond it that others must have, as a slip has fewer."""
_LEAST = 12
"""Bytes of its letters: a shorter one may be of the text, as a number or a name."""
_IN = r"[^\[\]［］()（）【】〔〕\r\n]{4,120}"
_FIRST = re.compile(rf"[\[［(（【〔]{_IN}[\]］)）】〕]")
_LAST = re.compile(rf"{_FIRST.pattern}\Z")
_OPENING, _CLOSING = tuple("[［(（【〔"), tuple("]］)）】〕")


def mark_cut_notes(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Iterator[Suspect]:
    """Words in brackets at ends of fragments, where others go on inside a sentence without them, as muted suspects.

    Left alone: what another fragment has there, too; what stands where a sentence ends, as who wrote it may be named
    below an abridged copy; and before what may be the beginning of a text.
    """
    found = [(one, *note) for one in fragments for note in _find(one.text)]
    questions = [ask_beside(folds[one.index], (start, end), at_head, past=_PAST) for one, start, end, at_head in found]
    for (one, start, end, at_head), echo in zip(found, listen(questions, [own.text for own in folds]), strict=True):
        if _is_cut(echo) and not (at_head and _may_begin(one.text[end : end + _READ].lstrip(), echo)):
            yield Suspect(one.index, start, end, PAGE_LINE if at_head else TEASER, True)


def _find(text: str) -> Iterator[tuple[int, int, bool]]:
    """The words in brackets at the ends of a text, with True for those at its head."""
    start, end = find_body(text, ())
    first = _FIRST.match(text, start) if text.startswith(_OPENING, start) else None
    last = _LAST.search(text, max(start, end - _READ), end) if text.endswith(_CLOSING, start, end) else None
    for match, at_head in ((first, True), (last, False)):
        if match and len("".join(filter(str.isalpha, match[0])).encode(errors="surrogatepass")) >= _LEAST:
            yield *match.span(), at_head


def _may_begin(text: str, echo: Echo) -> bool:
    """Whether a text may begin so, behind a note: with a capital letter, or not far behind where others begin."""
    return not is_head_cut(text) and (text[:1].isupper() or not echo.deep)


def _is_cut(echo: Echo) -> bool:
    return echo.severed > 0 and not (echo.inside or echo.twins or echo.ends)
