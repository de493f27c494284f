"""S101: the title stands twice at the start."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_LINES = re.compile(
    r"\s*(?:#{1,6}\s+)?([^\r\n]{2,200}?)[^\S\r\n]*((?:[\r\n]\s*(?:#{1,6}\s+)?\1[^\S\r\n]*(?![^\r\n]))+)"
)
_FLAT = re.compile(r"\s*(?:#{1,6}\s+)?([^\r\n]{8,200}?)((?:[^\S\r\n]+(?:#{1,6}\s+)?\1)+)(?=\s|\Z)")
_SENTENCE = re.compile(r"[。！｡।॥؟۔።။]|[.!?？](?=\s)")


@text_rule("S101", "doubled-title", "the title stands twice at the start", structure=True, mutes=True)
def find_doubled_title(text: str) -> Iterator[Match]:
    """Find a title that is followed by itself, on lines of their own or flattened into one line.

    Why it is wrong: scrapers take the title from the page's head and again from its body.

    Before: `題名`, `題名`, `本文です。` on three lines. After: `題名`, `本文です。` on two.

    Leaves alone: a first line with a sentence in it, a flattened doubling of fewer than eight characters, any
    repetition further down, and the text that is one unmarked fragment, where it is only reported.
    """
    match = _LINES.match(text) or _FLAT.match(text)
    if match is not None and not _SENTENCE.search(match[1][:-1]):
        start, end = match.span(2)
        end = start + len(text[start:end].rstrip())
        yield Match(start, end, f"the title 「{match[1][:40]}」 is doubled", (Edit(start, end, ""),))
