"""Passages: what goes from the backbone because few of those who cover its place hold it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial

from stitchtext.errors import StitchError
from stitchtext.merge.breaks import read_gap
from stitchtext.merge.lineages import find_copies
from stitchtext.merge.places import PASSAGE, Place, Witness, ends_sentence, is_boundary
from stitchtext.merge.stretches import Presence, Stretch, find_presence, mark_abridged, sweep
from stitchtext.merge.votes import Choice, Verdict
from stitchtext.model import Keep

_PROSE = 60
"""Characters of a line that ends with a sentence from which it is hardly furniture of the page."""


def check_keep(keep: Keep) -> None:
    """Refuse a choice that says nothing.

    Raises:
        StitchError: it is neither `all` nor `majority` nor a whole number from 1.

    """
    if keep not in ("all", "majority") and not (type(keep) is int and keep >= 1):
        raise StitchError(f"keep {keep!r}: no such choice", cure="it is 'all', 'majority' or a whole number from 1")


def find_passages(witnesses: Sequence[Witness], line: str, keep: Keep, places: Sequence[Place]) -> list[Verdict]:
    """Every stretch of the backbone that goes because too few hold it, as a verdict by which nothing stands there.

    `places` are those where the witnesses differ, by which copies are told. Who ends before a stretch is found by a
    sweep to the end, who starts behind it by one to the start.
    """
    if keep == "all":
        return []
    ordered = sorted(witnesses, key=lambda witness: witness.fragment.text)
    presences = [find_presence(witness, line) for witness in ordered]
    kin = _find_kin(ordered, presences, places)
    few = partial(_are_few, witnesses=ordered, keep=keep)
    kept = [stretch.start for stretch in sweep(presences, kin, few) if not few(stretch)]
    marked = [mark_abridged(presence, kept) for presence in presences]
    groups = _group(_collect(ordered, marked, kin, few, len(line)))
    return [_outvote(stretch, ordered) for group in groups if _is_passage(group, ordered, line) for stretch in group]


def _collect(
    witnesses: Sequence[Witness],
    presences: Sequence[Presence],
    kin: Sequence[int],
    few: Callable[[Stretch], bool],
    size: int,
) -> list[Stretch]:
    """The stretches that are too few in one direction or the other, in order."""
    back = [p.turned(size, closed=not w.fragment.head_cut) for p, w in zip(presences, witnesses, strict=True)]
    turned = (stretch.turned(size) for stretch in sweep(back, kin, lambda stretch: few(stretch.turned(size))))
    found = {stretch[:2]: stretch for stretch in turned if few(stretch)}
    found |= {stretch[:2]: stretch for stretch in sweep(presences, kin, few) if few(stretch)}
    return [found[run] for run in sorted(found)]


def _are_few(stretch: Stretch, witnesses: Sequence[Witness], keep: Keep) -> bool:
    """Whether too few hold a stretch.

    Prose that others leave out together with what stays, or behind which they end, is theirs to abridge: they are
    silent. What looks like furniture of the page they testify against all the same.
    """
    outnumbered = 2 * stretch.held < stretch.asked
    if isinstance(keep, int):
        enough = stretch.held >= min(keep, stretch.covering)
        return not enough or (stretch.held < keep and outnumbered and not _is_prose(stretch, witnesses))
    return outnumbered and (2 * stretch.held < stretch.unabridged or not _is_prose(stretch, witnesses))


def _is_prose(stretch: Stretch, witnesses: Sequence[Witness]) -> bool:
    """Whether a stretch has a long line that ends with a sentence, as one of its holders writes it."""
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
    for stretch in sweep(presences, range(len(witnesses)), lambda stretch: bool(stretch.against)):
        if stretch.against and stretch.end - stretch.start >= PASSAGE:
            answers.append(dict.fromkeys(stretch.holders, "held") | dict.fromkeys(stretch.against, ""))
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
    """Whether neighbouring stretches are long, or whole lines or sentences; what is less is a variant."""
    first, last = group[0], group[-1]
    if last.end - first.start >= PASSAGE:
        return True
    return _is_edge(first.start, first, witnesses, line) and _is_edge(last.end, last, witnesses, line)


def _is_edge(at: int, stretch: Stretch, witnesses: Sequence[Witness], line: str) -> bool:
    """Whether a sentence or a line ends at `at`, or the text of a witness that lacks the stretch."""
    if is_boundary(line, at) or any(read_gap(witnesses[n], _reach(witnesses[n], at)).breaks for n in stretch.holders):
        return True
    own = ((witnesses[rank], _stand(witnesses[rank], stretch)) for rank in stretch.against)
    return any(place in (0, len(witness.fold.text)) for witness, place in own)


def _outvote(stretch: Stretch, witnesses: Sequence[Witness]) -> Verdict:
    """The verdict by which nothing stands there."""
    nobody = ((witnesses[rank], _stand(witnesses[rank], stretch)) for rank in stretch.against)
    nothing = tuple((witness, place, place) for witness, place in nobody)
    holders = [witnesses[rank] for rank in stretch.holders]
    said = [(witness, _reach(witness, stretch.start), _reach(witness, stretch.end)) for witness in holders]
    texts: dict[str, list[tuple[Witness, int, int]]] = {}
    for witness, low, high in said:
        texts.setdefault(witness.fold.text[low:high], []).append((witness, low, high))
    rest = [Choice(text, tuple(group), stretch.held, False) for text, group in sorted(texts.items()) if text]
    place = Place(stretch.start, stretch.end, (*nothing, *said), frozenset())
    return Verdict(place, (Choice("", nothing, stretch.asked - stretch.held, False), *rest), "votes", False)


def _stand(witness: Witness, stretch: Stretch) -> int:
    """The folded offset of a witness at which a stretch would stand that it lacks."""
    at = bisect_right(witness.starts, stretch.start) - 1
    if at < 0:
        return witness.blocks[0][0]
    if at + 1 < len(witness.blocks) and witness.starts[at + 1] == stretch.end:
        return witness.blocks[at + 1][0]
    return witness.blocks[at][0] + witness.blocks[at][2]


def _reach(witness: Witness, at: int) -> int:
    """The folded offset of a witness that goes with a backbone offset, or the one before it."""
    own, line, length = witness.blocks[max(0, bisect_right(witness.starts, at) - 1)]
    return own + max(0, min(at - line, length))
