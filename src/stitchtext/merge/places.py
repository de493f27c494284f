"""Places: where fragments differ on the backbone, and what each of them says there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from stitchtext.clusters import is_inside_cluster
from stitchtext.cuts import may_end_anywhere
from stitchtext.folded import holds
from stitchtext.merge.islets import is_sound
from stitchtext.merge.tilings import Tiling
from stitchtext.merge.witnesses import Said, Witness
from stitchtext.passages import GARBLED, PASSAGE, ends_sentence, is_doubled, is_left_out

Gap: TypeAlias = tuple[int, int, int, int]
"""What lies between two blocks: start and end in the fragment, start and end on the backbone; folded offsets."""
_MOVED = 24
"""The most characters between where some text is missing and where it stands instead: one place, not two."""
_READ = 1 << 16
"""Characters on either side of a hole in which the few beside it are looked for."""
_WORDING = 160
"""Characters of a sentence that are said in other words, at most."""
_SENTENCE = 8
"""Characters of its end in other words, at least."""
_SWAPPED = 2
"""Characters by which a letter moves, and as many that move, where two beside each other are swapped."""


class Place(NamedTuple):
    """A stretch `[start, end)` of the backbone where fragments differ, with what each witness says there.

    The fragments in `mute` have no vote.
    """

    start: int
    end: int
    said: tuple[Said, ...]
    mute: frozenset[int]


def find_places(
    witnesses: Sequence[Witness],
    line: str,
    starts_line: Callable[[int], bool],
    holes: Sequence[int] = (),
    gone: Sequence[tuple[int, int]] = (),
) -> list[Place]:
    """All places of the backbone `line` where a witness differs, widened to whole numbers and whole characters.

    `starts_line` tells at which offsets of it some witness begins a line. Who leaves out text beside one of the
    `holes`, in order, is silent about it, as about what nobody holds. Nothing is asked of the stretches `gone`, which
    are in order: they are no part of the article.
    """
    found = [span for witness in witnesses for span in _differences(witness, line, starts_line, holes)]
    spans = sorted(_widen(line, *span, starts_line) for span in (*found, *_list_swaps(witnesses)))
    merged: list[list[int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    places = [_hear(covering, start, end) for start, end, covering in cover_spans(witnesses, _clip(merged, gone))]
    lone = {place[:2] for place in places if _is_lone(place, line)}
    tiling = Tiling(witnesses) if lone else None
    return [place for place in places if tiling is None or place[:2] not in lone or not tiling.covers(*place[:2])]


def _is_lone(place: Place, line: str) -> bool:
    """Whether one fragment alone is heard at a place, and has not what the backbone has: two together may have it."""
    if len(place.said) != 1:
        return False
    ((witness, start, end),) = place.said
    return witness.fold.text[start:end] != line[place.start : place.end]


def _clip(spans: Sequence[Sequence[int]], gone: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans without what is gone; both in order."""
    first = 0
    for start, end in spans:
        while first < len(gone) and gone[first][1] <= start:
            first += 1
        done, number = start, first
        while number < len(gone) and gone[number][0] < end:
            if done < gone[number][0]:
                yield done, gone[number][0]
            done = gone[number][1]
            number += 1
        if done < end or done == start == end:
            yield done, end


def cover_spans(
    witnesses: Sequence[Witness], spans: Iterable[Sequence[int]]
) -> Iterator[tuple[int, int, list[Witness]]]:
    """Every span with the witnesses that reach over all of it, in their order; both are swept through once."""
    reach = sorted((w.starts[0], w.starts[-1] + w.blocks[-1][2], rank) for rank, w in enumerate(witnesses))
    active: list[tuple[int, int]] = []
    at = 0
    for start, end in spans:
        while at < len(reach) and reach[at][0] <= start:
            heappush(active, reach[at][1:])
            at += 1
        while active and active[0][0] < start:
            heappop(active)
        yield start, end, [witnesses[rank] for rank in sorted(rank for last, rank in active if last >= end)]


