"""L103: a line at an edge of a fragment that no other fragment has at that place of the text."""

from __future__ import annotations

from stitchtext.rules.leftovers import read_line
from stitchtext.rules.registry import Edge, edge_rule

_LONGEST = 80


@edge_rule(
    "L103",
    "foreign-line",
    "a short line stands at an edge of a fragment that others contradict there",
    safety="safe",
)
def find_foreign_line(text: str, at_head: bool) -> Edge | None:
    """A short first or last line of a fragment that is not of the text around it, as the other fragments have it.

    """
    line = read_line(text, _LONGEST, at_head=at_head)
    if not line or len(line) == len(text):
        return None
    return Edge(0, len(line), "proof") if at_head else Edge(len(text) - len(line), len(text), "proof")
