"""The nouns of grouping across files: all can be handed to another process, and none knows an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol, TypeAlias

from stitchtext.model import Finding, Options

Pair: TypeAlias = tuple[int, int]
"""Two fragments by their numbers, the smaller one first."""


class Record(NamedTuple):
    """One text as read: a file, or a row of one; `row` is 0 for a whole file. `id` is what its user calls it."""

    id: str
    file: str
    row: int
    text: str


class Sketch(NamedTuple):
    """What is known of a text when it is compared: its folded `size`, and its anchors with their folded offsets.

    `queries` are the places in `hashes` of those anchors by which others are looked for.
    """

    size: int
    hashes: Sequence[int]
    offsets: Sequence[int]
    queries: Sequence[int]


class Bond(NamedTuple):
    """Two fragments that lie on one text: a `guest` lies inside its host, else their ends overlap.

    `strength` counts the anchors that both have in one order. `overlap` is the folded size of the stretch where both
    lie; it is negative where `b` ends there and `a` begins.
    """

    a: int
    b: int
    strength: int
    guest: int | None
    overlap: int = 0


class Passage(NamedTuple):
    """Two fragments that share something, but are not one text: the anchors of it.

    `straight` are those that lie equally far apart in both and reach an end of one of the two.
    """

    a: int
    b: int
    common: tuple[int, ...]
    straight: tuple[int, ...] = ()


class Member(NamedTuple):
    """A fragment with its text: `[start, end)` of the text of its record; `name` is what an article of it is called."""

    number: int
    name: str
    file: str
    row: int
    start: int
    end: int
    text: str


class Bundle(NamedTuple):
    """Fragments to repair together, in order. `whole` is the text of a record that they are all of, if there is one.

    `bounded` tells that more would belong here, but for the bound on the size of a group.
    """

    members: tuple[Member, ...]
    whole: str | None
    bounded: bool
    options: Options = Options()


class Origin(NamedTuple):
    """Where `[start, end)` of an article comes from: `[at, until)` of the text of a record.

    What a rule wrote has the `code` of the rule, and no place.
    """

    start: int
    end: int
    file: str | None
    row: int
    at: int
    until: int
    code: str | None = None


class Rebuilt(NamedTuple):
    """One article, and where it comes from; `members` are the numbers of the fragments that lie in it.

    The findings are those that speak of the article; their spans are of its text, and they number it 0.
    """

    id: str
    text: str
    title: str | None
    truncated: bool
    findings: tuple[Finding, ...]
    origins: tuple[Origin, ...]
    members: tuple[int, ...]


class Group(NamedTuple):
    """What came of one bundle: its articles, and the fragments that lie in none (leftovers of the page)."""

    articles: tuple[Rebuilt, ...]
    apart: tuple[int, ...]
    bounded: bool


class Run(Protocol):
    """How tasks are run: a function on every one of some arguments, results in their order, as `map` does it."""

    def __call__(self, function: Callable[[Any], Any], arguments: Iterable[Any], /) -> Iterator[Any]: ...
