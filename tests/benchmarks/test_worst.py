"""Worst cases: adversaries are what their names say, and what costs too much is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.adversaries import ADVERSE
from benchmarks.drafts import join_fragments
from benchmarks.masquerades import MASQUERADES
from benchmarks.worst import BENIGN, Cost, cut_articles, find_dear, read_arguments, render
from test_scale import open_made

COSTS = [
    Cost(BENIGN, 1e-6, 2e-6, 1.0, 20.0),
    Cost("quick", 0.5e-6, 2e-6, 0.9, 4.0),
    Cost("dear", 31e-6, 40e-6, 1.1, 50.0),
    Cost("dear to check", 2e-6, 61e-6, 1.1, 50.0),
    Cost("without end", fate="too slow"),
]


@pytest.mark.parametrize("name", [*ADVERSE, *MASQUERADES])
def test_an_adversary_comes_near_its_size_and_is_the_same_each_time(name: str) -> None:
    make = (ADVERSE | MASQUERADES)[name]
    scrape = make(open_made(), 120_000)
    assert scrape == make(open_made(), 120_000)
    size = len(join_fragments(scrape.fragments).encode("utf-8", "surrogatepass"))
    assert 0.5 * 120_000 < size < 2 * 120_000


def test_adversaries_are_what_their_names_say() -> None:
    made = {name: make(open_made(), 60_000).fragments for name, make in ADVERSE.items()}
    assert all(fragment.count("\u0301") >= 10_000 for fragment in made["10,000 combining marks on one letter"][:1])
    assert "\0" * 50 in made["NULs"][0]
    assert any(0xD800 <= ord(letter) < 0xE000 for letter in made["half characters"][0])
    assert len({fragment.split("\n")[0] for fragment in made["the same title everywhere"]}) == 1
    assert all(
        len(inner) < len(outer)
        for outer, inner in zip(made["each within the next"], made["each within the next"][1:], strict=False)
    )
    runs = [
        text[at : at + 9]
        for text in made["every run of letters once, in another order"][:1]
        for at in range(len(text) - 8)
    ]
    assert len(set(runs)) == len(runs)
    one, other = made["anchors that all cross"]
    assert one[:11] == other[-11:]
    assert one != other


def test_what_costs_too_much_or_finds_no_end_is_told() -> None:
    assert find_dear(COSTS) == ["dear", "dear to check", "without end"]


def test_the_table_has_the_benign_input_first_and_then_the_dearest() -> None:
    rows = [row.split(" | ")[0].strip("| ") for row in render(COSTS).splitlines()]
    assert rows[2:] == [BENIGN, "without end", "dear", "dear to check", "quick"]
    assert "| dear | 31.00 | 31.0 | 40.00 | 20.0 | 1.10 | 50.0 |" in render(COSTS)


def test_windows_over_real_articles_show_each_of_them_whole(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    text = "".join(f"Sentence number {n} of this article. " for n in range(300))
    (tmp_path / "en" / "one.txt").write_text(text, encoding="utf-8")
    windows = cut_articles(tmp_path, 1, 5_000).fragments
    assert all(any(text[at : at + 50] in window for window in windows) for at in range(0, len(text) - 50, 25))


def test_single_inputs_can_be_asked_for() -> None:
    assert read_arguments(["--corpus", "x", "--only", "NULs"]).only == ["NULs"]
