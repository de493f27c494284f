"""Votes: of the readings at a place, the one that stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from stitchtext.folded import holds
from stitchtext.merge.choices import Choice, Verdict
from stitchtext.merge.doubles import is_word_twice
from stitchtext.merge.lineages import Lineages
from stitchtext.merge.losses import find_bare, find_hyphenated
from stitchtext.merge.misreadings import find_misread
from stitchtext.merge.places import Place
from stitchtext.merge.silence import find_silent, stands_elsewhere
from stitchtext.merge.ties import break_tie, is_escaped
from stitchtext.merge.witnesses import Said
from stitchtext.model import Keep, Reason, Suspect


def decide(
    place: Place,
    suspects: dict[int, list[Suspect]],
    lineages: Lineages,
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
        best, reason = break_tie(equal, choices, place, line)
    elif reason == "votes" and _may_be_outvoted(best, choices, lineages):
        reason = "lineages"
    tie = len(equal) > 1 and not _are_stutters(best, equal)
    return Verdict(place, (best, *(c for c in ranked if c is not best)), reason, tie)


def _may_be_outvoted(best: Choice, choices: Sequence[Choice], lineages: Lineages) -> bool:
    """Whether a reading stands by lineages of which nobody is sure, where more fragments have another one."""
    more = [choice for choice in choices if len(choice.said) > len(best.said) and not choice.damaged]
    if not more:
        return False
    votes = count_lineages({choice.text: choice.said for choice in choices}, lineages.sure)
    return any(votes[choice.text] >= votes[best.text] for choice in more)


def _are_stutters(best: Choice, equal: Sequence[Choice]) -> bool:
    """Whether all that has as many votes as the standing reading has a word twice that this has once."""
    rivals = [choice for choice in equal if choice is not best]
    lined = any(holds(witness.lines, low) for witness, low, _ in best.said)
    return all(is_word_twice(said, best.text, lined=lined) for choice in rivals for said in choice.said)


def _count(
    place: Place,
    suspects: dict[int, list[Suspect]],
    lineages: Lineages,
    line: str,
    keep: Keep,
) -> list[Choice]:
    groups: dict[str, list[Said]] = {}
    for witness, start, end in _list_heard(place, suspects):
        groups.setdefault(witness.fold.text[start:end], []).append((witness, start, end))
    for text in _list_absent(groups, place, line, lineages, keep):
        del groups[text]
    votes = {text: len(group) for text, group in groups.items()}
    if len(groups) > 1 and max(votes.values()) > 1:
        votes = count_lineages(groups, lineages.found)
    escaped = {text for text in groups if _is_left_escaped(text, groups, line[max(0, place.start - 1) : place.start])}
    escaped |= find_misread(groups) | find_bare(groups) | find_hyphenated(groups)
    return [
        Choice(text, tuple(group), votes[text], text in escaped or all(_is_damaged(said, suspects) for said in group))
        for text, group in sorted(groups.items())
    ]


def _list_heard(place: Place, suspects: dict[int, list[Suspect]]) -> Sequence[Said]:
    """What is said at a place by those who are not mute there, if any.

    And by others who have other marks between the same letters, where the marks of the first are stray: so near a cut
    end, too, these are no better.
    """
    heard = [said for said in place.said if said[0].number not in place.mute]
    if not heard or len(heard) == len(place.said) or not all(_is_damaged(said, suspects) for said in heard):
        return heard or place.said
    letters = {_read_letters(said) for said in heard}
    return [said for said in place.said if said in heard or _read_letters(said) in letters]


def _read_letters(said: Said) -> str:
    witness, start, end = said
    return "".join(filter(str.isalnum, witness.fold.text[start:end]))


def _list_absent(
    groups: dict[str, list[Said]], place: Place, line: str, lineages: Lineages, keep: Keep
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
    if not put_in or keep == "all" or not _are_few(groups, put_in, lineages.found, keep):
        return silent
    return set() if keep == "majority" else put_in


def _is_left_escaped(text: str, groups: dict[str, list[Said]], before: str) -> bool:
    """Whether a reading is what another one says, left as HTML writes it, in fragments that do not speak of HTML."""
    if not any(is_escaped(text, other, before) for other in groups):
        return False
    return not any("&lt;" in witness.fragment.text for group in groups.values() for witness, _, _ in group)


def _are_few(groups: dict[str, list[Said]], held: AbstractSet[str], lineages: dict[int, int], keep: Keep) -> bool:
    """Whether too few say what is `held` of all that is said at a place."""
    votes = count_lineages(groups, lineages)
    holding, asked = sum(votes[text] for text in held), sum(votes.values())
    return holding < min(keep, asked) if isinstance(keep, int) else 2 * holding < asked


def count_lineages(groups: Mapping[str, Sequence[Said]], lineages: dict[int, int]) -> dict[str, int]:
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
