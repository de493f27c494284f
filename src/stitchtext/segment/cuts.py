"""Cut ends: does a text start or stop inside a sentence, as far as it alone can tell?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stitchtext.folded import find_body
from stitchtext.model import Fragment, Suspect

TEASER = "L102"
"""The rule that finds the marks of a cut."""

_CLOSERS = r"\"'”’»›」』】〉》）\)\]\}*_`"
_ENDED = re.compile(
    rf"[。．｡.!?！？…‥:：।॥؟۔።။។~～♪☆]+[\s{_CLOSERS}]*$|[{_CLOSERS}]\s*$"
    r"|(?:です|ます|した|った|せん|さい|しょう|である)\s*$"  # a Japanese sentence ends so, with or without its mark
)
_SENTENCE = re.compile(rf"[。！？｡।॥؟۔።။។]|[.!?…][{_CLOSERS}]*\s")
_BEHIND = frozenset("、。，．,.;:!?！？」』】）)]ーぁぃぅぇぉっゃゅょんをァィゥェォッャュョ")
"""Marks that belong to what was before, and sounds that no sentence starts with."""
_PARTICLES = frozenset("のがはにへとも")


def is_head_cut(text: str) -> bool:
    """Whether a text starts inside a sentence: with a small letter, a closing mark, or a lone particle.

    >>> is_head_cut("のグローバル展開"), is_head_cut("グローバル展開"), is_head_cut("and so on.")
    (True, False, True)
    """
    first, second = text[:1], text[1:2]
    left_behind = first in _PARTICLES and bool(second) and (second > "ん" or (second.isascii() and second.isalpha()))
    return first.islower() or first in _BEHIND or left_behind


def is_tail_cut(text: str) -> bool:
    """Whether a text stops inside a sentence: its last line has a whole sentence and then part of another.

    A last line without any sentence mark may be a heading, an item or a name, and is not held to be cut.

    >>> is_tail_cut("一つです。二つ"), is_tail_cut("一つです。"), is_tail_cut("奥付")
    (True, False, False)
    """
    if _ENDED.search(text[-64:]):
        return False
    body = text.rstrip()
    line = body[max(body.rfind("\n"), body.rfind("\r")) + 1 :]
    return _SENTENCE.search(line) is not None


def recut(fragment: Fragment, mutes: Sequence[Suspect]) -> Fragment:
    """The fragment with what its ends tell when what is muted there is not of its text; a mark of a cut tells all.

    >>> recut(Fragment(0, 0, 4, "一つです…", False, False), [Suspect(0, 4, 5, "L102", True)]).tail_cut
    True
    """
    start, end = find_body(fragment.text, [(mute.start, mute.end) for mute in mutes if mute.mute])
    body = fragment.text[start:end]
    marked = any(mute.code == TEASER and mute.start >= end for mute in mutes)
    return replace(fragment, head_cut=is_head_cut(body), tail_cut=marked or is_tail_cut(body))
