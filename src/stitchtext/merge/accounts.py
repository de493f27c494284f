"""Accounts: what became of every character of the fragments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

from stitchtext.folded import Folded
from stitchtext.merge.ledgers import Ledger, Step
from stitchtext.merge.witnesses import Witness
from stitchtext.model import Entry, Piece, Suspect

HEADING = "S301"
"""The rule that takes the `#` marks of an inlined heading away."""
_FEW = 4
"""Stretches that are compared one by one; more of them first together."""


class Stretch(NamedTuple):
    """Folded `[start, end)` of a fragment and what it lies on, `[at, until)` of the article's folded text."""

    start: int
    end: int
    at: int
    until: int

    @property
    def even(self) -> bool:
        """Whether both are of one length."""
        return self.end - self.start == self.until - self.at

    def clip(self, low: int, high: int) -> Stretch:
        """The part of it in `[low, high)` of the fragment; one that is not even still lies on all it lay on."""
        start, end = max(low, self.start), min(high, self.end)
        if not self.even:
            return self._replace(start=start, end=end)
        return Stretch(start, end, self.at + start - self.start, self.until + end - self.end)


def keep_account(
    witness: Witness, ledger: Ledger, used: Sequence[Piece], suspects: Sequence[Suspect]
) -> Iterator[Entry]:
    """The entries of one fragment, tiling its span of the scrape.

    `used` are the pieces of the article that were taken from it, `suspects` what is muted in it, in order and apart.
    """
    stretches = list(_lay(witness, ledger))
    done = witness.fragment.start
    for piece in sorted(used, key=lambda piece: piece.source or 0):
        source = piece.source or 0
        start, end = max(done, source), source + piece.end - piece.start  # the same character may be taken twice
        if start < end:
            yield from _explain(witness, ledger, stretches, (done, start), suspects)
            yield Entry(start, end, "used", ledger.number, piece.start + start - source, piece.end)
            done = end
    yield from _explain(witness, ledger, stretches, (done, witness.fragment.end), suspects)


def _lay(witness: Witness, ledger: Ledger) -> Iterator[Stretch]:
    """What the folded text of a fragment lies on, from its start to its end."""
    done, until = 0, ledger.place(witness.starts[0])
    for link in _join(_link(witness, ledger)):
        if done < link.start:
            yield Stretch(done, link.start, until, link.at)
        yield link
        done, until = link.end, link.until
    size, (_, line, length) = len(witness.fold.text), witness.blocks[-1]
    if done < size:
        yield Stretch(done, size, until, max(until, ledger.place(line + length)))


def _link(witness: Witness, ledger: Ledger) -> Iterator[Stretch]:
    """The equal blocks of a fragment, as far as the backbone stands as it is."""
    steps = ledger.steps
    number = 0
    for own, line, length in witness.blocks:
        number = max(number, bisect_right(steps, line, key=_end))
        while number < len(steps) and steps[number].start < line + length:
            step = steps[number]
            low, high = max(line, step.start), min(line + length, step.end)
            yield Stretch(own + low - line, own + high - line, step.at + low - step.start, step.at + high - step.start)
            if high < step.end:
                break
            number += 1


def _end(step: Step) -> int:
    return step.end


def _join(links: Iterable[Stretch]) -> Iterator[Stretch]:
    """The links, those together that go on where another ends in both texts."""
    last: Stretch | None = None
    for link in links:
        if last and (last.end, last.until) == (link.start, link.at):
            last = Stretch(last.start, link.end, last.at, link.until)
            continue
        if last:
            yield last
        last = link
    if last:
        yield last


def _explain(
    witness: Witness, ledger: Ledger, stretches: Sequence[Stretch], span: tuple[int, int], suspects: Sequence[Suspect]
) -> Iterator[Entry]:
    """The entries of what stands in `span` of the scrape, of which nothing was used."""
    done, end = span
    if done >= end:
        return
    base, fold = witness.fragment.start, witness.fold
    low, high = fold.at(done - base), fold.at(end - base)
    first = bisect_right(stretches, low, key=lambda stretch: stretch.end)
    inside = takewhile(lambda stretch: stretch.start < high, stretches[first:]) if low < high else ()
    told = _compare_all(witness, ledger, [stretch.clip(low, high) for stretch in inside])
    for entry in _run_on(told, ledger):
        yield from _between(ledger, done, entry.start, base, suspects)
        yield entry
        done = entry.end
    yield from _between(ledger, done, end, base, suspects)


def _run_on(entries: Iterable[Entry], ledger: Ledger) -> Iterator[Entry]:
    """The entries, those of duplicates together between which the same white space stands."""
    last: Entry | None = None
    for entry in entries:
        if last and last.fate == entry.fate == "duplicate":
            own, other = ledger.scrape[last.end : entry.start], ledger.text[last.until : entry.at]
            if own == other:
                last = Entry(last.start, entry.end, "duplicate", ledger.number, last.at, entry.until)
                continue
        if last:
            yield last
        last = entry
    if last:
        yield last


