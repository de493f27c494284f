"""S105: a fragment that starts inside a sentence of the article."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.cuts import is_ended, may_end_markless
from stitchtext.model import Repair
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.structures.heads import list_placements, read_head

_TITLE, _ONE = "題名のとおり\n", "一つ目の文がここに書かれています。"
_TWO = "二つ目の文はもう少し長く書かれていて、いろいろなことを伝えています。"


@repair_rule(
    "S105",
    "cut-head",
    "a fragment starts inside a sentence",
    severity="note",
    examples=((f"{_TITLE}{_ONE}{_TWO}\n—END—\n{_TWO[6:]}三つ目の文です。\n", _TWO[6:46]),),
    leaves=(f"{_TITLE}{_ONE}{_TWO}\n—END—\n{_TWO}三つ目の文です。\n", f"{_TITLE}{_ONE}\n", f"{_TITLE}{_ONE}\n—END—\n"),
)
def find_cut_head(repair: Repair) -> Iterator[Match]:
    """A fragment before whose start the article has the beginning of its first sentence.

    Left alone: a fragment that starts with a sentence, a line or the article (S204 tells of an article without head);
    in Thai and Lao, which have no sentence marks, one that starts behind a space.
    """
    for number, one in list_placements(repair):
        text = repair.articles[number].text
        before = text[: one.start]
        if not before.strip() or before.endswith(("\n", "\r")) or is_ended(before):
            continue
        if not may_end_markless(text, one.start):
            yield Match(*read_head(repair.fragments[one.fragment]), f"fragment {one.fragment + 1} starts in a sentence")
