from __future__ import annotations

from dataclasses import replace

import pytest

from stitchtext import repair
from stitchtext.model import Reading, Repair, Variant
from stitchtext.report.pages.accounts import find_copies, list_lives, list_removed, list_shares


def test_shares_add_up_to_the_scrape(scrape: str) -> None:
    shares = list_shares(repair(scrape))
    assert sum(share.count for share in shares) == len(scrape)
    assert sum(float(share.percent[:-1]) for share in shares) == pytest.approx(100, abs=0.05)
    assert float(shares[-1].x[:-1]) + float(shares[-1].percent[:-1]) == pytest.approx(100, abs=0.05)


def test_an_empty_scrape_has_shares_of_nothing() -> None:
    assert [share.count for share in list_shares(repair(""))] == [0] * 6


def test_what_rules_took_out_is_counted_by_rule(scrape: str) -> None:
    removed = {row.code: (row.name, row.places, row.count) for row in list_removed(repair(scrape))}
    assert removed == {"S101": ("doubled title", 1, 39), "S301": ("inlined heading", 2, 10)}


def test_a_fragment_has_the_length_ends_and_shares_it_has(scrape: str) -> None:
    result = repair(scrape)
    lives = list_lives(result)
    assert [life.size for life in lives] == [len(fragment.text) for fragment in result.fragments]
    assert [life.cut for life in lives] == ["tail", "", "head", "tail", "tail", "tail", ""]
    assert [life.counts.get("used", 0) for life in lives] == [0, 0, 3705, 4852, 0, 0, 8]
    assert (lives[3].used, lives[3].articles, lives[0].used) == ("92.21%", (0,), "0%")


def test_copies_are_those_that_have_one_vote_together() -> None:
    def vary(*readings: tuple[tuple[int, ...], int]) -> Variant:
        return Variant(0, 1, tuple(Reading("x", who, votes, False) for who, votes in readings), "votes", False)

    result: Repair = repair("Title\nOne.\n")
    variants = (vary(((0, 4), 2), ((1, 2), 1)), vary(((2, 3), 1), ((0,), 1)))
    varied = replace(result, articles=(replace(result.articles[0], variants=variants),))
    assert find_copies(varied) == {1: [1, 2, 3], 2: [1, 2, 3], 3: [1, 2, 3]}
