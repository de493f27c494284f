"""Codas: what a text has behind its last sentence, and no sentence goes on in: emoji, hashtags, handles, addresses."""

from __future__ import annotations

import re

from stitchtext.marks import CALLS, STOPS

_PICTURE = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
"""A sign that is a picture, or the colour of its skin; the square with which an article ends is one, too."""
_LOOKS = "\ufe0e\ufe0f" + "".join(map(chr, range(0xE0020, 0xE0080)))
"""What stands behind a picture and says how it looks: in colour or not, or of which land a flag is."""
_JOINER = "\u200d"
_TAG = re.compile(r"(?<!\w)[#＃@＠][^\s#＃@＠]{1,60}[#＃]?$")
"""A hashtag or a handle at the end; on Weibo a hashtag is closed, too."""
_SENTENCE = re.compile(rf"[{STOPS}{CALLS}]|[.!?…][\"')]?\s")
_CONTACT = re.compile(
    r"(?:[^\d@/\s]{1,16}[ :：]{0,2}){0,2}(?:https?://\S{4,160}|www\.\S{4,160}|[\w.+-]{1,48}@[\w-]{1,48}(?:\.[\w-]{2,24}){1,4}"
    r"|\+?\(?(?:\d[ ()./–-]{0,2}){7,17}\d)/?"
)
"""An address of the web or of mail, or the number of a telephone of eight digits and more, with a word or two before
it."""
_DATE = re.compile(
    r"(?:[^\W\d]{1,16}[ :：]{0,2})?(?:\d{1,2}\.? [^\W\d]{3,12},? \d{4}|[^\W\d]{3,12} \d{1,2}, \d{4}"
    r"|\d{4}[年년] ?\d{1,2}[月월] ?\d{1,2}[日일])"
)
"""A day with its year, and a word before it."""
_CREDIT = re.compile(r"(?:\([cC]\)|（[cC]）|[©ⓒ])[^.!?…\r\n]{1,60}")
"""Whose a text or a picture is, behind the sign that says so."""
_REACH, _MOST = 256, 32
"""Characters of an end that are looked at; and how many such things are taken off it."""


def drop_coda(text: str) -> str:
    """The end of a text without what comes last: pictures and tags, or an address, a number, a date or a credit alone.

    >>> drop_coda("We are here. 👍🏽 #port @anna"), drop_coda("issue #7 is open"), drop_coda("See you")
    ('We are here.', 'issue #7 is open', 'See you')
    >>> drop_coda("It is shut. Phone: 020 6110 1122"), drop_coda("It was shut on 3 March 2024")
    ('It is shut.', 'It was shut on 3 March 2024')
    >>> drop_coda("港は閉まっている。(c)AFP/Anna KLEIN")
    '港は閉まっている。'
    """
    end = _drop_address(text[-_REACH:].rstrip())
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


def _drop_address(end: str) -> str:
    """An end without the address or the date that stands behind its last sentence, if nothing else does."""
    at = max((match.end() for match in _SENTENCE.finditer(end)), default=0)
    last = end[at:].strip()
    return end[:at].rstrip() if at and _is_notice(last) else end


def _is_notice(last: str) -> bool:
    return (_CONTACT.fullmatch(last) or _DATE.fullmatch(last) or _CREDIT.fullmatch(last)) is not None


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
