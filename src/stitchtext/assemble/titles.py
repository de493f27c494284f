"""Titles: parts of one article that nothing ties but the title that the scraper wrote over each of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.groups import Group, cut_spans, fill_group
from stitchtext.assemble.orders import weigh_first, weigh_later
from stitchtext.assemble.pairs import Align
from stitchtext.folded import Folded, fold_text
from stitchtext.model import Fragment, Joint
from stitchtext.passages import ends_sentence
from stitchtext.scripts import is_dense

_LONGEST = 1000
"""Characters of a first line: what stands over both parts may be a whole paragraph."""
_BITS = 10.0
"""Information in a title: two articles can have one, but seldom is the one cut where the other goes on."""
_NUMBERED = re.compile(r"^[^\S\r\n]*([^\d\r\n]{0,16}?)(\d{1,4})(?!\d)", re.MULTILINE)
_ALIKE = 24
"""Folded characters behind a title by which two texts are known to begin alike, so that neither goes on where the other
ends."""
_LINE = re.compile(r"(?:^|\s)#{1,6}\s|[\r\n]")
_SHORT, _HEADINGS = 40, 3
"""Folded characters of a line that may be a heading, and how many of them two pages of one make have in one order."""
_RESTARTED, _LEAST, _LEAST_DENSE, _ENDED, _KNOWN = 256, 3, 2, 4, 6
"""Folded characters below a title that may be those with which the earlier part ends: at most, at least, at least in
scripts whose characters say more; how many times more where a sentence ends; and so many that they tell the order."""
_FEWEST = 3
"""Numbered lines that two parts must have together for their numbers to tell the order."""
_COUNTED, _CLEAR = 8, 2
"""What it weighs that the one's numbers go on where the other's end; and how much more must speak for an order than
for the other, if anything does."""


class Titled(NamedTuple):
    """A group under a title of `size` folded characters, and what speaks for its being the later or the first part.

    `numbers` are those of its numbered lines below the title, by what stands before them.
    """

    group: int
    title: str
    size: int
    later: int
    first: int
    numbers: dict[str, list[int]]


def join_titled(
    groups: list[Group], fragments: Sequence[Fragment], folds: Sequence[Folded], align: Align, evidence: Evidence
) -> list[Group]:
    """Join two groups under one title as parts of one article, with a hole between them, where their order is plain.

    One of them goes on behind the title in mid-sentence, or with higher numbers, or stops inside a sentence where the
    other comes to an end; what speaks for one order must outweigh what speaks for the other, else they stay apart.
    """
    if len(groups) < 2:
        return groups
    named: dict[str, list[Titled]] = {}
    for number, group in enumerate(groups):
        for titled in _read_title(number, group, fragments, folds):
            named.setdefault(titled.title, []).append(titled)
    done: dict[int, Group | None] = {}
    for title, pair in named.items():
        if len(pair) == 2 and evidence.weigh(title) >= _BITS and not _begin_alike(pair, groups):
            order = _order(pair[0], pair[1], groups)
            if order is not None and not _are_of_one_make(pair, groups, fragments):
                done[order[0].group] = _join(*order, groups, folds, align, evidence)
                done[order[1].group] = None
    kept = (done.get(number, group) for number, group in enumerate(groups))
    return [group for group in kept if group is not None]


def _begin_alike(pair: Sequence[Titled], groups: Sequence[Group]) -> bool:
    """Whether two texts say the same behind their title."""
    one, other = (groups[own.group].backbone.text[own.size : own.size + _ALIKE] for own in pair)
    return len(one) == _ALIKE and one == other


def _are_of_one_make(pair: Sequence[Titled], groups: Sequence[Group], fragments: Sequence[Fragment]) -> bool:
    """Whether the first headings that two texts both have come in one order: two pages that are built alike.

    Not where the numbers of the one go on in the other.
    """
    if _goes_on(pair[0].numbers, pair[1].numbers) or _goes_on(pair[1].numbers, pair[0].numbers):
        return False
    one, other = (_list_headings(own, groups[own.group], fragments) for own in pair)
    places = [other[line] for line in one if line in other][:_HEADINGS]
    return len(places) == _HEADINGS and places == sorted(places)


def _list_headings(own: Titled, group: Group, fragments: Sequence[Fragment]) -> dict[str, int]:
    """The short lines below a title that are no sentences and stand once, with their numbers; folded, in order."""
    names = dict.fromkeys(name for name, _, _ in group.spans)
    texts = ([fold_text(line) for line in _LINE.split(fragments[name].text)] for name in names)
    times = [Counter(line for line in lines if 0 < len(line) <= _SHORT) for lines in texts]
    listed = dict.fromkeys(chain.from_iterable(times))
    often = {line for lines in times for line, count in lines.items() if count > 1}
    kept = (line for line in listed if line not in often and line != own.title and not ends_sentence(line, len(line)))
    return {line: number for number, line in enumerate(kept)}


def _read_title(number: int, group: Group, fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Iterator[Titled]:
    first, start, _ = group.spans[0]
    text = fragments[first].text
    line = text.split("\n", 1)[0].rstrip("\r")
    size = len(fold_text("\n" + line))
    if start == 0 and size and len(line) <= _LONGEST and len(line) < len(text) and folds[first].text[:size]:
        body = text[len(line) :].lstrip()
        last = fragments[group.spans[-1][0]].text  # as it is written: folded, quotes close nothing
        numbers = _read_numbers(fragments[own].text.removeprefix(line) for own in group.numbers)
        yield Titled(number, folds[first].text[:size], size, weigh_later(body), weigh_first(last), numbers)


def _read_numbers(texts: Iterable[str]) -> dict[str, list[int]]:
    """The numbers with which lines begin, by what stands before them, where they rise from line to line."""
    numbers: dict[str, set[int]] = {}
    falling: set[str] = set()
    for text in texts:
        last: dict[str, int] = {}
        for match in _NUMBERED.finditer(text):
            label, number = match[1].strip(), int(match[2])
            if number <= last.get(label, -1):
                falling.add(label)
            last[label] = number
            numbers.setdefault(label, set()).add(number)
    return {label: sorted(found) for label, found in numbers.items() if label not in falling}


def _order(one: Titled, other: Titled, groups: Sequence[Group]) -> tuple[Titled, Titled] | None:
    """The two in the order for which more speaks; None where as much, or hardly less, speaks for the other."""
    told, against = _weigh_order(one, other, groups), _weigh_order(other, one, groups)
    if abs(told - against) < (_CLEAR if told and against else 1):
        return None
    return (one, other) if told > against else (other, one)


def _weigh_order(first: Titled, later: Titled, groups: Sequence[Group]) -> int:
    goes_on = _goes_on(first.numbers, later.numbers) or _count_again(first, later, groups) >= _KNOWN
    return first.first + later.later + _COUNTED * goes_on


def _count_again(first: Titled, later: Titled, groups: Sequence[Group]) -> int:
    """How many characters with which the first part ends the later one has again below the title, if any.

    What is more, and stands once in either, has joined the two before. Many sentences end alike.
    """
    left, right = groups[first.group].backbone.text, groups[later.group].backbone.text
    ahead = right[later.size : later.size + _RESTARTED]
    least = (_LEAST_DENSE if is_dense(ahead) else _LEAST) * (_ENDED if ends_sentence(left, len(left)) else 1)
    return next((size for size in range(len(ahead), least - 1, -1) if left.endswith(ahead[:size])), 0)


def _goes_on(numbers: dict[str, list[int]], others: dict[str, list[int]]) -> bool:
    """Whether the second numbers go on soon behind the first."""
    pairs = ((numbers[label], others[label]) for label in numbers if label in others)
    return any(0 < b[0] - a[-1] <= len(a) + len(b) >= _FEWEST for a, b in pairs)


def _join(
    left: Titled, right: Titled, groups: Sequence[Group], folds: Sequence[Folded], align: Align, evidence: Evidence
) -> Group:
    one, other = groups[left.group], groups[right.group]
    joint, skipped = _meet(left, right, groups, evidence)
    at, size, shift = len(one.backbone.text), len(other.backbone.text), right.size + skipped
    spans = [*one.spans, *cut_spans(other.spans, shift, size)]
    moved = (own._replace(at=own.at + at - shift) for own in other.joints if own.at > shift)
    return fill_group((*one.numbers, *other.numbers), spans, [*one.joints, joint, *moved], folds, align)


def _meet(left: Titled, right: Titled, groups: Sequence[Group], evidence: Evidence) -> tuple[Joint, int]:
    """The joint of two parts, and how much both have there: if anything, there is no hole."""
    one, other = groups[left.group], groups[right.group]
    shared = _count_again(left, right, groups)
    bits = round(evidence.weigh(other.backbone.text[right.size : right.size + shared]), 1)
    at, names = len(one.backbone.text), (one.spans[-1][0], other.spans[0][0])
    return Joint(at, "overlap" if shared else "hole", *names, bits, bits, True), shared
