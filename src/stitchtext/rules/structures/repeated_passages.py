"""S207: a passage that comes again in one fragment, and not in others."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Repair
from stitchtext.rules.excerpts import shorten
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.variants.outvotes import list_outvotes, name_witnesses, tell_kind

_TITLE = "題名のとおりの長めの題\n"


@repair_rule(
    "S207",
    "repeated-passage",
    "a passage comes again that others have once",
    examples=(),
    leaves=(
        f"{_TITLE}一つ目の文です。\n—END—\n{_TITLE}一つ目の文です。\n",
        f"{_TITLE}一つ目の文です。\n",
        f"{_TITLE}—END—\n",
    ),
)
def find_repeated_passage(repair: Repair) -> Iterator[Match]:
    """A sentence or more that a fragment has at two places, and that the others which cover both have at one.

    Left alone: a refrain, which other fragments have, too, or which nobody else covers.
    """
    for one in list_outvotes(repair):
        if tell_kind(one, repair) == "repeated":
            yield Match(one.start, one.end, f"{shorten(one.text)} again, once in {name_witnesses(one, repair)}")
