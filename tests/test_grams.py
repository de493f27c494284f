"""Grams: one look at a long text finds what searching for each run would find."""

from __future__ import annotations

from random import Random

import pytest

from stitchtext.grams import GRAM, list_grams, place_grams

RNG = Random(7)  # noqa: S311 - the same text every time is the point
LINE = "".join(RNG.choices("いろはにほへと", k=20_000))
SHORT = [LINE[at : at + 30] for at in range(0, 19_000, 45)] + [
    "".join(RNG.choices("いろはに", k=40)) for _ in range(90)
]


def test_a_run_is_placed_where_it_stands_if_it_stands_there_once() -> None:
    found = place_grams(SHORT, LINE)
    assert found is not None
    wanted = {gram for text in SHORT for gram in list_grams(text).values()}
    once = {gram: LINE.find(gram) for gram in wanted if LINE.find(gram) == LINE.rfind(gram) >= 0}
    assert found == once
    assert len(once) < len(wanted)


@pytest.mark.parametrize(("texts", "line"), [(SHORT, LINE[:9_000]), (SHORT[:3], LINE), ([LINE, LINE[1:]], LINE)])
def test_few_runs_a_short_line_and_long_texts_are_left_to_be_searched_for(texts: list[str], line: str) -> None:
    assert place_grams(texts, line) is None


def test_a_text_shorter_than_a_run_has_none() -> None:
    assert list_grams("い" * (GRAM - 1)) == {}
