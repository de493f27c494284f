"""Overlaps: which kept fragment goes on where another one stops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import islice

from stitchtext.assemble.containments import EXACT, SHORTER
from stitchtext.assemble.dovetails import is_of_page
from stitchtext.assemble.heads import GRAM, STRIDE, ZONE, find_hosts
from stitchtext.assemble.pairs import Pairs
from stitchtext.assemble.relations import MUTE, Relation, contradicts, lead, relate
from stitchtext.assemble.templates import are_of_form
from stitchtext.folded import Folded, frame
from stitchtext.indexes import index_units
from stitchtext.model import Block

_SLACK, _SLIP = 16, 4
"""Characters by which the place of a head in a host may be off; and at an overlap's ends that may be a slip."""
_SOUND = 0.8
"""The share of an alignment's equal characters that it must be worth, not to be doubted."""
_PLAIN = 0.9
"""The share of its length that an overlap of two ends must be worth, for the rest of their texts not to be asked."""
ELSEWHERE = 12
"""How many times more than at their ends two texts may share elsewhere, to be neighbours all the same."""
_LONG, _SHORTEST = 400, 6
"""Characters from which an overlap has a clause of some characters in common, or is a phrase that stands twice."""
_SAMPLES, _LEAST_MET = 12, 2
"""N-grams behind the head that are looked for in a host, before the two are aligned; and how many it must have."""
_SHIFTS = 4
"""Places in a host at which a head is tried."""
_RUN = 256
"""Characters of a head in which the same is looked for in one place of a host, without a look at any other place."""
_READ = 1024
"""Characters of a head that are held to the letter against each place in a host where it may begin."""
_TRIALS, _CLOSING, _BESIDE = 6, 2, (0.25, 0.5)
"""Fragments that one head is aligned with, the likeliest first, and others that end as it starts; and the share of the
best one's n-grams they need: where there are no more of them, and where there are."""
_NEAR, _WIDER, _FAR, _DENSE = 4096, 4, 1 << 15, 0.06
"""Characters on either side of where a head is likely to stand in a long host that are looked at: some, more for a
longer text, and at most; and the share of its clauses that an overlap of more than that has in common."""


def find_overlaps(
    kept: Sequence[int],
    folds: Sequence[Folded],
    pairs: Pairs,
    known: Iterable[Relation],
    fresh: Container[int] | None = None,
) -> list[Relation]:
    """All relations among kept fragments by which one follows another, or lies inside it; each pair once.

    The head of every fragment is looked for in all others by its n-grams, which finds overlaps too short or too
    damaged to hold a whole clause in common. Where two fragments as a whole seem to share only a repeat, the end of
    the one is held against the start of the other alone. Of two fragments neither of which is `fresh`, all that there
    is to find is among the `known`.
    """
    relations = {frozenset((relation.a, relation.b)): relation for relation in known}
    for head, hosts in find_hosts(kept, folds, fresh).items():
        for host, shifts in _rank(head, hosts, folds):
            pair = frozenset((head, host))
            found = relations.get(pair)
            if found is None or _is_doubted(found, host, folds):
                ends = _relate_ends(host, head, shifts, folds, pairs)
                reach = len(folds[ends.a].text) - ends.blocks[0][0] if ends else 0
                if found is None and (ends is None or ends.worth < _PLAIN * reach):
                    found = _relate_near(host, head, shifts, folds, pairs)
                found = _better(found, ends, folds)
            if found is not None:
                relations[pair] = found
    return list(relations.values())


def _is_doubted(found: Relation, host: int, folds: Sequence[Folded]) -> bool:
    """Whether what is known of a host and a head is to be held against what their ends alone have in common.

    That the head's text ends with what the host starts with says nothing of the host's end: forms say all again.
    """
    unsound = found.kind == "repeat" or found.worth < _SOUND * found.matched
    other_way = found.goes_on and lead(found).b == host
    return other_way or unsound or contradicts(found) or _is_loose(found, folds)


def _is_loose(relation: Relation, folds: Sequence[Folded]) -> bool:
    """Whether an overlap does not reach from where the one text begins to where the other ends."""
    ahead = lead(relation)
    start, _, size = ahead.blocks[-1]
    return relation.goes_on and max(ahead.blocks[0][1], len(folds[ahead.a].text) - start - size) > _SLIP


