"""V103: digits that other fragments outvote."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Repair
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.variants.outvotes import describe, list_outvotes, tell_kind

_WHOLE = "題名のとおりの長めの題\n価格は3800億元で、去年より上がりました。二つ目の文もここに続いています。\n"


@repair_rule(
    "V103",
    "differing-digits",
    "fragments differ in a number",
    examples=((f"{_WHOLE}—END—\n{_WHOLE}—END—\n{_WHOLE.replace('3800', '3900')}", "9"),),
    leaves=(f"{_WHOLE}—END—\n{_WHOLE}", _WHOLE, f"{_WHOLE}—END—\n{_WHOLE.replace('価格', '値段')}"),
)
def find_differing_digits(repair: Repair) -> Iterator[Match]:
    """A number in a fragment that others have otherwise: one of them is wrong, and a reader cannot see which.

    Left alone: readings with the same digits.
    """
    for one in list_outvotes(repair):
        if tell_kind(one, repair) == "digits":
            yield Match(one.start, one.end, describe(one, repair))
