"""Invisibles: zero-width marks that one fragment alone strews over its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from stitchtext.folded import INVISIBLE
from stitchtext.merge.spaces import Gap

_SHOWN = re.compile(rf"[^{INVISIBLE}]+")
_LOST = 2
"""Marks of a fragment that others do not have, from which on it is known to strew them."""


def is_hiding(text: str) -> bool:
    """Whether a text has invisible marks."""
    return not text.isascii() and any(letter in text for letter in INVISIBLE)


def drop_strewn(chosen: Mapping[int, Gap], heard: Mapping[int, Sequence[Gap]]) -> dict[int, Gap]:
    """The gaps that stand, less the marks of those who strew them, where nobody else could be asked.

    `heard` are all gaps at each place where someone has such a mark. Who has them where others have none, and never
    where another has one, too, did not find them in the article.
    """
    lost: Counter[int] = Counter()
    shared: set[int] = set()
    for gaps in heard.values():
        marked = [gap for gap in gaps if is_hiding(gap.text)]
        if len(marked) > 1:
            shared |= {gap.witness.number for gap in marked}
        elif len(gaps) > 1:
            lost[marked[0].witness.number] += 1
    strewers = {number for number, count in lost.items() if count >= _LOST} - shared
    return {at: _show(gap) for at, gap in chosen.items() if at in heard and gap.witness.number in strewers}


def _show(gap: Gap) -> Gap:
    """A gap without its invisible marks, or, where they stand between other white space, with the first of that."""
    shown = _SHOWN.search(gap.text)
    start, end = shown.span() if shown else (len(gap.text), len(gap.text))
    return gap._replace(start=gap.start + start, end=gap.start + end, text=gap.text[start:end])
