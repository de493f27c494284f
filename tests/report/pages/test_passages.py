from __future__ import annotations

import re

import pytest

from stitchtext import repair
from stitchtext.model import Repair
from stitchtext.report.pages.notes import list_notes
from stitchtext.report.pages.passages import Paragraph, list_paragraphs, trace_runs

STUTTER = (
    "題\n一つ目の文です。二つ目の文はですです。\n—END—\n題\n一つ目の文です。二つ目の文はですです。\n三つ目の文です。\n"
)
CUT = (
    "Title\nOne sentence stands here. And a sec\n—END—\nTitle\nOne sentence stands here. And a second one.\n\nAn end.\n"
)


def read(result: Repair) -> list[Paragraph]:
    article, notes = result.articles[0], list_notes(result)[0]
    return list(list_paragraphs(article, trace_runs(article), notes))


@pytest.mark.parametrize("text", ["scrape", STUTTER, CUT, "lone\r\n\r\ntwo\rthree", "x"])
def test_paragraphs_hold_every_character_but_line_ends_once_and_at_their_place(
    text: str, request: pytest.FixtureRequest
) -> None:
    result = repair(request.getfixturevalue(text) if text == "scrape" else text)
    whole = result.articles[0].text
    paragraphs = read(result)
    told = ["".join(stretch.text for stretch in paragraph.stretches) for paragraph in paragraphs]
    assert told == [line for line in re.split(r"[\r\n]+", whole) if line.strip()]
    for paragraph, line in zip(paragraphs, told, strict=True):
        assert whole.startswith(line, paragraph.at)


@pytest.mark.parametrize("text", ["scrape", STUTTER, CUT])
def test_each_stretch_names_the_fragment_that_gave_it(text: str, request: pytest.FixtureRequest) -> None:
    raw = request.getfixturevalue(text) if text == "scrape" else text
    result = repair(raw)
    for paragraph in read(result):
        for stretch in paragraph.stretches:
            assert stretch.fragment is not None
            assert stretch.text.strip() in result.fragments[stretch.fragment].text.replace("ですです", "です")


@pytest.mark.parametrize("text", ["scrape", STUTTER, CUT])
def test_every_note_is_called_once_and_stands_in_its_paragraph(text: str, request: pytest.FixtureRequest) -> None:
    result = repair(request.getfixturevalue(text) if text == "scrape" else text)
    paragraphs = read(result)
    called = [
        number
        for paragraph in paragraphs
        for numbers in (*((each.before + each.behind) for each in paragraph.stretches), paragraph.last)
        for number in numbers
    ]
    told = [number for paragraph in paragraphs for number in paragraph.notes]
    assert sorted(called) == told == list(range(len(list_notes(result)[0])))


def test_runs_tile_the_article_and_pass_over_lone_white_space(scrape: str) -> None:
    article = repair(scrape).articles[0]
    runs = trace_runs(article)
    assert [run.start for run in runs[1:]] == [run.end for run in runs[:-1]]
    assert (runs[0].start, runs[-1].end) == (0, len(article.text))
    assert [run.fragment for run in runs] == [3, 2]


def test_the_title_is_a_heading() -> None:
    levels = [paragraph.level for paragraph in read(repair(CUT))]
    assert levels == [1, 0, 0]
