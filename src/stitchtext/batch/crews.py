"""Crews: processes that do one errand each at a time, and may die of it.

Each process has a pipe of its own, of which nobody else keeps the far end: so its death is always seen, even if it is
killed while it writes. (Measured: of 100 pools of `concurrent.futures` that had one process killed at a random instant,
6 hung for ever, and of 100 of pebble 52; both have one pipe for all processes.)
"""

from __future__ import annotations

import gc
import signal
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from ctypes import c_double
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from time import monotonic, sleep
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from stitchtext.errors import StitchError

Item = TypeVar("Item")
Result = TypeVar("Result")
About = TypeVar("About")
Start = Callable[[int], None]
"""Called with the number of the item that is taken up."""

_WINDOW = 8
"""Errands for each process that are under way, or done and waiting for an earlier one."""
_WEIGHT = 67_108_864
"""Bytes of all these errands, beyond which no further one is taken in."""
_DEATHS = 2
"""How often a process must die of an item for the item to be at fault: the first time may have been an accident."""
_ACCIDENTS = 5
"""How often a process may die of nothing in one errand before something else must be wrong."""

_PAUSE = 0.05
"""Seconds, once more each time, before a process is tried to be started again."""


class Errand(NamedTuple, Generic[Item, About]):
    """What one process does at a time: items, what they are about, and how many bytes they weigh."""

    items: tuple[Item, ...]
    about: About
    weight: int = 0


class Ready(NamedTuple, Generic[Result, About]):
    """A result that is there already, and waits for its turn."""

    result: Result
    about: About


class Hands(Protocol[Item, Result]):
    """Who does errands: the processes of a crew, or an engine; used as a context, at whose end they are let go."""

    def __enter__(self) -> Hands[Item, Result]: ...

    def __exit__(self, *exception: object) -> None: ...

    def run(self, errands: Iterable[Errand[Item, About] | Ready[Result, About]]) -> Iterator[tuple[About, Result]]:
        """What all errands are about, and their results, in order; no more are taken in than can soon be done."""


class Crew(Generic[Item, Result]):
    """Processes that run `work` on the items of errands; used as a context, at whose end they are ended.

    `work` takes the items and a function to call with the number of each as it is taken up. An item that takes longer
    than `seconds` (0 for no limit), or kills its process twice, is replaced by what `blame` makes of it and the reason,
    and its errand done anew. Both functions must be ones that another process can import.
    """

    def __init__(
        self,
        work: Callable[[tuple[Item, ...], Start], Result],
        blame: Callable[[Item, str], Item],
        jobs: int,
        seconds: float = 0,
    ) -> None:
        self._work = work
        self._blame = blame
        self._members: list[_Member] = []
        self._jobs = jobs
        self._seconds = seconds

    def __enter__(self) -> Crew[Item, Result]:
        return self

    def __exit__(self, *exception: object) -> None:
        for member in self._members:
            member.end()

    def run(self, errands: Iterable[Errand[Item, About] | Ready[Result, About]]) -> Iterator[tuple[About, Result]]:
        """What all errands are about, and their results, in order; no more are taken in than can soon be done.

        Raises:
            StitchError: processes die whatever they are given.

        """
        source = iter(errands)
        line: deque[_Job] = deque()
        waiting: deque[_Job] = deque()
        open_ = True
        while open_ or line:
            while open_ and len(line) < _WINDOW * self._jobs and sum(job.weight for job in line) < _WEIGHT:
                errand = next(source, None)
                open_ = errand is not None
                if errand is not None:
                    line.append(_Job(errand))
                    waiting.extend([line[-1]] if isinstance(errand, Errand) else [])
            self._hand_out(waiting)
            if line and not line[0].done:
                self._listen(waiting)
            while line and line[0].done:
                job = line.popleft()
                yield job.about, job.result

    def _hand_out(self, waiting: deque[_Job]) -> None:
        while waiting:
            idle = next((member for member in self._members if member.job is None), None)
            if idle is None and len(self._members) == self._jobs:
                return
            if idle is None:
                idle = _start_member(self._work)
                self._members.append(idle)
            job = waiting.popleft()
            if not idle.give(job):
                self._bury(idle, waiting)

    def _listen(self, waiting: deque[_Job]) -> None:
        """Wait until some process is done, is dead, or has taken too long."""
        busy = {member.pipe: member for member in self._members if member.job is not None}
        ready = wait(list(busy), self._rest(busy.values()))
        for pipe in ready:
            member = busy[pipe]
            if not member.take():
                self._bury(member, waiting)
        late = [member for member in busy.values() if self._seconds and member.job and member.lasts > self._seconds]
        for member in late:
            self._bury(member, waiting, f"took longer than {self._seconds:g} seconds")

    def _rest(self, busy: Iterable[_Member]) -> float | None:
        """Seconds until the first process may have taken too long."""
        return max(0.01, min(self._seconds - member.lasts for member in busy)) if self._seconds else None

    def _bury(self, member: _Member, waiting: deque[_Job], reason: str = "") -> None:
        """End a process, and have its errand done by another, without what is at fault."""
        self._members.remove(member)
        job, at = member.job, member.at
        code = member.end()
        member.job = None
        if job is None:
            return
        job.deaths[at] += 1
        if at >= 0 and (reason or job.deaths[at] >= _DEATHS):
            guilty = self._blame(job.items[at], reason or f"its process {_describe(code)}")
            job.items = (*job.items[:at], guilty, *job.items[at + 1 :])
            job.deaths[at] = 0
        elif job.deaths[at] >= _ACCIDENTS:
            raise StitchError(f"processes cannot work: one {_describe(code)}", cure="is there memory left?")
        waiting.appendleft(job)


