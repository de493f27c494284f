"""Codas: what a post has behind its last sentence, and no sentence goes on in: emoji, hashtags, handles."""

from __future__ import annotations

import re

_PICTURE = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
"""A sign that is a picture, or the colour of its skin; the square with which an article ends is one, too."""
_LOOKS = "\ufe0e\ufe0f" + "".join(map(chr, range(0xE0020, 0xE0080)))
"""What stands behind a picture and says how it looks: in colour or not, or of which land a flag is."""
_JOINER = "\u200d"
_TAG = re.compile(r"(?<!\w)[#＃@＠][^\s#＃@＠]{1,60}[#＃]?$")
"""A hashtag or a handle at the end; on Weibo a hashtag is closed, too."""
_REACH, _MOST = 256, 32
"""Characters of an end that are looked at; and how many such things are taken off it."""


def drop_coda(text: str) -> str:
    """The end of a text without the pictures and tags that come last; all of the end where none do.

    >>> drop_coda("We are here. 👍🏽 #port @anna"), drop_coda("issue #7 is open"), drop_coda("See you")
    ('We are here.', 'issue #7 is open', 'See you')
    """
    end = text[-_REACH:].rstrip()
    if end.isascii() and "#" not in end and "@" not in end:
        return end
    for _ in range(_MOST):
        rest = _drop_one(end)
        if rest == end:
            break
        end = rest
    return end


def ends_in_picture(text: str) -> bool:
    """Whether a picture comes last in a text, and is whole.

    >>> ends_in_picture("See you 🎉"), ends_in_picture("See you #port"), ends_in_picture("See you 👩‍")
    (True, False, False)
    """
    return _find_picture(text[-_REACH:].rstrip()) >= 0


def _drop_one(end: str) -> str:
    at = _find_picture(end)
    if at < 0:
        found = _TAG.search(end)
        at = found.start() if found else len(end)
    return end[:at].rstrip().rstrip(_JOINER)


def _find_picture(end: str) -> int:
    """Where the picture begins that comes last; -1 where none does."""
    bare = end.rstrip(_LOOKS)
    return len(bare) - 1 if _PICTURE.match(bare[-1:]) else -1
