"""Passages: what stands on the backbone although few of those who cover its place hold it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias

from stitchtext.errors import StitchError
from stitchtext.merge.breaks import read_gap
from stitchtext.merge.lineages import find_copies
from stitchtext.merge.places import PASSAGE, Place, Witness, ends_sentence, is_boundary, is_silent
from stitchtext.merge.votes import Choice, Verdict
from stitchtext.model import Keep

Run: TypeAlias = tuple[int, int]
"""A stretch `[start, end)` of the backbone."""
_HEARD = 64
"""Witnesses for and against a passage that are written down; all are counted."""
_PROSE = 60
"""Characters of a line with a sentence in it that is hardly the page's furniture."""


class Stretch(NamedTuple):
    """A stretch of the backbone that the same witnesses hold from end to end, by rank; who is `against` has not got it.

    `held` counts the lineages that hold it, `covering` those that lie around it, `asked` also those that end at it.
    """

    start: int
    end: int
    held: int
    covering: int
    asked: int
    holders: tuple[int, ...]
    against: tuple[int, ...]


class Presence(NamedTuple):
    """The runs of the backbone that a witness holds, in order, and whether its text stops by itself behind the last."""

    runs: tuple[Run, ...]
    closed: bool


def check_keep(keep: Keep) -> None:
    """Refuse a choice that says nothing.

    Raises:
        StitchError: it is neither `all` nor `majority` nor a whole number from 1.

    """
    if keep not in ("all", "majority") and not (type(keep) is int and keep >= 1):
        raise StitchError(f"keep {keep!r}: no such choice", cure="it is 'all', 'majority' or a whole number from 1")


def find_passages(witnesses: Sequence[Witness], line: str, keep: Keep, places: Sequence[Place]) -> list[Verdict]:
    """Every stretch of the backbone that goes because too few hold it, as a verdict by which nothing stands there.

    A witness covers what lies between its first and its last block. One whose text starts or stops there of its own
    accord is also asked about what others write beyond that end, up to the next stretch that stays.
    """
    ordered = sorted(witnesses, key=lambda witness: witness.fragment.text)
    held = [_list_held(witness, line) for witness in ordered]
    ahead = [Presence(runs, not w.fragment.tail_cut) for w, runs in zip(ordered, held, strict=True)]
    back = [Presence(_mirror(runs, len(line)), not w.fragment.head_cut) for w, runs in zip(ordered, held, strict=True)]
    kin = _find_kin(ordered, ahead, places)
    few = partial(_are_few, witnesses=ordered, keep=keep)
    found = {(s.start, s.end): s for s in _sweep(ahead, kin, few)}
    for turned in _sweep(back, kin, lambda stretch: few(_turn(stretch, len(line)))):
        stretch = _turn(turned, len(line))
        found.setdefault((stretch.start, stretch.end), stretch)
    groups = _group([found[run] for run in sorted(found)])
    return [_outvote(s, ordered) for group in groups if _is_passage(group, ordered, line) for s in group]


def _turn(stretch: Stretch, size: int) -> Stretch:
    return stretch._replace(start=size - stretch.end, end=size - stretch.start)


def _list_held(witness: Witness, line: str) -> tuple[Run, ...]:
    """What a witness holds or reads otherwise: its blocks, drawn together over gaps in which it has its own words."""
    runs = [(block[1], block[1] + block[2]) for block in witness.blocks[:1]]
    for left, right in pairwise(witness.blocks):
        gap = (left[0] + left[2], right[0], left[1] + left[2], right[1])
        lacking = gap[2] < gap[3] and (gap[0] == gap[1] or is_silent(gap, line))
        runs.append((right[1] if lacking else runs.pop()[0], right[1] + right[2]))
    return tuple(runs)


def _mirror(runs: Iterable[Run], size: int) -> tuple[Run, ...]:
    """The same runs on the backbone read from its end."""
    return tuple((size - end, size - start) for start, end in runs)[::-1]


class _Tally:
    """Who holds the place the sweep is at, who lacks it, and how many lineages that makes."""

    def __init__(self, kin: Sequence[int]) -> None:
        self._kin = kin
        self._held: Counter[int] = Counter()
        self._covering: Counter[int] = Counter()
        self._asked: Counter[int] = Counter()
        self._holders: dict[int, None] = {}
        self._against: dict[int, None] = {}
        self._ended: list[int] = []

    def enter(self, rank: int) -> None:
        """The witness holds what comes."""
        if rank in self._against:
            del self._against[rank]
        else:
            _count(self._covering, self._kin[rank], 1)
            _count(self._asked, self._kin[rank], 1)
        self._holders[rank] = None
        _count(self._held, self._kin[rank], 1)

    def leave(self, rank: int) -> None:
        """The witness lacks what comes."""
        del self._holders[rank]
        self._against[rank] = None
        _count(self._held, self._kin[rank], -1)

    def stop(self, rank: int, *, closed: bool) -> None:
        """The witness is at its end: a closed one is still asked, until something is kept."""
        self.leave(rank)
        _count(self._covering, self._kin[rank], -1)
        if closed:
            self._ended.append(rank)
        else:
            self._dismiss([rank])

    def release(self) -> None:
        """The text goes on: who has ended says nothing more."""
        self._dismiss(self._ended)
        self._ended = []

    def _dismiss(self, ranks: Iterable[int]) -> None:
        for rank in ranks:
            del self._against[rank]
            _count(self._asked, self._kin[rank], -1)

    def take(self, start: int, end: int) -> Stretch:
        """The stretch before the next change."""
        holders, against = islice(self._holders, _HEARD), islice(self._against, _HEARD)
        counts = len(self._held), len(self._covering), len(self._asked)
        return Stretch(start, end, *counts, tuple(holders), tuple(against))


