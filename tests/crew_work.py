"""What the processes of a crew do in its tests: each item says what becomes of the process that takes it up."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from stitchtext.errors import StitchError

Item = tuple[int, str]


def work(items: tuple[Item, ...], start: Callable[[int], None]) -> list[Item]:
    for number, (_, what) in enumerate(items):
        start(number)
        if what == "exit":
            os._exit(3)
        elif what == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif what == "sleep":
            time.sleep(600)
        elif what == "mistake":
            raise ZeroDivisionError
        elif what == "fail":
            raise StitchError("no", place="a", cure="do")
        elif what.startswith("once "):
            _die_once(Path(what.removeprefix("once ")))
    return list(items)


def die_before_any(items: tuple[Item, ...], start: Callable[[int], None]) -> list[Item]:
    os._exit(4)


def blame(item: Item, reason: str) -> Item:
    return item[0], reason


def _die_once(mark: Path) -> None:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
