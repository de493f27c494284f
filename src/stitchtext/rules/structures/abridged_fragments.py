"""S104: a fragment that leaves out text which others have inside it."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Repair
from stitchtext.rules.placements import count_lacks
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.structures.heads import is_abridged, list_placements, read_head

_HEAD, _MID = "題名のとおり\n一つ目の文がここに書かれています。", "二つ目の文もここに長めに書かれていました。"
_TAIL = "三つ目の文はその後ろに書かれています。\n"


@repair_rule(
    "S104",
    "abridged-fragment",
    "a fragment leaves out text that others have",
    severity="note",
    examples=((f"{_HEAD}{_MID}{_TAIL}—END—\n{_HEAD}{_TAIL}", "題名のとおり"),),
    leaves=(f"{_HEAD}{_TAIL}—END—\n{_HEAD}{_TAIL}", f"{_HEAD}{_MID}\n—END—\n{_MID}{_TAIL}", f"{_HEAD}{_TAIL}"),
)
def find_abridged_fragment(repair: Repair) -> Iterator[Match]:
    """A fragment whose text is shorter, by 20 characters and more, than the stretch of the article it lies on.

    What it lacks stays, at its place. Left alone: what is missing before its start or behind its end (it is cut).
    """
    for _, one in list_placements(repair):
        if is_abridged(one):
            told = f"fragment {one.fragment + 1} leaves out {count_lacks(one)} characters that others have"
            yield Match(*read_head(repair.fragments[one.fragment]), told)
