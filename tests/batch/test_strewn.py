"""Fragments of one article in many files and rows: grouped, repaired, and traced back to where they lay."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from batching import read_rows, write_rows
from stitchtext.cli import main


@pytest.fixture
def pieces_apart(pieces: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pieces of the real scrape, in files and rows, with another text among them."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "0.txt").write_text(pieces[0] + "\n", encoding="utf-8")
    (folder / "sub" / "two.txt").write_text(f"{pieces[3]}\n—END—\n{pieces[1]}\n", encoding="utf-8")
    write_rows(folder / "rows.jsonl", [{"id": "x", "text": "Bread\nFlour and water. A day of rest.\n"}])
    rows = [{"id": f"r{number}", "text": pieces[number]} for number in (5, 2, 6, 4)]
    write_rows(folder / "sub" / "rows.jsonl", [*rows, {"id": "bad"}])
    return pieces


def batch(*args: str) -> Result:
    return CliRunner().invoke(main, ["batch", "in", "--across", "--jobs", "1", *args])


def find_article(rows: list[dict[str, Any]], expected: str) -> dict[str, Any]:
    (found,) = (row for row in rows if row["text"].strip() == expected.strip())
    return found


@pytest.mark.usefixtures("pieces_apart", "alone")
def test_the_real_scrape_strewn_over_files_and_rows_is_its_article(expected: str) -> None:
    result = batch("-o", "out.jsonl")
    assert result.exit_code == 1, result.stderr
    rows = read_rows(Path("out.jsonl"))
    assert [row["id"] for row in rows] == ["0.txt", "x"]
    article = find_article(rows, expected)
    files = {(each["file"], each["row"]) for each in article["metadata"]["fragments"]}
    assert files == {("0.txt", 0), ("sub/two.txt", 0), *(("sub/rows.jsonl", row) for row in (1, 2, 3, 4))}


@pytest.mark.usefixtures("pieces_apart", "alone")
def test_every_piece_of_an_article_stands_where_it_says(expected: str) -> None:
    batch("-o", "out.jsonl")
    article = find_article(read_rows(Path("out.jsonl")), expected)
    done = 0
    for piece in article["metadata"]["pieces"]:
        assert piece["start"] == done
        done = piece["end"]
        if piece["file"] is not None:
            text = Path("in", piece["file"]).read_text(encoding="utf-8")
            if piece["row"]:
                text = json.loads(text.splitlines()[piece["row"] - 1])["text"]
            assert text[piece["at"] : piece["until"]] == article["text"][piece["start"] : piece["end"]]
    assert done == len(article["text"])


@pytest.mark.usefixtures("pieces_apart", "alone")
def test_a_row_that_cannot_be_read_is_listed_and_the_rest_is_grouped() -> None:
    for times in (1, 2):
        result = batch("-o", "out.jsonl", "--summary", "sum.jsonl")
        assert result.stderr.count("in/sub/rows.jsonl:5: has no field 'text'") == 1, times
        (error,) = read_rows(Path("out.errors.jsonl"))
        assert (error["source"], error["row"]) == ("in/sub/rows.jsonl", 5)
        assert [row["id"] for row in read_rows(Path("sum.jsonl"))] == ["sub/rows.jsonl/5", "0.txt", "x"]


@pytest.mark.usefixtures("pieces_apart", "alone")
def test_what_was_repaired_once_is_not_repaired_again_and_what_is_new_is() -> None:
    batch("-o", "out.jsonl")
    assert "2 groups (2 done before)" in batch("-o", "out.jsonl").stderr
    Path("in/new.txt").write_text("Salt\nA pinch of it is all you need for a loaf.\n", encoding="utf-8")
    assert "3 groups" in batch("-o", "out.jsonl").stderr
    assert len(read_rows(Path("out.jsonl"))) == 3
    assert not list(Path().glob("*.strewn"))


@pytest.mark.usefixtures("pieces_apart")
def test_the_rows_are_the_same_for_any_number_of_processes_and_in_a_table() -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")
    batch("-o", "one.jsonl")
    batch("-o", "two.jsonl", "--jobs", "2")
    batch("-o", "out.parquet")
    assert Path("one.jsonl").read_bytes() == Path("two.jsonl").read_bytes()
    assert pq.read_table("out.parquet").to_pylist() == read_rows(Path("one.jsonl"))


@pytest.mark.usefixtures("pieces_apart", "alone")
@pytest.mark.parametrize("option", ["--across", "--dedupe=near"])
def test_a_folder_is_no_place_for_rows(option: str) -> None:
    result = CliRunner().invoke(main, ["batch", "in", "-o", "out", option])
    assert result.exit_code == 2
    assert "writes rows; name a .jsonl or .parquet file" in result.stderr
