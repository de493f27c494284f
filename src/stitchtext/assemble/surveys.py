"""Surveys: one look at all texts, for how they lie to each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stitchtext.assemble.containments import sift
from stitchtext.assemble.overlaps import find_overlaps
from stitchtext.assemble.pairs import Pairs
from stitchtext.assemble.relations import Relation
from stitchtext.folded import Folded


class Survey(NamedTuple):
    """What is known of how texts lie to each other: those to be laid out, those inside them, and the relations met."""

    kept: list[int]
    inside: dict[int, Relation]
    relations: list[Relation]


class Surveyor:
    """Surveys texts; of the same texts as the last time, the same survey. Mutable, and of one assembly."""

    def __init__(self, pairs: Pairs) -> None:
        """Relate texts as `pairs` does, and as it remembers."""
        self._pairs = pairs
        self._last: tuple[list[Folded], Survey] = ([], Survey([], {}, []))

    def survey(self, lines: Sequence[Folded]) -> Survey:
        """All relations between texts that are worth a look."""
        lines = list(lines)
        if list(map(id, lines)) != list(map(id, self._last[0])):
            self._pairs.forget(lines)
            self._last = ([], Survey([], {}, []))  # what was known of others would only take memory
            kept, inside, others = sift(rank(lines), lines, self._pairs)
            relations = find_overlaps(kept, lines, self._pairs, others) if len(kept) > 1 else others
            self._last = lines, Survey(kept, inside, relations)
        return self._last[1]


def rank(lines: Sequence[Folded]) -> list[int]:
    """The numbers of texts, the longest first, equal lengths by what they say."""
    return sorted(range(len(lines)), key=lambda n: (-len(lines[n].text), lines[n].text))
