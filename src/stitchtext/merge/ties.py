"""Ties: of the readings of a place that have as many votes, the one that stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from stitchtext.familiar import is_more_familiar
from stitchtext.folded import fold_text
from stitchtext.merge.choices import Choice
from stitchtext.merge.doubles import doubles
from stitchtext.merge.likeness import measure_distance
from stitchtext.merge.misreadings import is_lost
from stitchtext.merge.places import Place
from stitchtext.merge.silence import are_flat_headings, is_line, stands_elsewhere
from stitchtext.merge.witnesses import Witness
from stitchtext.model import Reason
from stitchtext.passages import PASSAGE, ends_sentence

_CONTEXT = 24
_LONGEST_DOUBLE = 512
"""Characters of a reading that is looked at for text written twice; a longer one stands, as the fuller."""
_FAR = 128
"""Blocks of a witness on either side of a place that are asked whether it leaves passages out."""
_COMPARED = 32
"""The most readings of a place that are compared each with each."""


def break_tie(rivals: Sequence[Choice], choices: Sequence[Choice], place: Place, line: str) -> tuple[Choice, Reason]:
    """The choice that stands, of those with as many votes, and for what reason it stands before the next best."""
    if 2 < len(choices) <= _COMPARED:
        others = [(choice.text, choice.votes) for choice in choices]
        distances = {choice.text: measure_distance(choice.text, others) for choice in rivals}
        nearest = [choice for choice in rivals if distances[choice.text] == min(distances.values())]
        if len(nearest) < len(rivals) and len(nearest) == 1:
            return nearest[0], "nearest"
        rivals = nearest
    best: Choice = rivals[0]
    reason: Reason = "nearest"
    for other in rivals[1:]:
        stands, reason = _rank(best, other, place, line)
        best = best if stands else other
    return best, reason


def _rank(a: Choice, b: Choice, place: Place, line: str) -> tuple[bool, Reason]:
    """Whether `a` stands before `b`, which has as many votes, and for what reason."""
    before = line[max(0, place.start - 1) : place.start]
    sounder = _find_sounder(a.text, b.text, before)
    if why := sounder or _find_sounder(b.text, a.text, before):
        return sounder is not None, why
    first = _rank_passage(a, b, place, line)
    if reason := first or _rank_passage(b, a, place, line):
        return first is not None, reason
    pairs = () if _stands_apart(a, b, place, line) else ((a.text, b.text), (b.text, a.text))
    known = [is_more_familiar(*pair, line, place.start, place.end) for pair in pairs]
    if any(known):
        return known[0], "familiar"
    short, long = sorted((a.text, b.text), key=len)
    near = max(_CONTEXT, min(len(long), _LONGEST_DOUBLE))
    context = line[max(0, place.start - near) : place.start], line[place.end : place.end + near]
    if len(short) < len(long) <= _LONGEST_DOUBLE and doubles(short, long, context):
        return a.text == short, "shorter"
    if len(short) < len(long):
        return a.text == long, "fuller"
    return a.text < b.text, "code-points"


def _stands_apart(a: Choice, b: Choice, place: Place, line: str) -> bool:
    """Whether one of two has words behind a sentence, as a short heading, and the other nothing: no other words for it.

    What stands around a heading elsewhere does not tell whether it stands here.
    """
    words = a.text or b.text
    return not (a.text and b.text) and sum(map(str.isalnum, words)) > 1 and ends_sentence(line, place.start)


def _find_sounder(text: str, other: str, before: str) -> Reason | None:
    """Why a reading is rather right than another: that has letters of it as HTML writes them, or `?` for them."""
    if is_escaped(other, text, before):
        return "shorter"
    return "undamaged" if is_lost(other, text) else None


def _rank_passage(one: Choice, other: Choice, place: Place, line: str) -> Reason | None:
    """Why one reading stands before another: that has more, which is elsewhere, or lacks a passage that this has."""
    own = line[place.start : place.end]
    if one.text == own and stands_elsewhere(own, other.said, one.said, line, place.start):
        return "elsewhere"
    fuller = not other.text and (all(map(is_line, one.said)) or _leaves_passage_out(other, one.text, place, line))
    fuller = fuller or (len(other.text) < len(one.text) and are_flat_headings(one.said, other.said))
    return "fuller" if fuller else None


def _leaves_passage_out(lacking: Choice, text: str, place: Place, line: str) -> bool:
    """Whether what some lack is long, or whole sentences, and all of them leave passages out near by: it is no slip.

    It may stand there twice in a row, but the last words of a sentence, said again, are a stutter.
    """
    long = len(text) >= PASSAGE or _is_sentences(text, place, line)
    return long and all(_is_abridged(witness, place) for witness, _, _ in lacking.said)


def _is_sentences(text: str, place: Place, line: str) -> bool:
    """Whether a reading is whole sentences, where it stands or a little further on, which comes to the same."""
    size = len(text)
    before = line[max(0, place.start - size - _CONTEXT) : place.start]
    whole, low = f"{before}{text}{line[place.end : place.end + size]}", len(before)
    while not (ends_sentence(whole, low) and ends_sentence(whole, low + size)):
        if low + size >= len(whole) or whole[low] != whole[low + size]:
            return False
        low += 1
    first = low - size
    return first < 0 or whole[first:low] != whole[low : low + size] or ends_sentence(whole, first)


def _is_abridged(witness: Witness, place: Place) -> bool:
    """Whether a witness leaves out a passage of the backbone elsewhere than at a place, but near by."""
    at = bisect_left(witness.starts, place.start)
    near = pairwise(witness.blocks[max(0, at - _FAR) : at + _FAR])
    gaps = ((b[0] - a[0] - a[2], a[1] + a[2], b[1]) for a, b in near)
    return any(high - low - own >= PASSAGE for own, low, high in gaps if high < place.start or low > place.end)


def is_escaped(text: str, other: str, before: str) -> bool:
    """Whether a reading is another one with a character written as HTML writes it; `before` stands before both."""
    if ";" not in text:
        return False
    from html import unescape  # noqa: PLC0415 - only here: most texts have no such sign

    lead = "&" if before == "&" else ""
    plain = fold_text(unescape(lead + text))
    return plain != lead + text and plain == lead + other
