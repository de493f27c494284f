"""V104: fragments that share faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from stitchtext.model import Repair
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.structures.heads import read_head

_FEWEST, _MOST = 2, 16
_ONE = "題名のとおりの長めの題\n一つ目の文がここに書かれています。"
_WHOLE = f"{_ONE}二つ目の文もその後ろに続いています。三つ目で終わります。\n"
_FAULTY = _WHOLE.replace("文が", "分が").replace("後ろ", "後").replace("三つ目で", "参つ目で")


@repair_rule(
    "V104",
    "shared-lineage",
    "fragments share outvoted readings",
    severity="note",
    examples=((f"{_WHOLE}—END—\n{_WHOLE}\n—END—\n{_WHOLE}—END—\n{_FAULTY}—END—\n{_FAULTY}", "題名のとおりの長めの題"),),
    leaves=(f"{_WHOLE}—END—\n{_WHOLE}", f"{_WHOLE}—END—\n{_WHOLE}—END—\n{_FAULTY}", _WHOLE),
)
def find_shared_lineage(repair: Repair) -> Iterator[Match]:
    """A fragment that reads otherwise than the article together with another one, at two places or more.

    They were copied from one source, so they have one vote together. Left alone: faults that a fragment has for itself.
    """
    for article in repair.articles:
        shared: Counter[tuple[int, int]] = Counter()
        for variant in article.variants:
            for reading in variant.readings[1:]:
                shared.update(combinations(sorted(reading.fragments)[:_MOST], 2))
        for one, other in sorted(pair for pair, count in shared.items() if count >= _FEWEST):
            told = f"fragments {one + 1} and {other + 1} share {shared[one, other]} readings that others outvote"
            yield Match(*read_head(repair.fragments[other]), told)
