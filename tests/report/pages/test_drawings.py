from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from stitchtext import repair
from stitchtext.model import Seam
from stitchtext.report.pages.drawings import STYLES, WIDTH, Drawing, describe_seam, draw, style_fragments
from stitchtext.report.pages.notes import list_notes
from stitchtext.report.pileups import Bar, Depth, Pileup, Span, pile_up


def draw_first(text: str) -> Drawing:
    result = repair(text)
    pileups = pile_up(result)
    return draw(pileups[0], list_notes(result)[0], style_fragments(pileups))


def make_windows(count: int) -> Pileup:
    """So many bars of 1,000 characters, each a fifth over the one before."""
    bars = [
        Bar(n, n % 2, n * 800, n * 800 + 1000, (Span(n * 800, n * 800 + 1000),), (), (), False, False)
        for n in range(count)
    ]
    return Pileup(count * 800 + 200, 2, tuple(bars), (Depth(0, count * 800 + 200, 1),), (), (), (), False, False)


def test_everything_lies_inside_the_width(scrape: str) -> None:
    drawing = draw_first(scrape)
    boxes = [box for shape in drawing.shapes for box in (shape.whole, *shape.covered, *shape.used)]
    assert all(float(box.x[:-1]) >= 0 and float(box.x[:-1]) + float(box.width[:-1]) <= 100.01 for box in boxes)
    assert {shape.y for shape in drawing.shapes} == {3 + drawing.row * row for row in range(6)}


def test_the_outline_of_depths_goes_from_end_to_end(scrape: str) -> None:
    drawing = draw_first(scrape)
    assert re.fullmatch(r"M0 6(V\d+H\d+)+V6Z", drawing.depths)
    assert f"H{WIDTH}V6Z" in drawing.depths


@pytest.mark.parametrize(("count", "scale"), [(1, 1), (7, 1), (60, 2), (200, 8), (5000, 16)])
def test_many_short_bars_are_drawn_wider(count: int, scale: int) -> None:
    pileup = make_windows(count)
    assert draw(pileup, [], style_fragments([pileup])).scale == scale


def test_the_axis_has_a_few_round_numbers(scrape: str) -> None:
    assert [at for _, at in draw_first(scrape).axis] == [0, 2000, 4000, 6000, 8000]


def test_neighbours_differ_in_colour_and_in_pattern() -> None:
    places = [int(style.removeprefix("c")) for style in style_fragments([make_windows(40)]).values()]
    assert max(places) < STYLES
    for one, other in pairwise(places):
        assert one % 8 != other % 8
        assert one % 3 != other % 3


@pytest.mark.parametrize(
    ("seam", "told"),
    [
        (Seam(5, "overlap", 3, 2, 6278.9, 1.0, False), "overlap of fragments 4 and 3, sure, 6,279 bits in common"),
        (Seam(5, "butt", 0, 1, 0.0, 0.0, True), "mere touch of fragments 1 and 2, weak, in doubt"),
    ],
)
def test_a_seam_is_told_with_its_kind_and_how_sure_it_is(seam: Seam, told: str) -> None:
    assert describe_seam(seam) == told


def test_a_wide_picture_shows_short_overlaps() -> None:
    pileup = make_windows(200)
    starts = range(0, 160_000, 800)
    depths = [each for at in starts for each in (Depth(at, at + 700, 1), Depth(at + 700, at + 800, 2))]
    many = replace(pileup, length=160_000, depths=tuple(depths))
    drawing = draw(many, [], style_fragments([many]))
    assert drawing.depths.count("V0H") == 200