def _count(counter: Counter[int], lineage: int, step: int) -> None:
    counter[lineage] += step
    if not counter[lineage]:
        del counter[lineage]


def _sweep(presences: Sequence[Presence], kin: Sequence[int], few: Callable[[Stretch], bool]) -> Iterator[Stretch]:
    """Every stretch that too `few` hold, from the start of the backbone to its end."""
    changes = sorted(
        (at, rank, number, side)
        for rank, presence in enumerate(presences)
        for number, run in enumerate(presence.runs)
        for side, at in enumerate(run)
    )
    tally = _Tally(kin)
    done = 0
    for at, rank, number, side in changes:
        if at > done:
            stretch = tally.take(done, at)
            if stretch.held and few(stretch):
                yield stretch
            elif stretch.held:
                tally.release()
            done = at
        if not side:
            tally.enter(rank)
        elif number + 1 < len(presences[rank].runs):
            tally.leave(rank)
        else:
            tally.stop(rank, closed=presences[rank].closed)


def _are_few(stretch: Stretch, witnesses: Sequence[Witness], keep: Keep) -> bool:
    """Whether too few hold a stretch: of those that cover it, or, if it is no prose, of those asked and outnumbering."""
    least = keep if isinstance(keep, int) else 1 << 30
    needed = min(keep, stretch.covering) if isinstance(keep, int) else (stretch.covering + 1) // 2
    if stretch.held < needed:
        return True
    return stretch.held < least and 2 * stretch.held < stretch.asked and not _is_prose(stretch, witnesses)


def _is_prose(stretch: Stretch, witnesses: Sequence[Witness]) -> bool:
    """Whether a stretch has a long line with a sentence in it: rather text that others end before than furniture."""
    witness = witnesses[stretch.holders[0]]
    low, high = _reach(witness, stretch.start), _reach(witness, stretch.end)
    if high - low < _PROSE:
        return False
    text = witness.fragment.text[witness.fold.raw(low) : witness.fold.raw_end(high)]
    return any(len(line) >= _PROSE and ends_sentence(line) for line in map(str.rstrip, text.splitlines()))


def _find_kin(witnesses: Sequence[Witness], presences: Sequence[Presence], places: Sequence[Place]) -> list[int]:
    """The lineage of each witness, by rank: equal texts, and those that agree wherever others are divided."""
    ranks = {witness.number: rank for rank, witness in enumerate(witnesses)}
    firsts: dict[str, int] = {}
    equal = [firsts.setdefault(witness.fold.text, rank) for rank, witness in enumerate(witnesses)]
    answers = [{ranks[w.number]: w.fold.text[low:high] for w, low, high in place.said} for place in places]
    divided = _sweep(presences, range(len(witnesses)), lambda stretch: bool(stretch.against))
    answers += [dict.fromkeys(s.holders, "held") | dict.fromkeys(s.against, "") for s in divided if s.end - s.start >= PASSAGE]
    copies = find_copies([{rank: said for rank, said in each.items() if equal[rank] == rank} for each in answers])
    return [copies.get(rank, rank) for rank in equal]


def _group(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    groups: list[list[Stretch]] = []
    for stretch in stretches:
        if groups and groups[-1][-1].end == stretch.start:
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return groups


def _is_passage(group: Sequence[Stretch], witnesses: Sequence[Witness], line: str) -> bool:
    """Whether neighbouring stretches are whole lines or sentences, or long; what is less is a variant."""
    start, end = group[0].start, group[-1].end
    if end - start >= PASSAGE:
        return True
    return _is_edge(start, group[0], witnesses, line) and _is_edge(end, group[-1], witnesses, line)


def _is_edge(at: int, stretch: Stretch, witnesses: Sequence[Witness], line: str) -> bool:
    """Whether a sentence or a line ends at `at`, or the text of a witness that lacks the stretch."""
    if is_boundary(line, at) or any(read_gap(witnesses[n], _reach(witnesses[n], at)).breaks for n in stretch.holders):
        return True
    own = ((witnesses[rank], _stand(witnesses[rank], stretch.start, stretch.end)) for rank in stretch.against)
    return any(place in (0, len(witness.fold.text)) for witness, place in own)


def _outvote(stretch: Stretch, witnesses: Sequence[Witness]) -> Verdict:
    """The verdict by which nothing stands there; the white space is that of those whose text goes on behind it."""
    start, end = stretch.start, stretch.end
    nobody = [witnesses[rank] for rank in stretch.against]
    nothing = tuple((witness, *[_stand(witness, start, end)] * 2) for witness in nobody)
    said = [(w, _reach(w, start), _reach(w, end)) for w in (witnesses[rank] for rank in stretch.holders)]
    texts = sorted({w.fold.text[low:high] for w, low, high in said if low < high})
    rest = [Choice(t, tuple(s for s in said if s[0].fold.text[s[1] : s[2]] == t), stretch.held, False) for t in texts]
    place = Place(start, end, (*nothing, *said), frozenset())
    return Verdict(place, (Choice("", nothing, stretch.asked - stretch.held, False), *rest), "votes", False)


def _stand(witness: Witness, start: int, end: int) -> int:
    """The folded offset of a witness at which a stretch would stand that it lacks."""
    at = bisect_right(witness.starts, start) - 1
    if at < 0:
        return witness.blocks[0][0]
    own, _, length = witness.blocks[at]
    if at + 1 < len(witness.blocks) and witness.starts[at + 1] == end:
        return witness.blocks[at + 1][0]
    return own + length


def _reach(witness: Witness, at: int) -> int:
    """The folded offset of a witness that goes with a backbone offset, or the one before it."""
    number = max(0, bisect_right(witness.starts, at) - 1)
    own, line, length = witness.blocks[number]
    return own + max(0, min(at - line, length))