class _Job:
    """An errand on its way."""

    def __init__(self, errand: Errand[Any, Any] | Ready[Any, Any]) -> None:
        self.items: tuple[Any, ...] = errand.items if isinstance(errand, Errand) else ()
        self.weight = errand.weight if isinstance(errand, Errand) else 0
        self.about: Any = errand.about
        self.done = isinstance(errand, Ready)
        self.result: Any = errand.result if isinstance(errand, Ready) else None
        self.deaths: Counter[int] = Counter()


class _Member:
    """One process, and what it is at: in memory that is shared with it stand the item's number and when it began."""

    def __init__(self, work: Callable[[tuple[Any, ...], Start], Any]) -> None:
        context = _choose_context()
        self.job: _Job | None = None
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

    def give(self, job: _Job) -> bool:
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
        if isinstance(result, _Failure):
            raise result.error
        self.job.result, self.job.done = result, True
        self.job = None
        return True

    def end(self) -> int:
        """End it, and return its exit code."""
        self.pipe.close()
        if self.job is not None:
            self._process.kill()
        self._process.join()
        return self._process.exitcode or 0


def _start_member(work: Callable[[tuple[Any, ...], Start], Any]) -> _Member:
    """A new process; the server that forks it off is started anew if somebody has killed it."""
    for number in range(_ACCIDENTS):
        sleep(_PAUSE * number)  # a server that is being killed still counts as there
        with suppress(EOFError, OSError):
            return _Member(work)
    raise StitchError("no process can be started", cure="is there memory left?")


class _Failure(NamedTuple):
    """What the work raised: a mistake in the program, or something that no errand can do without."""

    error: Exception


def _serve(work: Callable[[tuple[Any, ...], Start], Any], pipe: Connection, marks: Any) -> None:
    """What a process does: one errand after another, until nobody is at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends this process
    gc.set_threshold(100_000)

    def start(number: int) -> None:
        marks[1] = monotonic()
        marks[0] = number

    with suppress(EOFError, OSError):
        while True:
            items = pipe.recv()
            try:
                result = work(items, start)
            except Exception as error:
                result = _Failure(error)
            marks[0] = -1
            pipe.send(result)


def _describe(code: int) -> str:
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
