"""Evidence: how much information a shared text holds, and how much a join must have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log2

from stitchtext.folded import Folded

_READ, _MOST, _COUNTED = 4096, 256, 4096
"""Characters of each of so many texts that are read; of all these about so many are counted, evenly spread."""
COMMON, _LONGEST_PHRASE = 3, 64
"""Times that two texts hold a phrase in common use, by which no ends are joined; and its characters at most."""
_SAMPLE = 64
"""Characters of a text whose surprise is added up; of a longer text this is the mean for all."""


class Evidence:
    """Weighs text by the surprise of its characters in this scrape (unigram entropy, in bits)."""

    def __init__(self, folds: Sequence[Folded], like: Evidence | None = None) -> None:
        """Count these texts; with `like`, other evidence of the same scrape, only how many and how long they are."""
        self._like = like
        self._texts = set() if like else {fold.text[:_READ] for fold in folds[:_MOST]}
        self._cost: dict[str, float] = {}
        size = sum(len(fold.text) for fold in folds) + 2
        self.strong = 2.4 * log2(size) + 24
        """Bits from which a shared text is beyond chance wherever it stands (letters follow from letters: not 2.0)."""
        self.least = 2.4 * log2(len(folds) + 1) + 22
        """Bits from which a text shared by an end and a start is beyond chance: there are few ends."""
        self.firm = self.least + 8
        """Bits from which such a text is beyond doubt. Of a thousand wrong pairs of ends of one article one shares as
        much, and hardly fewer share twice as much: they are phrases that stand twice."""

    def weigh(self, text: str) -> float:
        """The information in a text, in bits; of a long one, estimated from its start."""
        cost, sample = self._cost or self._count(), text[:_SAMPLE]
        rare = cost[""]
        return sum([cost.get(letter, rare) for letter in sample]) * len(text) / (len(sample) or 1)

    def _count(self) -> dict[str, float]:
        """The surprise of every character, counted when first asked for; that of an unknown one under ""."""
        if self._like is not None:
            self._cost = self._like._cost or self._like._count()
            return self._cost
        read = "".join(sorted(self._texts))
        counts = Counter(read[:: len(read) // _COUNTED + 1])
        total = sum(counts.values()) + 1
        self._cost = {letter: log2(total / times) for letter, times in counts.items()} | {"": log2(total)}
        return self._cost


def count_uses(shared: str, left: str, right: str) -> int:
    """How often what the end of one text and the start of the other share stands in the two, they themselves once.

    What is long is not counted: it is no phrase.

    >>> count_uses("Everyone has", "Everyone has a. Everyone has b. Everyone has", "Everyone has c.")
    3
    """
    return left.count(shared) + right.count(shared) - 1 if len(shared) <= _LONGEST_PHRASE else 1
