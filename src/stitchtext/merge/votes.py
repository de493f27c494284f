"""Votes: of the readings at a place, the one that stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from stitchtext.familiar import is_more_familiar
from stitchtext.folded import fold_text, holds
from stitchtext.merge.doubles import doubles, is_word_twice
from stitchtext.merge.likeness import measure_distance
from stitchtext.merge.places import Place
from stitchtext.merge.silence import find_silent, is_line, stands_elsewhere
from stitchtext.merge.witnesses import Said, Witness
from stitchtext.model import Keep, Reason, Suspect
from stitchtext.passages import PASSAGE, ends_sentence

_CONTEXT = 24
_LONGEST_DOUBLE = 512
"""Characters of a reading that is looked at for text written twice; a longer one stands, as the fuller."""
_FAR = 128
"""Blocks of a witness on either side of a place that are asked whether it leaves passages out."""
_COMPARED = 32
"""The most readings of a place that are compared each with each."""


class Choice(NamedTuple):
    """A reading up for the vote: its folded text, who says it (witness, start, end), its votes, and its damage."""

    text: str
    said: tuple[Said, ...]
    votes: int
    damaged: bool


class Verdict(NamedTuple):
    """The choices at a place, the standing one first, why it stands, and whether that was a tie."""

    place: Place
    choices: tuple[Choice, ...]
    reason: Reason
    tie: bool


def decide(
    place: Place,
    suspects: dict[int, list[Suspect]],
    lineages: Callable[[], dict[int, int]],
    line: str,
    keep: Keep = "all",
) -> Verdict:
    """Let the witnesses of a place vote.

    A damaged reading loses to any intact one. Then votes count, one for each lineage. Ties: the reading that is nearer
    to all others, if there are more than two; the one not escaped as in HTML; the backbone's, if what the other has
    more stands elsewhere; the one with a passage that abridged copies lack; the more familiar; the shorter where the
    other only doubles a part of it; the fuller; the smaller in code points. `keep` says what becomes of a whole line
    that few put in.
    """
    choices = _count(place, suspects, lineages, line, keep)
    ranked = sorted(choices, key=lambda c: (c.damaged, -c.votes, c.text))
    equal = [c for c in ranked if (c.damaged, c.votes) == (ranked[0].damaged, ranked[0].votes)]
    best = ranked[0]
    reason: Reason = "undamaged" if len({choice.damaged for choice in ranked[:2]}) > 1 else "votes"
    if len(equal) > 1:
        best, reason = _break_tie(equal, choices, place, line)
    tie = len(equal) > 1 and not _are_stutters(best, equal)
    return Verdict(place, (best, *(c for c in ranked if c is not best)), reason, tie)


def _are_stutters(best: Choice, equal: Sequence[Choice]) -> bool:
    """Whether all that has as many votes as the standing reading has a word twice that this has once."""
    rivals = [choice for choice in equal if choice is not best]
    lined = any(holds(witness.lines, low) for witness, low, _ in best.said)
    return all(is_word_twice(said, best.text, lined=lined) for choice in rivals for said in choice.said)


def _count(
    place: Place,
    suspects: dict[int, list[Suspect]],
    lineages: Callable[[], dict[int, int]],
    line: str,
    keep: Keep,
) -> list[Choice]:
    heard = [said for said in place.said if said[0].number not in place.mute] or list(place.said)
    groups: dict[str, list[Said]] = {}
    for witness, start, end in heard:
        groups.setdefault(witness.fold.text[start:end], []).append((witness, start, end))
    for text in _list_absent(groups, place, line, lineages, keep):
        del groups[text]
    votes = {text: len(group) for text, group in groups.items()}
    if len(groups) > 1 and max(votes.values()) > 1:
        votes = count_lineages(groups, lineages())
    escaped = {text for text in groups if _is_left_escaped(text, groups, line[max(0, place.start - 1) : place.start])}
    return [
        Choice(text, tuple(group), votes[text], text in escaped or all(_is_damaged(said, suspects) for said in group))
        for text, group in sorted(groups.items())
    ]


def _list_absent(
    groups: dict[str, list[Said]], place: Place, line: str, lineages: Callable[[], dict[int, int]], keep: Keep
) -> AbstractSet[str]:
    """The readings that take no part: those of who is silent about a line; or the line, if too few put it in.

    Where the backbone lacks it, a majority outvotes it like any other reading; a number is meant literally. And so it
    is with a passage that the backbone has elsewhere, and who has more has here.
    """
    own = line[place.start : place.end]
    silent = find_silent(groups)
    put_in = groups.keys() - silent if own in silent else set()
    lacking = groups.get(own, ())
    moved = (stands_elsewhere(own, groups[text], lacking, line, place.start) for text in put_in)
    if put_in and lacking and all(moved):
        return set()
    if not put_in or keep == "all" or not _are_few(groups, put_in, lineages(), keep):
        return silent
    return set() if keep == "majority" else put_in


def _is_left_escaped(text: str, groups: dict[str, list[Said]], before: str) -> bool:
    """Whether a reading is what another one says, left as HTML writes it, in fragments that do not speak of HTML."""
    if not any(_is_escaped(text, other, before) for other in groups):
        return False
    return not any("&lt;" in witness.fragment.text for group in groups.values() for witness, _, _ in group)


def _is_escaped(text: str, other: str, before: str) -> bool:
    """Whether a reading is another one with a character written as HTML writes it; `before` stands before both."""
    if ";" not in text:
        return False
    from html import unescape  # noqa: PLC0415 - only here: most texts have no such sign

    lead = "&" if before == "&" else ""
    plain = fold_text(unescape(lead + text))
    return plain != lead + text and plain == lead + other


def _are_few(groups: dict[str, list[Said]], held: AbstractSet[str], lineages: dict[int, int], keep: Keep) -> bool:
    """Whether too few say what is `held` of all that is said at a place."""
    votes = count_lineages(groups, lineages)
    holding, asked = sum(votes[text] for text in held), sum(votes.values())
    return holding < min(keep, asked) if isinstance(keep, int) else 2 * holding < asked


def count_lineages(groups: dict[str, list[Said]], lineages: dict[int, int]) -> dict[str, int]:
    """The votes of each reading, one for each lineage: it goes to what most of its fragments say."""
    shares = {
        text: Counter(lineages.get(witness.number, witness.number) for witness, _, _ in group)
        for text, group in groups.items()
    }
    most: Counter[int] = Counter()
    for share in shares.values():
        most |= share
    return {text: sum(count == most[kind] for kind, count in share.items()) for text, share in shares.items()}


def _is_damaged(said: Said, suspects: dict[int, list[Suspect]]) -> bool:
    witness, start, end = said
    marks = suspects.get(witness.number)
    if not marks:
        return False
    low = witness.fold.raw(start) if start < len(witness.fold.text) else witness.fold.raw_end(start)
    high = max(low, witness.fold.raw_end(end))
    inside = (mark.start < low < mark.end if low == high else mark.start < high and low < mark.end for mark in marks)
    return any(inside)


def _break_tie(rivals: Sequence[Choice], choices: Sequence[Choice], place: Place, line: str) -> tuple[Choice, Reason]:
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
    is_plain = _is_escaped(b.text, a.text, before)
    if is_plain or _is_escaped(a.text, b.text, before):
        return is_plain, "shorter"
    first = _rank_passage(a, b, place, line)
    if reason := first or _rank_passage(b, a, place, line):
        return first is not None, reason
    known = [is_more_familiar(*pair, line, place.start, place.end) for pair in ((a.text, b.text), (b.text, a.text))]
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


def _rank_passage(one: Choice, other: Choice, place: Place, line: str) -> Reason | None:
    """Why one reading stands before another: that has more, which is elsewhere, or lacks a passage that this has."""
    own = line[place.start : place.end]
    if one.text == own and stands_elsewhere(own, other.said, one.said, line, place.start):
        return "elsewhere"
    fuller = not other.text and (all(map(is_line, one.said)) or _leaves_passage_out(other, one.text, place, line))
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
