"""Members: the processes of a crew.

Each has a pipe of its own, of which nobody else keeps the far end: so its death is always seen, even if it is killed
while it writes. (Measured: of 100 pools of `concurrent.futures` that had one process killed at a random instant, 6 hung
for ever, and of 100 of pebble 52; both have one pipe for all processes.)
"""

from __future__ import annotations

import gc
import signal
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from ctypes import c_double
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic, sleep
from typing import Any, NamedTuple

from stitchtext.batch.errands import Errand, Ready, Start
from stitchtext.errors import StitchError

_TRIES = 5
_PAUSE = 0.05
"""How often a process is tried to be started, and seconds that are waited before, once more each time."""


class Job:
    """An errand on its way: what it is about, what came of it, and how often a process died at each of its items."""

    def __init__(self, errand: Errand[Any, Any] | Ready[Any, Any]) -> None:
        self.items: tuple[Any, ...] = errand.items if isinstance(errand, Errand) else ()
        self.weight = errand.weight if isinstance(errand, Errand) else 0
        self.about: Any = errand.about
        self.done = isinstance(errand, Ready)
        self.result: Any = errand.result if isinstance(errand, Ready) else None
        self.deaths: Counter[int] = Counter()


class Member:
    """One process, and what it is at: in memory that is shared with it stand the item's number and when it began."""

    def __init__(self, work: Callable[[tuple[Any, ...], Start], Any]) -> None:
        context = _choose_context()
        self.job: Job | None = None
        self._marks = context.RawArray(c_double, (-1.0, 0.0))
        self.pipe, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(work, far, self._marks), daemon=True)
        self._process.start()
        far.close()

    @property
    def at(self) -> int:
        """The number of the item it is at; -1 before the first and behind the last."""
        return int(self._marks[0])

    @property
    def lasts(self) -> float:
        """Seconds since it took up its item."""
        return monotonic() - self._marks[1] if self._marks[0] >= 0 else 0.0

    def give(self, job: Job) -> bool:
        """Hand it an errand; False if it is dead."""
        self.job = job
        try:
            self.pipe.send(job.items)
        except OSError:
            return False
        return True

    def take(self) -> bool:
        """Take its result; False if it is dead."""
        assert self.job is not None
        try:
            result = self.pipe.recv()
        except (EOFError, OSError):
            return False
        if isinstance(result, Failure):
            raise result.error
        self.job.result, self.job.done = result, True
        self.job = None
        return True

    def end(self, grace: float = 0) -> int:
        """End it, and return its exit code; if it is at work, after so many seconds to put things away."""
        self.pipe.close()
        if self.job is not None and grace:
            self._process.terminate()
            self._process.join(grace)
        if self.job is not None:
            self._process.kill()
        self._process.join()
        return self._process.exitcode or 0


def start_member(work: Callable[[tuple[Any, ...], Start], Any]) -> Member:
    """A new process; the server that forks it off is started anew if somebody has killed it."""
    for number in range(_TRIES):
        sleep(_PAUSE * number)  # a server that is being killed still counts as there
        with suppress(EOFError, OSError):
            return Member(work)
    raise StitchError("no process can be started", cure="is there memory left?")


class Failure(NamedTuple):
    """What the work raised: a mistake in the program, or something that no errand can do without."""

    error: Exception


def _serve(work: Callable[[tuple[Any, ...], Start], Any], pipe: Connection, marks: Any) -> None:
    """What a process does: one errand after another, until nobody is at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends this process
    gc.set_threshold(100_000)

    def start(number: int) -> None:
        """Tell the parent which item is begun, and when."""
        marks[1] = monotonic()
        marks[0] = number

    with suppress(EOFError, OSError):
        while True:
            items = pipe.recv()
            try:
                result = work(items, start)
            except Exception as error:
                result = Failure(error)
            marks[0] = -1
            pipe.send(result)


def describe_end(code: int) -> str:
    """How a process came to its end, by its exit code."""
    if code < 0:
        name = next((each.name for each in signal.Signals if each == -code), f"signal {-code}")
        return f"was ended by {name}" + (", perhaps for want of memory" if code == -9 else "")
    return f"ended with exit code {code}"


def _choose_context() -> Any:
    """Processes that are forked off a small server: quick, and safe whatever threads the caller has."""
    if sys.platform == "win32":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["stitchtext.batch.repairs"])
    return context
