"""Turns: the line break where one page of an article ends and the next one begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stitchtext.merge.spaces import Gap
from stitchtext.merge.witnesses import Witness
from stitchtext.passages import ends_sentence
from stitchtext.scripts import meet_words

_BEHIND = re.compile(r"[^\S\r\n]{0,64}(\r\n|\r|\n)")
_BEFORE = re.compile(r"(\r\n|\r|\n)[^\S\r\n]*\Z")
_LAST = re.compile(r"( )(?!.* )", re.DOTALL)
_READ = 64
"""Characters before a page in which the line break stands that sets its number off; and at its end, the last space."""


def turn_page(witnesses: Sequence[Witness], line: str, place: int) -> Gap | None:
    """The line break between a page's number and its text, of who stops at backbone offset `place` or begins there.

    Inside a sentence, which goes on in the same line, a space of who stops there, where words are parted by one.
    """
    whole = ends_sentence(line, place)
    for witness in sorted(witnesses, key=lambda witness: witness.fragment.text):
        text, fold = witness.fragment.text, witness.fold
        at, line_at, size = witness.blocks[-1]
        end, found = fold.raw_end(len(fold.text)), None
        if line_at + size == place and at + size == len(fold.text):
            behind = _BEHIND.match(text, end)
            found = behind if whole else behind and _find_space(text, end, line[place : place + 1])
        elif whole and witness.blocks[0][:2] == (0, place):
            found = _BEFORE.search(text, max(0, fold.raw(0) - _READ), fold.raw(0))
        if found:
            return Gap(witness, 0, *found.span(1), found[1])
    return None


def _find_space(text: str, end: int, after: str) -> re.Match[str] | None:
    return _LAST.search(text, max(0, end - _READ), end) if meet_words(text[end - 1 : end], after) else None
