"""Surveys: one look at all texts, for how they lie to each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stitchtext.assemble.containments import sift
from stitchtext.assemble.overlaps import find_overlaps
from stitchtext.assemble.pairs import Pairs
from stitchtext.assemble.relations import Relation
from stitchtext.folded import Folded

_MOST_COMPARED, _ALWAYS = 40, 1 << 20
"""Characters that are compared for each of the scrape, and such as any scrape may have: then texts stay as they are.
Measured on 150 damaged scrapes of fifteen kinds: 13.5 at most."""


class Survey(NamedTuple):
    """What is known of how texts lie to each other: those to be laid out, those inside them, and the relations met."""

    kept: list[int]
    inside: dict[int, Relation]
    relations: list[Relation]


class Surveyor:
    """Surveys texts; of the same texts as the last time, the same survey. Mutable, and of one assembly.

    Texts that are alike without being the same can come together a few at a time, each time to be compared anew: when
    very much has been compared, no relation is looked for any more.
    """

    def __init__(self, pairs: Pairs) -> None:
        """Relate texts as `pairs` does, and as it remembers."""
        self._pairs = pairs
        self._last: tuple[list[Folded], Survey] = ([], Survey([], {}, []))
        self._most = 0

    def survey(self, lines: Sequence[Folded]) -> Survey:
        """All relations between texts that are worth a look."""
        lines = list(lines)
        self._most = self._most or _MOST_COMPARED * sum(len(line.text) for line in lines) + _ALWAYS
        if list(map(id, lines)) != list(map(id, self._last[0])):
            if self._pairs.compared > self._most:
                return Survey(rank(lines), {}, [])
            self._pairs.forget(lines)
            self._last = ([], Survey([], {}, []))  # what was known of others would only take memory
            kept, inside, others = sift(rank(lines), lines, self._pairs)
            relations = find_overlaps(kept, lines, self._pairs, others) if len(kept) > 1 else others
            self._last = lines, Survey(kept, inside, relations)
        return self._last[1]


def rank(lines: Sequence[Folded]) -> list[int]:
    """The numbers of texts, the longest first, equal lengths by what they say."""
    return sorted(range(len(lines)), key=lambda n: (-len(lines[n].text), lines[n].text))
