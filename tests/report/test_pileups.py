from __future__ import annotations

from itertools import pairwise

import pytest

from stitchtext import repair
from stitchtext.report.pileups import Bar, Depth, Pileup, Span, pile_up, thin_depths, trace_entries

FIRST = "The river rose in the night and took the lower bridge with it."
SECOND = "By noon the water stood in the market and in the church."
THIRD = "Nobody was hurt, as the school had been warned in time."
TITLE = "The flood"
WHOLE = f"{TITLE}\n{FIRST}\n{SECOND}\n{THIRD}\n"
ABRIDGED = f"{TITLE}\n{FIRST}\n{THIRD}\n"
CUT = f"{TITLE}\n{FIRST} By noon the water sto"


def draw(*fragments: str) -> Pileup:
    (pileup,) = pile_up(repair("—END—\n".join(f"{fragment}\n" for fragment in fragments)))
    return pileup


def bar_of(pileup: Pileup, fragment: int) -> Bar:
    (bar,) = [bar for bar in pileup.bars if bar.fragment == fragment]
    return bar


def test_a_whole_fragment_is_one_bar_over_the_whole_article() -> None:
    pileup = draw(WHOLE, WHOLE)
    assert [(bar.start, bar.row) for bar in pileup.bars] == [(0, 0), (0, 1)]
    assert all(bar.covered == (Span(0, bar.end),) and bar.end >= len(WHOLE) - 1 for bar in pileup.bars)


def test_what_a_fragment_leaves_out_is_a_gap_of_its_bar() -> None:
    left_out = bar_of(draw(WHOLE, ABRIDGED), 1)
    (one, other) = left_out.covered
    assert SECOND in WHOLE[one.end : other.start]
    assert FIRST in WHOLE[one.start : one.end]
    assert THIRD in WHOLE[other.start : other.end]


def test_a_flattened_copy_has_no_gaps() -> None:
    flat = bar_of(draw(WHOLE, WHOLE.replace("\n", " ").strip()), 1)
    assert len(flat.covered) == 1


def test_a_cut_end_is_torn() -> None:
    bars = draw(WHOLE, CUT)
    assert (bar_of(bars, 1).head_torn, bar_of(bars, 1).tail_torn) == (False, True)
    assert not bar_of(bars, 0).tail_torn


def test_an_outvoted_reading_is_a_tick_on_the_bar_of_its_fragment() -> None:
    pileup = draw(WHOLE, WHOLE.replace("noon", "moon"), WHOLE)
    (tick,) = bar_of(pileup, 1).ticks
    assert WHOLE[tick.start : tick.end] == "n"
    assert pileup.variants
    assert not bar_of(pileup, 0).ticks


def test_only_one_bar_is_used_at_a_place() -> None:
    pileup = draw(WHOLE, ABRIDGED, CUT)
    spans = sorted((span.start, span.end) for bar in pileup.bars for span in bar.used)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert spans


def test_a_hole_is_a_place() -> None:
    pileup = draw(f"{TITLE}\n{FIRST} By noon the", f"{TITLE}\nin the church. {THIRD}")
    assert len(pileup.holes) == 1
    assert not pileup.seams


def test_bars_that_do_not_meet_share_a_row() -> None:
    paragraphs = [f"{number}. {FIRST} It was day {number} of {number * 7}." for number in range(40)]
    pieces = ["\n".join(paragraphs[low : low + 6]) for low in range(0, 36, 3)]
    pileup = draw(*pieces)
    assert pileup.rows < len(pieces) / 2
    for row in range(pileup.rows):
        own = [bar for bar in pileup.bars if bar.row == row]
        assert all(one.end <= other.start for one, other in pairwise(own))


@pytest.mark.parametrize("fragments", [(WHOLE, CUT), (WHOLE, ABRIDGED, CUT), (CUT, ABRIDGED)])
def test_depths_tile_the_article_and_count_its_bars(fragments: tuple[str, ...]) -> None:
    pileup = draw(*fragments)
    assert [depth.start for depth in pileup.depths[1:]] == [depth.end for depth in pileup.depths[:-1]]
    assert (pileup.depths[0].start, pileup.depths[-1].end) == (0, pileup.length)
    for depth in pileup.depths:
        held = [span for bar in pileup.bars for span in bar.covered if span.start <= depth.start < span.end]
        assert depth.count == len(held)


def test_thinned_depths_still_tile_and_keep_the_least() -> None:
    depths = [Depth(at, at + 1, at % 7) for at in range(1000)]
    thin = thin_depths(depths, 1000, 50)
    assert len(thin) <= 50
    assert (thin[0].start, thin[-1].end) == (0, 1000)
    assert all(one.end == other.start for one, other in pairwise(thin))
    assert {depth.count for depth in thin} == {0}


def test_every_article_has_its_own_pileup() -> None:
    other = "Bread\nBread needs flour, water, salt and a night of patience. Nothing else is needed.\n"
    flood, bread = pile_up(repair(f"{WHOLE}—END—\n{other}—END—\n{CUT}\n"))
    assert {bar.fragment for bar in flood.bars} == {0, 2}
    assert {bar.fragment for bar in bread.bars} == {1}


def test_no_scrape_has_no_pileup() -> None:
    assert pile_up(repair("")) == ()


def test_entries_go_with_the_fragment_they_begin_in() -> None:
    result = repair(f"{WHOLE}—END—\n{CUT}\n")
    for number, entry in trace_entries(result):
        fragment = result.fragments[number]
        assert fragment.start < entry.end
        assert entry.start < fragment.end
