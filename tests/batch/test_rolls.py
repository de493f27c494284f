from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from batching import make_record
from stitchtext.batch.ledgers import Ledger
from stitchtext.batch.records import Done, Recipe, Report, Target
from stitchtext.batch.rolls import Roll, adopt, is_untouched
from stitchtext.batch.tasks import make_task

PARTS = [b"one\n", b"two\n", b"three\n"]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(str(tmp_path / "l.sqlite"))
    yield made
    made.close()


@pytest.fixture
def target(tmp_path: Path) -> Target:
    return Target(str(tmp_path / "out" / "o.jsonl"), "jsonl")


def put(roll: Roll, parts: list[bytes]) -> None:
    for part in parts:
        roll.put(make_task([make_record(part)], Recipe()), Done(part, (Report("a", 1, articles=1),)))


def test_tasks_stand_one_behind_the_other_and_nothing_is_seen_before_the_end(target: Target, ledger: Ledger) -> None:
    roll = Roll(target, ledger)
    put(roll, PARTS)
    assert not Path(target.path).exists()
    roll.finish()
    assert Path(target.path).read_bytes() == b"".join(PARTS)
    assert not Path(roll.partial).exists()
    assert is_untouched(target, ledger)


def test_what_stands_behind_the_tasks_that_are_held_is_cut_off(target: Target, ledger: Ledger) -> None:
    roll = Roll(target, ledger)
    put(roll, PARTS[:2])
    roll.sync()
    roll.close()
    with open(roll.partial, "ab") as file:
        file.write(b"half a ta")
    again = Roll(target, ledger)
    for held in list(again.list_kept()):
        again.keep(held, [])
    put(again, PARTS[2:])
    again.finish()
    assert Path(target.path).read_bytes() == b"".join(PARTS)


def test_a_task_of_which_the_file_lacks_a_part_is_not_kept(target: Target, ledger: Ledger) -> None:
    roll = Roll(target, ledger)
    put(roll, PARTS)
    roll.close()
    with open(roll.partial, "r+b") as file:
        file.truncate(7)
    assert [held.task for held in Roll(target, ledger).list_kept()] == [0]


@pytest.mark.parametrize(
    ("content", "adopted"), [(b"one\ntwo\nthree\n", True), (b"one\ntwO\nthree\n", False), (b"one\n", False)]
)
def test_an_output_that_was_named_just_before_a_stop_is_taken_for_whole_if_it_is(
    content: bytes, adopted: bool, target: Target, ledger: Ledger
) -> None:
    roll = Roll(target, ledger)
    put(roll, PARTS)
    roll.close()
    Path(roll.partial).unlink()
    Path(target.path).write_bytes(content)
    adopt(target, ledger)
    assert (len(list(ledger.list_held("", done=True))) == 3) is adopted
