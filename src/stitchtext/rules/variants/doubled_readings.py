"""T301: text written twice that other fragments have once."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Edit, Repair
from stitchtext.rules.excerpts import shorten
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.variants.outvotes import find_double, list_outvotes, name_witnesses, tell_kind

_ONE, _TWO = "題名のとおりの長めの題\n一つ目の対処法", "がここに書かれています。二つ目の文もここに続いています。\n"
_WHOLE = f"{_ONE}{_TWO}"
_SEA, _CAME = "A Day at the Sea\nWe were very", " happy to see the old boats come back to the harbour.\n"


@repair_rule(
    "T301",
    "doubled-reading",
    "text is written twice that other fragments have once",
    safety="safe",
    examples=(
        (f"{_WHOLE}—END—\n{_WHOLE}—END—\n{_ONE}法{_TWO}", "法"),
        (f"{_SEA}{_CAME}—END—\n{_SEA}{_CAME}—END—\n{_SEA} very{_CAME}", "very "),
    ),
    leaves=(f"{_WHOLE}—END—\n{_WHOLE}", f"{_ONE}法{_TWO}", f"{_ONE}法{_TWO}—END—\n{_ONE}法{_TWO}"),
)
def find_doubled_reading(repair: Repair) -> Iterator[Match]:
    """A letter, a word or more that stands twice in a row in one fragment, and once in others, which have it.

    Such a form may be right by itself (very very, 対処法法 may be a name), so it takes the others to tell. Left alone:
    what nobody contradicts.
    """
    for one in list_outvotes(repair):
        span = find_double(one, repair) if tell_kind(one, repair) == "doubled" else None
        if span is not None:
            told = f"{shorten(one.text)} twice, once in {name_witnesses(one, repair)}"
            yield Match(*span, told, (Edit(*span, ""),))
