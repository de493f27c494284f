"""Errands: what is done at a time, and who does it: a crew of processes here, or an engine on many machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
About = TypeVar("About")
Start = Callable[[int], None]
"""Called with the number of the item that is taken up."""


class Errand(NamedTuple, Generic[Item, About]):
    """What one process does at a time: items, what they are about, and how many bytes they weigh."""

    items: tuple[Item, ...]
    about: About
    weight: int = 0


class Ready(NamedTuple, Generic[Result, About]):
    """A result that is there already, and waits for its turn."""

    result: Result
    about: About


def cut_handfuls(
    items: Iterable[Item],
    weigh: Callable[[Item], int],
    most: int,
    weight: int,
    ends: Callable[[Item], bool] | None = None,
) -> Iterator[list[Item]]:
    """Items in handfuls: each ends with so many of them, or so many bytes, or an item that `ends` it.

    >>> list(cut_handfuls("a bb c d".split(), len, 2, 3))
    [['a', 'bb'], ['c', 'd']]
    """
    held: list[Item] = []
    held_weight = 0
    for item in items:
        held.append(item)
        held_weight += weigh(item)
        if len(held) == most or held_weight >= weight or (ends and ends(item)):
            yield held
            held, held_weight = [], 0
    if held:
        yield held


class Hands(Protocol[Item, Result]):
    """Who does errands: the processes of a crew, or an engine; used as a context, at whose end they are let go."""

    def __enter__(self) -> Hands[Item, Result]: ...

    def __exit__(self, *exception: object) -> None: ...

    def run(self, errands: Iterable[Errand[Item, About] | Ready[Result, About]]) -> Iterator[tuple[About, Result]]:
        """What all errands are about, and their results, in order; no more are taken in than can soon be done."""
