"""Clusters: what a reader sees as one character can be several code points, and is never cut."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_PLAIN = re.compile("[\u0000-\u02ff\u0400-\u0482\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]")
"""Letters that never belong to the character before them, but for a joiner between."""
_JOINERS = "\u200d"
_REACH = 16


def is_inside_cluster(text: str, at: int) -> bool:
    r"""Whether a cut before `at` would divide what is seen as one character: a letter and its marks, a joined sign.

    >>> is_inside_cluster("e\u0301", 1), is_inside_cluster("क्ष", 2), is_inside_cluster("é!", 1)
    (True, True, False)
    """
    if not 0 < at < len(text) or (_PLAIN.match(text, at) and text[at - 1] not in _JOINERS):
        return False
    base = max(0, at - _REACH)
    starts = (match.start() for match in _compile().finditer(text[base : at + 1]))
    return at - base not in starts


@cache
def _compile() -> regex.Pattern[str]:
    import regex  # noqa: PLC0415 - only here: most texts need it nowhere, and start-up counts in a pipe

    return regex.compile(r"\X")
