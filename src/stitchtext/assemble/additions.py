"""Additions: what fragments hold and their backbone lacks, chosen and put in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from stitchtext.assemble.crossings import Cut, drop_crossed
from stitchtext.assemble.footers import place_footers
from stitchtext.assemble.headers import place_headers
from stitchtext.assemble.lacks import SURE, Lack, Member, Taken, list_lacks
from stitchtext.assemble.owned import Span, list_free
from stitchtext.folded import Folded
from stitchtext.marks import LAST
from stitchtext.model import Joint
from stitchtext.passages import GARBLED, PASSAGE
from stitchtext.rivals import list_titles
from stitchtext.scripts import is_spaceless

_NEAR = 48
_BY_CHANCE = 10
"""Characters of two different texts that may be the same where they begin."""
_LEAST_TAIL, _LEAST_DENSE = 5, 3
"""Characters below which the end of a text stands somewhere else by chance; and where words are not set apart, so that
a character says more."""
_KNOWN = 24
"""Characters at the end of a passage by which it is known."""
_MOST, _LONG = 64, 200
"""Ends with which fragments may go on otherwise than a backbone; of more the short ones are lines of the page."""


def choose_additions(
    text: str, members: Sequence[Member], folds: Sequence[Folded], taken: Taken, elsewhere: Sequence[Span] = ()
) -> dict[int, Span]:
    """What to put into a backbone that reads `text`, by place: passages first, and where none is lacking, short ends.

    `members` are its fragments with where they lie, `taken` what they gave to it already, and `elsewhere` what others
    have in another place.
    """
    return _choose(text, members, folds, taken, elsewhere) or _choose_ends(text, members, folds, taken)


def _choose(
    text: str, members: Sequence[Member], folds: Sequence[Folded], taken: Taken, elsewhere: Sequence[Span]
) -> dict[int, Span]:
    """The passages to put in, by place: first those that stand between text the backbone has, then those at ends.

    Two fragments may lack the backbone's support for one passage at places a little apart: of passages that near
    each other only the longest goes in, and the next round tells whether it was the same.
    """
    titles = list_titles(folds[number] for number, _ in members)
    found = [lack for member in members for lack in list_lacks(text, member, folds, taken, titles)]
    found = [lack for lack in found if not any(_overlap(lack.span, span) for span in elsewhere)]
    found = _drop_lines(_drop_ends(found, len(text)), text, members, folds)
    agreed = _agree(_drop_wider([lack for lack in found if lack.inner] or found, folds), folds)
    ordered = sorted(agreed, key=lambda f: (f[1].span[1] - f[1].span[2], f[1].place - f[1].slide, _read(f[1], folds)))
    places: list[int] = []
    chosen: dict[int, Span] = {}
    for at, lack in ordered:
        slide = lack.slide if at == lack.place else 0
        place, (number, start, end) = at - slide, lack.span
        near = bisect_left(places, place)
        if all(abs(other - place) > _NEAR for other in places[max(0, near - 1) : near + 1]):
            places.insert(near, place)
            chosen[place] = number, start - slide, end - slide
    return chosen


def _drop_ends(lacks: list[Lack], size: int) -> list[Lack]:
    """The passages without the short ones at ends beside which a backbone of some `size` goes on, if they are many."""
    ends = [lack for lack in lacks if not lack.inner and 0 < lack.place < size]
    if len(ends) <= _MOST:
        return lacks
    short = {lack for lack in ends if lack.span[2] - lack.span[1] < _LONG}
    return [lack for lack in lacks if lack not in short]


def _drop_lines(lacks: list[Lack], text: str, members: Sequence[Member], folds: Sequence[Folded]) -> list[Lack]:
    """The passages without lines of a page at ends of fragments where others run across inside a word or a sentence."""
    laid = {number: (blocks[0], blocks[-1]) for number, blocks in members}
    cuts: dict[Lack, list[Cut]] = {}
    for lack in lacks:
        if not lack.inner and 0 < lack.place < len(text):
            first, last = laid[lack.span[0]]
            if found := place_headers(lack, first, text, folds) or place_footers(lack, last, folds):
                cuts[lack] = found
    return drop_crossed(lacks, cuts, members, folds)


def _drop_wider(lacks: list[Lack], folds: Sequence[Folded]) -> list[Lack]:
    """The passages, if they are not many, without those in which another one stands that is lacking elsewhere.

    When that has gone in, what is left of them is known.
    """
    if len(lacks) > _MOST:
        return lacks
    read = [_read(lack, folds) for lack in lacks]
    inner = [(lack.place, text) for lack, text in zip(lacks, read, strict=True) if len(text) >= _KNOWN]
    return [
        lack
        for lack, own in zip(lacks, read, strict=True)
        if not any(len(text) < len(own) and abs(place - lack.place) > _NEAR and text in own for place, text in inner)
    ]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _read(lack: Lack, folds: Sequence[Folded]) -> str:
    number, start, end = lack.span
    return folds[number].text[start:end]


def _name(lack: Lack, folds: Sequence[Folded]) -> str:
    """The end of a passage, by which it is known: one may have a heading above it, and one the mark behind it."""
    return _read(lack, folds).rstrip(LAST)[-_KNOWN:]


def _agree(lacks: Iterable[Lack], folds: Sequence[Folded]) -> Iterator[tuple[int, Lack]]:
    """Every passage, with the first place at which all that lack the same would have it.

    One that has it in the place of the sentence before it, and one that has it in that of the next, tell where it is.
    """
    alike: dict[str, list[Lack]] = {}
    for lack in lacks:
        alike.setdefault(_name(lack, folds), []).append(lack)
    for group in alike.values():
        together: list[Lack] = []
        high = -1
        for lack in sorted(group, key=lambda lack: lack.place):
            if lack.place > high:
                yield from ((together[-1].place, other) for other in together)
                together, high = [], lack.last
            together.append(lack)
            high = min(high, lack.last)
        yield from ((together[-1].place, other) for other in together)


def _choose_ends(text: str, members: Sequence[Member], folds: Sequence[Folded], taken: Taken) -> dict[int, Span]:
    """Short ends to put in: where one member stops and another starts, what they have there is no garbled cut.

    A third one leaves out the sentence in which both are cut. The rest of the first goes in before that of the second.
    What the backbone has further on is not put in: the member leaves out what stands between.
    """
    tails: dict[int, Span] = {}
    heads: dict[int, Span] = {}
    for lack in _drop_lines([*_list_ends(text, members, folds)], text, members, folds):
        _keep_longer(tails if lack.span[1] else heads, lack.place, lack.span, folds)
    chosen: dict[int, Span] = {}
    for place, (number, start, end) in tails.items():
        near = [at for at in range(place - _BY_CHANCE, place + _BY_CHANCE + 1) if at in heads]
        for at in near[:1]:
            other, _, stop = heads[at]
            low = min(place, at)
            tail, head = folds[number].text[start:end], folds[other].text[:stop]
            if not (tail and head) and _is_stray(tail or head, text):
                continue
            if start < end:
                chosen |= _free(low, (number, start - place + low, end), taken)
            elif stop:
                between = text[place:at]  # where the other begins with it, it stands already
                known = len(between) if head.startswith(between) else 0
                chosen |= _free(place + known, (other, known, stop + max(0, place - at)), taken)
    return chosen


def _list_ends(text: str, members: Sequence[Member], folds: Sequence[Folded]) -> Iterator[Lack]:
    """What members have, if anything, where they stop and start beside text that a backbone has."""
    for number, blocks in members:
        (start, line, first), (own, at, size) = blocks[0], blocks[-1]
        tail, place = folds[number].text[own + size :], at + size
        if len(tail) <= PASSAGE and size >= SURE and not _goes_on(tail, text, place):
            yield Lack(place, place, (number, own + size, own + size + len(tail)), 0, inner=False)
        if start <= PASSAGE and line and first >= SURE:
            yield Lack(line, line, (number, 0, start), 0, inner=False)


def _is_stray(end: str, text: str) -> bool:
    """Whether what one of two ends has more are a few letters that stand nowhere in a backbone: a garbled cut."""
    return len(end) <= GARBLED and end not in text


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
