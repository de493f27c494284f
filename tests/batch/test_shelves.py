from __future__ import annotations

from pathlib import Path

import pytest

from batching import make_record
from stitchtext.batch.ledgers import Ledger
from stitchtext.batch.records import Done, Recipe, Report, Target, Task
from stitchtext.batch.shelves import Shelf
from stitchtext.batch.tasks import make_task


def make(folder: Path, name: str) -> Task:
    target = Target(str(folder / name), "file", name)
    return make_task([make_record(name.encode(), form="file", target=target)], Recipe())


def test_files_appear_together_and_are_kept_until_somebody_touches_them(tmp_path: Path) -> None:
    ledger = Ledger(str(tmp_path / "l.sqlite"))
    shelf = Shelf(ledger)
    tasks = [make(tmp_path / "out", name) for name in ("a", "sub/b")]
    for task in tasks:
        shelf.put(task, Done(b"article", (Report("a", None, articles=1),)))
    assert not any(Path(task.target.path).exists() for task in tasks)
    assert not any(shelf.keeps(task) for task in tasks)
    shelf.sync()
    assert [Path(task.target.path).read_bytes() for task in tasks] == [b"article"] * 2
    assert all(shelf.keeps(task) for task in tasks)
    Path(tasks[0].target.path).write_bytes(b"articlE")
    Path(tasks[1].target.path).unlink()
    assert not any(shelf.keeps(task) for task in tasks)
    ledger.close()


@pytest.mark.parametrize(("passing", "kept"), [(True, False), (False, True)])
def test_what_failed_has_no_file_and_is_tried_again_where_that_may_help(
    passing: bool, kept: bool, tmp_path: Path
) -> None:
    ledger = Ledger(str(tmp_path / "l.sqlite"))
    shelf = Shelf(ledger)
    task = make(tmp_path, "a")
    Path(task.target.path).write_bytes(b"of an earlier run")
    shelf.put(task, Done(b"", (Report("a", None, error="is broken", passing=passing),)))
    shelf.sync()
    assert not Path(task.target.path).exists()
    assert bool(shelf.keeps(task)) is kept
    ledger.close()
