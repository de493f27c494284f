"""The nouns of the damage generator: what a case is made of, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from stitchtext.model import Keep

Why: TypeAlias = Literal["hole", "joint", "repeat", "tie", "lone", "layout", "fault"]
"""Why a place is on record.

`hole`: no fragment covers what was here. `joint`: two fragments meet and none bridges them. `repeat`: the text two
fragments share also stands elsewhere. `tie`: no reading has a majority of independent witnesses. `lone`: a fault with
no intact witness. `layout`: no fragment shows the break. `fault`: damaged somewhere, but the witnesses settle it.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A half-open span of `truth[article]`, in characters, and why it is on record."""

    article: int
    start: int
    end: int
    why: Why


@dataclass(frozen=True, slots=True)
class Case:
    """One scrape to rebuild, and the truth about it.

    `raw` is what a user would have; `fragments` are the pieces between its markers, and
    `order` their numbers as they follow each other in the truths. `floor` is the truth with the
    faults left in that no witness can mend: what a perfect tool is left with. `doubtful` are the places where a
    careful tool may report doubt; `faults` those where it should not need to. `keep` is the option to run with.
    """

    kind: str
    language: str
    seed: int
    raw: str
    truth: tuple[str, ...]
    doubtful: tuple[Place, ...]
    fragments: tuple[str, ...]
    order: tuple[int, ...]
    floor: tuple[str, ...]
    faults: tuple[Place, ...] = ()
    keep: Keep = "all"
