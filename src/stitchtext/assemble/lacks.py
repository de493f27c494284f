"""Lacks: the passages that fragments hold and their backbone does not, and where they would stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple, TypeAlias

from stitchtext.assemble.owned import Span, is_taken, list_free
from stitchtext.cuts import may_end_anywhere
from stitchtext.folded import Folded, holds
from stitchtext.marks import LAST
from stitchtext.model import Block
from stitchtext.passages import GARBLED, PASSAGE, ends_sentence, is_passage
from stitchtext.rivals import NO_TITLES, find_heads, part_titles
from stitchtext.scripts import is_small, is_spaceless

Taken: TypeAlias = dict[int, list[Block]]
Member: TypeAlias = tuple[int, list[Block]]
SURE = 12
"""Characters that a member must share with the end of a backbone to go on from there."""
_OTHER = 10
"""Characters of two sentences that are no readings of one."""
_KNOWN, _SHORTEST, _MOST = 3, 2, 64
"""Characters of the shortest sentence, or heading, that is known again; of one that is at an edge of what the backbone
has there; and how many in a row are looked for."""
_EDGE, _PHRASE = 6, 40
"""Characters with which two different sentences may begin, or end, alike; and of a phrase that both have inside."""
_NUMBERED = re.compile(r"[^\W\d]{0,4}\d{1,3}\.")
"""The number of a heading, or of a chapter, which ends no sentence."""


class Lack(NamedTuple):
    """A passage that a backbone lacks: where it would stand there, first and last, and in which fragment it does.

    It can `slide` back by so many characters, as it ends with what stands before it; it is `inner` if it stands between
    text that the backbone has.
    """

    place: int
    last: int
    span: Span
    slide: int
    inner: bool


def list_lacks(
    text: str, member: Member, folds: Sequence[Folded], taken: Taken, titles: Mapping[str, int] = NO_TITLES
) -> Iterator[Lack]:
    """What a member has and the backbone lacks.

    No character that the backbone took from it already is put in again, nor one of the `titles` in place of another.
    """
    number, laid = member
    own, mine = folds[number].text, taken.get(number, ())
    rival = find_heads(laid, own, text, titles)
    blocks = _drop_phrases(folds[number], text, part_titles(laid, rival))
    for left, right in pairwise([(0, 0, 0), *blocks, (len(own), len(text), 0)]):
        start, end, at, until = left[0] + left[2], right[0], left[1] + left[2], right[1]
        if start == end or (end, until) == rival:
            continue
        if until == at and end < len(own) and own[start] == own[end] and own[start] in LAST:
            start, end, at, until = start + 1, end + 1, at + 1, until + 1  # the mark is that of the sentence before
        back, ahead, whole = _reach(folds[number], (start, end, at, until), left[2], right[2], mine)
        whole = whole and not _stands_in(own[start:end], text[at:until])
        low, high = (back, ahead) if whole else (0, 0)
        if not _is_lacking(own[start - low : end + high], text, at - low, until + high, left[2], right[2]):
            continue
        wide = start - back, end + ahead, at - back, until + ahead
        start, end, at, until = _drop_known(folds[number], text, wide) if whole else wide
        slides = left[2] > 0 and start == wide[0]
        last = until if whole and _may_end(text, until) else 0
        place = at if left[2] or not right[2] else until
        slide = _count_slide(own, start, end, left[0], mine) if slides else 0
        inner = bool(left[2] and right[2])
        if not is_taken(start - slide, end, mine):
            yield Lack(place, max(place, last), (number, start, end), slide, inner)
            continue
        for begin, stop in list_free(start - slide, end - slide, mine):
            yield Lack(place - slide, place - slide, (number, begin, stop), 0, inner)


def _drop_phrases(fold: Folded, text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks without a first or last one that is a phrase of two sentences, which begin and end with other words.

    So the heading that a member begins with, or ends with, is no garbled end of the sentence beside it.
    """
    size = len(fold.text)
    if len(blocks) > 1 and blocks[0][2] <= _PHRASE and blocks[1][2] >= SURE:
        (start, line, length), (end, at, _) = blocks[:2]
        gap = end - start - length, at - line - length
        if _is_slip(gap) and ends_sentence(text, at) and start > GARBLED and _is_sentence(fold, 0, start, end):
            blocks = blocks[1:]
    if len(blocks) > 1 and blocks[-1][2] <= _PHRASE and blocks[-2][2] >= SURE:
        (begin, until, sure), (start, line, length) = blocks[-2:]
        low, at, end = begin + sure, until + sure, start + length
        gap = start - low, line - at
        if _is_slip(gap) and ends_sentence(text, at) and size - end > GARBLED and _is_sentence(fold, low, end, size):
            blocks = blocks[:-1]
    return blocks


def _is_slip(gap: tuple[int, int]) -> bool:
    """Whether a gap is something, and little, on either side."""
    return 0 < max(gap) <= _EDGE


def _is_sentence(fold: Folded, start: int, inside: int, end: int) -> bool:
    """Whether a stretch of a text, in two parts, may be a sentence or a heading: whole words, and many characters."""
    places = (place for place in (start, inside, end) if place < len(fold.text))
    whole = all(holds(fold.gaps, place) or is_spaceless(fold.text[place]) for place in places)
    return whole and end - start > PASSAGE and not is_small(fold.text[start])


