"""C107: a space inside Chinese or Japanese text that other fragments do not have."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Edit, Repair
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.structures.spaces import list_spaces

_ONE, _TWO = "題名のとおりの長めの題\n一つ目の文がここに書かれ", "ています。\n"


@repair_rule(
    "C107",
    "stray-space",
    "a space stands where other fragments have none",
    languages=("ja", "zh"),
    safety="safe",
    examples=((f"{_ONE} {_TWO}—END—\n{_ONE}{_TWO}—END—\n{_ONE}{_TWO}", " "),),
    leaves=(f"{_ONE} {_TWO}—END—\n{_ONE} {_TWO}", f"{_ONE} {_TWO}", f"{_ONE}{_TWO}—END—\n{_ONE}{_TWO}"),
)
def find_stray_space(repair: Repair) -> Iterator[Match]:
    """A space between two characters of a script without spaces, where the other fragments read on without one.

    Left alone: spaces that no other fragment contradicts, as many writers set them, and those beside Latin letters.
    """
    for space in list_spaces(repair):
        if not space.stands and _is_spaceless(space.before) and _is_spaceless(space.behind) and "\n" not in space.text:
            yield Match(space.start, space.end, "others have no space here", (Edit(space.start, space.end, ""),))


def _is_spaceless(letter: str) -> bool:
    return "\u3005" <= letter <= "\u9fff"
