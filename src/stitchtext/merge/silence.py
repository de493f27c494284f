"""Silence: a fragment that leaves text out says nothing about it, so it has no vote there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from stitchtext.folded import holds
from stitchtext.merge.witnesses import Said, Witness
from stitchtext.passages import (
    count_shared,
    ends_sentence,
    find_all,
    find_surplus,
    is_doubled,
    is_left_out,
    is_long,
    runs_without,
)
from stitchtext.scripts import is_small, is_spaceless

_LONGEST = 8
_READ, _ASKED, _BESIDE, _WORDS, _SEEN = 1 << 16, 16, 8, 16, 8
"""Characters on either side of a passage that was moved in which it is looked for, and fragments that are asked for it;
and characters beside its other place, and beside that in a backbone, that who has moved it has without it; and such
places that are looked at."""
_SLIDE, _SHORT_LINE = 64, 40
"""Characters by which a gap is laid further on at most; and folded ones of a first line that may be a heading."""
_SHORT_HEADING = 3
"""Folded characters of a heading inside a line, that are no slip at its start."""
_BREAK = re.compile(r"[\r\n]\s*|(?:^|\s)#{1,6}\s+")
_HEADING = re.compile(r"(?:^|\s)#{1,6}\s+")


def find_lines(witnesses: Iterable[Witness], shown: AbstractSet[int]) -> AbstractSet[int]:
    """The offsets of the backbone at which lines begin: those `shown`, and where a witness begins.

    That is one that begins with a line of its own, short and not cut.
    """
    return shown | {witness.starts[0] for witness in witnesses if begins_line(witness)}


def find_shown(witnesses: Iterable[Witness], line: str) -> set[int]:
    """The offsets of the backbone `line` at which some witness begins a line or a heading, and both its ends.

    Only a witness that has the text before the break as well shows that the break belongs just there. A line that
    begins with what the witness lacks before it, so that either could be lacking, begins in front of both.
    """
    found = {0, len(line)}
    for witness in witnesses:
        owns = sorted((*witness.lines, *_list_headings(witness)))
        behind = 0, 0
        for start, at, length in witness.blocks:
            inside = owns[bisect_right(owns, start) : bisect_left(owns, start + length)]
            shared = _count_slide(line, behind[1], at) if inside and behind[0] == start else 0
            found.update([own - start + (at if own - start >= shared else behind[1]) for own in inside])
            behind = start + length, at + length
    return found


def _count_slide(line: str, start: int, end: int) -> int:
    """How far what a witness lacks, `[start, end)` of the backbone, could be laid further on and be lacking as well."""
    if start == end:
        return 0
    most = min(_SLIDE, len(line) - end)
    return next((size for size in range(most) if line[start + size] != line[end + size]), most)


def begins_line(witness: Witness) -> bool:
    """Whether a fragment begins with a short line of its own, and is not cut there."""
    first = witness.lines[:1]
    opens = witness.fold.text[0].isalnum() and not is_small(witness.fold.text[0])
    whole = opens and not witness.blocks[0][0] and not witness.fragment.head_cut
    return whole and bool(first) and first[0] <= _SHORT_LINE


def _list_headings(witness: Witness) -> Iterator[int]:
    fold, text = witness.fold, witness.fragment.text
    for match in _HEADING.finditer(text) if "#" in text else ():
        run = bisect_left(fold.raws, match.end())
        if run < len(fold.starts):
            yield fold.starts[run]


def find_silent(groups: Mapping[str, Sequence[Said]]) -> set[str]:
    """The readings of a place that lack whole lines or sentences, or much text, of a longer one and nothing else.

    `groups` are those who say each reading; it is compared with the few longest.
    """
    longest = sorted(groups, key=lambda text: (-len(text), text))[:_LONGEST]
    return {text for text in groups if any(_lacks(text, longer, groups) for longer in longest)}


def stands_elsewhere(own: str, said: Sequence[Said], others: Sequence[Said], line: str, place: int) -> bool:
    """Whether what some have more than a backbone's `own` reading stands elsewhere in two others, or the `line`.

    And in them only here, while they run across that other place without it. Then they have not more text, but in
    another order.
    """
    backbone = _read_near(line, place)
    texts = [_read_near(other.fold.text, at) for other, at, _ in others[:_ASKED]]
    return all(_has_moved(own, one, texts, backbone) for one in said[:_ASKED])


def _has_moved(own: str, said: Said, texts: Sequence[str], backbone: str) -> bool:
    witness, low, high = said
    full, size = witness.fold.text, high - low - len(own)
    start = find_surplus(own, full[low:high])
    if start is None or not is_long(full[low + start : low + start + size]):
        return False
    around = _read_near(full, low)
    passages = (full[at : at + size] for at in list_slides(full, low + start, size))
    alone = (passage for passage in passages if around.count(passage) == 1)
    return any(
        _stands_between(backbone, passage, around) or sum(_has_elsewhere(other, passage, around) for other in texts) > 1
        for passage in alone
    )


def list_slides(text: str, start: int, size: int) -> Iterator[int]:
    """Where a passage may as well begin: at `start`, and as far back or ahead as what it ends with stands before it."""
    yield start
    for at in range(start - 1, max(-1, start - _SLIDE - 1), -1):
        if text[at] != text[at + size]:
            break
        yield at
    for at in range(start, min(start + _SLIDE, len(text) - size)):
        if text[at] != text[at + size]:
            break
        yield at + 1


def _has_elsewhere(text: str, passage: str, around: str) -> bool:
    """Whether a text has a passage between words that another one has beside each other."""
    return any(runs_without(around, passage, *words) for words in _list_beside(text, passage, _BESIDE))


def _stands_between(text: str, passage: str, around: str) -> bool:
    """The same of one text alone, which must say more: there are words on both sides, few of them at an end of both."""
    for before, behind in _list_beside(text, passage, _WORDS):
        beside = before + behind
        whole = len(before) == _WORDS or (before and around.startswith(beside))
        closes = len(behind) == _WORDS or (behind and around.endswith(beside))
        if whole and closes and runs_without(around, passage, before, behind):
            return True
    return False


def _list_beside(text: str, passage: str, size: int) -> Iterator[tuple[str, str]]:
    """What stands before a passage and behind it, at the first places of it in a text."""
    for at in islice(find_all(text, passage), _SEEN):
        end = at + len(passage)
        yield text[max(0, at - size) : at], text[end : end + size]


def _read_near(text: str, at: int) -> str:
    return text[max(0, at - _READ) : at + _READ]


def _lacks(text: str, longer: str, groups: Mapping[str, Sequence[Said]]) -> bool:
    said, size = groups[longer], len(longer) - len(text)
    if size <= 0:
        return False
    shared = count_shared(text, longer)
    if longer[shared + size :] != text[shared:]:
        return False
    back = 0
    while back < shared and longer[shared - back - 1] == longer[shared + size - back - 1]:
        back += 1
    if any(_is_left_out(witness, low + shared - back, size) for witness, low, _ in said):
        return True
    few = size >= _SHORT_HEADING and len(groups[text]) <= len(said)
    return few and all(_is_flat_line(one, groups[text], shared - back, size) for one in said)


def _is_left_out(witness: Witness, start: int, size: int) -> bool:
    if is_left_out(witness.fold.text, start, start + size, lambda at: _starts_line(witness, at)):
        return True
    return size >= _SHORT_HEADING and _is_flat_heading(witness, start, start + size)


def _is_flat_heading(witness: Witness, start: int, end: int) -> bool:
    """Whether a stretch begins at the mark of a heading, inside a line, and ends at a gap: others show where it does.

    Not where what is behind the heading, or before it, says it once more: that may be a slip.
    """
    fold = witness.fold
    if "#" not in witness.fragment.text or not 0 < start < end < len(fold.text) or is_doubled(fold.text, start, end):
        return False
    return holds(fold.gaps, end) and bool(_HEADING.search(witness.fragment.text, fold.raw_end(start), fold.raw(start)))


def _is_flat_line(holder: Said, lacking: Sequence[Said], ahead: int, size: int) -> bool:
    """Whether what one fragment has more lies flat, as a line without a mark, a heading or a name, and is no double.

    Or it is a sentence behind a heading that lies so. `ahead` is how far behind the start of what they say it begins.
    """
    text, start = holder[0].fold.text, holder[1] + ahead
    ends = ends_sentence(text, start) or ends_sentence(text, start + size)
    return ends and _lies_flat(holder, lacking, ahead, size) and not is_doubled(text, start, start + size)


def _lies_flat(holder: Said, lacking: Sequence[Said], ahead: int, size: int) -> bool:
    """Whether what one fragment has more is set apart by gaps, in one line with all, where the others start a line."""
    witness, low, _ = holder
    fold, start = witness.fold, low + ahead
    if not (holds(fold.gaps, start) and holds(fold.gaps, start + size)):
        return False
    broken = bisect_right(witness.lines, start + size) > bisect_left(witness.lines, start)
    return not broken and all(holds(other.lines, place + ahead) for other, place, _ in lacking)


def are_flat_headings(said: Sequence[Said], lacking: Sequence[Said]) -> bool:
    """Whether what some have more lies flat behind a sentence, as a heading does with whose words the next line begins.

    It is of more than one word: a single one, and one in small letters, may as well be a stutter.
    """
    once = lacking[0][0].fold.text[slice(*lacking[0][1:])]
    return all(_is_flat_heading_twice(one, once, lacking) for one in said)


def _is_flat_heading_twice(holder: Said, once: str, lacking: Sequence[Said]) -> bool:
    witness, low, high = holder
    text, gaps, size = witness.fold.text, witness.fold.gaps, high - low - len(once)
    start = find_surplus(once, text[low:high]) if size >= _SHORT_HEADING else None
    for at in list_slides(text, low + start, size) if start is not None else ():
        several = bisect_left(gaps, at + size) > bisect_right(gaps, at) or all(map(is_spaceless, text[at : at + size]))
        whole = not is_small(text[at]) and ends_sentence(text, at)
        if several and whole and _lies_flat(holder, lacking, at - low, size):
            return True
    return False


def is_line(said: Said) -> bool:
    """Whether what a witness says at a place is a line of it, be that a single sign."""
    witness, low, high = said
    return low < high and all(at in (0, len(witness.fold.text)) or holds(witness.lines, at) for at in (low, high))


def _starts_line(witness: Witness, at: int) -> bool:
    fold = witness.fold
    if not 0 < at < len(fold.text):
        return True
    return bool(_BREAK.search(witness.fragment.text, fold.raw_end(at), fold.raw(at)))