def _reach(
    fold: Folded, gap: tuple[int, int, int, int], before: int, behind: int, mine: Sequence[Block]
) -> tuple[int, int, bool]:
    """How far a passage reaches to be whole sentences, back and ahead; and whether others stand in its place."""
    start, end, at, until = gap
    least = min(end - start, until - at)
    back, ahead = _widen(fold, start, end, before, behind, apart=least >= _OTHER) if until > at else (0, 0)
    if is_taken(start - back, start, mine) or is_taken(end, end + ahead, mine):
        back, ahead = 0, 0
    return back, ahead, 2 * (back + ahead) <= least >= _OTHER


def _drop_known(fold: Folded, text: str, gap: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """A gap without the sentences with which a passage begins, or ends, that the backbone has in its place, too.

    What is left of it stands behind all of that, or before it: a heading, and another sentence below it.
    """
    start, end, at, until = gap
    own, other = fold.text, text[at:until]
    edges = (place for place in range(start + _SHORTEST, end) if _is_apart(fold, place) or ends_sentence(own, place))
    heads = [*takewhile(lambda place: _is_known(own[start:place], other), islice(edges, _MOST))]
    if heads:
        return heads[-1], end, until, until
    edges = (
        place for place in range(end - _SHORTEST, start, -1) if _is_apart(fold, place) or ends_sentence(own, place)
    )
    tails = [*takewhile(lambda place: _is_known(own[place:end], other), islice(edges, _MOST))]
    return (start, tails[-1], at, at) if tails else _drop_turned(fold, other, gap)


def _drop_turned(fold: Folded, other: str, gap: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """A gap without the words with which a passage ends and the `other` one begins, or the other way round.

    They are of a heading, or a line without a mark, between two passages of which each side lacks one.
    """
    start, end, at, until = gap
    own, gaps = fold.text, fold.gaps
    least = _KNOWN if is_spaceless(own[start]) else _EDGE
    for place in gaps[bisect_left(gaps, max(start + 1, end - _PHRASE)) : bisect_right(gaps, end - least)]:
        if other.startswith(own[place:end]):
            return start, place, at, at
    for place in reversed(gaps[bisect_left(gaps, start + least) : bisect_left(gaps, min(end, start + _PHRASE))]):
        if other.endswith(own[start:place]):
            return place, end, until, until
    return gap


def _is_known(part: str, other: str) -> bool:
    """Whether what a passage begins or ends with stands in what the backbone has there: a short heading at its edge."""
    return part in other if len(part) >= _KNOWN else other.startswith(part) or other.endswith(part)


def _is_edge(fold: Folded, place: int) -> bool:
    """Whether a sentence ends before a place, or a heading in a script that sets no spaces between words."""
    before = fold.text[max(0, place - 1) : place]
    return ends_sentence(fold.text, place) or (_is_apart(fold, place) and not may_end_anywhere(before))


def _is_apart(fold: Folded, place: int) -> bool:
    """Whether a space stands between two letters of a script that sets none between words."""
    around = fold.text[max(0, place - 1) : place + 1]
    return len(around) > 1 and all(map(is_spaceless, around)) and holds(fold.gaps, place)


def _may_end(text: str, at: int) -> bool:
    """Whether a sentence ends before an offset, or nothing would tell it."""
    return ends_sentence(text, at) or may_end_anywhere(text[max(0, at - 1) : at])


def _stands_in(passage: str, other: str) -> bool:
    """Whether half of a passage stands in what the backbone has in its place, which has more between the halves."""
    half = len(passage) // 2
    return passage[:half] in other or passage[half:] in other


def _count_slide(own: str, start: int, end: int, least: int, mine: Sequence[Block]) -> int:
    """How far back a passage could be laid as well, as it ends with what stands before it; not before `least`."""
    slide = 0
    while start - slide > least and own[start - slide - 1] == own[end - slide - 1]:
        if is_taken(start - slide - 1, start - slide, mine):
            break
        slide += 1
    return slide


def _widen(fold: Folded, start: int, end: int, before: int, behind: int, *, apart: bool) -> tuple[int, int]:
    """How much further a passage reaches to be whole sentences, where the backbone has others in its place.

    Two sentences may begin with the same letter, and end with the same mark: these are of both. What is `apart` as two
    passages may be whole at one end, where a heading without a mark is at the other.
    """
    backs = (size for size in range(min(_EDGE, before) + 1) if _is_edge(fold, start - size))
    aheads = (size for size in range(min(_EDGE, behind) + 1) if _is_edge(fold, end + size))
    numbered = holds(fold.gaps, end) and _NUMBERED.match(fold.text, end, end + min(_EDGE, behind))
    back, ahead = next(backs, -1), 0 if numbered else next(aheads, -1)
    return (max(0, back), max(0, ahead)) if apart or back >= 0 <= ahead else (0, 0)


def _is_lacking(passage: str, text: str, at: int, until: int, follows: int, leads: int) -> bool:
    """Whether the backbone lacks a passage at `[at, until)`; the equal stretches around it have so many characters."""
    if (not leads and at == len(text) and follows >= SURE) or (not follows and until == 0 and leads >= SURE):
        return True  # it goes on where the backbone stops
    if not is_passage(passage, text[max(0, at - 8) : at] if follows else ""):
        return False
    if (not follows and until > 0) or (not leads and at < len(text)):
        return len(passage) > PASSAGE  # beyond a parted end: more than a garbled cut
    size = len(passage)
    repeated = passage in (text[max(0, at - size) : at], text[until : until + size])
    return not repeated
