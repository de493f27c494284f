from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from stitchtext.cli import main

ROW = "A title\nOne sentence of row {0}. And a sec\n—END—\nA title\nOne sentence of row {0}. And a second.\n"


def run(*args: object) -> Any:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number in (1, 2):
        (tmp_path / "in" / f"{number}.txt").write_text(ROW.format(number), encoding="utf-8")
    rows = [json.dumps({"id": "same", "text": ROW.format(number)}) for number in (3, 4)]
    (tmp_path / "in" / "rows.jsonl").write_text("\n".join([*rows, "{}"]), encoding="utf-8")
    return tmp_path


def read_links(path: Path) -> list[tuple[str, str]]:
    return re.findall(r'<a href="(pages/[^"]+)">([^<]+)</a>', path.read_text(encoding="utf-8"))


def test_each_record_gets_a_page_that_the_index_leads_to(work: Path, alone: None) -> None:
    assert run("batch", "in", "-o", "out", "--report", "look").exit_code == 1
    links = read_links(work / "look" / "index.html")
    assert [name for _, name in links] == ["in/1.txt", "in/2.txt", "in/rows.jsonl:1", "in/rows.jsonl:2"]
    for number, (link, _) in enumerate(links, 1):
        assert f"One sentence of row {number}." in (work / "look" / link).read_text(encoding="utf-8")
    index = (work / "look" / "index.html").read_text(encoding="utf-8")
    assert "in/rows.jsonl:3" in index
    assert "1 could not be read." in index


def test_what_is_done_already_keeps_its_page(work: Path, alone: None) -> None:
    run("batch", "in", "-o", "out", "--report", "look")
    before = {path: path.read_bytes() for path in (work / "look").rglob("*.html")}
    (work / "in" / "2.txt").write_text(ROW.format(7), encoding="utf-8")
    done = run("batch", "in", "-o", "out", "--report", "look")
    assert "done before" in done.stderr
    after = {path: path.read_bytes() for path in (work / "look").rglob("*.html")}
    assert before.keys() == after.keys()
    assert [path.name[:5] for path in before if before[path] != after[path]] == ["in-2."]


def test_pages_asked_for_later_are_made_of_all(work: Path, alone: None) -> None:
    run("batch", "in", "-o", "out")
    done = run("batch", "in", "-o", "out", "--report", "look")
    assert "starting afresh: report was none, is look" in done.stderr
    assert len(read_links(work / "look" / "index.html")) == 4


def test_articles_are_the_same_with_pages_and_without(work: Path, alone: None) -> None:
    run("batch", "in", "-o", "one.jsonl")
    run("batch", "in", "-o", "two.jsonl", "--report", "look")
    assert (work / "one.jsonl").read_bytes() == (work / "two.jsonl").read_bytes()
