"""Additions: what fragments hold and their backbone lacks, chosen and put in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from stitchtext.assemble.hits import LAST
from stitchtext.assemble.owned import Span, is_taken, list_free
from stitchtext.folded import Folded
from stitchtext.model import Block, Joint
from stitchtext.passages import PASSAGE, ends_sentence, is_passage
from stitchtext.scripts import is_spaceless

Taken: TypeAlias = dict[int, list[Block]]
Member: TypeAlias = tuple[int, list[Block]]
_NEAR = 48
_SURE = 12
"""Characters that a member must share with the end of a backbone to go on from there."""
_BY_CHANCE = 10
"""Characters of two different texts that may be the same where they begin."""
_NEAR_END = 24
"""Characters before the end of a sentence in which another one may end alike."""
_LEAST_TAIL, _LEAST_DENSE = 5, 3
"""Characters below which the end of a text stands somewhere else by chance; and where words are not set apart, so that
a character says more."""
_OTHER, _KNOWN = 10, 24
"""Characters of two sentences that are no readings of one; and those at the end of a passage by which it is known."""
_EDGE = 6
"""Characters with which two different sentences may begin, or end, alike."""


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


def choose_additions(text: str, members: Sequence[Member], folds: Sequence[Folded], taken: Taken) -> dict[int, Span]:
    """What to put into a backbone that reads `text`, by place: passages first, and where none is lacking, short ends.

    `members` are its fragments with where they lie, `taken` what they gave to it already.
    """
    return _choose(text, members, folds, taken) or _choose_ends(text, members, folds, taken)


def _choose(text: str, members: Sequence[Member], folds: Sequence[Folded], taken: Taken) -> dict[int, Span]:
    """The passages to put in, by place: first those that stand between text the backbone has, then those at ends.

    Two fragments may lack the backbone's support for one passage at places a little apart: of passages that near
    each other only the longest goes in, and the next round tells whether it was the same.
    """
    found = [lack for member in members for lack in _list_lacks(text, member, folds, taken)]
    lacks = [lack for lack in found if lack.inner] or found
    alike: dict[str, list[Lack]] = {}
    for lack in lacks:
        alike.setdefault(_name(lack, folds), []).append(lack)
    places: list[int] = []
    chosen: dict[int, Span] = {}
    for lack in sorted(
        lacks, key=lambda lack: (lack.span[1] - lack.span[2], lack.place - lack.slide, _read(lack, folds))
    ):
        place = _agree(lack, alike[_name(lack, folds)])
        number, start, end = lack.span
        slide = lack.slide if place == lack.place else 0
        place -= slide
        at = bisect_left(places, place)
        if all(abs(other - place) > _NEAR for other in places[max(0, at - 1) : at + 1]):
            places.insert(at, place)
            chosen[place] = number, start - slide, end - slide
    return chosen


def _read(lack: Lack, folds: Sequence[Folded]) -> str:
    number, start, end = lack.span
    return folds[number].text[start:end]


def _name(lack: Lack, folds: Sequence[Folded]) -> str:
    """The end of a passage, by which it is known: one may have a heading above it, and one the mark behind it."""
    return _read(lack, folds).rstrip(LAST)[-_KNOWN:]


def _agree(lack: Lack, others: Sequence[Lack]) -> int:
    """The first place of a passage at which others that lack the same would have it, too.

    One that has it in the place of the sentence before it, and one that has it in that of the next, tell where it is.
    """
    low, high = lack.place, lack.last
    for other in others:
        if other.place <= high and low <= other.last:
            low, high = max(low, other.place), min(high, other.last)
    return low


def _choose_ends(text: str, members: Sequence[Member], folds: Sequence[Folded], taken: Taken) -> dict[int, Span]:
    """Short ends to put in: where one member stops and another starts, what they have there is no garbled cut.

    A third one leaves out the sentence in which both are cut. The rest of the first goes in before that of the second.
    What the backbone has further on is not put in: the member leaves out what stands between.
    """
    tails: dict[int, Span] = {}
    heads: dict[int, Span] = {}
    for number, blocks in members:
        (start, line, first), (own, at, size) = blocks[0], blocks[-1]
        end = len(folds[number].text)
        if (
            end - own - size <= PASSAGE
            and size >= _SURE
            and not _goes_on(folds[number].text[own + size :], text, at + size)
        ):
            _keep_longer(tails, at + size, (number, own + size, end), folds)
        if start <= PASSAGE and line and first >= _SURE:
            _keep_longer(heads, line, (number, 0, start), folds)
    chosen: dict[int, Span] = {}
    for place, (number, start, end) in tails.items():
        reach = _NEAR_END if start < end and ends_sentence(text, place) else _BY_CHANCE
        near = [at for at in range(place - reach, place + _BY_CHANCE + 1) if at in heads]
        for at in near[:1]:
            other, _, stop = heads[at]
            low = min(place, at)
            if start < end:
                chosen |= _free(low, (number, start - place + low, end), taken)
            elif stop:
                chosen |= _free(place, (other, 0, stop + max(0, place - at)), taken)
    return chosen


def _goes_on(tail: str, text: str, at: int) -> bool:
    """Whether the end of a member stands in a backbone somewhere behind `at`; short ones stand anywhere by chance."""
    least = _LEAST_DENSE if is_spaceless(tail[:1]) else _LEAST_TAIL
    return len(tail) >= least and text.find(tail, at) >= 0


def _free(place: int, span: Span, taken: Taken) -> dict[int, Span]:
    """What of an addition the backbone did not take already, if it is anything."""
    number, start, end = span
    free = next(list_free(start, end, taken.get(number, ())), None)
    return {place: (number, *free)} if free else {}


def _keep_longer(ends: dict[int, Span], place: int, span: Span, folds: Sequence[Folded]) -> None:
    ends[place] = min((span, ends.get(place, span)), key=lambda s: (s[1] - s[2], folds[s[0]].text[s[1] : s[2]]))


def _list_lacks(text: str, member: Member, folds: Sequence[Folded], taken: Taken) -> Iterator[Lack]:
    """What a member has and the backbone lacks.

    No character that the backbone took from it already is put in again.
    """
    number, blocks = member
    own, mine = folds[number].text, taken.get(number, ())
    edges = [(0, 0, 0), *blocks, (len(own), len(text), 0)]
    for left, right in pairwise(edges):
        start, end, at, until = left[0] + left[2], right[0], left[1] + left[2], right[1]
        if start == end:
            continue
        other = min(end - start, until - at) >= _OTHER
        back, ahead = _widen(own, start, end, left[2], right[2], apart=other) if until > at else (0, 0)
        if is_taken(start - back, start, mine) or is_taken(end, end + ahead, mine):
            back, ahead = 0, 0
        whole = other and 2 * (back + ahead) <= min(end - start, until - at)
        reach = (back, ahead) if whole else (0, 0)
        if _is_lacking(
            own[start - reach[0] : end + reach[1]], text, at - reach[0], until + reach[1], left[2], right[2]
        ):
            place = at if left[2] or not right[2] else until
            last = until + ahead if whole and ends_sentence(text, until + ahead) else place - back
            place, at, start, end = place - back, at - back, start - back, end + ahead
            slide = 0
            while (
                place == at and left[2] and start - slide > left[0] and own[start - slide - 1] == own[end - slide - 1]
            ):
                if is_taken(start - slide - 1, start - slide, mine):
                    break
                slide += 1
            inner = bool(left[2] and right[2])
            if not is_taken(start - slide, end, mine):
                yield Lack(place, max(place, last), (number, start, end), slide, inner)
                continue
            for low, high in list_free(start - slide, end - slide, mine):
                yield Lack(place - slide, place - slide, (number, low, high), 0, inner)


def _widen(own: str, start: int, end: int, before: int, behind: int, *, apart: bool) -> tuple[int, int]:
    """How much further a passage reaches to be whole sentences, where the backbone has others in its place.

    Two sentences may begin with the same letter, and end with the same mark: these are of both. What is `apart` as two
    passages may be whole at one end, where a heading without a mark is at the other.
    """
    backs = (size for size in range(min(_EDGE, before) + 1) if ends_sentence(own, start - size))
    aheads = (size for size in range(min(_EDGE, behind) + 1) if ends_sentence(own, end + size))
    back, ahead = next(backs, -1), next(aheads, -1)
    return (max(0, back), max(0, ahead)) if apart or back >= 0 <= ahead else (0, 0)


def _is_lacking(passage: str, text: str, at: int, until: int, follows: int, leads: int) -> bool:
    """Whether the backbone lacks a passage at `[at, until)`; the equal stretches around it have so many characters."""
    if (not leads and at == len(text) and follows >= _SURE) or (not follows and until == 0 and leads >= _SURE):
        return True  # it goes on where the backbone stops
    if not is_passage(passage, text[max(0, at - 8) : at] if follows else ""):
        return False
    if (not follows and until > 0) or (not leads and at < len(text)):
        return len(passage) > PASSAGE  # beyond a parted end: more than a garbled cut
    size = len(passage)
    repeated = passage in (text[max(0, at - size) : at], text[until : until + size])
    return not repeated


def splice(spans: Sequence[Span], additions: dict[int, Span]) -> list[Span]:
    """The spans with the additions put in at their places (folded offsets of the backbone)."""
    result: list[Span] = []
    starts = list(accumulate((end - start for _, start, end in spans), initial=0))
    places = sorted(additions)
    for (number, start, end), begin, stop in zip(spans, starts, starts[1:], strict=False):
        done = start
        for place in places[bisect_left(places, begin) : bisect_left(places, stop)]:
            cut = start + place - begin
            result.extend([(number, done, cut)] if cut > done else [])
            result.append(additions[place])
            done = cut
        result.append((number, done, end))
    result.extend(additions[place] for place in places if place >= starts[-1])
    return result


def shift(joints: Sequence[Joint], additions: dict[int, Span]) -> list[Joint]:
    """The joints behind the same characters of text as before the additions were put in."""
    places = sorted(additions)
    sizes = list(accumulate((end - start for _, start, end in (additions[at] for at in places)), initial=0))
    return [joint._replace(at=joint.at + sizes[bisect_left(places, joint.at)]) for joint in joints]