def _rank(head: int, hosts: dict[int, Sequence[int]], folds: Sequence[Folded]) -> list[tuple[int, Counter[int]]]:
    """The few hosts that share most with a head in one place; of those that share far less than the best, none.

    One that has all of it there to the letter comes first: of a form, it is the one that says the same of the same.
    A host that ends as the head starts can share less than others that have all of a refrain there: a few such, too.
    """
    met = {host: Counter(shifts) for host, shifts in hosts.items()}
    most = {host: max(shifts.values()) for host, shifts in met.items()}
    many, b = len(met) > _TRIALS, folds[head].text
    exact = {host: max(_agree(folds[host].text, b, at) for at in met[host]) for host in met} if many else {}
    ordered = sorted(met, key=lambda host: (-exact.get(host, 0), -most[host], -len(hosts[host])))
    closing = (host for host in ordered[_TRIALS:] if _closes(met[host], len(folds[host].text)))
    least = _BESIDE[many] * most[ordered[0]]
    return [(host, met[host]) for host in (*ordered[:_TRIALS], *islice(closing, _CLOSING)) if most[host] >= least]


def _agree(host: str, head: str, at: int) -> int:
    """How well a head is held at a place in a host: its start, all that there is room for, either but for cut ends."""
    room = len(host) - at
    spans = ((low, min(room - low, size)) for low in (0, MUTE) for size in (ZONE, _READ))
    return sum(host.startswith(head[low:end], at + low) for low, end in spans if end - low >= GRAM and at + low >= 0)


def _closes(met: Counter[int], size: int) -> bool:
    """Whether a host of this size seems to end with the start of a head: nearly all that could be met is met there."""
    if met.total() * 2 * STRIDE < (min(ZONE, size - max(met)) - GRAM) * _SOUND:
        return False
    return any(times * 2 * STRIDE >= (min(ZONE, size - at) - GRAM) * _SOUND > GRAM for at, times in met.items())


def _better(whole: Relation | None, ends: Relation | None, folds: Sequence[Folded]) -> Relation | None:
    """The relation of two ends, unless that of the whole texts is sounder.

    Where that reads other words, or does not reach to both ends, and these are the same to the letter, this is no
    chance, even if it is shorter: what is longer stands twice.
    """
    if whole is None or ends is None:
        return ends or whole
    shaky = contradicts(whole) or (_is_loose(whole, folds) and not _is_loose(ends, folds))
    if shaky and len(ends.blocks) == 1 and ends.matched >= max(EXACT, whole.matched / SHORTER):
        return ends
    if _are_copies(whole, ends, folds):
        return whole
    return ends if ends.worth > (_weigh_elsewhere(whole) if whole.kind == "repeat" else whole.worth) else whole


def _are_copies(whole: Relation, ends: Relation, folds: Sequence[Folded]) -> bool:
    """Whether two texts are the same but for what one leaves out, and their ends meet in no more than a line."""
    ahead = lead(ends)
    same = len(ends.blocks) == 1 and 2 * whole.worth >= whole.matched and not are_of_form(whole.blocks)
    return same and is_of_page(ends.matched, folds[ahead.a], folds[ahead.b], whole.matched)


def _weigh_elsewhere(repeat: Relation) -> float:
    """What an overlap of two ends must be worth beside what is shared elsewhere.

    What is worth nothing, as all pieces of long tables have much in common that is, asks for no more than an end that
    stands there to the letter by no chance.
    """
    return min(repeat.matched, max(repeat.worth, EXACT * ELSEWHERE)) / ELSEWHERE


def _relate_ends(host: int, head: int, shifts: Counter[int], folds: Sequence[Folded], pairs: Pairs) -> Relation | None:
    """The best overlap of the host's end, from one of the likeliest shifts on, with the head's start; None if none is.

    A text that stands several times in the host is an overlap only where the host ends with it.
    """
    a, b = folds[host].text, folds[head].text
    likely = sorted(shifts, key=lambda shift: (-shifts[shift], shift))[:_SHIFTS]
    starts = tuple(sorted(shift for shift in likely if len(a) - shift <= len(b) + _SLACK))  # else it ends in the host
    return pairs.recall(host, head, folds, starts, lambda: _look(host, head, starts, folds, pairs)) if starts else None


