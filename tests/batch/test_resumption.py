"""A run that stops, wherever that is, and the same run again: in the end all is as if it had never stopped."""

from __future__ import annotations

import errno
import functools
import gzip
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from batching import TWO_ARTICLES, Order, make_rows, make_scrape, read_tree, run_batch, write_rows
from stitchtext.batch import articles, feeds, runs, tasks
from stitchtext.batch.ledgers import Ledger
from stitchtext.batch.records import Recipe
from stitchtext.errors import StitchError
from stitchtext.model import Options

pytestmark = pytest.mark.usefixtures("alone", "handy")
FORMS = ["out", "out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet"]
NEEDS = {"out.jsonl.zst": "backports.zstd", "out.parquet": "pyarrow"}
REPAIR = functools.cache(articles.repair)


class Kill(BaseException):
    """The end of the process, as far as one process can play it."""


@pytest.fixture
def handy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks, handfuls and groups so small that a short run has many; texts are repaired once for all tests.

    No disk is waited for.
    """
    for module, name, value in [
        (tasks, "_MOST", 2),
        (feeds, "_HANDFUL", 2),
        (runs, "_MOST", 2),
        (articles, "repair", REPAIR),
    ]:
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    begin = Ledger.__init__

    def begin_lightly(self: Ledger, path: str) -> None:
        begin(self, path)
        self._ask("COMMIT")
        self._ask("PRAGMA synchronous=OFF")
        self._ask("BEGIN IMMEDIATE")

    monkeypatch.setattr(Ledger, "__init__", begin_lightly)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Texts, rows, rows that are packed, and what cannot be repaired."""
    sources = tmp_path / "in"
    (sources / "sub").mkdir(parents=True)
    for number in range(5):
        (sources / "sub" / f"{number}.txt").write_text(make_scrape(number), encoding="utf-8")
    (sources / "two.txt").write_text(TWO_ARTICLES, encoding="utf-8")
    (sources / "bad.txt").write_bytes(b"\x00\xff\xfe\x00" * 99)
    write_rows(sources / "rows.jsonl", [*make_rows(range(3)), {"no": "text"}, *make_rows(range(3, 5))])
    lines = "".join(json.dumps(row) + "\n" for row in make_rows(range(5, 8)))
    (sources / "sub" / "packed.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return sources


def make_order(folder: Path, form: str, **other: Any) -> Order:
    if form in NEEDS:
        pytest.importorskip(NEEDS[form], reason=f"needs {NEEDS[form]}")
    return Order((folder,), folder.parent / "outputs" / form, **other)


def read_reports(order: Order) -> list[tuple[object, ...]]:
    ledger = Ledger(str(order.ledger))
    try:
        return [report._replace(seconds=0) for report in ledger.export()]
    finally:
        ledger.close()


class Faults:
    """Lets the n-th call of what makes things last go wrong: before it is done, or behind it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, make: Callable[[], BaseException], *, after: bool):
        self.left = at
        self._make = make
        self._after = after
        for owner, name in [(os, "replace"), (os, "fsync"), (os, "unlink"), (os, "mkdir"), (Ledger, "commit")]:
            if owner is Ledger and isinstance(make(), OSError):
                continue  # it has errors of its own
            monkeypatch.setattr(owner, name, self._wrap(getattr(owner, name)))

    @property
    def happened(self) -> bool:
        return self.left <= 0

    def _wrap(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left == 0 and not self._after:
                raise self._make()
            result = function(*args, **named)
            if self.left == 0:
                raise self._make()
            return result

        return call


def fill_disk() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device", "out")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("make", "after"),
    [(Kill, False), (Kill, True), (fill_disk, False)],
    ids=["killed before", "killed after", "disk full"],
)
def test_a_run_that_stopped_anywhere_ends_as_if_it_had_not(
    form: str, make: Callable[[], BaseException], after: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = make_order(folder, form)
    undisturbed = run_batch(order)
    wanted, reports = read_tree(order.output), read_reports(order)
    kept = set()
    for at in range(1, 1000):
        shutil.rmtree(order.output.parent)
        order.ledger.parent.mkdir(parents=True)
        with monkeypatch.context() as patch:
            faults = Faults(patch, at, make, after=after)
            with suppress(Kill, StitchError):
                run_batch(order)
        if not faults.happened:
            break
        again = run_batch(order)
        kept.add(again.tally.kept)
        assert again.tally._replace(kept=0) == undisturbed.tally, at
        assert read_tree(order.output) == wanted, at
        assert read_reports(order) == reports, at
        assert run_batch(order).tally.kept >= undisturbed.tally.records - 2, at
    assert at > 5
    assert len(kept) > 1


@pytest.mark.parametrize("form", FORMS)
def test_a_run_that_is_complete_does_nothing_again(form: str, folder: Path) -> None:
    order = make_order(folder, form)
    first = run_batch(order)
    wanted = read_tree(order.output)
    again = run_batch(order)
    assert first.tally.kept == 0
    assert again.tally == first.tally._replace(kept=first.tally.records)
    assert first.tally.records == 16
    assert read_tree(order.output) == wanted


def change(folder: Path) -> None:
    (folder / "sub" / "1.txt").write_text(make_scrape(99), encoding="utf-8")


def remove(folder: Path) -> None:
    (folder / "sub" / "1.txt").unlink()


def add(folder: Path) -> None:
    (folder / "sub" / "1b.txt").write_text(make_scrape(98), encoding="utf-8")


def break_(folder: Path) -> None:
    (folder / "sub" / "1.txt").write_bytes(b"\x00\xff\xfe\x00" * 99)


def change_row(folder: Path) -> None:
    text = (folder / "rows.jsonl").read_text(encoding="utf-8")
    (folder / "rows.jsonl").write_text(text.replace("r4", "r44"), encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("alter", [change, remove, add, break_, change_row], ids=lambda alter: alter.__name__)
def test_sources_that_changed_are_done_anew_and_no_others(
    form: str, alter: Callable[[Path], None], folder: Path
) -> None:
    order = make_order(folder, form)
    run_batch(order)
    alter(folder)
    again = run_batch(order)
    fresh = Order(order.sources, folder.parent / "fresh" / form)
    wanted = run_batch(fresh)
    assert again.tally._replace(kept=0) == wanted.tally
    if form == "out" or (form in ("out.jsonl", "out.jsonl.gz") and alter not in (add, remove)):
        assert again.tally.records - again.tally.kept <= 6
    old = {"out/sub/1.txt"} if alter is remove else set()  # what a source that is gone has left stays
    made = read_tree(order.output)
    assert {name: data for name, data in made.items() if name not in old} == read_tree(fresh.output)


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"more\n")


def swap(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [append, swap, empty, Path.unlink], ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("form", FORMS)
def test_an_output_that_somebody_changed_is_made_again(form: str, spoil: Callable[[Path], None], folder: Path) -> None:
    order = make_order(folder, form)
    run_batch(order)
    wanted = read_tree(order.output)
    for name in wanted:
        spoil(order.output.parent / name)
        run_batch(order)
        assert read_tree(order.output) == wanted, name


@pytest.mark.parametrize("form", FORMS)
def test_other_choices_start_afresh_and_that_is_told(form: str, folder: Path) -> None:
    order = make_order(folder, form, choices={"keep": "all", "markers": "none"})
    run_batch(order)
    other = make_order(folder, form, choices={"keep": "2", "markers": "none"}, options=Options(keep=2))
    again = run_batch(other)
    assert again.lines[0] == "starting afresh: keep was all, is 2"
    assert again.tally.kept == 0
    assert run_batch(other).lines == []


def test_options_of_one_folder_alone_start_only_that_afresh(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order = make_order(folder, "out")
    run_batch(order)
    real = feeds.Plan

    def plan(recipe: Recipe, jobs: int, most: int, _: Any, choices: Any) -> feeds.Plan:
        return real(recipe, jobs, most, lambda here: Options(keep=1 if here.endswith("sub") else "all"), choices)

    monkeypatch.setattr("batching.Plan", plan)
    assert run_batch(order).tally.kept == 8


@pytest.mark.parametrize("form", FORMS)
def test_what_could_not_be_read_is_tried_again(form: str, folder: Path) -> None:
    order = make_order(folder, form, most=len(make_scrape(1).encode()) + 60)
    large = folder / "large.txt"
    large.write_text(make_scrape(7) * 3, encoding="utf-8")
    first = run_batch(order)
    assert first.tally.errors > 3
    larger = Order(order.sources, order.output)
    again = run_batch(larger)
    assert again.tally.errors == 2
    fresh = Order(order.sources, folder.parent / "fresh" / form)
    run_batch(fresh)
    assert read_tree(order.output) == read_tree(fresh.output)


def test_a_text_that_can_no_longer_be_read_has_no_output(folder: Path) -> None:
    order = make_order(folder, "out")
    run_batch(order)
    break_(folder)
    run_batch(order)
    assert not (order.output / "sub" / "1.txt").exists()


@pytest.mark.parametrize("form", FORMS)
def test_a_run_of_nothing_but_bad_records_ends_well(form: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bad.jsonl").write_text("no\nrow\n")
    order = make_order(folder, form)
    for _ in range(2):
        assert run_batch(order).tally[:4] == (2, 0, 0, 2)
    assert list(read_tree(order.output)) == ([] if form == "out" else [form])
