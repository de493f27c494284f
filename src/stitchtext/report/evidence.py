"""Evidence: the nouns in which it is told where a place of an article came from, who holds it, and who does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from stitchtext.model import Break, Finding, Seam, Variant

Lack: TypeAlias = Literal["starts behind it", "ends before it", "leaves it out", "holds a part", "lies elsewhere"]


@dataclass(frozen=True, slots=True)
class Origin:
    """`[start, end)` of the article and where its characters were taken from: `source` of the scrape, or a rule."""

    start: int
    end: int
    fragment: int | None
    source: int | None
    code: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """`[start, end)` of the article, which a fragment holds to the letter from `source` of the scrape on."""

    start: int
    end: int
    source: int


@dataclass(frozen=True, slots=True)
class Witness:
    """A fragment that holds all of a place but for white space and places at which it has a reading of its own."""

    fragment: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Absence:
    """A fragment that holds a place in part or not at all, and how; what it does hold are its stretches."""

    fragment: int
    lack: Lack
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """A fragment, and the offset of the scrape at which it has what it has."""

    fragment: int
    source: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A variant, and for each of its readings where those who write it have it."""

    variant: Variant
    holders: tuple[tuple[Holder, ...], ...]


@dataclass(frozen=True, slots=True)
class Mending:
    """What the rule `code` made of `before` at `[start, end)` of the article, and the fragments that had it."""

    start: int
    end: int
    code: str
    before: str
    after: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of `[start, end)` of an article."""

    article: int
    start: int
    end: int
    origins: tuple[Origin, ...]
    witnesses: tuple[Witness, ...]
    absences: tuple[Absence, ...]
    disputes: tuple[Dispute, ...]
    mendings: tuple[Mending, ...]
    seams: tuple[Seam, ...]
    breaks: tuple[Break, ...]
    findings: tuple[Finding, ...]
