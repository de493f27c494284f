"""Kill what writes files, at random instants, and see that nothing is broken or lost: `python -m tests.kills.run`.

Kills are shared out among the commands of `victims.py` and the clocks of `instants.py`. After each one every result
must be as it was or as it is to be. After some kills in a row the command runs to its end, and then all must be as if
nobody had killed it, with nothing left over. A line for each command tells what was seen; the exit code is 1 where
a promise was broken.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kills.instants import Clock, Length, finish, kill, measure
from kills.victims import VICTIMS, Victim, list_left_over, see_ledger

_ROW = 4
"""Kills of one run at the most, before it may come to its end."""


@dataclass(slots=True)
class Tally:
    """What was seen of one command."""

    kills: Counter[str] = field(default_factory=Counter)
    before: int = 0
    old: int = 0
    new: int = 0
    absent: int = 0
    ends: int = 0
    left: int = 0
    last: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        clocks = ", ".join(f"{count} by {clock}" for clock, count in sorted(self.kills.items()))
        total = f"{self.kills.total():,} kills ({clocks})"
        seen = f"results old {self.old:,}, absent {self.absent:,}, new {self.new:,}, broken or lost {len(self.wrong):,}"
        rest = f"unfinished files seen {self.left:,}, left in the end {self.last:,}"
        return f"{total}, {self.before:,} ended before; {seen}; {rest}; {self.ends:,} runs to the end"


class Range:
    """One command to be killed again and again, in folders of its own."""

    def __init__(self, victim: Victim, place: Path) -> None:
        self._victim = victim
        self._place = place
        self.tally = Tally()
        for name in ("seconds", "calls", "system calls"):
            self._lay(name)
        self._old = victim.read(place / "seconds")
        self.length: Length = measure(victim.args, place)
        self.clocks: list[Clock] = ["seconds", "calls"]
        if self.length.system_calls:
            self.clocks.append("system calls")
        self._new = victim.read(place / "seconds")
        if self._old == self._new or len(self._new) < 1:
            raise AssertionError(f"{victim.name} has nothing to do")

    def kill(self, count: int, dice: random.Random) -> None:
        """Kill the command so many times."""
        number = 0
        while self.tally.kills.total() < count:
            folder = self._lay(f"run-{number}")
            number += 1
            for _ in range(dice.randint(1, min(_ROW, count - self.tally.kills.total()))):
                clock = dice.choice(self.clocks)
                killed = kill(self._victim.args, folder, clock, self.length, dice)
                self._look(folder, clock)
                if not killed:
                    self.tally.before += 1
                    break
                self.tally.kills[clock] += 1
            self._end(folder)

    def _lay(self, name: str) -> Path:
        folder = self._place / name
        folder.mkdir()
        self._victim.lay(folder)
        return folder

    def _look(self, folder: Path, clock: str) -> None:
        """Behind a kill: each result is the old or the new one, and nothing else."""
        found = self._victim.read(folder)
        for name in self._new.keys() | found.keys():
            data = found.get(name)
            if data == self._new.get(name):
                self.tally.new += 1
            elif data == self._old.get(name):
                self.tally.old += data is not None
                self.tally.absent += data is None
            else:
                self.tally.wrong.append(f"{self._victim.name}: {name} is neither old nor new, behind a kill by {clock}")
        self.tally.left += len(list_left_over(folder))

    def _end(self, folder: Path) -> None:
        """Behind the end: all is as if nobody had killed it."""
        finish(self._victim.args, folder)
        self.tally.ends += 1
        found = self._victim.read(folder)
        if found != self._new:
            names = sorted(name for name in found.keys() | self._new.keys() if found.get(name) != self._new.get(name))
            self.tally.wrong.append(f"{self._victim.name}: other results behind the end: {names}")
        self.tally.last += len(list_left_over(folder))
        for ledger in [*folder.glob("*.sqlite"), *folder.glob("*/.stitchtext.sqlite")]:
            self.tally.wrong += see_ledger(ledger, folder)
            self.tally.wrong += [f"{self._victim.name}: left over: {name}" for name in list_left_over(folder)]


def main(args: list[str] | None = None) -> int:
    """Kill what the arguments say, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="of all commands together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=sorted(VICTIMS), help="one of the commands")
    chosen = parser.parse_args(args)
    victims = [VICTIMS[chosen.only]] if chosen.only else list(VICTIMS.values())
    code = 0
    for number, victim in enumerate(victims):
        count = (chosen.kills + number) // len(victims)
        with TemporaryDirectory() as place:
            range_ = Range(victim, Path(place))
            if not range_.length.system_calls:
                print("no strace here, or not allowed: no kills by system calls")
            range_.kill(count, random.Random(f"{chosen.seed} {victim.name}"))
        print(f"{victim.name}: {range_.tally}", flush=True)
        for line in range_.tally.wrong[:20]:
            print(f"  {line}")
        code = max(code, bool(range_.tally.wrong))
    return code


if __name__ == "__main__":
    sys.exit(main())
