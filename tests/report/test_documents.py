from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from stitchtext.pipeline import repair
from stitchtext.report.documents import list_fields, render_document
from stitchtext.report.tables import TABLES, render_table


def to_plain(noun: object) -> object:
    """The noun as JSON gives it back: lists for tuples."""
    return json.loads(json.dumps(noun))


def test_a_document_holds_every_noun_of_the_result(scrape: str) -> None:
    result = repair(scrape)
    document = json.loads(render_document(result, "raw.txt", "utf-8"))
    head = {key: document.pop(key) for key in ("version", "source", "encoding")}
    assert head == {"version": 1, "source": "raw.txt", "encoding": "utf-8"}
    assert document == to_plain(asdict(result))


def test_a_document_is_one_line_to_every_reader() -> None:
    text = "One\u2028two\u2029three\x85four\r\nfive\x0bsix\x1cseven.\n"
    line = render_document(repair(text), "-", "utf-8")
    assert len(line.splitlines()) == 1
    assert json.loads(line)["articles"][0]["text"] == text


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_a_table_is_a_line_that_names_its_source(name: str, scrape: str) -> None:
    rows = [json.loads(line) for line in render_table(name, repair(scrape), "raw.txt").splitlines()]
    assert rows
    assert {row["source"] for row in rows} == {"raw.txt"}


def test_a_fragment_names_the_articles_it_lies_on() -> None:
    rows = render_table("fragments", repair("Apples are red.\n—END—\nThe sea is wide and deep.\n"), "-").splitlines()
    assert [json.loads(row)["articles"] for row in rows] == [[0], [1]]


def test_what_is_no_noun_is_refused() -> None:
    with pytest.raises(TypeError, match="no noun of the model: set"):
        list_fields(set())
