"""Endings: what stands before and after the ending of a Japanese sentence, and where endings follow endings."""

from __future__ import annotations

import re
from collections.abc import Iterator

BEHIND = (
    r"(?:(?<=[^\s「『（(〈《【\[<\"'“‘、。，．,.!?！？…・〜~―—–\-:：;；/|*■□◆●＝=])"
    r"|(?<=[0-9A-Za-z`)\]}”%＞>] ))"
)
"""Something that an ending can end stands before it: a word, or one in Latin letters or code and a space."""

VERBAL = r"(?<=[\u3400-\u9fff々いきぎしじちびみりえけげせてべめれね])"
"""A kanji, or the last sound of a verb's stem, before ます: not a particle, after which ますます is the adverb."""

END = (
    r"(?=\s|\Z|[。．｡、，,.！？!?…」』）)〉》】\]”’*]"
    r"|[（(]|が|から|ので|のに|のは|けど|けれど|し[、，]|よ|ね|な[あぁ]|か|と|って)"
)
"""What can follow the ending of a clause."""

JOINED = r"(?=が(?![\u3041-\u309f])|から|ので|けど)"
"""What joins a clause to the next, so that the ending before it is one even where a sentence starts with it."""

# One literal and a look ahead: the quickest thing a pattern can search for.
_JOINTS = tuple(
    re.compile(pattern)
    for pattern in (
        "す(?=[すでまいあなおしくてらされせ])",
        "た(?=[たでまだ])",
        "ん(?=[んま])",
        "う(?=[でま])",
        "る(?=であ)",
    )
)
_LENGTHS = (2, 3, 4)


def find_chains(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with an ending and goes on with another, without searching all the text."""
    joints = sorted(found.start() for joint in _JOINTS for found in joint.finditer(text))
    done = 0
    for start in (joint + 1 - length for joint in joints for length in _LENGTHS):
        match = pattern.match(text, start) if start >= done else None
        if match is not None:
            yield match
            done = match.end()
