"""S102: a fragment that another one repeats to the letter."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Repair
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.structures.heads import read_head

_TEXT = "題名のとおり\n一つ目の文がここにあります。\n"


@repair_rule(
    "S102",
    "duplicate-fragment",
    "a fragment stands in the scrape before",
    severity="note",
    examples=((f"{_TEXT}—END—\n{_TEXT}", "題名のとおり"),),
    leaves=(f"{_TEXT}—END—\n{_TEXT}二つ目の文です。\n", _TEXT),
)
def find_duplicate_fragment(repair: Repair) -> Iterator[Match]:
    """A fragment with the same text as one before it.

    It has no vote of its own against what others say. Left alone: fragments that differ in anything but the white
    space around them.
    """
    seen: dict[str, int] = {}
    for fragment in repair.fragments:
        first = seen.setdefault(fragment.text.strip(), fragment.index)
        if first != fragment.index:
            yield Match(*read_head(fragment), f"fragment {fragment.index + 1} repeats fragment {first + 1}")
