"""Worn: what programs put at ends of texts, and a text may say itself: other texts beside it tell that it is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from stitchtext.folded import fold_text
from stitchtext.rules.echoes import Echo
from stitchtext.rules.peels import Peel
from stitchtext.rules.registry import Edge

_NEAR, _READ = 12, 64
"""Folded characters beside a thing by which texts are told apart, and characters in which they are looked for."""


def list_worn(heard: Iterable[tuple[tuple[Peel, bool], Sequence[Echo]]]) -> frozenset[tuple[str, bool]]:
    """The things, folded, with True for those at heads, that are worn.

    They stand beside two different texts, or another fragment has the text beside one without it.
    """
    beside: dict[tuple[str, bool], Counter[str]] = {}
    told: list[tuple[tuple[str, bool], str, Echo]] = []
    for (one, at_head), echoes in heard:
        for (edge, _), echo in zip(one.things(at_head), echoes, strict=False):
            if edge.needs == "worn":
                key, near = name_worn(one.fragment.text, edge, at_head), _read_near(one.fragment.text, edge, at_head)
                beside.setdefault(key, Counter())[near] += 1
                told.append((key, near, echo))
    # who wears it, too, is heard without it
    bare = {key for key, near, echo in told if echo.parted or echo.ends >= beside[key][near]}
    return frozenset(bare | {key for key, texts in beside.items() if len(texts) > 1})


def name_worn(text: str, edge: Edge, at_head: bool) -> tuple[str, bool]:
    """A thing at an end of a text, by which it is known elsewhere."""
    return fold_text(text[edge.start : edge.end]), at_head


def _read_near(text: str, edge: Edge, at_head: bool) -> str:
    """The folded characters beside a thing."""
    if at_head:
        return fold_text(text[edge.end : edge.end + _READ])[:_NEAR]
    return fold_text(text[max(0, edge.start - _READ) : edge.start])[-_NEAR:]