def _compare_all(witness: Witness, ledger: Ledger, stretches: Sequence[Stretch]) -> Iterator[Entry]:
    """Entries for stretches: of many in a row together, where they stand to the letter, else of either half of them.

    A fragment differs at few of the places at which all the others do.
    """
    if len(stretches) > _FEW:
        first, last = stretches[0], stretches[-1]
        whole = all(map(_goes_on, stretches, stretches[1:])) and last.even
        entry = _same(witness, ledger, (first.start, last.end), first.at - first.start) if whole else None
        if entry is None:
            half = len(stretches) // 2
            yield from _compare_all(witness, ledger, stretches[:half])
            yield from _compare_all(witness, ledger, stretches[half:])
        else:
            yield entry
    else:
        yield from chain.from_iterable(_compare(witness, ledger, stretch) for stretch in stretches)


def _goes_on(stretch: Stretch, other: Stretch) -> bool:
    return stretch.even and (stretch.end, stretch.until) == (other.start, other.at)


def _compare(witness: Witness, ledger: Ledger, stretch: Stretch) -> Iterator[Entry]:
    """Entries for a stretch: whole where it stands to the letter, else line by line, the article's and its own."""
    start, end, at, until = stretch
    own, shift = (start, end), at - start
    if not stretch.even:
        yield from _outvoted(witness, ledger, own, ledger.span(at, until))
        return
    entry = _same(witness, ledger, own, shift)
    if entry is not None:
        yield entry
        return
    lines = {line - shift for line in ledger.lines[bisect_right(ledger.lines, at) : bisect_left(ledger.lines, until)]}
    lines.update(witness.lines[bisect_right(witness.lines, start) : bisect_left(witness.lines, end)])
    for low, high in pairwise([start, *sorted(lines), end]):
        yield from _halve(witness, ledger, (low, high), shift)


def _halve(witness: Witness, ledger: Ledger, own: tuple[int, int], shift: int) -> Iterator[Entry]:
    """Entries for a stretch as long as the article's, halved until each is simple."""
    entry = _same(witness, ledger, own, shift)
    if entry is not None:
        yield entry
        return
    middle = _middle(witness.fold, own)
    if middle is None:
        yield from _outvoted(witness, ledger, own, ledger.span(own[0] + shift, own[1] + shift))
        return
    yield from _halve(witness, ledger, (own[0], middle), shift)
    yield from _halve(witness, ledger, (middle, own[1]), shift)


def _same(witness: Witness, ledger: Ledger, own: tuple[int, int], shift: int) -> Entry | None:
    """The entry of a stretch that stands in the article to the letter."""
    base, fold = witness.fragment.start, witness.fold
    start, end = base + fold.raw(own[0]), base + fold.raw_end(own[1])
    at, until = ledger.span(own[0] + shift, own[1] + shift)
    same = end - start == until - at and ledger.scrape[start:end] == ledger.text[at:until]
    return Entry(start, end, "duplicate", ledger.number, at, until) if same else None


def _middle(fold: Folded, own: tuple[int, int]) -> int | None:
    """A place near the middle of a stretch at which a run without a gap begins, else any; None for one character."""
    low, high = bisect_right(fold.starts, own[0]), bisect_left(fold.starts, own[1])
    if low < high:
        return fold.starts[(low + high) // 2]
    return (own[0] + own[1]) // 2 if own[1] - own[0] > 1 else None


def _outvoted(witness: Witness, ledger: Ledger, own: tuple[int, int], won: tuple[int, int]) -> Iterator[Entry]:
    """Entries for text that does not stand; the white space inside it is part of it."""
    base, fold = witness.fragment.start, witness.fold
    cuts = [own[0], *fold.starts[bisect_right(fold.starts, own[0]) : bisect_left(fold.starts, own[1])], own[1]]
    for low, high in pairwise(cuts):
        start, end = base + fold.raw(low), base + fold.raw_end(high)
        yield Entry(start, end, "outvoted", ledger.number, *won, ledger.scrape[start:end])


def _between(ledger: Ledger, start: int, end: int, base: int, suspects: Sequence[Suspect]) -> Iterator[Entry]:
    """Entries for what folded away in `[start, end)`: white space, and what was muted; of that there may be much."""
    first = bisect_right(suspects, start - base, key=lambda mark: mark.end)
    last = bisect_left(suspects, end - base, first, key=lambda mark: mark.start)
    for mark in suspects[first:last]:
        low, high = max(start, base + mark.start), min(end, base + mark.end)
        if low < high:
            yield from _blank(ledger, start, low)
            yield Entry(low, high, "removed", ledger.number, None, None, ledger.scrape[low:high], mark.code)
            start = high
    yield from _blank(ledger, start, end)


def _blank(ledger: Ledger, start: int, end: int) -> Iterator[Entry]:
    if start < end:
        text = ledger.scrape[start:end]
        if "#" in text:
            yield Entry(start, end, "removed", ledger.number, None, None, text, HEADING)
        else:
            yield Entry(start, end, "space", None, None, None, text)
