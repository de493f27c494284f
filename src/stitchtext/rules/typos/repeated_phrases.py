"""T206: a long phrase written twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_code, is_quoted
from stitchtext.rules.registry import Match, text_rule
from stitchtext.rules.typos.repeats import Repeat, find_long_repeats

_SHOWN = 24
_BREAK = re.compile(r"[^\w\s'’\-ー\u0300-\u036f\u064b-\u0652\u0900-\u0963\u0e30-\u0e4e]|_|[\r\n]|\s-|-\s")
_SPACED = re.compile(r"[^\S\r\n]")
_FEWEST_WORDS = 4


@text_rule(
    "T206",
    "repeated-phrase",
    "a long phrase is written twice in a row",
    safety="safe",
    examples=(
        (
            "We walked along the old river road along the old river road until it was dark.",
            "We walked along the old river road until it was dark.",
        ),
        (
            "この計画は来年の春に駅の前で完成する予定の大きな施設来年の春に駅の前で完成する予定の大きな施設で使われます。",
            "この計画は来年の春に駅の前で完成する予定の大きな施設で使われます。",
        ),
    ),
    leaves=(
        "He had done it last year, and the year before, and the year before that.",
        "Farmer in the dell, Farmer in the dell, heigh-ho the dairy-oh.",
        "See acl_create_entry, acl_delete_entry, acl_delete_perm and the rest of them.",
        "University of Oxford University of Oxford is a school.",
        "Edit - Table of Contents - Table of Contents - Entry",
        "“Let us go home to the old house let us go home to the old house,” she sang.",
        "the box of the box of the box",
        "----------------------------------------------------------",
        "一日一日と、一歩一歩と、少しずつ少しずつ進みます。",
        "`We walked along the old river road along the old river road`",
        "Along the old river road\nAlong the old river road\nwe went.",
        "eins zwei drei vier eins zwei drei vier eins zwei drei vier",
    ),
)
def find_repeated_phrase(text: str) -> Iterator[Match]:
    """Words of 20 characters and more, without a mark between them, that stand twice in a row inside a sentence.

    Left alone: verse and other lines that begin so, what stands three times, what has a mark in it (a list, a refrain),
    fewer than four words, speech and code.
    """
    for repeat in find_long_repeats(text):
        phrase = _turn(text, repeat)
        if phrase is not None and not is_quoted(text, phrase.start) and not is_code(text, phrase.start):
            shown = text[phrase.start : phrase.middle].strip()[:_SHOWN]
            yield Match(
                phrase.start, phrase.end, f"「{shown}…」 is written twice", (Edit(phrase.middle, phrase.end, ""),)
            )


def _turn(text: str, repeat: Repeat) -> Repeat | None:
    """The repeat from the start of a word on; None where it can be meant."""
    size = repeat.middle - repeat.start
    phrase = text[repeat.start : repeat.middle]
    if _BREAK.search(phrase):
        return None
    if not _SPACED.search(phrase):
        return repeat if _is_inside(text, repeat.start) and len(set(phrase)) * 2 > size else None
    start = repeat.start
    while start < repeat.middle and not (text[start - 1 : start].isspace() and text[start + size - 1].isspace()):
        start += 1
    turned = Repeat(start, start + size, start + 2 * size)
    words = text[start : start + size].split()
    whole = text[turned.middle : turned.end] == text[start : turned.middle]
    return turned if whole and len(set(words)) >= _FEWEST_WORDS and _is_inside(text, start) else None


def _is_inside(text: str, at: int) -> bool:
    """Whether an offset is inside a sentence: what a line begins with is said again by what follows a heading."""
    before = text[max(0, at - 2) : at].rstrip(" ")
    return bool(before) and (before[-1].isalnum() or before[-1] in ",、，")
