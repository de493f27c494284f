"""Crafts: what a machine of an engine does with errands, each in a process of its own, as the local crew does.

An engine gives no single record a time limit, nor does it outlive a record that kills its process. A crew does both, so
each errand is done by a crew of one, here: what comes of a bad record is the same on every engine.
"""

from __future__ import annotations

import pickle
from threading import BoundedSemaphore
from typing import Any

from stitchtext import __version__
from stitchtext.batch.crews import Crew
from stitchtext.batch.errands import Errand
from stitchtext.batch.members import Failure
from stitchtext.errors import StitchError


class Craft:
    """A kind of work, on one machine: processes that know it, of which each thread of the engine takes one at a time.

    At most `jobs` are at work (0 for as many as the engine has threads).
    """

    def __init__(self, order: bytes) -> None:
        version, self._work, self._blame, self._seconds, jobs = pickle.loads(order)  # noqa: S301 - from our own driver
        if version != __version__:
            cure = "install the same on all machines"
            raise StitchError(f"a machine has stitchtext {__version__}, the driver has {version}", cure=cure)
        self._idle: list[Crew[Any, Any]] = []
        self._turns = BoundedSemaphore(jobs or 65_536)

    def do(self, items: tuple[Any, ...]) -> Any:
        """What comes of the items of an errand."""
        with self._turns:
            try:
                crew = self._idle.pop()  # threads race for it
            except IndexError:
                crew = Crew(self._work, self._blame, 1, self._seconds)
            try:
                ((_, result),) = crew.run([Errand(items, None)])
            except BaseException:
                crew.__exit__()
                raise
            self._idle.append(crew)
        return result

    def end(self) -> None:
        """End its processes."""
        while self._idle:
            self._idle.pop().__exit__()


_CRAFTS: dict[bytes, Craft] = {}


def describe(work: Any, blame: Any, seconds: float, jobs: int) -> bytes:
    """An order for work, as it is sent to machines."""
    return pickle.dumps((__version__, work, blame, seconds, jobs))


def serve(order: bytes, packed: bytes) -> bytes:
    """What comes of each of some errands, all packed: the result, or what the work raised."""
    return pickle.dumps([_serve(order, items) for items in pickle.loads(packed)])  # noqa: S301 - from our own driver


def receive(packed: bytes) -> list[Any]:
    """What a machine sent back, for each errand."""
    made: list[Any] = pickle.loads(packed)  # noqa: S301 - from our own machines
    return made


def unwrap(result: Any) -> Any:
    """A result; what the work raised instead is raised."""
    if isinstance(result, Failure):
        raise result.error
    return result


def _serve(order: bytes, items: tuple[Any, ...]) -> Any:
    try:
        craft = _CRAFTS.get(order) or _CRAFTS.setdefault(order, Craft(order))
        return craft.do(items)
    except Exception as error:
        return Failure(error)


def end(order: bytes) -> None:
    """End the processes that do a kind of work on this machine."""
    craft = _CRAFTS.pop(order, None)
    if craft is not None:
        craft.end()
