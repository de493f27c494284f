"""Evidence: how much information a shared text holds, and how much a join must have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log2

from stitchtext.folded import Folded

_READ, _MOST = 4096, 256
"""Characters of each of so many texts that are counted."""
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
        counts = Counter("".join(sorted(self._texts)))
        total = sum(counts.values()) + 1
        self._cost = {letter: log2(total / times) for letter, times in counts.items()} | {"": log2(total)}
        return self._cost
