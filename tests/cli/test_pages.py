from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from stitchtext.cli import main


def run(*args: object, stdin: str = "") -> Any:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scrape: str) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(scrape, encoding="utf-8")
    return tmp_path


def test_scrape_result_standard_input_and_repair_all_make_the_same_page(work: Path, scrape: str) -> None:
    assert run("report", "a.txt", "-o", "one.html").exit_code == 0
    run("repair", "--format", "json", "-o", "a.json", "a.txt")
    assert run("report", "a.json", "-o", "two.html").exit_code == 0
    repaired = run("repair", "--report", "three.html", "a.txt")
    assert repaired.stdout == run("repair", "a.txt").stdout
    pages = [(work / f"{name}.html").read_bytes() for name in ("one", "two", "three")]
    assert pages[0] == pages[1] == pages[2]
    told = run("report", "-o", "-", "-", stdin=scrape).stdout_bytes
    assert told.replace(b"&lt;stdin&gt;", b"a.txt") == pages[0]


def test_a_folder_gets_an_index_and_a_page_for_each_text(work: Path) -> None:
    (work / "in" / "deep").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "deep/a.txt"):
        (work / "in" / name).write_text(f"{name} is a text.\n", encoding="utf-8")
    done = run("report", "in", "-o", "site")
    assert (done.exit_code, done.stderr) == (0, "stitchtext: 3 pages, see site/index.html\n")
    index = (work / "site" / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'<a href="([^"]+)">([^<]+)</a>', index)
    assert [name for _, name in links] == ["in/a.txt", "in/b.txt", "in/deep/a.txt"]
    for link, name in links:
        page = (work / "site" / link).read_text(encoding="utf-8")
        assert f"{name[3:]} is a text." in page
        assert 'href="../index.html"' in page


def test_an_output_called_html_is_the_index_with_its_pages_beside_it(work: Path) -> None:
    run("repair", "--format", "json", "-o", "a.json", "a.txt")
    (work / "two.json").write_text((work / "a.json").read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert run("report", "two.json", "-o", "two.html").exit_code == 0
    index = (work / "two.html").read_text(encoding="utf-8")
    links = re.findall(r'<a href="(two-pages/[^"]+)">', index)
    assert len(set(links)) == 2
    assert all('href="../two.html"' in (work / link).read_text(encoding="utf-8") for link in links)


def test_many_files_are_shared_by_processes_and_make_the_same_pages(work: Path) -> None:
    (work / "in").mkdir()
    for number in range(40):
        (work / "in" / f"{number:02}.txt").write_text(f"Text {number}.\n—END—\nText {number}. More\n", encoding="utf-8")
    for jobs in (1, 2):
        assert run("report", "in", "-o", f"site{jobs}", "--jobs", jobs, "-q").exit_code == 0
    one, two = ({path.name: path.read_bytes() for path in (work / f"site{jobs}").rglob("*.html")} for jobs in (1, 2))
    assert one == two
    assert len(one) == 41


def test_markers_and_settings_hold_for_reports(work: Path) -> None:
    (work / "m.txt").write_text("One thing.\n== next ==\nAnother thing.\n", encoding="utf-8")
    run("report", "m.txt", "-o", "m.html", "--marker", "== next ==")
    assert "2 fragments" in (work / "m.html").read_text(encoding="utf-8")
    (work / "stitchtext.toml").write_text('markers = ["== next =="]', encoding="utf-8")
    run("report", "m.txt", "-o", "n.html")
    assert (work / "m.html").read_bytes() == (work / "n.html").read_bytes()


def test_a_page_takes_the_place_of_the_old_one_whole(work: Path) -> None:
    (work / "page.html").write_text("old", encoding="utf-8")
    assert run("report", "nope.txt", "-o", "page.html").exit_code == 2
    assert (work / "page.html").read_text(encoding="utf-8") == "old"
    assert run("report", "a.txt", "-o", "page.html").exit_code == 0
    assert (work / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert not list(work.glob(".stitchtext*"))
