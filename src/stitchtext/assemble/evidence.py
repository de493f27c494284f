"""Evidence: how much information a shared text holds, and how much a join must have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log2

from stitchtext.folded import Folded

_SAMPLE = 96
"""Characters of a text whose surprise is added up; of a longer text this is the mean for all."""


class Evidence:
    """Weighs text by the surprise of its characters in this scrape (unigram entropy, in bits)."""

    def __init__(self, folds: Sequence[Folded]) -> None:
        counts: Counter[str] = Counter()
        for text in {fold.text[:4096] for fold in folds[:256]}:
            counts.update(text)
        total = sum(counts.values()) + 1
        self._cost = {letter: log2(total / times) for letter, times in counts.items()}
        self._rare = log2(total)
        size = sum(len(fold.text) for fold in folds) + 2
        self.strong = 2.4 * log2(size) + 24
        """Bits from which a shared text is beyond chance wherever it stands (letters follow from letters: not 2.0)."""
        self.least = 2.4 * log2(len(folds) + 1) + 22
        """Bits from which a text shared by an end and a start is beyond chance: there are few ends."""

    def weigh(self, text: str) -> float:
        """The information in a text, in bits; of a long one, estimated from its start."""
        cost, rare, sample = self._cost, self._rare, text[:_SAMPLE]
        return sum([cost.get(letter, rare) for letter in sample]) * len(text) / (len(sample) or 1)
