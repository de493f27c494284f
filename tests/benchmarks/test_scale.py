"""Cost curves: what is measured is what the page says, on input that is what its name says."""

from __future__ import annotations

from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from benchmarks.bulks import Bulk, render_bulk
from benchmarks.curves import Curve, Point, fit_exponent, group_curves, list_sizes, render_curves, render_points
from benchmarks.drafts import join_fragments
from benchmarks.hostilities import HOSTILE
from benchmarks.plots import draw_costs
from benchmarks.scale import MAKERS, render_report
from benchmarks.scrapes import GROWING, Pool, Source
from benchmarks.trials import IDLE, Limits, Trial, read_peak, run_trial, write_input
from made_articles import ARTICLES

from stitchtext.clauses import cut_units

POOLS = tuple(
    Pool(tuple(line for text in ARTICLES[language] for line in text.splitlines() if len(line) > 30), letters, "")
    for language, letters in (("en", "abcdefgh"), ("ja", "山川空海森林"))
)


def open_made(seed: int = 1) -> Source:
    return Source(POOLS, Random(seed))  # noqa: S311 - the same text every time is the point


def make_curve(power: float, fates: str = "....") -> Curve:
    sizes = [100_000 * 3**step for step in range(len(fates))]
    trials = [
        Trial("done", 1e-6 * size**power, 3 * size) if fate == "." else Trial("too slow")
        for size, fate in zip(sizes, fates, strict=True)
    ]
    points = tuple(Point("windows", "ours", size, 9, trial) for size, trial in zip(sizes, trials, strict=True))
    return Curve("windows", "ours", points)


@pytest.mark.parametrize("power", [0.5, 1.0, 1.15, 2.0])
def test_the_exponent_of_a_power_is_that_power(power: float) -> None:
    assert make_curve(power).time_exponent == pytest.approx(power)
    assert make_curve(power).memory_exponent == pytest.approx(1.0)


def test_two_points_are_no_curve() -> None:
    assert fit_exponent([(10, 1), (100, 10)]) is None
    assert make_curve(1.0, "..x").time_exponent is None


def test_points_that_failed_count_for_no_exponent_and_are_told() -> None:
    curve = make_curve(1.5, "...x")
    assert curve.time_exponent == pytest.approx(1.5)
    assert "too slow at 2.7 MB" in render_curves([curve])
    assert render_points([curve]).count("too slow") == 1


def test_sizes_grow_about_threefold_up_to_the_largest() -> None:
    assert list_sizes(10_000, 1_000_000) == [10_000, 30_000, 100_000, 300_000, 1_000_000]


def test_points_of_one_curve_come_together() -> None:
    one, other = make_curve(1.0), make_curve(2.0)
    mixed = [point for pair in zip(one.points, other.points, strict=True) for point in pair]
    assert [len(curve.points) for curve in group_curves(mixed)] == [8]


@pytest.mark.parametrize("name", MAKERS)
def test_a_scrape_comes_near_its_size_and_is_the_same_each_time(name: str) -> None:
    scrape = MAKERS[name](open_made(), 60_000)
    assert scrape == MAKERS[name](open_made(), 60_000)
    size = len(join_fragments(scrape.fragments).encode())
    assert 0.5 * 60_000 < size < 2 * 60_000


@pytest.mark.parametrize("name", GROWING)
def test_every_growing_scrape_shows_the_whole_truth(name: str) -> None:
    scrape = GROWING[name](open_made(), 40_000)
    shown = "\n".join(scrape.fragments)
    assert all(scrape.truth[at : at + 20] in shown for at in range(0, len(scrape.truth), 10))


def test_text_without_end_hardly_repeats_a_clause() -> None:
    units = [unit for unit in cut_units(open_made().write_text(100_000)) if len(unit) > 8]
    assert len(set(units)) > 0.95 * len(units)


def test_hostile_scrapes_are_what_their_names_say() -> None:
    made = {name: make(open_made(), 30_000).fragments for name, make in HOSTILE.items()}
    assert len(set(made["all fragments equal"])) == 1
    assert set("".join(made["one character repeated"])) == {"あ"}
    assert set("".join(made["short period"])) == set("いろはにほへと")
    assert not any(made["markers and nothing else"])
    assert max(map(len, made["many tiny fragments"])) <= 20
    clause = "掲載の内容は公開の時点で確かめられたものに限られています。"
    assert all(clause in fragment for fragment in made["one clause everywhere"])
    assert not set("。.\n") & set("".join(made["one line without marks"]))


def test_a_trial_measures_time_and_memory_in_a_child(tmp_path: Path) -> None:
    write_input(tmp_path, "一つ。二つ。\n—END—\n二つ。三つ。", ["一つ。二つ。", "二つ。三つ。"], "一つ。二つ。三つ。")
    idle = run_trial(IDLE, tmp_path, Limits())
    done = run_trial("stitchtext", tmp_path, Limits())
    assert (idle.fate, done.fate) == ("done", "done")
    assert done.size > 1_000_000
    assert read_peak() > 1_000_000


def test_a_trial_that_exceeds_a_limit_is_told(tmp_path: Path) -> None:
    write_input(tmp_path, "一つ。" * 20_000, [], "")
    assert run_trial("stitchtext", tmp_path, Limits(seconds=0.001)).fate == "too slow"
    assert run_trial("no such job", tmp_path, Limits()).fate == "broken"


def test_the_page_names_the_plot_and_every_curve() -> None:
    page = render_report([make_curve(1.0)], "seed 1", "cost.svg")
    assert "](cost.svg)" in page
    assert "| windows | ours | 1.00 | 1.00 |" in page


def test_the_plot_is_an_svg_and_the_same_each_time(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="of the `bench` extra")
    for name in ("one.svg", "two.svg"):
        draw_costs({"Growing input": [make_curve(1.0)], "Hostile input": [make_curve(2.0, "..xx")]}, tmp_path / name)
    one, two = ((tmp_path / name).read_text(encoding="utf-8") for name in ("one.svg", "two.svg"))
    assert one == two
    assert ElementTree.fromstring(one).tag.endswith("svg")  # noqa: S314 - our own file


def test_bulk_speed_is_told_beside_what_is_aimed_at() -> None:
    table = render_bulk(Bulk(10, 6_000_000, 2.0, 3.0, 50.0), {"windows, 12 MB": 9.5})
    assert "| MB/s of UTF-8 | 3.00 | ≥ 5 |" in table
    assert "| times as fast as the difflib merge | 25.0 | ≥ 20 |" in table
    assert "| peak memory over input: windows, 12 MB | 9.5 | ≤ 12 |" in table
