"""Crews: processes that do one errand each at a time, and may die of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from typing import Generic

from stitchtext.batch.errands import About, Errand, Item, Ready, Result, Start
from stitchtext.batch.members import Job, Member, describe_end, start_member
from stitchtext.errors import StitchError

_WINDOW = 8
"""Errands for each process that are under way, or done and waiting for an earlier one."""
_WEIGHT = 67_108_864
"""Bytes of all these errands, beyond which no further one is taken in."""
_DEATHS = 2
"""How often a process must die of an item for the item to be at fault: the first time may have been an accident."""
_ACCIDENTS = 5
"""How often a process may die of nothing in one errand before something else must be wrong."""

_GRACE = 1.0
"""Seconds that a process at work has to put away what is half written, when the crew is let go."""


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
        self._members: list[Member] = []
        self._jobs = jobs
        self._seconds = seconds

    def __enter__(self) -> Crew[Item, Result]:
        return self

    def __exit__(self, *exception: object) -> None:
        for member in self._members:
            member.end(_GRACE)

    def run(self, errands: Iterable[Errand[Item, About] | Ready[Result, About]]) -> Iterator[tuple[About, Result]]:
        """What all errands are about, and their results, in order; no more are taken in than can soon be done.

        Raises:
            StitchError: processes die whatever they are given.

        """
        source = iter(errands)
        line: deque[Job] = deque()
        waiting: deque[Job] = deque()
        open_ = True
        while open_ or line:
            while open_ and len(line) < _WINDOW * self._jobs and sum(job.weight for job in line) < _WEIGHT:
                errand = next(source, None)
                open_ = errand is not None
                if errand is not None:
                    line.append(Job(errand))
                    waiting.extend([line[-1]] if isinstance(errand, Errand) else [])
            self._hand_out(waiting)
            if line and not line[0].done:
                self._listen(waiting)
            while line and line[0].done:
                job = line.popleft()
                yield job.about, job.result

    def _hand_out(self, waiting: deque[Job]) -> None:
        while waiting:
            idle = next((member for member in self._members if member.job is None), None)
            if idle is None and len(self._members) == self._jobs:
                return
            if idle is None:
                idle = start_member(self._work)
                self._members.append(idle)
            job = waiting.popleft()
            if not idle.give(job):
                self._bury(idle, waiting)

    def _listen(self, waiting: deque[Job]) -> None:
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

    def _rest(self, busy: Iterable[Member]) -> float | None:
        """Seconds until the first process may have taken too long."""
        return max(0.01, min(self._seconds - member.lasts for member in busy)) if self._seconds else None

    def _bury(self, member: Member, waiting: deque[Job], reason: str = "") -> None:
        """End a process, and have its errand done by another, without what is at fault."""
        self._members.remove(member)
        job, at = member.job, member.at
        code = member.end()
        member.job = None
        if job is None:
            return
        job.deaths[at] += 1
        if at >= 0 and (reason or job.deaths[at] >= _DEATHS):
            guilty = self._blame(job.items[at], reason or f"its process {describe_end(code)}")
            job.items = (*job.items[:at], guilty, *job.items[at + 1 :])
            job.deaths[at] = 0
        elif job.deaths[at] >= _ACCIDENTS:
            raise StitchError(f"processes cannot work: one {describe_end(code)}", cure="is there memory left?")
        waiting.appendleft(job)
