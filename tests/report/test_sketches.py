from __future__ import annotations

import pytest

from stitchtext.model import Seam
from stitchtext.report.pileups import Bar, Depth, Pileup, Span
from stitchtext.report.sketches import FINE, MOST_ROWS, PLAIN, Brush, draw, draw_depths, draw_row, draw_seams


def bar(start: int, end: int, row: int = 0, number: int = 0, **more: object) -> Bar:
    facts: dict[str, object] = {"covered": (Span(start, end),), "used": (), "ticks": ()}
    facts |= {"head_torn": False, "tail_torn": False, **more}
    return Bar(number, row, start, end, **facts)  # type: ignore[arg-type]


ROWS = {
    "held": (bar(0, 100), "=========="),
    "only where it lies": (bar(20, 50), "  ===     "),
    "a column at least": (bar(41, 42), "    =     "),
    "used": (bar(0, 100, used=(Span(50, 80),)), "=====###=="),
    "left out": (bar(0, 100, covered=(Span(0, 30), Span(60, 100))), "===...===="),
    "a gap of a word": (bar(0, 100, covered=(Span(0, 30), Span(36, 100))), "=========="),
    "what it has at its ends, however short": (bar(0, 100, covered=(Span(0, 2), Span(99, 100))), "=........="),
    "outvoted": (bar(0, 100, ticks=(Span(35, 35),)), "===x======"),
    "torn": (bar(20, 80, head_torn=True, tail_torn=True), "  <====>  "),
    "to the very end": (bar(99, 100, used=(Span(99, 100),)), "         #"),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_bar_is_drawn_as_what_it_is(name: str) -> None:
    drawn, row = ROWS[name]
    assert "".join(draw_row([drawn], 100, 10, PLAIN)) == row


def test_depth_is_a_figure_where_there_is_nothing_better() -> None:
    depths = [Depth(0, 40, 2), Depth(40, 60, 0), Depth(60, 99, 9), Depth(99, 100, 0)]
    assert "".join(draw_depths(depths, 100, 10, PLAIN)) == "2222  9999"


def test_depth_shows_the_thinnest_place_of_a_column() -> None:
    assert "".join(draw_depths([Depth(0, 12, 2), Depth(12, 18, 1), Depth(18, 100, 2)], 100, 10, PLAIN)) == "2122222222"


@pytest.mark.parametrize("brush", [FINE, PLAIN])
def test_the_most_there_is_fills_the_strip(brush: Brush) -> None:
    assert set(draw_depths([Depth(0, 100, 700)], 100, 10, brush)) == {brush.levels[-1]}


def test_seams_stand_under_their_places() -> None:
    seams = [Seam(10, "overlap", 0, 1, 9, 9, False), Seam(50, "butt", 1, 2, 9, 9, False)]
    seams += [Seam(70, "overlap", 0, 1, 9, 9, True)]
    assert "".join(draw_seams(seams, [90], 100, 10)) == " o   b ! ?"


def pile(bars: list[Bar], rows: int) -> Pileup:
    depths = (Depth(0, 100, 1),)
    return Pileup(100, rows, tuple(bars), depths, (), (), (), headless=False, truncated=False)


def test_every_fragment_has_a_row_of_its_own_while_there_is_room() -> None:
    drawn = list(draw(pile([bar(0, 40), bar(50, 90, number=1)], 1), lambda each: f"f{each.fragment}", 40, PLAIN))
    assert [line.split(PLAIN.edge)[0].strip() for line in drawn] == ["depth", "f0", "f1"]


def test_many_fragments_share_rows_and_what_is_not_drawn_is_told() -> None:
    bars = [bar(half, half + 50, row, 2 * row + half // 50) for row in range(MOST_ROWS + 10) for half in (0, 50)]
    drawn = list(draw(pile(bars, MOST_ROWS + 10), lambda each: str(each.fragment), 60, PLAIN))
    assert len(drawn) == MOST_ROWS + 2
    assert drawn[1].startswith("2 fragments |")
    assert drawn[-1].strip() == "and 20 fragments more, in 10 rows"


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("brush", [FINE, PLAIN])
def test_a_drawing_is_as_wide_as_the_terminal(width: int, brush: Brush) -> None:
    drawn = list(draw(pile([bar(0, 100)], 1), lambda each: "1 at 1:1", width, brush))
    assert {len(line) for line in drawn} == {width}
    assert brush is FINE or "".join(drawn).isascii()


def test_an_empty_article_is_drawn_without_a_fault() -> None:
    empty = Pileup(0, 0, (), (), (), (), (), headless=False, truncated=False)
    assert len(list(draw(empty, lambda each: "", 40, PLAIN))) == 1
