from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from batching import TWO_ARTICLES, Order, make_rows, make_scrape, read_rows, read_tree, run_batch, write_rows
from stitchtext.batch import feeds, tasks
from stitchtext.pipeline import repair


@pytest.fixture(autouse=True)
def light_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that do not import pytest anew."""
    import __main__  # noqa: PLC0415

    monkeypatch.setattr(__main__, "__spec__", None)
    monkeypatch.delattr(__main__, "__file__", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(70):
        (tmp_path / "in" / f"{number:02}.txt").write_text(make_scrape(number), encoding="utf-8")
    (tmp_path / "in" / "two.txt").write_text(TWO_ARTICLES, encoding="utf-8")
    write_rows(tmp_path / "in" / "rows.jsonl", make_rows(range(150)))
    return tmp_path / "in"


@pytest.mark.parametrize("form", ["out", "out.jsonl", "out.jsonl.gz"])
def test_the_output_is_the_same_for_any_number_of_processes(form: str, folder: Path) -> None:
    orders = [Order((folder,), folder.parent / str(jobs) / form, jobs=jobs) for jobs in (1, 2, 3)]
    made = [(run_batch(order).tally, read_tree(order.output)) for order in orders]
    assert made[0] == made[1] == made[2]
    assert made[0][0].records == 221


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_the_output_is_that_of_a_plain_loop_whatever_is_done_at_a_time(
    size: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "_HANDFUL", size)
    monkeypatch.setattr(tasks, "_MOST", size)
    run_batch(Order((folder,), folder.parent / "out"))
    for path in folder.glob("*.txt"):
        expected = repair(path.read_bytes().decode()).text
        assert (folder.parent / "out" / path.name).read_bytes() == expected.encode()
    looped = [{**row, "text": repair(row["text"]).text} for row in make_rows(range(150))]
    assert read_rows(folder.parent / "out" / "rows.jsonl") == looped
    run_batch(Order((folder,), folder.parent / "out.jsonl.gz"))
    lines = gzip.decompress((folder.parent / "out.jsonl.gz").read_bytes()).decode().splitlines()
    assert len(lines) == 70 + 2 + 150
