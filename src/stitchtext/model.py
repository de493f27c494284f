"""Every noun of stitchtext, on one page.

Offsets are in characters (code points), half-open; "folded" ones are of a text as `folded.py` compares it.
Everything is frozen: a stage takes nouns and makes new ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "note"]
Safety: TypeAlias = Literal["safe", "unsafe", "report"]
Fate: TypeAlias = Literal["used", "duplicate", "outvoted", "removed", "marker", "space"]
SeamKind: TypeAlias = Literal["overlap", "containment", "butt", "hole"]
BreakKind: TypeAlias = Literal["line", "paragraph", "heading"]
Reason: TypeAlias = Literal[
    "votes", "lineages", "undamaged", "nearest", "elsewhere", "familiar", "shorter", "fuller", "alike", "code-points"
]
Keep: TypeAlias = Literal["all", "majority"] | int
Block: TypeAlias = tuple[int, int, int]
"""An equal stretch of two folded texts: start in the one, start in the other, length."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose: `markers` are regular expressions of further marker lines, each for a whole line.

    Of a passage that few of those who cover its place hold, `keep` keeps `all`, or what a `majority` (at least half of
    the independent ones) or so many hold; where fewer cover the place, what all of them hold.
    """

    markers: tuple[str, ...] = ()
    keep: Keep = "all"


@dataclass(frozen=True, slots=True)
class Fragment:
    """One piece of the scrape between markers, `scrape[start:end]`; a cut head or tail stops inside a sentence."""

    index: int
    start: int
    end: int
    text: str
    head_cut: bool
    tail_cut: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of `[start, end)`; an empty text removes, an empty span inserts."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule or a stage has to say about a place.

    The span is of the article numbered `article`, or of the scrape where that is None. What is marked `doubt` is
    told even when nothing was asked: the result stands, but not beyond doubt.
    """

    code: str
    name: str
    severity: Severity
    message: str
    article: int | None
    start: int
    end: int
    edits: tuple[Edit, ...] = ()
    safety: Safety = "report"
    doubt: bool = False


class Suspect(NamedTuple):
    """A span of one fragment's text that a rule holds to be damage; a `mute` one is left out of every comparison."""

    fragment: int
    start: int
    end: int
    code: str
    mute: bool


class Joint(NamedTuple):
    """Where the backbone passes from one fragment to the next: `at` is a folded offset of the backbone."""

    at: int
    kind: SeamKind
    left: int
    right: int
    bits: float
    margin: float
    weak: bool


class Layout(NamedTuple):
    """One article before the vote: the backbone `text`, and where the fragments lie on it, in folded offsets.

    `spans`, (fragment, start, end), make the backbone end to end; `members` are equal blocks with it.
    """

    text: str
    spans: tuple[tuple[int, int, int], ...]
    members: tuple[tuple[int, tuple[Block, ...]], ...]
    joints: tuple[Joint, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of the article and where its characters come from; the pieces of an article tile it.

    From a fragment: `article.text[start:end] == scrape[source : source + end - start]`, and `code` is None.
    From a rule's edit: `fragment` and `source` are None, and `code` names the rule.
    """

    start: int
    end: int
    fragment: int | None
    source: int | None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What some fragments say at a place: the text as they write it, and who they are."""

    text: str
    fragments: tuple[int, ...]
    votes: int
    damaged: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """A place of the article where readings differ; the first reading is the one that stands."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    reason: Reason
    tie: bool


@dataclass(frozen=True, slots=True)
class Break:
    """A boundary: white space `[start, end)` of the article; `level` counts the `#` marks of a heading behind it."""

    start: int
    end: int
    kind: BreakKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Seam:
    """Where the article passes from one fragment to the next, at offset `at` of the article.

    `bits` is the information in what both share there (for a butt joint: in the text across it that occurs
    elsewhere); `margin` is how far ahead of its best rival the join is, in bits.
    """

    at: int
    kind: SeamKind
    left: int
    right: int
    bits: float
    margin: float
    weak: bool


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a fragment lies: `[start, end)` of the article, `[text_start, text_end)` of the scrape."""

    fragment: int
    start: int
    end: int
    text_start: int
    text_end: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """A stretch that two fragments share, as found: spans of the scrape, and the information in it."""

    left: int
    right: int
    kind: SeamKind
    left_start: int
    left_end: int
    right_start: int
    right_end: int
    bits: float


@dataclass(frozen=True, slots=True)
class Article:
    """One rebuilt article: its text as printed, and the proof of it."""

    text: str
    title: str | None
    truncated: bool
    pieces: tuple[Piece, ...]
    variants: tuple[Variant, ...]
    breaks: tuple[Break, ...]
    seams: tuple[Seam, ...]
    placements: tuple[Placement, ...]
    headless: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of `[start, end)` of the scrape; the entries of an account tile it.

    `used` and `duplicate` spans equal `articles[article].text[at:until]` and carry no text. Others carry theirs:
    `outvoted` by what stands at `[at, until)`, `removed` by the rule `code`, `marker`, `space`.
    """

    start: int
    end: int
    fate: Fate
    article: int | None = None
    at: int | None = None
    until: int | None = None
    text: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """The result: articles in order of first appearance, and everything that proves them."""

    articles: tuple[Article, ...]
    fragments: tuple[Fragment, ...]
    findings: tuple[Finding, ...]
    overlaps: tuple[Overlap, ...]
    account: tuple[Entry, ...]

    @property
    def text(self) -> str:
        """All articles as one text, `—END—` between them: itself a valid scrape."""
        parts = [article.text for article in self.articles]
        line = "\r\n" if any(part.endswith("\r\n") for part in parts) else "\n"
        ended = [part if part.endswith(("\n", "\r")) else part + line for part in parts]
        return f"—END—{line}".join(ended if len(parts) > 1 else parts)
