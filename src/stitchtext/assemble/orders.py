"""Orders: what speaks for a part of an article being its first one, or a later one, by how it stops and starts."""

from __future__ import annotations

import re

from stitchtext.brackets import opens_alone, read_last_line
from stitchtext.cuts import is_ended, is_head_cut, is_tail_cut
from stitchtext.marks import ENDS
from stitchtext.scripts import is_small

_HEADLESS, _CUT, _OPEN, _HINT = 8, 6, 4, 1
"""What it weighs that a part starts inside a sentence; that it stops inside one, behind a whole one; that it stops
without a mark, as a heading does, too; and that it stops or starts as a middle of a text does more often."""
_BRACKETED = re.compile(rf"[^{ENDS}…‥][)）\]］]\s*$")
"""A bracket that a line ends with, and no sentence: as in a list, or where a text is cut behind it."""
_PROMISE = re.compile(r"[:：,，、;；(（\[「『【《“«–—-]\s*$")
"""What promises that more comes."""
_REST = re.compile(rf"[^\W\d]{{1,2}}[{ENDS}\n]|[ぁ-ゖ]{{2,12}}[。：:]")
"""A sentence or line too short to be a whole one, or of nothing but the ending of a Japanese one."""


def weigh_later(text: str) -> int:
    """How much speaks for it that something stood before this text.

    >>> [weigh_later(text) for text in ("and so on.", "ger UIによって提供されます):", "着。許多工夫", "次の文です。")]
    [8, 8, 1, 0]
    """
    if is_head_cut(text):
        return _HEADLESS
    return _HINT * (is_small(text[:1]) + bool(_REST.match(text)))


def weigh_first(text: str) -> int:
    """How much speaks for it that something stood behind this text.

    >>> weigh_first("一つです。二つ"), weigh_first("二つ"), weigh_first("as follows:"), weigh_first("One. (Two.")
    (6, 4, 1, 4)
    """
    if is_tail_cut(text):
        return _CUT
    closing = read_last_line(text)
    if not is_ended(text) or opens_alone(closing):
        return _OPEN
    return _HINT * bool(_PROMISE.search(closing) or _BRACKETED.search(closing))
