"""T207: a sentence written twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.marks import STOPS
from stitchtext.model import Edit
from stitchtext.rules.quotations import is_code, is_quoted
from stitchtext.rules.registry import Match, text_rule

_MARKS = (*STOPS, ".")
_SHORTEST, _FEWEST_WORDS = 12, 6
_PROBE, _SHOWN = 4, 24
_SPOKEN = re.compile(r"[「『“\"»«”』」！？!?\n]")


@text_rule(
    "T207",
    "repeated-sentence",
    "a sentence is written twice in a row",
    safety="safe",
    examples=(
        (
            "準備ができました。次の画面で続きを選びます。次の画面で続きを選びます。終わりです。",
            "準備ができました。次の画面で続きを選びます。終わりです。",
        ),
        (
            "It was late. The last train had left the old station. The last train had left the old station. We walked.",
            "It was late. The last train had left the old station. We walked.",
        ),
    ),
    leaves=(
        "行くぞ。行くぞ。みんな、行くぞ。",
        "ラララ、ラララ、ラララ。ラララ、ラララ、ラララ。ラララ、ラララ、ラララ。歌です。",
        "It was late. It was late. He went home.",
        "「もう二度と戻らないと言った。もう二度と戻らないと言った。」",
        "もう帰りたいのです！もう帰りたいのです！",
        "He came back. He came back the next day as well.",
        "“I will never go there again. I will never go there again.”",
        "最初の文はここにあります。\n最初の文はここにあります。",
        "1. 2. 1. 2. 1. 2.",
        "The end of it all. The end of it all was near.",
    ),
)
def find_repeated_sentence(text: str) -> Iterator[Match]:
    """A whole sentence of some length that stands twice in a row on one line.

    Left alone: short ones, those with ！ or ？ (they are called out), speech, verse, what stands three times, and code.
    """
    for mark in _MARKS:
        if mark in text:
            yield from _find(text, mark)


def _find(text: str, mark: str) -> Iterator[Match]:
    parts = text.split(mark)
    at, tail = 0, ""
    for part, behind in zip(parts, [*parts[1:], ""], strict=True):
        bare = behind.removeprefix(" ")
        if part[-_PROBE:] == bare[-_PROBE:] and _is_sentence(part, behind, mark) and tail[-len(bare) :] != bare:
            end = at + len(part) + len(mark)
            # at the end of the text the mark may be missing
            span = end - len(bare) - len(mark), min(end + len(behind) + len(mark), len(text))
            if not is_quoted(text, span[0]) and not is_code(text, span[0]) and not text.startswith(behind, span[1]):
                yield Match(*span, f"「{bare[:_SHOWN]}…」 is written twice", (Edit(end, span[1], ""),))
        at += len(part) + len(mark)
        tail = part


def _is_sentence(part: str, again: str, mark: str) -> bool:
    """Whether a part between marks ends with the sentence that is written again behind it."""
    bare = again.removeprefix(" ")
    if len(bare) < _SHORTEST or not part.endswith(bare) or _SPOKEN.search(bare):
        return False
    if mark == "." and (again == bare or len(set(bare.split())) < _FEWEST_WORDS):
        return False
    return part[: -len(bare)][-1:] in ("", " ", "\n")
