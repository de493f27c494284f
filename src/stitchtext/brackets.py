"""Brackets: what closes or opens one alone is cut from what the other one is in."""

from __future__ import annotations

import re

_BRACKETS = {"(": ")", "[": "]", "「": "」", "『": "』", "【": "】", "《": "》"}
"""Not quotes: what opens one in one language closes one in another."""
_OPENERS = {closer: opener for opener, closer in _BRACKETS.items()}
_CLOSING = re.compile(r"[\])」』】》）］]")
_ANY = re.compile(f"[{re.escape(''.join([*_BRACKETS, *_OPENERS]))}]")
_WIDE = str.maketrans("（）［］", "()[]")
"""Brackets of two widths that writers pair with each other."""
PAIRED = 400
"""Characters of an end, within one paragraph, in which brackets are paired."""
_LONE = re.compile(r"\d$|(?:^|\s)\w{0,2}$|[^\w\s]$")
"""What stands before a bracket that closes nothing: that of a list item, as in "12)", or of a smiley."""
_SMILEY = re.compile(r"[:;=][-']?[(\[]$")
_NEAR = 8


def closes_alone(text: str) -> bool:
    """Whether a bracket is closed that was not opened here."""
    if _CLOSING.search(text) is None:
        return False
    open_ones: list[str] = []
    for found in _ANY.finditer(text.translate(_WIDE)):
        letter, at = found[0], found.start()
        if letter in _BRACKETS:
            open_ones.append(letter)
        elif _OPENERS[letter] in open_ones:
            open_ones.remove(_OPENERS[letter])
        elif letter in ")]" and open_ones:
            open_ones.pop()  # as of an interval, [0, 1)
        elif not _LONE.search(text[max(0, at - _NEAR) : at]):
            return True
    return False


def opens_alone(text: str) -> bool:
    """Whether a bracket is opened that is not closed here."""
    text = _SMILEY.sub("", text[-PAIRED:].translate(_WIDE))
    return any(text.rfind(opener) > text.rfind(closer) for opener, closer in _BRACKETS.items())


def read_last_line(text: str) -> str:
    """The last line of a text, or as much of it as is looked at."""
    return text.rstrip()[-PAIRED:].rsplit("\n", 1)[-1]
