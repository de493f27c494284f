"""Running proofs: which of the lines that many fragments have at one end others show to be of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from stitchtext.cuts import find_title
from stitchtext.rules.echoes import Echo
from stitchtext.rules.peels import RUNNING, Peel, is_cut_beside
from stitchtext.rules.registry import Edge
from stitchtext.rules.running_lines import Running, name_line

_ENOUGH = 2
"""Fragments that must be seen to be cut beside a line of the page for the first page not to have it as its title."""
_CUT = 2
"""What it weighs that a fragment is cut beside a line: enough to prove that one which counts pages is of the page."""

End: TypeAlias = tuple[Peel, bool]
"""One end of a fragment at which something stands; True for its head."""


def list_firsts(heard: Sequence[tuple[End, list[Echo]]]) -> frozenset[str]:
    """The running lines, by name, that stand over a first page: over text which is deep in no other fragment."""
    return frozenset(
        name_edge(edge, end)
        for end, echoes in heard
        if end[1]
        for (edge, _), echo in zip(end[0].heads, echoes, strict=True)
        if edge.needs in RUNNING and not echo.deep
    )


def prove_running(heard: Sequence[tuple[End, list[Echo]]], running: Running) -> tuple[frozenset[str], frozenset[str]]:
    """The running lines, by name, that cut fragments go on without, and that none has inside, nor two beside one text.

    And of all such lines those beside which two fragments stop or start inside a sentence, or most are cut.

    Of what ends an article, or opens it, several copies may leave out what stands next to it; but they do not cut it.
    So a cut speaks as loud as two that are not cut; and where a line that nobody knows opens fragments, it may be the
    title, written over all: there nothing else speaks. Half as much is enough of a line that counts pages. Who begins
    below one speaks for it, as its title may be lost, unless a title is there, and pages are numbered at their feet.
    """
    printed = not running.counted.isdisjoint(running.tails)
    told: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    torn: Counter[str] = Counter()
    vouched: set[str] = set()
    for end, echoes in heard:
        one, at_head = end
        for (edge, _), echo in zip(one.things(at_head), echoes, strict=False):
            if edge.needs not in ("parting", "no title"):
                continue
            name = name_edge(edge, end)
            is_item = at_head and _find_first(one.fragment.text, edge) in running.items
            severed = echo.severed > 0 and not is_item
            # small letters at the start of what is whole in others, a list or a glossary, tell of no cut
            shown = (severed if at_head else echo.parted > 0) and is_cut_beside(one.fragment.text, edge, at_head)
            cut = shown or severed
            sure[name] += shown
            torn[name] += 1 if cut else -1
            titled = at_head and printed and find_title(one.opening(edge.end)) is not None
            if echo.inside or echo.twins or (echo.ends and not titled):
                vouched.add(name)
            elif echo.parted:
                unsure = at_head and edge.needs == "parting" and name not in running.counted
                told[name] += _CUT * cut if unsure else 1 + cut
    proven = {name for name, count in told.items() if count >= (_CUT if name in running.counted else 2 * _CUT)}
    return frozenset(proven - vouched), frozenset(n for n, more in torn.items() if more > 0 or sure[n] >= _ENOUGH)


def _find_first(text: str, edge: Edge) -> str:
    """The line below what stands at a head."""
    return text[edge.end :].lstrip().split("\n", 1)[0].rstrip()


def name_edge(edge: Edge, end: End) -> str:
    """A line at an end of a fragment, by the name under which it is compared."""
    return name_line(end[0].fragment.text[edge.start : edge.end])
