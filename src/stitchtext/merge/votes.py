"""Votes: of the readings at a place, the one that stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from stitchtext.merge.places import Place, Witness
from stitchtext.model import Reason, Suspect

_CONTEXT = 24


class Choice(NamedTuple):
    """A reading up for the vote: its folded text, who says it (witness, start, end), its votes, and its damage."""

    text: str
    said: tuple[tuple[Witness, int, int], ...]
    votes: int
    damaged: bool


class Verdict(NamedTuple):
    """The choices at a place, the standing one first, why it stands, and whether that was a tie."""

    place: Place
    choices: tuple[Choice, ...]
    reason: Reason
    tie: bool


def decide(
    place: Place, suspects: dict[int, list[Suspect]], lineages: Callable[[], dict[int, int]], line: str
) -> Verdict:
    """Let the witnesses of a place vote.

    A damaged reading loses to any intact one. Then votes count, copies of one lineage once against two or more
    that are independent. Ties: the shorter where the other only doubles a part of it, the fuller, the smaller in
    code points.
    """
    choices = _count(place, suspects, lineages)
    context = line[max(0, place.start - _CONTEXT) : place.start], line[place.end : place.end + _CONTEXT]
    best = choices[0]
    for other in choices[1:]:
        best = best if _rank(best, other, context)[0] else other
    rest = sorted((c for c in choices if c is not best), key=lambda c: (c.damaged, -c.votes, c.text))
    _, reason = _rank(best, rest[0], context) if rest else (True, "votes")
    tie = bool(rest) and rest[0].votes == best.votes and rest[0].damaged == best.damaged
    return Verdict(place, (best, *rest), reason, tie)


def _count(place: Place, suspects: dict[int, list[Suspect]], lineages: Callable[[], dict[int, int]]) -> list[Choice]:
    heard = [said for said in place.said if said[0].number not in place.mute] or list(place.said)
    groups: dict[str, list[tuple[Witness, int, int]]] = {}
    for witness, start, end in heard:
        groups.setdefault(witness.fold.text[start:end], []).append((witness, start, end))
    votes = {text: len(group) for text, group in groups.items()}
    if max(votes.values()) >= 3 and len(groups) > 1:
        votes = _collapse(groups, votes, lineages())
    return [
        Choice(text, tuple(group), votes[text], all(_is_damaged(said, suspects) for said in group))
        for text, group in sorted(groups.items())
    ]


def _collapse(
    groups: dict[str, list[tuple[Witness, int, int]]], votes: dict[str, int], lineages: dict[int, int]
) -> dict[str, int]:
    """Count each lineage once, against two or more fragments of different lineages that read otherwise."""
    kinds = {text: {lineages.get(said[0].number, said[0].number) for said in group} for text, group in groups.items()}
    return {
        text: len(kinds[text]) if any(len(kinds[other]) >= 2 for other in kinds if other != text) else count
        for text, count in votes.items()
    }


def _is_damaged(said: tuple[Witness, int, int], suspects: dict[int, list[Suspect]]) -> bool:
    witness, start, end = said
    marks = suspects.get(witness.number)
    if not marks:
        return False
    low = witness.fold.raw(start) if start < len(witness.fold.text) else witness.fold.raw_end(start)
    high = max(low, witness.fold.raw_end(end))
    inside = (mark.start < low < mark.end if low == high else mark.start < high and low < mark.end for mark in marks)
    return any(inside)


def _rank(a: Choice, b: Choice, context: tuple[str, str]) -> tuple[bool, Reason]:
    """Whether `a` stands before `b`, and for what reason."""
    if a.damaged != b.damaged:
        return b.damaged, "undamaged"
    if a.votes != b.votes:
        return a.votes > b.votes, "votes"
    short, long = sorted((a.text, b.text), key=len)
    if len(short) < len(long) and _doubles(short, long, context):
        return a.text == short, "shorter"
    if len(short) < len(long):
        return a.text == long, "fuller"
    return a.text < b.text, "code-points"


def _doubles(short: str, long: str, context: tuple[str, str]) -> bool:
    """Whether the long reading is the short one with some part of the text there written twice."""
    size = len(long) - len(short)
    whole, goal = context[0] + long + context[1], context[0] + short + context[1]
    places = range(max(0, len(context[0]) - size), len(context[0]) + len(long) + 1)
    return any(
        whole[at : at + size] == whole[at + size : at + 2 * size] and whole[:at] + whole[at + size :] == goal
        for at in places
    )


def choose_source(choice: Choice, preferred: Sequence[int]) -> tuple[Witness, int, int]:
    """Whose writing of the standing reading is taken: a preferred fragment's, else the first by text."""
    said = sorted(choice.said, key=lambda said: said[0].fragment.text)
    return next((one for one in said if one[0].number in preferred), said[0])
