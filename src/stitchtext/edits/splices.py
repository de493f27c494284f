"""Splices: edits applied to a text and taken back, and where every offset goes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from stitchtext.model import Break, Edit, Finding, Placement, Variant

Spanned = TypeVar("Spanned", Variant, Break, Placement, Finding, Edit)


@dataclass(frozen=True, slots=True)
class Applied:
    """A text after its edits.

    `applied` and `skipped` are edits of the text before; `inverse` are edits of `text` that bring it back.
    """

    text: str
    applied: tuple[Edit, ...]
    skipped: tuple[Edit, ...]
    inverse: tuple[Edit, ...]


def apply_edits(text: str, edits: Iterable[Edit]) -> Applied:
    """Apply edits, in whatever order they come; of two that overlap the later in the text is skipped, and told.

    >>> apply_edits("はずですです。", [Edit(2, 6, "です"), Edit(4, 6, "")]).text
    'はずです。'

    Raises:
        ValueError: an edit is not a span of the text.

    """
    applied: list[Edit] = []
    skipped: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end, edit.text)):
        if not 0 <= edit.start <= edit.end <= len(text):
            raise ValueError(f"{edit} is not a span of a text of {len(text)} characters")
        (skipped if applied and edit.start < applied[-1].end else applied).append(edit)
    spans = Shifts(applied).edited
    inverse = tuple(
        Edit(start, end, text[edit.start : edit.end]) for edit, (start, end) in zip(applied, spans, strict=True)
    )
    return Applied(splice(text, applied), tuple(applied), tuple(skipped), inverse)


def revert_edits(applied: Applied) -> str:
    """The text before the edits.

    >>> revert_edits(apply_edits("ab", [Edit(0, 1, ""), Edit(1, 1, "x")]))
    'ab'
    """
    return splice(applied.text, applied.inverse)


def trim_edit(text: str, edit: Edit) -> Edit:
    """The same edit without what it leaves as it is at its start and its end.

    >>> trim_edit("はずですです。", Edit(2, 6, "です"))
    Edit(start=4, end=6, text='')
    """
    old, new = text[edit.start : edit.end], edit.text
    head = _count_common(old, new)
    tail = _count_common(old[head:][::-1], new[head:][::-1])
    return Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])


def _count_common(a: str, b: str) -> int:
    same = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        same += 1
    return same


def splice(text: str, edits: Sequence[Edit]) -> str:
    """Apply edits that are in order and do not overlap."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join([*parts, text[done:]])


class Shifts:
    """Where offsets of a text go when edits, in order and without overlap, are applied to it."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self.edited: list[tuple[int, int]] = []
        grown = 0
        for edit in edits:
            start = edit.start + grown
            self.edited.append((start, start + len(edit.text)))
            grown += len(edit.text) - (edit.end - edit.start)

    def start(self, at: int) -> int:
        """The new offset of a span that starts at `at`: behind an edit that ends there or covers it.

        A span that starts with the replaced text starts with what replaces it.
        """
        number = bisect_right(self._edits, at, key=lambda edit: edit.start) - 1
        while number >= 0 and self._edits[number].start == at < self._edits[number].end:
            number -= 1
        return self._behind(number, at)

    def end(self, at: int) -> int:
        """The new offset of a span that ends at `at`: before what is put in there."""
        number = bisect_right(self._edits, at - 1, key=lambda edit: edit.start) - 1
        return self._behind(number, at)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The new offsets of a span; an empty one where nothing of it is left."""
        low = self.start(start)
        return low, max(low, self.end(end))

    def move(self, noun: Spanned) -> Spanned:
        """The same noun over its span's new offsets."""
        start, end = self.span(noun.start, noun.end)
        return replace(noun, start=start, end=end)

    def kept(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of `[start, end)`, in offsets of the text before, that no edit touches."""
        done = start
        for edit in self._edits[self._first(start) :]:
            if edit.start >= end:
                break
            if edit.start > done:
                yield done, edit.start
            done = max(done, edit.end)
        if done < end:
            yield done, end

    def lost(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The parts of `[start, end)` that an edit takes away, each with the number of the edit."""
        for number in range(self._first(start), len(self._edits)):
            edit = self._edits[number]
            if edit.start >= end:
                break
            low, high = max(start, edit.start), min(end, edit.end)
            if low < high:
                yield low, high, number

    def _first(self, at: int) -> int:
        return bisect_right(self._edits, at, key=lambda edit: edit.end)

    def _behind(self, number: int, at: int) -> int:
        if number < 0:
            return at
        return self.edited[number][1] + max(0, at - self._edits[number].end)
