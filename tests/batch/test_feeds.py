from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from batching import find, make_rows, make_scrape, write_rows
from stitchtext.batch.errands import Errand
from stitchtext.batch.feeds import Feed, Finish, Plan, Put
from stitchtext.batch.ledgers import Ledger
from stitchtext.batch.records import Recipe
from stitchtext.batch.shelves import Shelf
from stitchtext.model import Options


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(str(tmp_path / "l.sqlite"))
    yield made
    made.close()


def feed(folder: Path, output: Path, ledger: Ledger) -> list[object]:
    ledger.take_down(find([folder], output))
    return list(Feed(ledger, Shelf(ledger), Plan(Recipe(), 1, 10**6, lambda _: Options())).list_items())


def test_texts_go_by_the_handful_and_an_output_of_rows_has_an_end(tmp_path: Path, ledger: Ledger) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(70):
        (folder / f"a{number:02}.txt").write_text(make_scrape(number), encoding="utf-8")
    write_rows(folder / "b.jsonl", make_rows(range(9)))
    (folder / "c.txt").write_text("last", encoding="utf-8")
    items = feed(folder, tmp_path / "out", ledger)
    errands = [item for item in items if isinstance(item, Errand)]
    rows = [item for item in errands if item.items[0].row is not None]
    assert [len(item.items) for item in errands if item not in rows] == [32, 32, 6, 1]
    assert [record.row for item in rows for record in item.items] == list(range(1, 10))
    assert [item.about for item in items if not isinstance(item, Errand)] == [Finish(rows[0].about.roll)]
    places = [item.about.at for item in errands]
    assert places == sorted(places)
    assert places[-1] == sum(path.stat().st_size for path in folder.iterdir())


def test_what_is_on_its_way_is_not_kept_twice(tmp_path: Path, ledger: Ledger) -> None:
    (tmp_path / "in").mkdir()
    write_rows(tmp_path / "in" / "a.jsonl", make_rows(range(9)))
    for item in feed(tmp_path / "in", tmp_path / "o.jsonl", ledger):
        if isinstance(item, Errand):
            assert isinstance(item.about, Put)
            assert item.weight == sum(len(record.data) for record in item.items)
            assert all(task.records == () for task in item.about.tasks)
