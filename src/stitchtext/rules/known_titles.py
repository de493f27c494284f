"""Known titles: a title doubled at the start of one fragment that another fragment writes once.

What one text alone cannot prove (a short title, a flattened one) another fragment can: it keeps its lines, and shows
where the title ends and that the text behind it is another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from stitchtext.model import Fragment, Suspect

_CODE = "S101"
_OPENING = re.compile(r"\s*([^\r\n]{2,200}?)[^\S\r\n]*[\r\n]\s*([^\r\n]*)")
_SENTENCE = re.compile(r"[。．｡！।॥؟۔።။]|[.!?？](?=\s)")
_MOST = 64
"""Titles that are looked for, those of most fragments first: a scrape of many articles has its own rules for each."""


def mark_known_titles(fragments: Sequence[Fragment]) -> Iterator[Suspect]:
    """The second copies of titles that another fragment writes once, as muted suspects."""
    titles = _list_titles(fragments)
    for fragment in fragments:
        for title in titles:
            start = _find_copy(fragment.text, title)
            if start:
                yield Suspect(fragment.index, len(title), start + len(title), _CODE, True)
                break


def _list_titles(fragments: Sequence[Fragment]) -> list[str]:
    """First lines that some fragment follows with other text, and none with a line that begins like the title."""
    openings = [match for match in (_OPENING.match(fragment.text) for fragment in fragments) if match is not None]
    again = {match[1] for match in openings if match[2].startswith(match[1]) and match[2] != match[1]}
    once = Counter(match[1] for match in openings if not match[2].startswith(match[1]) and match[1] not in again)
    ordered = sorted(once.items(), key=lambda item: (-item[1], item[0]))
    return [title for title, _ in ordered[:_MOST] if not _SENTENCE.search(title[:-1])]


def _find_copy(text: str, title: str) -> int:
    """Where the title stands again right behind itself; 0 if it does not."""
    if not text.startswith(title):
        return 0
    start = len(text) - len(text[len(title) :].lstrip())
    behind = text[start + len(title) : start + len(title) + 1]
    return start if start > len(title) and text.startswith(title, start) and (not behind or behind.isspace()) else 0
