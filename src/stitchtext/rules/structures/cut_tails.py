"""S106: a fragment that stops inside a sentence of the article."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.cuts import is_ended, may_end_markless
from stitchtext.model import Repair
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.structures.heads import list_placements

_SHOWN, _NEAR = 16, 64
_TITLE, _ONE = "題名のとおり\n", "一つ目の文がここに書かれています。"
_TWO = "二つ目の文はもう少し長く書かれていて、いろいろなことを伝えています。"


@repair_rule(
    "S106",
    "cut-tail",
    "a fragment stops inside a sentence that another continues",
    severity="note",
    examples=((f"{_TITLE}{_ONE}{_TWO}\n—END—\n{_TITLE}{_ONE}{_TWO[:20]}\n", _TWO[4:20]),),
    leaves=(f"{_TITLE}{_ONE}{_TWO}\n—END—\n{_TITLE}{_ONE}\n", f"{_TITLE}{_ONE}\n", f"{_TITLE}{_ONE}\n—END—\n"),
)
def find_cut_tail(repair: Repair) -> Iterator[Match]:
    """A fragment behind whose end the article has the rest of its last sentence.

    Left alone: a fragment that stops with a sentence, a line or the article (S203 tells of an article that stops so);
    in Thai and Lao, which have no sentence marks, one that stops before a space.
    """
    for number, one in list_placements(repair):
        text = repair.articles[number].text
        behind = text[one.end : one.end + 1]
        if not behind or behind in "\r\n" or is_ended(text[max(0, one.end - _NEAR) : one.end]):
            continue
        if not may_end_markless(text, one.end):
            start = max(one.text_start, one.text_end - _SHOWN)
            yield Match(start, one.text_end, f"fragment {one.fragment + 1} stops in a sentence that another continues")
