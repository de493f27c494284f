from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from accounting import rebuild
from stitchtext import repair
from stitchtext.errors import StitchError
from stitchtext.report.documents import render_document
from stitchtext.report.results import read_result, read_results, rebuild_scrape

PIECES = "Title\nOne sentence stands here. And a second\n—END—\nTitle\nOne sentence stands here. And a second one. \n"
TWO = "One.\n—END—\nAnother thing altogether, with nothing in common.\n"


@pytest.mark.parametrize("text", [PIECES, TWO, "", "—END—\n", "はずですです。\n—END—\nはずです。\n"])
def test_what_was_written_is_read_as_the_same_repair(text: str) -> None:
    result = repair(text)
    assert read_result(render_document(result, "a.txt", "utf-8"), "r.json") == ("a.txt", result)


def test_the_real_scrape_comes_back(scrape: str) -> None:
    result = repair(scrape)
    read = read_result(render_document(result, "raw.txt", "utf-8"), "r.json").repair
    assert read == result
    assert rebuild_scrape(read.articles, read.account) == scrape == rebuild(read)


def test_several_results_are_read_a_line_each() -> None:
    text = "".join(render_document(repair(each), name, "utf-8") for name, each in (("a", PIECES), ("b", TWO)))
    assert [result.source for result in read_results(text, "r.json")] == ["a", "b"]


def change(path: str, value: Any) -> Callable[[Any], None]:
    *way, last = (int(part) if part.isdigit() else part for part in path.split("."))

    def apply(document: Any) -> None:
        for part in way:
            document = document[part]
        document[last] = value

    return apply


def drop(document: Any) -> None:
    del document["fragments"][0]["end"]


WRONG = [
    (change("version", 2), "is of version 2, not 1"),
    (change("articles.0.text", "x"), "does not tell its text"),
    (change("articles.0.text", None), "articles[0].text is 'None'"),
    (change("articles.0.truncated", 1), "articles[0].truncated is '1'"),
    (change("articles.0.pieces.0.fragment", 9), "articles[0].pieces[0].fragment: 9 is out of place"),
    (change("articles.0.pieces.0.end", 9_999), "out of place"),
    (change("account.0.article", 7), "account[0] does not tell its text"),
    (change("account.0.fate", "lost"), "account[0].fate is 'lost'"),
    (change("account.0.start", -1), "account[0]"),
    (change("fragments.0.text", "other"), "fragments[0] does not stand in the scrape"),
    (change("fragments.0", []), "fragments[0] is no object"),
    (change("fragments", {}), "fragments is no list"),
    (drop, "fragments[0].end is missing"),
]


@pytest.mark.parametrize(("damage", "told"), WRONG, ids=[told for _, told in WRONG])
def test_a_result_that_is_damaged_is_told_with_its_place(damage: Callable[[Any], None], told: str) -> None:
    document = json.loads(render_document(repair(PIECES), "a", "utf-8"))
    damage(document)
    with pytest.raises(StitchError) as caught:
        read_result(json.dumps(document), "r.json:3")
    assert str(caught.value).startswith("r.json:3: ")
    assert told in str(caught.value)


@pytest.mark.parametrize("text", ["[]", "{}", "1", "{", '"text"', "[" * 100_000, '{"version": 1}'])
def test_what_is_no_result_is_told(text: str) -> None:
    with pytest.raises(StitchError, match="is no "):
        read_result(text, "r.json:1")


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_file_without_results_is_told(text: str) -> None:
    with pytest.raises(StitchError, match="holds no result"):
        list(read_results(text, "r.json"))
