"""S302: a fragment whose lines were drawn together."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Repair
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.structures.spaces import Space, list_spaces

_LINES = ("題名のとおりの長めの題", "一つ目の文がここに書かれています。", "二つ目の文もここに書かれています。")


@repair_rule(
    "S302",
    "flattened-fragment",
    "line breaks of a fragment became spaces",
    severity="note",
    examples=(("\n".join(_LINES) + "\n—END—\n" + " ".join(_LINES) + "\n", " "),),
    leaves=(
        "\n".join(_LINES) + "\n—END—\n" + "\n".join(_LINES) + "\n",
        " ".join(_LINES) + "\n—END—\n" + " ".join(_LINES) + "\n",
        " ".join(_LINES),
    ),
)
def find_flattened_fragment(repair: Repair) -> Iterator[Match]:
    """A fragment that has a space where another has a line break; told once a fragment, at the first such place.

    Left alone: a scrape none of whose fragments shows where the lines end.
    """
    flat: dict[int, list[Space]] = {}
    for space in list_spaces(repair):
        if "\n" in space.stands and "\n" not in space.text and "\r" not in space.text:
            flat.setdefault(space.fragment, []).append(space)
    for fragment, spaces in flat.items():
        count = f"{len(spaces)} line breaks" if len(spaces) > 1 else "a line break"
        yield Match(spaces[0].start, spaces[0].end, f"fragment {fragment + 1} has spaces for {count}")
