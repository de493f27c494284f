"""Doubles: readings that are others with a part of them written twice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from stitchtext.folded import holds
from stitchtext.merge.silence import list_slides
from stitchtext.merge.witnesses import Said, Witness
from stitchtext.passages import ends_sentence, find_surplus
from stitchtext.scripts import is_small

_FEWEST = 2
"""Letters of a word that is no slip of a key."""


def doubles(short: str, long: str, context: tuple[str, str]) -> bool:
    """Whether the long reading is the short one with some part of the text there written twice.

    >>> doubles("", "late ", ("It was late ", "at night.")), doubles("", "so ", ("It was late ", "at night."))
    (True, False)
    """
    size = len(long) - len(short)
    whole, goal = context[0] + long + context[1], context[0] + short + context[1]
    places = range(max(0, len(context[0]) - size), len(context[0]) + len(long) + 1)
    return any(
        whole[at : at + size] == whole[at + size : at + 2 * size] and whole[:at] + whole[at + size :] == goal
        for at in places
    )


def is_word_twice(said: Said, once: str, *, lined: bool = False) -> bool:
    """Whether what a witness says at a place is what others say `once`, with a word, set apart by gaps, written twice.

    Of two that disagree so the one has a stutter: a word is lost for itself more seldom, and just where it stands
    twice hardly ever. A number may stand twice; so may the word of a heading, flattened above a sentence that begins
    with it: it is one if others start a line there (`lined`).
    """
    witness, low, high = said
    text, gaps, size = witness.fold.text, witness.fold.gaps, high - low - len(once)
    start = find_surplus(once, text[low:high]) if size >= _FEWEST else None
    for at in list_slides(text, low + start, size) if start is not None else ():
        word = text[at : at + size]
        if word.isdigit() or not any(map(str.isalpha, word)) or not (holds(gaps, at) and holds(gaps, at + size)):
            continue
        before = text[max(0, at - size) : at] == word and (at == size or holds(gaps, at - size))
        behind = text[at + size : at + 2 * size] == word and (at + 2 * size == len(text) or holds(gaps, at + 2 * size))
        if before or behind:
            return not (lined and _may_be_heading(witness, at - size * before, 2 * size))
    return False


def _may_be_heading(witness: Witness, at: int, size: int) -> bool:
    """Whether a sentence ends before what stands twice, which no line break sets apart."""
    text = witness.fold.text
    broken = bisect_right(witness.lines, at + size) > bisect_left(witness.lines, at)
    return ends_sentence(text, at) and not (broken or is_small(text[at]))
