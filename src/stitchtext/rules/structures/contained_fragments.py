"""S103: a fragment that lies inside another."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Article, Placement, Repair
from stitchtext.rules.registry import Match, repair_rule
from stitchtext.rules.structures.heads import is_abridged, read_head

_TITLE, _ONE, _TWO = "題名のとおり\n", "一つ目の文がここに書かれています。", "二つ目の文もここに書かれています。"


@repair_rule(
    "S103",
    "contained-fragment",
    "a fragment lies inside another",
    severity="note",
    examples=((f"{_TITLE}{_ONE}{_TWO}\n—END—\n{_TITLE}{_ONE}\n", "題名のとおり"),),
    leaves=(f"{_TITLE}{_ONE}{_TWO}\n—END—\n{_TITLE}{_ONE}{_TWO}\n", f"{_TITLE}{_ONE}\n"),
)
def find_contained_fragment(repair: Repair) -> Iterator[Match]:
    """A fragment all of whose text lies where a longer one has text, too.

    It votes, but brings nothing of its own. Left alone: a fragment that repeats another to the letter (S102), and one
    that only an abridged fragment runs across.
    """
    texts = [fragment.text.strip() for fragment in repair.fragments]
    for article in repair.articles:
        for one, holder in _find_holders(article):
            if texts[one] != texts[holder]:
                told = f"fragment {one + 1} lies inside fragment {holder + 1}"
                yield Match(*read_head(repair.fragments[one]), told)


def _find_holders(article: Article) -> Iterator[tuple[int, int]]:
    """Each fragment that reaches no further than one that starts no later, with that one."""
    widest: Placement | None = None
    for one in sorted(article.placements, key=lambda one: (one.start, -one.end, one.fragment)):
        if widest is not None and one.end <= widest.end:
            yield one.fragment, widest.fragment
        elif not is_abridged(one):
            widest = one
