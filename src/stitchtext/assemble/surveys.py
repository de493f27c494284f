"""Surveys: one look at all texts, for how they lie to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stitchtext.assemble.containments import FEW, sift
from stitchtext.assemble.overlaps import find_overlaps
from stitchtext.assemble.pairs import Pairs
from stitchtext.assemble.relations import Relation, rename
from stitchtext.folded import Folded

_MOST_COMPARED, _ALWAYS = 40, 1 << 20
"""Characters that are compared for each of the scrape, and such as any scrape may have: then texts stay as they are.
Measured on 150 damaged scrapes of fifteen kinds: 13.5 at most."""

_MANY, _NEW = 64, 8
"""Texts from which those that were in the last survey are not looked at anew, if no more than one in so many is new."""


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
            fresh, known = self._compare(lines)
            self._pairs.forget(lines)
            self._last = ([], Survey([], {}, []))  # what was known of others would only take memory
            kept, inside, others = sift(rank(lines), lines, self._pairs, fresh)
            others += [relation for relation in known if relation.a not in inside and relation.b not in inside]
            relations = find_overlaps(kept, lines, self._pairs, others, fresh) if len(kept) > 1 else others
            self._last = lines, Survey(kept, inside, relations)
        return self._last[1]

    def _compare(self, lines: Sequence[Folded]) -> tuple[set[int] | None, list[Relation]]:
        """Which of many texts are to be looked at anew, and what the last survey says of the others; else None, none.

        Where few are new, only what they have to do with others is looked for; and what those have to do with others
        that were compared with a text that is gone: it may have kept out what lies further off.
        """
        if len(lines) < _MANY:
            return None, []
        before, survey = self._last
        numbers = {id(line): number for number, line in enumerate(before)}
        gone = set(numbers) - set(map(id, lines))
        touched = self._pairs.list_partners(gone)
        names = {
            numbers[id(line)]: number
            for number, line in enumerate(lines)
            if id(line) in numbers and id(line) not in touched
        }
        if (len(lines) - len(names)) * _NEW > len(lines):
            return None, []
        return set(range(len(lines))) - set(names.values()), _rename_all(survey.relations, names)

    def narrow(self, numbers: Sequence[int]) -> None:
        """Of the last survey, keep what it says of some of its texts as the survey of these, if nothing is lacking.

        Where few texts are kept, every one was held against all of them. Then those that are left out hide nothing
        but what lies inside them.
        """
        lines, (kept, inside, relations) = self._last
        names = {number: n for n, number in enumerate(numbers)}
        if len(kept) > FEW or any(relation.b not in names for n, relation in inside.items() if n in names):
            return
        held = {relation.a: relation for relation in _rename_all(inside.values(), names)}
        mine = Survey([names[n] for n in kept if n in names], held, _rename_all(relations, names))
        self._last = [lines[n] for n in numbers], mine


def _rename_all(relations: Iterable[Relation], names: dict[int, int]) -> list[Relation]:
    """The relations of texts that have a new number, with that."""
    return [rename(relation, names) for relation in relations if relation.a in names and relation.b in names]


def rank(lines: Sequence[Folded]) -> list[int]:
    """The numbers of texts, the longest first, equal lengths by what they say."""
    return sorted(range(len(lines)), key=lambda n: (-len(lines[n].text), lines[n].text))
