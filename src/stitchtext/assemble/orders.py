"""Orders: what speaks for a part of an article being its first one, or a later one, by how it stops and starts."""

from __future__ import annotations

import re

from stitchtext.cuts import is_ended, is_head_cut, is_tail_cut

_HEADLESS, _CUT, _OPEN, _HINT = 8, 6, 4, 1
"""What it weighs that a part starts inside a sentence; that it stops inside one, behind a whole one; that it stops
without a mark, as a heading does, too; and that it stops or starts as a middle of a text does more often."""
_READ = 400
"""Characters of an end, within one paragraph, in which brackets are paired."""
_BRACKETS = {"(": ")", "（": "）", "[": "]", "「": "」", "『": "』", "【": "】", "《": "》"}
"""Not quotes: what opens one in one language closes one in another."""
_OPENERS = {closer: opener for opener, closer in _BRACKETS.items()}
_LONE = re.compile(r"(?:^|\s)\w{0,2}$|[^\w\s]$")
"""What stands before a bracket that closes nothing: that of a list item, as in "12)", or of a smiley."""
_PROMISE = re.compile(r"[:：,，、;；(（\[「『【《“«–—-]\s*$")
"""What promises that more comes."""
_REST = re.compile(r"[^\W\d]{1,2}[。．｡！？!?.।॥؟۔。\n]|[ぁ-ゖ]{2,12}[。：:]")
"""A sentence or line too short to be a whole one, or of nothing but the ending of a Japanese one."""


def weigh_later(text: str) -> int:
    """How much speaks for it that something stood before this text.

    >>> [weigh_later(text) for text in ("and so on.", "ger UIによって提供されます):", "着。許多工夫", "次の文です。")]
    [8, 5, 1, 0]
    """
    if is_head_cut(text):
        return _HEADLESS
    opening = text[:_READ].split("\n", 1)[0]
    hints = bool(text[:1].islower()) + bool(_REST.match(text))
    return hints * _HINT + _OPEN * _closes_alone(opening)


def weigh_first(text: str) -> int:
    """How much speaks for it that something stood behind this text.

    >>> weigh_first("一つです。二つ"), weigh_first("二つ"), weigh_first("as follows:"), weigh_first("One. (Two.")
    (6, 4, 1, 4)
    """
    if is_tail_cut(text):
        return _CUT
    closing = text.rstrip()[-_READ:].rsplit("\n", 1)[-1]
    if not is_ended(text) or _opens_alone(closing):
        return _OPEN
    return _HINT * bool(_PROMISE.search(closing))


def _closes_alone(text: str) -> bool:
    """Whether a bracket is closed that was not opened here."""
    open_ones: list[str] = []
    for at, letter in enumerate(text):
        if letter in _BRACKETS:
            open_ones.append(letter)
        elif letter in _OPENERS and _OPENERS[letter] in open_ones:
            open_ones.remove(_OPENERS[letter])
        elif letter in _OPENERS and not _LONE.search(text[:at]):
            return True
    return False


def _opens_alone(text: str) -> bool:
    """Whether a bracket is opened that is not closed here."""
    return any(text.rfind(opener) > text.rfind(closer) for opener, closer in _BRACKETS.items())