def _relate_near(host: int, head: int, shifts: Counter[int], folds: Sequence[Folded], pairs: Pairs) -> Relation | None:
    """The relation of two texts as a whole; of a long host only what stands around the likeliest place of the head.

    To hold every head against all of a long host would cost their number times its length.
    """
    a, b = folds[host].text, folds[head].text
    at = min(shifts, key=lambda shift: (-shifts[shift], -shift))
    reach = min(_FAR, _NEAR + _WIDER * len(b))
    low, high = max(0, at - reach), min(len(a), max(0, at) + min(len(b), _FAR) + reach)
    if not _goes_on(b[ZONE : min(len(b), len(a) - at)], a[low:high]):
        return pairs.find_restart(host, head, folds)
    if low == 0 and high == len(a):
        return pairs.relate(host, head, folds)

    def look() -> Relation | None:
        """How the end of the host lies to the start of the head."""
        ahead = frame(b[: 2 * _FAR])
        blocks = pairs.align(frame(a[low:high]), ahead, index_units(ahead))
        return relate(host, head, [(low + i, j, length) for i, j, length in blocks], a, b)

    return pairs.recall(host, head, folds, (low, high), look)


def _goes_on(rest: str, text: str) -> bool:
    """Whether n-grams of some stand in a text, of what it must have if a head that is like it goes on in it."""
    step = len(rest) // _SAMPLES
    if step < GRAM:
        return True
    met = (at for at in range(0, step * _SAMPLES, step) if rest[at : at + GRAM] in text)
    return sum(1 for _ in islice(met, _LEAST_MET)) == _LEAST_MET


def _look(host: int, head: int, starts: Iterable[int], folds: Sequence[Folded], pairs: Pairs) -> Relation | None:
    a, b = folds[host].text, folds[head].text
    found: list[Relation] = []
    for start in starts:
        to_letter = start >= 0 and b.startswith(a[start:])
        blocks = [(start, 0, len(a) - start)] if to_letter else _align_ends(a, b, max(0, start - _SLACK), pairs)
        found += _list_ahead(host, head, blocks, folds) or _list_ahead(host, head, _find_run(a, b, start), folds)
    best: Relation | None = None
    for relation in sorted(found, key=lambda relation: -relation.worth):
        best = _better(best, relation, folds)
    return best


def _list_ahead(host: int, head: int, blocks: Sequence[Block], folds: Sequence[Folded]) -> list[Relation]:
    """The overlap that some blocks make of a host and a head that goes on from there, if they do."""
    relation = relate(host, head, blocks, folds[host].text, folds[head].text) if blocks else None
    return [relation] if relation is not None and relation.kind == "before" else []


def _find_run(a: str, b: str, start: int) -> list[Block]:
    """A long run of the same characters where a head begins at a place in a host, if there is one.

    Where the head says again what it begins with, that may be aligned with the host's end, though less of it is there.
    """
    size, step = min(len(a) - start, len(b), _RUN), EXACT // 2
    places = range(max(0, -start), size - step + 1, step)
    low = next((at for at in places if a.startswith(b[at : at + step], start + at)), size)
    high = low
    while low < size and low > max(0, -start) and a[start + low - 1] == b[low - 1]:
        low -= 1
    while high < size and a[start + high] == b[high]:
        high += 1
    return [(start + low, low, high - low)] if high - low >= EXACT else []


def _align_ends(a: str, b: str, start: int, pairs: Pairs) -> list[Block]:
    """The blocks of a host from one place on and of as much of a head; none where they cannot have enough in common."""
    if not _goes_on(b[ZONE : len(a) - start], a[start:]):
        return []
    closing, opening = frame(a[start:]), frame(b[: len(a) - start + _SLACK])
    index = index_units(opening)
    found = pairs.align(closing, opening, index) if _share_clauses(closing, index) else []
    return [(start + i, j, length) for i, j, length in found]


def _share_clauses(text: Folded, index: dict[str, int]) -> bool:
    """Whether a text has as many clauses of an index as an overlap would, if it is long: some, or a share of them."""
    size = len(text.text)
    common = (unit for unit in text.units if unit in index and len(unit) >= _SHORTEST)
    least = 0 if size <= _LONG else 1 if size <= _FAR else max(1, int(_DENSE * len(text.offsets)))
    return sum(1 for _ in islice(common, least)) == least
