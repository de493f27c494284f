"""Breaks: what white space stands between two characters of the article, as its witnesses write it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from stitchtext.folded import INVISIBLE, holds
from stitchtext.merge.witnesses import Witness
from stitchtext.merge.wraps import find_wraps
from stitchtext.scripts import closes, is_spaceless, meet_words

_LOOSE = frozenset(f"{INVISIBLE}#")  # with white space all of a gap: what stands before them was muted
_SPACE, _BREAK = re.compile(r"\s+"), re.compile(r"[\r\n]")
_TYPESET = re.compile(r"[\d?!:;%«»‹›“”„€$£§°–—]")
"""Beside these, typesetters want a no-break space."""
_ACROSS, _LEAST_ACROSS = 16, 3
"""Characters before a junction that are looked for elsewhere together with the one behind it."""


class Gap(NamedTuple):
    """White space as one witness writes it before its folded character `at`: `[start, end)` of the fragment's text.

    It may hold the `#` marks of a heading.
    """

    witness: Witness
    at: int
    start: int
    end: int
    text: str

    @property
    def breaks(self) -> bool:
        """Whether the line ends here."""
        return "\n" in self.text or "\r" in self.text

    @property
    def parts(self) -> bool:
        """Whether it parts what stands around it: it is more than invisible."""
        return any(map(str.isspace, self.text))


def read_gap(witness: Witness, at: int) -> Gap:
    """What stands before the folded character `at` of a witness; an empty gap where nothing does."""
    fold = witness.fold
    starts, raws, extras = fold.starts, fold.raws, fold.extras
    run = bisect_right(starts, at) - 1
    begin, end = starts[run], raws[run]
    if not run or begin < at:
        return Gap(witness, at, end + at - begin, end + at - begin, "")
    start = raws[run - 1] + begin - starts[run - 1] + (extras[run - 1] if extras else 0)
    text = witness.fragment.text[start:end]
    low, high = (0, len(text)) if text.isspace() else _find_loose(text)
    return Gap(witness, at, start + low, start + high, text[low:high])


def _find_loose(text: str) -> tuple[int, int]:
    """Where in a gap what is no text stands behind all that was muted; or, if nothing is there, between or before it.

    Letter by letter, as a pattern would begin anew at each. The end of a line counts more than a space behind it.
    """
    at = len(text)
    while at and (text[at - 1].isspace() or text[at - 1] in _LOOSE):
        at -= 1
    if _BREAK.search(text, at) or "#" in text[at:]:
        return at, len(text)
    runs = [match.span() for match in _SPACE.finditer(text, 0, at)]
    broken = [run for run in runs if _BREAK.search(text, *run)]
    behind = [(at, len(text))]
    return (broken or (behind if at < len(text) else runs or behind))[0]


class Keepers:
    """Tells who keeps lines: a fragment can be flattened in one part and not in another."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self._counted: dict[int, Sequence[int]] = {}
        self._own: dict[int, Sequence[int]] = {}
        counting: set[int] = set()
        others: set[int] = set()
        for witness in witnesses:
            counted, places, rest = _list_breaks(witness)
            self._counted[witness.number], self._own[witness.number] = counted, places
            counting.update(places)
            others.update(rest)
        self._all = array("I", sorted(counting))
        self._asked = array("I", sorted(counting | others)) if others else self._all
        ordered = sorted({_rank(witness) for witness in witnesses})
        ranks = {rank: number for number, rank in enumerate(ordered)}
        self._ranks = {witness.number: ranks[_rank(witness)] for witness in witnesses}

    def keeps(self, witness: Witness, place: int) -> bool:
        """Whether a witness breaks where the next or the last break before backbone offset `place` could be."""
        own = self._own[witness.number]
        if not own:
            return False
        low, high = witness.starts[0], witness.starts[-1] + witness.blocks[-1][2]
        at = bisect_left(self._all, place)
        behind = at + 1 if at < len(self._all) and self._all[at] == place else at
        near = [self._all[i] for i in (at - 1, behind) if 0 <= i < len(self._all) and low < self._all[i] < high]
        return any(holds(own, at) for at in near) if near else True

    def rank(self, gap: Gap) -> int:
        """The place of the gap's witness among all, the fullest first; equal texts have the same."""
        return self._ranks[gap.witness.number]

    def breaks(self, gap: Gap) -> bool:
        """Whether the line ends at a gap, and no width made it end."""
        return gap.breaks and holds(self._counted[gap.witness.number], gap.at)

    def places(self) -> Sequence[int]:
        """Every backbone offset before which some witness breaks the line, whether that counts or not."""
        return self._asked


def bridge_gap(witnesses: Sequence[Witness], line: str, place: int) -> Gap | None:
    """The space that stands elsewhere in a fragment between the words that meet at `place`, where none runs on.

    The longest text across the junction that some fragment holds decides; None where it has no space there.
    """
    ordered = sorted(witnesses, key=lambda witness: witness.fragment.text)
    for behind in range(min(_ACROSS, place), _LEAST_ACROSS - 1, -1):
        words = line[place - behind : place + 1]
        found = ((witness, witness.fold.text.find(words)) for witness in ordered)
        gap = next((read_gap(witness, at + behind) for witness, at in found if at >= 0), None)
        if gap is not None:
            return gap if gap.text.strip(" \u00a0") == "" and gap.text else None
    return None


