from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from kills.run import Range
from kills.victims import VICTIMS, Victim, is_left_over, is_result

FEW, MORE = 2, 8


@pytest.mark.slow
@pytest.mark.parametrize("victim", VICTIMS.values(), ids=VICTIMS)
def test_what_is_killed_at_any_instant_leaves_nothing_broken_or_lost(victim: Victim, tmp_path: Path) -> None:
    range_ = Range(victim, tmp_path)
    range_.kill(MORE, random.Random(victim.name))
    assert range_.tally.wrong == []
    assert range_.tally.kills.total() == MORE
    assert range_.tally.ends >= FEW


def _write_in_two_halves(folder: Path) -> None:
    (folder / "a.txt").write_text("old", encoding="utf-8")


def test_a_command_that_writes_in_two_halves_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import time; f = open('a.txt', 'w'); f.write('ne'); f.flush(); time.sleep(0.3); f.write('w')"
    monkeypatch.setattr("kills.instants.COMMAND", [sys.executable, "-c"])
    monkeypatch.setattr("kills.instants.can_trace", lambda: False)
    monkeypatch.setattr("kills.instants._count", lambda *_: ["sh", "-c", "echo 'calls: 0' >&2"])
    range_ = Range(Victim("careless", (code,), _write_in_two_halves, ("a.txt",)), tmp_path)
    range_.clocks = ["seconds"]
    range_.kill(4, random.Random(1))
    assert any("is neither old nor new" in line for line in range_.tally.wrong)


def test_results_are_told_from_what_is_on_its_way() -> None:
    assert is_result("out/a.txt")
    assert not is_result("out/.stitchtext.sqlite-wal")
    assert is_left_over("out.jsonl.partial")
