"""A case in the making, and how it becomes a scrape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from benchmarks.cases import Case, Place
from benchmarks.witnesses import Witness, leave_lone_faults, record_places, record_repeats
from stitchtext.model import Keep

MARKER = "—END—"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a kind of damage decides: the truths, who witnesses them, and what only that kind knows.

    `raw` is given where the scrape is not simply the fragments between marker lines.
    """

    truths: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    places: tuple[Place, ...] = ()
    raw: str | None = None
    keep: Keep = "all"


class Maker(Protocol):
    """A kind of damage: the same generator state and articles always give the same draft."""

    def __call__(self, rng: Random, articles: Sequence[str], language: str) -> Draft: ...


def shuffle_order(rng: Random, witnesses: Sequence[Witness]) -> tuple[Witness, ...]:
    """Return the witnesses in random order."""
    return tuple(rng.sample(list(witnesses), len(witnesses)))


def render_fragments(truths: Sequence[str], witnesses: Sequence[Witness]) -> tuple[str, ...]:
    """Return the text of each fragment."""
    return tuple(witness.render(truths[witness.article]) for witness in witnesses)


def join_fragments(fragments: Sequence[str]) -> str:
    r"""Return the scrape: the fragments, each closed by a marker line.

    >>> join_fragments(["a", "b"])
    'a\n—END—\nb\n—END—\n'
    """
    return "".join(f"{fragment}\n{MARKER}\n" for fragment in fragments)


def finish_case(kind: str, language: str, seed: int, draft: Draft) -> Case:
    """Render a draft, and put on record what its witnesses can and cannot prove."""
    fragments = render_fragments(draft.truths, draft.witnesses)
    places = [*draft.places, *record_repeats(draft.truths, draft.witnesses)]
    for article, truth in enumerate(draft.truths):
        places += record_places(truth, draft.witnesses, article)
    floor = tuple(leave_lone_faults(truth, draft.witnesses, n) for n, truth in enumerate(draft.truths))
    return Case(
        kind=kind,
        language=language,
        seed=seed,
        raw=join_fragments(fragments) if draft.raw is None else draft.raw,
        truth=draft.truths,
        doubtful=tuple(place for place in places if place.why != "fault"),
        fragments=fragments,
        order=_order_truly(draft.witnesses),
        floor=floor,
        faults=tuple(place for place in places if place.why == "fault"),
        keep=draft.keep,
    )


def _order_truly(witnesses: Sequence[Witness]) -> tuple[int, ...]:
    places = [(witness.article, witness.spans[0][0], witness.spans[-1][1]) for witness in witnesses]
    return tuple(sorted(range(len(witnesses)), key=places.__getitem__))
