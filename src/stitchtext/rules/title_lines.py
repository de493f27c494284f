"""Title lines: the title of a text in a line of its own, and what may be no copy of one, but begins the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from stitchtext.composed import compose
from stitchtext.cuts import may_end_anywhere
from stitchtext.folded import INVISIBLE, Folded, fold, fold_text
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.doubled_starts import count_known
from stitchtext.scripts import is_small, is_spaceless

DOUBLED = "S101"
"""The rule on titles that stand twice."""
_BREAK, _ENDED = re.compile(r"[\r\n]"), re.compile(r"[\r\n#]")
_READ, _BEHIND = 640, 12
"""Characters of a start that are read, and folded ones behind a title by which a text is known to be the same."""


def show(text: str) -> str:
    """A text without what shows nothing, its letters composed as folding does."""
    if text.isascii():
        return text
    text = compose(text, (0,), (0,)).text
    for letter in INVISIBLE:
        text = text.replace(letter, "")
    return text


def read_title(start: str) -> Iterator[str]:
    """The first line of a text that starts so, without white space, if the next one does not begin with it."""
    first, _, rest = show(start).strip().partition("\n")
    title = "".join(first.split())
    if rest and not "".join(rest.split()).startswith(title):
        yield title


def is_line_end(text: str, whole: Folded, at: int) -> bool:
    """Whether a line of a text ends at a folded offset, or the next heading begins there."""
    return _ENDED.search(text, whole.raw_end(at), whole.raw(at)) is not None


def leads_on(text: str, whole: Folded, size: int, end: int) -> bool:
    """Whether the last copy may be the subject of the first sentence: in another line than the first copy is.

    Or a small letter goes on behind it, or it alone runs into the text. No sentence in Chinese or Japanese has a space
    behind its subject.
    """
    first, last = (text[whole.raw_end(at) : whole.raw(at)] for at in (size, end))
    title, behind = text[: whole.raw_end(end)][-1:], text[whole.raw(end) : whole.raw(end) + 1]
    spaceless = is_spaceless(title) or is_spaceless(behind)
    if is_line_end(text, whole, end) or (last and spaceless and not may_end_anywhere(title)):
        return False
    return _BREAK.search(first) is not None or is_small(behind) or (first != "" and not last)


def spare_subjects(fragments: Sequence[Fragment], suspects: Sequence[Suspect]) -> list[Suspect]:
    """Those of the second copies of titles that are no words with which others, too, begin the text.

    They are copies where a fragment has the title in a line of its own above what is behind them.
    """
    if not any(one.code == DOUBLED for one in suspects):
        return list(suspects)
    texts = {fragment.index: fragment.text for fragment in fragments}
    titles = (one for one in suspects if one.code == DOUBLED)
    wholes = {one: fold(texts[one.fragment][: _READ + one.end]) for one in titles}
    leading = [one for one, whole in wholes.items() if leads_on(texts[one.fragment], whole, *_place(whole, one))]
    if not leading:
        return list(suspects)
    known = sorted(fold_text(text[:_READ]) for text in texts.values())
    lined: dict[str, set[str]] = {}
    for text in texts.values():
        line, _, below = text.strip()[: 2 * _READ].partition("\n")
        again, _, further = below.partition("\n")
        title = fold_text(line)
        lined.setdefault(title, set()).add(fold_text(further if fold_text(again) == title else below)[:_BEHIND])
    kept = {one for one in leading if _opens_text(wholes[one], *_place(wholes[one], one), known, lined)}
    return [one for one in suspects if one not in kept]


def _place(whole: Folded, suspect: Suspect) -> tuple[int, int]:
    """How much of a folded text is before the end of a title, and before that of its second copy."""
    return whole.at(suspect.start), whole.at(suspect.end)


def _opens_text(whole: Folded, size: int, end: int, known: Sequence[str], lined: Mapping[str, Set[str]]) -> bool:
    """Whether others begin with a title and what stands behind its second copy, and none in two lines."""
    title, behind = whole.text[:size], whole.text[end : end + _BEHIND]
    return count_known(title + behind, known) > 0 and behind not in lined.get(title, ())
