"""Repeats: passages that few fragments say twice, apart, where more that cover both places say them once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from stitchtext.merge.choices import Choice, Verdict
from stitchtext.merge.lineages import Lineages
from stitchtext.merge.places import Place, is_silent
from stitchtext.merge.votes import count_lineages
from stitchtext.merge.witnesses import Said, Witness
from stitchtext.model import Keep
from stitchtext.passages import is_doubled, is_long

_MOST = 8
"""Passages that a fragment leaves out, at most, of which all may be repeats: one with more is abridged."""
_SHORTEST = 6
"""Characters of the shortest of them."""
_PLACES = 64
"""Places of a backbone that are looked at."""
_BESIDE = 8
"""Characters of a fragment on either side of where it would have such a passage, that it has to the letter."""
_FEWEST = 2
"""Lineages that say a passage once."""


def find_repeats(
    witnesses: Sequence[Witness], line: str, keep: Keep, lineages: Lineages, starts_line: Callable[[int], bool]
) -> list[Verdict]:
    """The passages of the backbone `line` that go, as verdicts by which nothing stands there; in order and apart.

    Two or more, and more than hold such a passage there, have it elsewhere, once, run across that place, or are whole
    and end there, and leave nothing else out. An abridged copy is silent. If `keep` is not `all`, it asks about every
    passage by itself.
    """
    if keep != "all":
        return []
    lacking: dict[tuple[int, int], list[Said]] = {}
    for witness in witnesses:
        for place, at in _list_once(witness, line, starts_line):
            lacking.setdefault(place, []).append((witness, at, at))
    found: list[Verdict] = []
    for place, said in islice(sorted(lacking.items()), _PLACES):
        apart = not found or found[-1].place.end <= place[0]
        verdict = _outvote(place, said, witnesses, lineages) if apart and len(said) >= _FEWEST else None
        found += [verdict] if verdict else []
    return found


def _list_once(witness: Witness, line: str, starts_line: Callable[[int], bool]) -> list[tuple[tuple[int, int], int]]:
    """What a fragment leaves out on its way, with where it would have it, if all of it is what it has elsewhere."""
    own = witness.fold.text
    whole = witness.blocks[0][:2] == (0, 0) and not witness.fragment.tail_cut
    end = (len(own), len(line), _BESIDE)
    gaps = list(pairwise((*witness.blocks, end) if whole else witness.blocks))
    wide = [(left[1] + left[2], right[1]) for left, right in gaps if right[1] - left[1] - left[2] >= _SHORTEST]
    once = {place for place in wide if _says_once(own, line, *place)} if len(wide) <= _MOST else set()
    found: list[tuple[tuple[int, int], int]] = []
    for left, right in gaps if once else ():
        start, stop, place = left[0] + left[2], right[0], (left[1] + left[2], right[1])
        if place in once and start == stop and min(left[2], right[2]) >= _BESIDE:
            found.append((place, start))
        elif place[0] < place[1] and right is not end and is_silent((start, stop, *place), own, line, starts_line):
            return []
    return found


def _says_once(own: str, line: str, start: int, end: int) -> bool:
    """Whether a passage of the backbone that a fragment lacks there stands in it once.

    What stands just beside it is voted on, but at the end.
    """
    passage = line[start:end]
    apart = end == len(line) or not is_doubled(line, start, end)
    return apart and is_long(passage) and own.count(passage) == 1


def _outvote(
    place: tuple[int, int], lacking: Sequence[Said], witnesses: Sequence[Witness], lineages: Lineages
) -> Verdict | None:
    """The verdict by which a passage goes, if more lack it so than have any of it there."""
    holding: dict[str, list[Said]] = {"": list(lacking)}
    for witness in witnesses:
        low, high = _reach(witness, place)
        if low < high:
            holding.setdefault(witness.fold.text[low:high], []).append((witness, low, high))
    votes = count_lineages(holding, lineages.found)
    held = sum(count for text, count in votes.items() if text)
    if votes[""] < _FEWEST or votes[""] <= held:
        return None
    said = tuple(one for group in holding.values() for one in group)
    return Verdict(Place(*place, said, frozenset()), tuple(_list_choices(holding, votes)), "votes", False)


def _list_choices(holding: Mapping[str, Sequence[Said]], votes: Mapping[str, int]) -> Iterator[Choice]:
    for text in sorted(holding):
        yield Choice(text, tuple(holding[text]), votes[text], False)


def _reach(witness: Witness, place: tuple[int, int]) -> tuple[int, int]:
    """What of its own text a fragment has on a stretch of the backbone."""
    start, end = place
    first, last = max(0, bisect_right(witness.starts, start) - 1), bisect_left(witness.starts, end)
    parts = [
        (own + max(0, start - at), own + min(length, end - at))
        for own, at, length in witness.blocks[first:last]
        if start < at + length
    ]
    return (parts[0][0], parts[-1][1]) if parts else (0, 0)
