from __future__ import annotations

import json

import pytest

from batching import TWO_ARTICLES, make_record, make_scrape
from stitchtext.batch.articles import understand
from stitchtext.batch.records import Recipe
from stitchtext.batch.repairs import Repairer
from stitchtext.pipeline import repair

SCRAPE = make_scrape(1)
ARTICLE = repair(SCRAPE).text
ONE, OTHER = (article.text for article in repair(TWO_ARTICLES).articles)


def write(text: str, *, ascii_: bool = False) -> str:
    return json.dumps(text, ensure_ascii=ascii_)


def run(line: str | bytes, kind: str = "jsonl", **recipe: str) -> tuple[str, str]:
    data = line if isinstance(line, bytes) else line.encode()
    record = make_record(data, kind, 7 if kind == "jsonl" else None, "in.jsonl")
    (done,) = Repairer(Recipe(**recipe))((record,), lambda _: None)  # type: ignore[arg-type]
    return done.data.decode(), done.reports[0].error


S, A = write(SCRAPE), write(ARTICLE)
S_ASCII, A_ASCII = write(SCRAPE, ascii_=True), write(ARTICLE, ascii_=True)
ROWS = {
    "numbers": (
        f'{{"id": "a", "n": [1.10, -0, 1e400, 12345678901234567890123], "text": {S}}}',
        f'{{"id": "a", "n": [1.10, -0, 1e400, 12345678901234567890123], "text": {A}}}',
    ),
    "spaces": (f' {{ "text":{S} ,"id" : "a"  }} ', f' {{ "text":{A} ,"id" : "a"  }} '),
    "escapes": (f'{{"k\\u0041": "\\/\\u00e9é", "text": {S}, "id": "\\u0061"}}',) * 2,
    "all escaped": (f'{{"id": "a", "t": "\\u984c", "text": {S_ASCII}}}',) * 2,
    "two of one name": (f'{{"id": 0, "text": "no", "id": "a", "text": {S}}}',) * 2,
    "a name within": (f'{{"o": {{"id": 1, "text": "x"}}, "id": "a", "text": {S}}}',) * 2,
    "lone half elsewhere": (f'{{"id": "a", "t": "\\ud800", "text": {S}}}',) * 2,
    "a number as id": (f'{{"id": 7, "text": {S}}}',) * 2,
    "no id": (f'{{"text": {S}}}', f'{{"id": "in.jsonl/7", "text": {A}}}'),
    "no id, with spaces": (f'{{  "text": {S}}}', f'{{"id": "in.jsonl/7", "text": {A}}}'),
    "null as id": (f'{{"text": {S}, "id": null}}', f'{{"text": {A}, "id": "in.jsonl/7"}}'),
    "line end of Windows": (f'{{"id": "a", "text": {S}}}\r\n',) * 2,
    "line ends that JSON allows": (f'{{"id": "a", "t": "\u2028\x85", "text": {S}}}\n',) * 2,
    "nothing to repair": ('{"id": "a", "text": ""}',) * 2,
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_all_that_is_not_the_text_stays_as_it_is_written(name: str) -> None:
    given, expected = ROWS[name]
    assert run(given) == (expected.replace(S, A).replace(S_ASCII, A_ASCII).rstrip("\r\n") + "\n", "")


def test_several_articles_of_a_row_have_numbers_behind_its_id() -> None:
    rows, error = run(f'{{"id": "a", "x": 1.10, "text": {write(TWO_ARTICLES)}}}')
    assert error == ""
    assert rows.split("\n") == [
        f'{{"id": "a#1", "x": 1.10, "text": {write(ONE)}}}',
        f'{{"id": "a#2", "x": 1.10, "text": {write(OTHER)}}}',
        "",
    ]


def test_several_articles_of_a_row_without_an_id_are_named_after_its_place() -> None:
    rows, _ = run(f'{{"text": {write(TWO_ARTICLES)}}}')
    assert [json.loads(row)["id"] for row in rows.splitlines()] == ["in.jsonl/7#1", "in.jsonl/7#2"]


def test_other_fields_can_hold_the_text_and_the_id() -> None:
    given = f'{{"id": 3, "text": 4, "url": "u", "body": {write(TWO_ARTICLES)}}}'
    rows, _ = run(given, text_field="body", id_field="url")
    assert [json.loads(row) for row in rows.splitlines()] == [
        {"id": 3, "text": 4, "url": "u#1", "body": ONE},
        {"id": 3, "text": 4, "url": "u#2", "body": OTHER},
    ]


BAD_ROWS = {
    "no JSON": ('{"text": "a"', "is no JSON: Expecting ',' delimiter at column 13"),
    "more behind it": ('{"text": "a"} x', "is no JSON: Extra data at column 15"),
    "no object": ('["text"]', "is no JSON object"),
    "no field": ('{"body": "a"}', "has no field 'text'; name the one of the text with --text-field"),
    "no text": ('{"text": 1}', "'text' is no string"),
    "null": ('{"text": null}', "'text' is no string"),
    "half a character": ('{"text": "a\\ud800"}', "'text' holds half a character (a lone surrogate)"),
    "too deep": ('{"text": "a", "b": ' + "[" * 100_000 + "]" * 100_000 + "}", "is nested too deeply"),
    "no UTF-8": (b'{"text": "\xff"}', "byte 0xff is not UTF-8"),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_what_is_wrong_with_a_row_is_one_clear_line_and_nothing_is_written(name: str) -> None:
    line, reason = BAD_ROWS[name]
    assert run(line) == ("", reason)


ENCODINGS = {
    "utf-8": SCRAPE.encode(),
    "a mark": b"\xef\xbb\xbf" + SCRAPE.encode(),
    "utf-16": SCRAPE.encode("utf-16"),
    "detected": SCRAPE.encode("gb18030"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_text_becomes_a_row_whatever_its_encoding(name: str) -> None:
    rows, error = run(ENCODINGS[name], "text")
    assert error == ""
    assert json.loads(rows) == {
        "id": "in.jsonl",
        "text": ARTICLE,
        "source": "in",
        "metadata": {"file_path": "in.jsonl", "title": "1番の題", "truncated": False},
    }


def test_an_encoding_that_is_named_is_taken() -> None:
    text = "Où est la bibliothèque ? Elle est là."
    rows, _ = run(text.encode("cp850"), "text", encoding="cp850")
    assert json.loads(rows)["text"] == text
    assert run(text.encode(), "text", encoding="ascii")[1].startswith("at 1:2: byte 0xc3 is not ascii")


def test_several_articles_of_a_text_are_rows_with_numbers() -> None:
    rows, _ = run(TWO_ARTICLES.encode(), "text")
    found = [json.loads(row) for row in rows.splitlines()]
    assert [row["id"] for row in found] == ["in.jsonl#1", "in.jsonl#2"]
    assert [row["text"] for row in found] == [ONE, OTHER]
    assert {row["metadata"]["file_path"] for row in found} == {"in.jsonl"}


def test_a_file_of_rows_has_no_line_ends_inside_a_row() -> None:
    rows, _ = run("One\u2028two\x85three\u2029four.".encode(), "text")
    assert len(rows.splitlines()) == 1
    assert json.loads(rows)["text"] == "One\u2028two\x85three\u2029four."


def test_what_a_text_is_called_is_its_path_below_the_folder() -> None:
    assert understand(make_record(b"a", name="b.txt", id="sub/b.txt"), Recipe()).id == "sub/b.txt"