def _differences(
    witness: Witness, line: str, starts_line: Callable[[int], bool], holes: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The stretches of the backbone that a witness reads otherwise; what it has moved by a little is one of them."""
    own = witness.fold.text
    gaps = [(a + n, c, b + n, d) for (a, b, n), (c, d, _) in pairwise(witness.blocks)]
    moved = False
    for gap, after in pairwise([*gaps, (0, 0, 0, 0)]):
        if moved:
            moved = False
        elif _is_moved(gap, after, own, line):
            moved = True
            yield _complete((gap[0], after[1], gap[2], after[3]), own, line)
        elif not is_silent(gap, own, line, starts_line) and not _is_beside(witness, gap, line, holes):
            yield _complete(gap, own, line)


def _list_swaps(witnesses: Sequence[Witness]) -> Iterator[tuple[int, int]]:
    """What lies between two places beside each other where two witnesses put in the same: a letter that moved in one.

    Apart, each of the two would be outvoted by those who have it at the other place.
    """
    put_in: dict[tuple[str, int], set[int]] = {}
    for witness in witnesses:
        for (a, b, n), (c, d, _) in pairwise(witness.blocks):
            if b + n == d and c - a - n <= _SWAPPED:
                put_in.setdefault((witness.fold.text[a + n : c], d), set()).add(witness.number)
    for ((text, start), ones), ((again, end), others) in pairwise(sorted(put_in.items())):
        if text == again and end - start <= _SWAPPED and len(ones | others) > 1:
            yield start, end


def is_silent(gap: Gap, own: str, line: str, starts_line: Callable[[int], bool]) -> bool:
    """Whether what the backbone holds in a gap was left out of a fragment, rather than read otherwise by it."""
    start, end, at, until = gap
    if start == end:
        return is_left_out(line, at, until, starts_line)
    if start == at == 0 or is_doubled(line, at, until):
        return False  # a title in place of another
    return until - at - (end - start) >= PASSAGE and not _is_reworded(gap, own, line, starts_line)


def _is_reworded(gap: Gap, own: str, line: str, starts_line: Callable[[int], bool]) -> bool:
    """Whether a stretch of the backbone is words of one sentence: who has others there has left nothing out.

    It may be all of the sentence, or its end, if the others are one, too, that stands nowhere else.
    """
    start, end, at, until = gap
    if until - at > _WORDING or any(starts_line(n) or ends_sentence(line, n) for n in range(at + 1, until)):
        return False
    if starts_line(until) or ends_sentence(line, until):
        ends = [n for n in range(start + 1, end + 1) if ends_sentence(own, n)]
        return end - start >= _SENTENCE and ends == [end] and own[start:end] not in line
    return not (starts_line(at) or ends_sentence(line, at))


def _is_beside(witness: Witness, gap: Gap, line: str, holes: Sequence[int]) -> bool:
    """Whether a fragment leaves out words beside a hole, and reads nothing there, but is between two sentences.

    Who runs on inside one has left nothing out; and a few letters that stand nowhere else are a garbled end.
    """
    start, end, at, until = gap
    first = bisect_left(holes, at)
    if start != end or first == len(holes) or holes[first] > until or not _is_between(witness, start):
        return False
    return _are_words(line, at, holes[first]) and _are_words(line, holes[first], until)


def _are_words(line: str, start: int, end: int) -> bool:
    """Whether a stretch of the backbone, if it is anything, is longer than a garbled end or stands somewhere else."""
    if start == end or end - start > GARBLED:
        return True
    words, low = line[start:end], max(0, start - _READ)
    return line.find(words, low, end - 1) >= 0 or line.find(words, start + 1, end + _READ) >= 0


def _is_between(witness: Witness, at: int) -> bool:
    """Whether a sentence of a fragment, or a line, ends at `at`; where sentences have no mark, a space may be one."""
    fold = witness.fold
    if at in witness.lines or ends_sentence(fold.text, at):
        return True
    return may_end_anywhere(fold.text[max(0, at - 1) : at]) and holds(fold.gaps, at)


def _is_moved(gap: Gap, after: Gap, own: str, line: str) -> bool:
    """Whether of two gaps near each other one lacks the text that the other has too much: letters swapped."""
    if not 0 < after[0] - gap[1] <= _MOVED:
        return False
    lost, found = (gap, after) if gap[0] == gap[1] else (after, gap)
    return lost[0] == lost[1] and found[2] == found[3] and own[found[0] : found[1]] == line[lost[2] : lost[3]]


def _complete(gap: Gap, own: str, line: str) -> tuple[int, int]:
    """The stretch of the backbone in a gap, widened until neither text is cut inside what is seen as one character."""
    start, end, at, until = gap
    while start and at and (is_inside_cluster(own, start) or is_inside_cluster(line, at)):
        start, at = start - 1, at - 1
    while end < len(own) and until < len(line) and (is_inside_cluster(own, end) or is_inside_cluster(line, until)):
        end, until = end + 1, until + 1
    return at, until


def _widen(line: str, start: int, end: int, starts_line: Callable[[int], bool]) -> tuple[int, int]:
    """A stretch of the backbone widened to whole numbers, which end with their line."""
    while start and line[start - 1].isdigit() and not starts_line(start):
        start -= 1
    while end < len(line) and line[end].isdigit() and not starts_line(end):
        end += 1
    return start, end


def _hear(witnesses: Sequence[Witness], start: int, end: int) -> Place:
    said, mute = [], []
    for witness in witnesses:
        low, high = witness.before(start), witness.behind(end)
        if low is None or high is None or high < low:
            continue
        said.append((witness, low, high))
        if low < witness.first or high > witness.last:
            mute.append((witness, low, high))
    ranked = sorted(said, key=lambda one: one[0].fragment.text) if mute else []
    others = {witness.fold.text[low:high]: (witness, low, high) for witness, low, high in ranked}
    return Place(start, end, tuple(said), frozenset(one[0].number for one in mute if not is_sound(one, others)))
