from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from batching import Order, make_rows, read_tree, run_batch, write_rows
from stitchtext.batch.disks import name_fresh
from stitchtext.batch.ledgers import Ledger
from stitchtext.batch.sweeps import begin, end, name_scratch, sweep


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(str(tmp_path / "l.sqlite"))
    yield made
    made.close()


def test_a_run_that_came_to_no_end_is_known_and_no_other(ledger: Ledger) -> None:
    assert not begin(ledger)
    assert begin(ledger)
    end(ledger)
    assert not begin(ledger)


def test_what_is_not_whole_goes_and_what_somebody_else_has_stays(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "sub"
    folder.mkdir(parents=True)
    own = tmp_path / "clean.jsonl"
    gone = [
        Path(name_fresh(str(folder / "a.txt"))),
        folder / ".stitchtext-123-0a1b2c3d.tmp",
        Path(name_fresh(str(own))),
    ]
    kept = [folder / "a.txt", folder / ".stitchtext-notes.tmp", tmp_path / ".stitchtext-7-0a1b2c3d.tmp"]
    for path in [*gone, *kept]:
        path.write_bytes(b"x")
    scratch = Path(name_scratch(str(own)))
    scratch.mkdir()
    (scratch / "part").write_bytes(b"x")
    sweep([str(tmp_path / "out")], [str(own)])
    assert not any(path.exists() for path in [*gone, scratch])
    assert all(path.exists() for path in kept)


def test_a_link_laid_where_a_file_will_be_made_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    own = tmp_path / "clean.jsonl"
    os.symlink("mine", name_fresh(str(own)))
    sweep([], [str(own)])
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.usefixtures("alone")
def test_what_was_begun_for_a_source_that_is_gone_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    for name in "ab":
        write_rows(tmp_path / "in" / f"{name}.jsonl", make_rows(range(3)))
    order = Order((tmp_path / "in",), tmp_path / "out")
    with monkeypatch.context() as patch:
        patch.setattr("stitchtext.batch.rolls.Roll.finish", _stop)
        with pytest.raises(KeyboardInterrupt):
            run_batch(order)
    assert (tmp_path / "out" / "a.jsonl.partial").exists()
    (tmp_path / "in" / "a.jsonl").unlink()
    run_batch(order)
    assert list(read_tree(tmp_path / "out")) == ["out/b.jsonl"]


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
