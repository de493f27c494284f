"""Drawings: a pile-up in the numbers of an SVG: shares of its width, rows in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from stitchtext.model import Seam, SeamKind
from stitchtext.report.pages.notes import Note
from stitchtext.report.pileups import Bar, Pileup, blur, thin_depths

COLUMNS = 1_200
"""What lies closer together than two parts in so many of the article is drawn as one."""
_NARROW = 26
"""Thousandths of the width that the middle one of all bars should take, or the picture is drawn wider."""
_WIDEST = 16
WIDTH = COLUMNS * _WIDEST
_STRIP = 34
_GLYPH = 4
"""Columns that a mark is wide."""
_SEAMS: dict[SeamKind, str] = {
    "overlap": "overlap of fragments",
    "containment": "another fragment runs across from",
    "butt": "mere touch of fragments",
    "hole": "hole between fragments",
}
STYLES = 24
"""Eight hues by three strokes, by their place modulo either: neighbours differ in both."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the width, in percent, as SVG writes it."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Shape:
    """One bar: `style` is the class of its colour and pattern, `y` the top of its row."""

    bar: Bar
    label: str
    told: str
    style: str
    y: int
    whole: Box
    covered: tuple[Box, ...]
    used: tuple[Box, ...]
    ticks: tuple[str, ...]
    tail: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A mark above the bars: what it is, where, and what it says; of a note, its number."""

    kind: str
    at: int
    x: str
    told: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of a picture; `scale` tells how many times wider than the page it is drawn.

    `depths` is a path, `WIDTH` wide and as high as the deepest place is deep.
    """

    length: int
    scale: int
    row: int
    height: int
    deepest: int
    strip: int
    shapes: tuple[Shape, ...]
    depths: str
    axis: tuple[tuple[str, int], ...]
    flags: tuple[Flag, ...]
    holes: tuple[Flag, ...]
    marks: tuple[Flag, ...]


def draw(pileup: Pileup, notes: Sequence[Note], styles: dict[int, str]) -> Drawing:
    """The picture of one article."""
    row = 24 if pileup.rows <= 14 else 16 if pileup.rows <= 60 else 10
    length = max(1, pileup.length)
    deepest = max((depth.count for depth in pileup.depths), default=0)
    scale = _find_scale(pileup, length)
    apart = 2 * length // (COLUMNS * scale)
    shapes = tuple(_shape(bar, row, length, apart, styles[bar.fragment]) for bar in pileup.bars)
    return Drawing(
        pileup.length,
        scale,
        row,
        max(1, pileup.rows) * row + 6,
        deepest,
        _STRIP,
        shapes,
        _trace_depths(pileup, deepest, scale),
        tuple((_percent(at, length), at) for at in _list_steps(length, 6 * scale)),
        tuple(_flag_seam(seam, length) for seam in pileup.seams),
        tuple(_flag_hole(at, length) for at in pileup.holes),
        tuple(_flag_notes(notes, length, _GLYPH * apart)),
    )


def style_fragments(pileups: Iterable[Pileup]) -> dict[int, str]:
    """A colour and a pattern for each fragment, such that those that lie side by side differ in both."""
    order = list(dict.fromkeys(bar.fragment for pileup in pileups for bar in pileup.bars))
    return {fragment: f"c{place % STYLES}" for place, fragment in enumerate(order)}


def describe_seam(seam: Seam) -> str:
    """A seam in words."""
    sure = "weak, in doubt" if seam.weak else "sure"
    bits = f", {seam.bits:,.0f} bits in common" if seam.bits else ""
    return f"{_SEAMS[seam.kind]} {seam.left + 1} and {seam.right + 1}, {sure}{bits}"


def _trace_depths(pileup: Pileup, deepest: int, scale: int) -> str:
    """The outline of the depths, from left to right and closed at the bottom."""
    length = max(1, pileup.length)
    steps = [
        f"V{deepest - depth.count}H{WIDTH * depth.end // length}"
        for depth in thin_depths(pileup.depths, pileup.length, COLUMNS * scale // 2)
    ]
    return f"M0 {deepest}{''.join(steps)}V{deepest}Z"


def _shape(bar: Bar, row: int, length: int, apart: int, style: str) -> Shape:
    held = sum(span.end - span.start for span in bar.covered)
    ends = [side for side, torn in (("head", bar.head_torn), ("tail", bar.tail_torn)) if torn]
    told = f"Fragment {bar.fragment + 1} at {bar.start + 1:,}–{bar.end:,}: {held:,} characters"
    told += f"; cut at the {' and the '.join(ends)}" if ends else ""
    told += f"; outvoted at {len(bar.ticks):,} place{'s' * (len(bar.ticks) != 1)}" if bar.ticks else ""
    return Shape(
        bar,
        str(bar.fragment + 1) if row > 10 else "",
        told,
        style,
        bar.row * row + 3,
        _box(bar.start, bar.end, length),
        tuple(_box(span.start, span.end, length) for span in blur(bar.covered, apart)),
        tuple(_box(span.start, span.end, length) for span in blur(bar.used, apart)),
        tuple(_percent(span.start, length) for span in blur(bar.ticks, apart)),
        _percent(bar.end, length),
    )


def _flag_seam(seam: Seam, length: int) -> Flag:
    kind = f"{seam.kind} weak" if seam.weak else seam.kind
    return Flag(kind, seam.at, _percent(seam.at, length), f"Seam at {seam.at:,}: {describe_seam(seam)}")


def _flag_hole(at: int, length: int) -> Flag:
    return Flag("hole", at, _percent(at, length), f"Hole at {at:,}: no fragment holds what was here")


def _flag_notes(notes: Sequence[Note], length: int, apart: int) -> Iterable[Flag]:
    """A mark for each note; of those that would lie upon each other one."""
    done: dict[str, int] = {}
    for number, note in enumerate(notes):
        if note.start - done.get(note.kind, -apart - 1) > apart:
            done[note.kind] = note.start
            yield Flag(note.kind, note.start, _percent(note.start, length), note.kind, number)


def _find_scale(pileup: Pileup, length: int) -> int:
    """How much wider than the page the picture must be for its bars to be seen."""
    widths = sorted(bar.end - bar.start for bar in pileup.bars)
    middle = max(1, widths[len(widths) // 2]) if widths else length
    scale = 1
    while scale < _WIDEST and 1000 * scale * middle < _NARROW * length:
        scale *= 2
    return scale


def _list_steps(length: int, most: int) -> range:
    """Round numbers along the article, about so many."""
    steps = (digit * 10**power for power in count() for digit in (1, 2, 5))
    return range(0, length, next(step for step in steps if length / step <= most))


def _box(start: int, end: int, length: int) -> Box:
    return Box(_percent(start, length), _percent(end - start, length))


def _percent(at: int, length: int) -> str:
    return f"{100 * at / length:.3f}".rstrip("0").rstrip(".") + "%"