def vote_break(gaps: Sequence[Gap], keepers: Keepers, place: int, before: str, after: str) -> Gap:
    """The gap that stands at backbone offset `place`, of those its witnesses write there.

    A line break beats the space of a flattened copy; copies that keep their lines outvote one another, and the
    fuller decides a tie. Without a break, line-keeping copies go before flattened ones, then the majority; but in a
    script that sets spaces all say alike whether one stands, and as many win who part two words, as spaces are lost
    there, and hardly ever made.
    """
    alike = all(gap.text == gaps[0].text for gap in gaps)
    asked = gaps if not alike or gaps[0].breaks else ()
    breaking = [gap for gap in asked if keepers.breaks(gap)]
    if alike:
        return min(breaking or gaps, key=keepers.rank)
    if breaking:
        unbroken = [gap for gap in gaps if not gap.breaks and "#" not in gap.text]  # which marks a line that was one
        against = [gap for gap in unbroken if keepers.keeps(gap.witness, place)]
        against = [gap for gap in against if not _is_trace(gap.text, before, after)]
        if _wins(breaking, against, before, after):
            plain = [gap for gap in breaking if "#" not in gap.text] or breaking
            return min(plain, key=lambda gap: (-_coverage(gap), gap.text, gap.witness.fragment.text))
    flat = [gap for gap in gaps if not gap.breaks] or list(gaps)
    kept = [gap for gap in flat if keepers.keeps(gap.witness, place)] or flat
    counts = Counter(gap.text for gap in kept)
    stands = min(kept, key=lambda gap: (-counts[gap.text], -_coverage(gap), gap.text, gap.witness.fragment.text))
    parts = stands.parts
    if any(gap.parts for gap in flat) and not any(map(is_spaceless, before[-1:] + after[:1])):
        lead = _lead(gaps, keepers)
        parts = lead > 0 if lead else parts or meet_words(before, after)
    return _choose_writing([gap for gap in flat if gap.parts == parts] or flat, counts, before, after)


def is_even(gaps: Sequence[Gap], keepers: Keepers, before: str, after: str) -> bool:
    """Whether as many part two letters by a space as run them together."""
    return meet_words(before, after) and not _lead(gaps, keepers) and not all(gap.parts for gap in gaps)


def _lead(gaps: Sequence[Gap], keepers: Keepers) -> int:
    """How many more have white space than have none; that of a width is left out."""
    return sum((1 if gap.parts else -1) for gap in gaps if not gap.breaks or keepers.breaks(gap))


def _choose_writing(gaps: Sequence[Gap], kept: Counter[str], before: str, after: str) -> Gap:
    """Of gaps that all part their words, or none, the one written as most write it, flattened copies too.

    A tie goes to the writing that is not odd there, to what more line-keeping copies write, to the fuller copy. A
    no-break space is not odd where typesetters want one.
    """
    counts = Counter(gap.text for gap in gaps)
    inside = not _TYPESET.search(before[-1:] + after[:1])
    return min(
        gaps,
        key=lambda gap: (
            -counts[gap.text],
            gap.text not in ("", " ") and (inside or any(letter in INVISIBLE for letter in gap.text)),
            -kept[gap.text],
            -_coverage(gap),
            gap.text,
            gap.witness.fragment.text,
        ),
    )


def _wins(breaking: Sequence[Gap], against: Sequence[Gap], before: str, after: str) -> bool:
    """Whether more break the line; as many win behind a sentence, as breaks are lost there, and hardly ever made.

    So it is between two letters that the others run together.
    """
    glued = meet_words(before, after) and not any(gap.parts for gap in against)
    if len(breaking) != len(against) or closes(before) or (glued and not any(map(_follows_letter, breaking))):
        return len(breaking) >= len(against)
    return max(map(_coverage, breaking)) >= max(map(_coverage, against), default=0)


def _follows_letter(gap: Gap) -> bool:
    """Whether the line before a gap is one letter, as the first of a text that is set large."""
    return not gap.witness.fragment.text[max(0, gap.start - 2) : gap.start - 1].strip()


def _rank(witness: Witness) -> tuple[int, str]:
    return -len(witness.fold.text), witness.fragment.text


def _coverage(gap: Gap) -> int:
    return len(gap.witness.fold.text)


def _is_trace(gap: str, before: str, after: str) -> bool:
    """A lone space after a sentence mark, in a script without spaces, is what flattening leaves of a break."""
    return bool(gap) and closes(before) and (is_spaceless(after[:1]) or any(map(is_spaceless, before)))


def _list_breaks(witness: Witness) -> tuple[Sequence[int], array[int], array[int]]:
    """The characters of a witness before which its line ends, and where they lie on the backbone, in order.

    Those come last that a width made, of which none counts.
    """
    fold, wraps = witness.fold, sorted(find_wraps(witness.fragment.text))
    if not wraps:
        return witness.lines, _list_places(witness, witness.lines), array("I")
    wrapped = {
        own for own in witness.lines if bisect_left(wraps, fold.raw_end(own)) < bisect_right(wraps, fold.raw(own))
    }
    counted = [own for own in witness.lines if own not in wrapped]
    return counted, _list_places(witness, counted), _list_places(witness, sorted(wrapped))


def _list_places(witness: Witness, owns: Sequence[int]) -> array[int]:
    """Where characters of a witness lie on the backbone, as far as they do."""
    places = array("I")
    for start, line, length in witness.blocks:
        shift, first = line - start, bisect_left(owns, start)
        places.extend([own + shift for own in owns[first : bisect_left(owns, start + length, first)]])
    return places
