"""Maps: a function over arguments, by the processes of a crew or engine, for what is grouped across files."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from stitchtext.batch.errands import Errand, Hands, Start
from stitchtext.errors import StitchError


class Map:
    """Runs tasks as `map` does, each in a process of a crew or engine: the way to use processes that `across` takes.

    `hire` is called as for a batch. What has killed its process twice, or took longer than `seconds`, is an error: no
    task can be left out of a grouping.
    """

    def __init__(self, hire: Callable[..., Hands[Any, Any]], jobs: int, seconds: float = 0) -> None:
        self._hire = hire
        self._jobs = jobs
        self._seconds = seconds

    def __call__(self, function: Callable[[Any], Any], arguments: Iterable[Any], /) -> Iterator[Any]:
        """The results of a function on all arguments, in their order.

        Raises:
            StitchError: a task could not be done.

        """
        with self._hire(partial(_apply, function), _blame, self._jobs, self._seconds) as hands:
            for _, result in hands.run(map(_pack, arguments)):
                yield result


class _Flaw(str):
    """Why a task cannot be done."""

    __slots__ = ()


def _pack(argument: Any) -> Errand[bytes, None]:
    """An argument packed at once, so that its weight is known."""
    packed = pickle.dumps(argument)
    return Errand((packed,), None, len(packed))


def _apply(function: Callable[[Any], Any], items: tuple[bytes | _Flaw, ...], start: Start) -> Any:
    start(0)
    if isinstance(items[0], _Flaw):
        raise StitchError(f"fragments cannot be grouped: {items[0]}")
    return function(pickle.loads(items[0]))  # noqa: S301 - packed by our own driver


def _blame(_: Any, reason: str) -> _Flaw:
    return _Flaw(reason)
