"""Passages: text that one fragment has and another lacks, left out as a whole and not lost by a slip."""

from __future__ import annotations

import re
from collections.abc import Callable

PASSAGE = 20
"""Folded characters from which text that others lack is a passage, whatever it says."""
_SENTENCE, _NEAR = 4, 8
_SENTENCE_END = re.compile(r"[。！？!?.।॥؟۔።။…][」』）)\"'\]]*$")


def ends_sentence(text: str, at: int) -> bool:
    """Whether a sentence ends just before `at`, or the text begins there."""
    return at == 0 or bool(_SENTENCE_END.search(text[max(0, at - _NEAR) : at]))


def is_passage(text: str, before: str) -> bool:
    """Whether text that one fragment has and another lacks was left out as a whole, by its length or its sentences.

    >>> is_passage("短い文です。", "前の文。"), is_passage("です", "はずです")
    (True, False)
    """
    if len(text) >= PASSAGE:
        return True
    return len(text) >= _SENTENCE and ends_sentence(text, len(text)) and ends_sentence(before, len(before))


def is_left_out(text: str, start: int, end: int, starts_line: Callable[[int], bool]) -> bool:
    """Whether `text[start:end]`, which another fragment lacks, was left out: it is long, or whole lines or sentences.

    Where taking out as much a little further on comes to the same, it is looked at there, too. Text that stands
    next to its double is not left out: whether it stands once or twice is what a vote is for.

    >>> is_left_out("文です。見出し次の文", 4, 7, {4, 7}.__contains__), is_left_out("山山だ", 0, 1, {0, 1}.__contains__)
    (True, False)
    """
    if is_doubled(text, start, end):
        return False
    if end - start >= PASSAGE or _is_whole(text, start, end, starts_line):
        return True
    stop = min(len(text), end + PASSAGE)
    while end < stop and text[start] == text[end]:
        start, end = start + 1, end + 1
        if _is_whole(text, start, end, starts_line):
            return True
    return False


def is_doubled(text: str, start: int, end: int) -> bool:
    """Whether the same stands just before or just behind a stretch of a text.

    >>> is_doubled("対処法法", 3, 4), is_doubled("対処法", 2, 3)
    (True, False)
    """
    size = end - start
    return text[start:end] in (text[max(0, start - size) : start], text[end : end + size])


def _is_whole(text: str, start: int, end: int, starts_line: Callable[[int], bool]) -> bool:
    if starts_line(start) and starts_line(end):
        return True
    return end - start >= _SENTENCE and all(starts_line(at) or ends_sentence(text, at) for at in (start, end))
