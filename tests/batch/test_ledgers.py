from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from batching import make_source
from stitchtext.batch.ledgers import Held, Ledger
from stitchtext.batch.records import Report, Target
from stitchtext.errors import StitchError

HELD = Held(0, b"key", 3, 4, b"digest")
REPORT = Report("a.txt", None, "a", 1, 0, 1, {"S203": 1}, {"used": 9}, 0.5, "", True)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(str(tmp_path / "l.sqlite"))
    yield made
    made.close()


def test_what_is_committed_is_there_the_next_time_and_no_more(ledger: Ledger) -> None:
    ledger.note("a", "1")
    ledger.hold("t", HELD, [REPORT], done=True)
    ledger.commit()
    ledger.note("a", "2")
    ledger.close()
    again = Ledger(ledger.path)
    assert again.recall("a") == "1"
    assert again.find_held("t", b"key") == HELD
    assert again.list_reports("t", 0, done=True) == (REPORT,)
    assert again.has_passing("t")
    again.close()


def test_a_second_run_is_refused_while_one_holds_it_and_readers_are_not(ledger: Ledger) -> None:
    ledger.note("a", "1")
    ledger.commit()
    with pytest.raises(StitchError, match=r"another run is writing there; wait for it, or choose another output$"):
        Ledger(ledger.path)
    reader = sqlite3.connect(f"file:{ledger.path}?mode=ro", uri=True)
    assert reader.execute("SELECT value FROM about WHERE name = 'a'").fetchall() == [("1",)]
    reader.close()


def test_a_file_that_is_no_ledger_is_told(tmp_path: Path) -> None:
    (tmp_path / "l").write_bytes(b"no database at all" * 99)
    with pytest.raises(StitchError, match=r"is no ledger: file is not a database; remove it to start afresh$"):
        Ledger(str(tmp_path / "l"))


def test_a_ledger_of_another_version_is_told(ledger: Ledger) -> None:
    ledger.note("version", "0")
    ledger.commit()
    ledger.close()
    with pytest.raises(StitchError, match=r"is of another version; remove it to start afresh$"):
        Ledger(ledger.path)


def test_a_full_disk_is_one_line_and_nothing_that_was_committed_is_lost(ledger: Ledger) -> None:
    ledger.hold("t", HELD, [REPORT], done=True)
    ledger.commit()
    ledger._ask("COMMIT")
    ledger._ask("PRAGMA max_page_count = 1")
    ledger._ask("BEGIN IMMEDIATE")
    with pytest.raises(StitchError, match="cannot be used: database or disk is full") as caught:
        ledger.note("b", "x" * 500_000)
    assert "\n" not in str(caught.value)
    ledger.close()
    again = Ledger(ledger.path)
    assert again.find_held("t", b"key") == HELD
    again.close()


def test_sources_come_back_in_their_order_whatever_they_are_called(ledger: Ledger, tmp_path: Path) -> None:
    names = ["b", "a\n", "\udcff", *(f"{number}" for number in range(1500))]
    sources = [
        make_source(tmp_path / name, "text")._replace(
            target=Target(f"o/{name}", "file", str(number)), name=str(number), id="i"
        )
        for number, name in enumerate(names)
    ]
    ledger.take_down([*sources, sources[0]])
    assert list(ledger.list_sources()) == sources
    assert list(ledger.list_sources("2")) == [sources[2]]
    assert ledger.measure_sources() == (1503, 0)


def test_two_sources_of_one_output_are_refused(ledger: Ledger, tmp_path: Path) -> None:
    target = Target("o/a", "file", "a")
    sources = [make_source(tmp_path / name, "text")._replace(target=target) for name in "xy"]
    with pytest.raises(StitchError, match=r"^x: another source would be written to 'a', too; name the folders above"):
        ledger.take_down(sources)


def test_an_output_is_whole_only_when_it_is_finished(ledger: Ledger) -> None:
    for task in range(3):
        ledger.hold("t", HELD._replace(task=task), [REPORT], done=False)
    ledger.cut("t", 2)
    assert [held.task for held in ledger.list_held("t", done=False)] == [0, 1]
    assert ledger.find_held("t", b"key") is None
    ledger.finish("t")
    assert [held.task for held in ledger.list_held("t", done=True)] == [0, 1]
    assert list(ledger.list_held("t", done=False)) == []
    ledger.clear()
    assert list(ledger.list_held("t", done=True)) == []


@pytest.mark.parametrize(
    ("targets", "refused"),
    [
        (["a", "a/b"], True),
        (["a/b", "a"], True),
        (["r", "r.partial"], True),
        (["r", "r.partial/b"], True),
        (["a", "a0", "a.b", "ab/c", "b/a"], False),
    ],
)
def test_no_output_may_stand_where_another_has_its_folder_or_grows(
    targets: list[str], refused: bool, ledger: Ledger, tmp_path: Path
) -> None:
    forms = {"r": "jsonl"}
    sources = [
        make_source(tmp_path / f"{at}", "text")._replace(target=Target(f"o/{name}", forms.get(name, "file"), name))  # type: ignore[arg-type]
        for at, name in enumerate(targets)
    ]
    if not refused:
        ledger.take_down(sources)
        return
    with pytest.raises(StitchError, match="which is the folder of another; rename one of the two"):
        ledger.take_down(sources)
