from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import given

from scrapes import joined, odd_scrapes
from stitchtext import repair
from stitchtext.model import Reason
from stitchtext.report.explanations import Explainer
from stitchtext.report.overviews import render_overview
from stitchtext.report.reasons import REASONS
from stitchtext.report.sketches import FINE
from stitchtext.report.spots import Spot, find_words
from stitchtext.report.witnesses import question

WHOLE = "題名です\n一つ目の文がここにあります。最後の文で終わるはずです。\n"
WORSE = WHOLE.replace("はずです", "はずですです")
SCRAPE = joined([WHOLE, WORSE, f"題名です\n{WHOLE}", "題名です\n一つ目の文が"])


def explain(words: str) -> list[str]:
    result = repair(SCRAPE)
    spot = find_words(result, words)
    told = Explainer(result, SCRAPE).explain(spot, question(result, spot.article, spot.start, spot.end))
    return [line.text for line in told]


def read(words: str) -> dict[str, Any]:
    result = repair(SCRAPE)
    spot = find_words(result, words)
    told = question(result, spot.article, spot.start, spot.end)
    row: dict[str, Any] = json.loads(Explainer(result, SCRAPE).render_json(spot, told, "s.txt"))
    return row


@pytest.mark.parametrize(
    "line",
    [
        "  stands: nothing, 2 votes: fragment 1 at 2:25, fragment 3 at 11:25",
        "  lost:   “です”, 1 vote, damaged: fragment 2 at 6:25",
        f"  why:    {REASONS['undamaged']}",
        "  ends before it: fragment 4",
    ],
)
def test_what_was_contested_is_told_in_plain_words(line: str) -> None:
    assert line in explain("終わるはずです。")


def test_what_a_rule_took_out_is_told_with_where_it_stood() -> None:
    told = "\n".join(explain("題名です"))
    assert "S101 doubled-title" in told
    assert "in fragment 3 at " in told


@pytest.mark.parametrize("words", ["題名です", "一つ目の文がここに", "終わるはずです。"])
def test_json_tells_the_same_places_as_the_scrape_has(words: str) -> None:
    row = read(words)
    lines = SCRAPE.split("\n")
    assert row["text"] == words
    assert row["witnesses"]
    for witness in row["witnesses"]:
        for stretch in witness["stretches"]:
            line, column = map(int, stretch["place"].split(":"))
            size = stretch["end"] - stretch["start"]
            at = stretch["start"] - row["start"]
            assert lines[line - 1][column - 1 : column - 1 + size] == words[at : at + size]


def test_every_reason_of_the_model_has_its_words() -> None:
    assert set(REASONS) == set(get_args(Reason))


HOLED = joined(
    [
        f"題名です\n一つ目の段落には大切なことが書いてあります。{'前の話が続きます。' * 3}その続きは",
        f"題名です\n後の段落では全く別の数字42が語られます。{'後の話も続きます。' * 3}",
    ]
)


def test_a_hole_is_told_in_words_and_without_figures() -> None:
    result = repair(HOLED)
    (seam,) = result.articles[0].seams
    assert seam.kind == "hole"
    told = Explainer(result, HOLED).explain(
        Spot(0, seam.at, seam.at + 4, seam.at), question(result, 0, seam.at, seam.at + 4)
    )
    (line,) = [each.text for each in told if "a hole" in each.text]
    assert line.endswith("a hole: nobody has what stood here, from fragment 1 to 2")


def test_more_than_are_worth_a_line_are_counted() -> None:
    scrape = joined([WHOLE] * 20)
    result = repair(scrape)
    told = [line.text for line in Explainer(result, scrape).explain(Spot(0, 0, 4, 0), question(result, 0, 0, 4))]
    assert "  and 7 more; --format json has them all" in told


def test_where_nothing_is_drawn_no_signs_are_explained() -> None:
    shown = {
        scrape: [line.text for line in render_overview(repair(scrape), scrape, "s.txt", 80, FINE)]
        for scrape in ("", WHOLE)
    }
    assert ["o overlap" in "".join(lines) for lines in shown.values()] == [False, True]


@given(odd_scrapes())
def test_odd_scrapes_steer_no_terminal(scrape: str) -> None:
    result = repair(scrape)
    lines = list(render_overview(result, scrape, "s.txt", 80, FINE))
    for number, article in enumerate(result.articles):
        spot = Spot(number, 0, len(article.text), 0)
        lines += Explainer(result, scrape).explain(spot, question(result, number, 0, len(article.text)))
    assert [line.text for line in lines if not line.text.replace("\u3000", "").isprintable()] == []
