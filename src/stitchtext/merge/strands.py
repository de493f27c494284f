"""Strands: the stretches of a backbone, each with the fragment that it is read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stitchtext.composed import ESCAPED
from stitchtext.merge.choices import Choice, Verdict
from stitchtext.merge.witnesses import Witness


class Strand(NamedTuple):
    """A stretch `[start, end)` of the backbone, read from a witness's folded `[low, high)`; `voted` at a variant."""

    start: int
    end: int
    witness: Witness
    low: int
    high: int
    voted: bool


def lay_strands(
    spans: Sequence[tuple[int, int, int]], verdicts: Sequence[Verdict], witnesses: dict[int, Witness]
) -> list[Strand]:
    """What the article is woven from: the backbone's own spans, and at each place the reading that stands."""
    strands: list[Strand] = []
    at = begin = 0  # a variant can run over the end of a span, and then `at` is ahead of where the next one begins
    rest = deque(verdicts)
    for number, start, end in spans:
        stop, shift = begin + end - start, start - begin
        while rest and rest[0].place.start < stop:
            verdict = rest.popleft()
            if verdict.place.start > at:
                strands.extend(_own(number, shift, at, verdict.place.start, witnesses))
            strands.append(_standing(verdict, number))
            at = verdict.place.end
        if at < stop:
            strands.extend(_own(number, shift, at, stop, witnesses))
            at = stop
        begin = stop
    strands.extend(_standing(verdict, -1) for verdict in rest)
    return strands


def _own(number: int, shift: int, start: int, end: int, witnesses: dict[int, Witness]) -> Iterator[Strand]:
    """A stretch of the backbone, read from the fragment it was made of where that lies: a gap that slid has moved it.

    Without that, what slid to the other side of the gap would be read twice, and what took its place never. Where the
    fragment no longer lies at all, another that does is read; where none does, what of the fragment lies nowhere else.
    """
    owner = witnesses[number]
    read: tuple[Witness, int] | None = (owner, shift)
    done = start
    for low, _, reader in _list_readers(owner, shift, start, end, witnesses):
        if reader != read:
            yield from [_read(read, owner, done, low)] if low > done else []
            done, read = low, reader
    yield _read(read, owner, done, end)


def _list_readers(
    owner: Witness, shift: int, start: int, end: int, witnesses: dict[int, Witness]
) -> Iterator[tuple[int, int, tuple[Witness, int] | None]]:
    """`[start, end)` of the backbone in parts, each with who is read there and how much his own offsets are ahead."""
    for low, high, turn in _list_turns(owner, start, end):
        done = low
        while turn is None and done < high:
            reader, until = _find_reader(done, high, witnesses)
            if reader is None and not _lies(owner, done + shift, until + shift):
                reader = (owner, shift)
            yield done, until, reader
            done = until
        if turn is not None:
            yield low, high, (owner, turn)


def _lies(witness: Witness, low: int, high: int) -> bool:
    """Whether any of `[low, high)` of a fragment lies on the backbone."""
    at = bisect_left(witness.blocks, high, key=lambda block: block[0]) - 1
    return at >= 0 and witness.blocks[at][0] + witness.blocks[at][2] > low


def _read(reader: tuple[Witness, int] | None, owner: Witness, start: int, end: int) -> Strand:
    """A stretch as someone has it, or, where nobody does, nothing in its place."""
    if reader is None:
        return Strand(start, end, owner, 0, 0, False)
    witness, turn = reader
    return Strand(start, end, witness, start + turn, end + turn, False)


def _list_turns(witness: Witness, start: int, end: int) -> Iterator[tuple[int, int, int | None]]:
    """`[start, end)` of the backbone in parts, each with how much a fragment's own offsets are ahead there.

    None where it does not lie.
    """
    done = start
    for number in range(max(0, bisect_right(witness.starts, start) - 1), len(witness.blocks)):
        own, line, length = witness.blocks[number]
        if line >= end:
            break
        if line + length > done:
            yield from [(done, line, None)] if line > done else []
            yield max(done, line), min(line + length, end), own - line
            done = line + length
    yield from [(done, end, None)] if done < end else []


def _find_reader(start: int, end: int, witnesses: dict[int, Witness]) -> tuple[tuple[Witness, int] | None, int]:
    """Who lies at `start` of the backbone and reaches furthest, the fullest first, and where that is; or nobody."""
    found: list[tuple[int, int, str, Witness, int]] = []
    stop = end
    for witness in witnesses.values():
        at = bisect_right(witness.starts, start)
        own, line, length = witness.blocks[max(0, at - 1)]
        if line <= start < line + length:
            reach, text = min(end, line + length), witness.fragment.text
            found.append((-reach, -len(witness.fold.text), text, witness, own - line))
        stop = min([stop, *witness.starts[at : at + 1]])
    if not found:
        return None, stop
    reach, _, _, best, turn = min(found, key=lambda each: each[:3])
    return (best, turn), -reach


def _standing(verdict: Verdict, preferred: int) -> Strand:
    witness, low, high = _choose_source(verdict.choices[0], preferred)
    return Strand(verdict.place.start, verdict.place.end, witness, low, high, True)


def _choose_source(choice: Choice, preferred: int) -> tuple[Witness, int, int]:
    """Whose writing of the standing reading is taken: of the form most have, the preferred fragment's, else the first.

    A form without characters of HTML comes before one with them.
    """
    said = sorted(choice.said, key=lambda said: said[0].fragment.text)
    forms = Counter(witness.fold.forms[start:end] for witness, start, end in said)
    if len(forms) > 1:
        ranks = {form: (ESCAPED in form, -count) for form, count in forms.items()}
        best = min(ranks.values())
        said = [one for one in said if ranks[one[0].fold.forms[one[1] : one[2]]] == best]
    return next((one for one in said if one[0].number == preferred), said[0])
