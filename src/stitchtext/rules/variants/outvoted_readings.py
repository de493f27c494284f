"""V102: a reading that other fragments outvote."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Repair
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.variants.outvotes import describe, list_outvotes, tell_kind

_ONE, _TWO = "題名のとおりの長めの題\n一つ目の文がここに", "書かれています。二つ目の文もここに続いています。\n"
_WHOLE = f"{_ONE}{_TWO}"


@repair_rule(
    "V102",
    "outvoted-reading",
    "a fragment reads otherwise than the article",
    severity="note",
    examples=((f"{_WHOLE}—END—\n{_WHOLE}—END—\n{_WHOLE.replace('文が', '分が')}", "分"),),
    leaves=(f"{_WHOLE}—END—\n{_WHOLE}", _WHOLE, f"{_WHOLE}—END—\n"),
)
def find_outvoted_reading(repair: Repair) -> Iterator[Match]:
    """What a fragment says at a place where others say something else, and they have it.

    Left alone: doubled text (T301), text that comes again (S207), other digits (V103), and what a rule on texts finds.
    """
    for one in list_outvotes(repair):
        if tell_kind(one, repair) == "other":
            yield Match(one.start, one.end, describe(one, repair))
