"""Openings: the titles with which articles begin, and texts that only mention them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from stitchtext.assemble.groups import Group
from stitchtext.assemble.relations import Relation, lead
from stitchtext.cuts import starts_with_title
from stitchtext.folded import Folded, fold_text
from stitchtext.model import Block, Fragment
from stitchtext.passages import ends_sentence

_LONG, _MOST = 800, 0.75
"""Folded characters of which two texts must have half in common to be versions of one; and the share of the shorter
one that makes them so, whatever its length."""

_BEFORE, _BEHIND = 12, 5
"""Characters before and behind a junction that make it known again."""


class Opening(NamedTuple):
    """A title of `size` folded characters that a text starts with; if `sure`, two of its fragments do.

    One that is `known` starts two fragments of the scrape.
    """

    size: int
    sure: bool
    known: bool = False


def measure_openings(
    kept: Sequence[int],
    inside: dict[int, Relation],
    relations: Iterable[Relation],
    groups: Sequence[Group],
    fragments: Sequence[Fragment],
    titles: AbstractSet[str],
) -> dict[int, Opening]:
    """The titles of texts; where two start with one, an article begins there, and is not gone on with.

    Two of the texts, or two of all fragments: `titles` are those of `find_titles`, which a flattened text shows, too.
    Others are read only of texts that some of the relations is about.
    """
    shared = {relation.b for relation in inside.values() if relation.blocks[0][:2] == (0, 0)}
    sure = {n for n in kept if n in shared or count_starts(groups[n]) > 1}
    asked = {n for relation in relations for n in (relation.a, relation.b) if relation.goes_on}
    firsts = {n: fragments[groups[n].spans[0][0]] for n in sure | asked}
    sizes = sorted({len(title) for title in titles}, reverse=True)
    openings: dict[int, Opening] = {}
    for n, first in firsts.items():
        text = groups[n].backbone.text
        known = next((size for size in sizes if text[:size] in titles), 0)
        size = known or (len(_read_title(first)) if n in sure or not first.head_cut else 0)
        if size:
            openings[n] = Opening(size, n in sure, known > 0)
    return openings


def find_titles(fragments: Iterable[Fragment]) -> set[str]:
    """The titles, folded, with which more than one fragment starts."""
    times = Counter(_read_title(fragment) for fragment in fragments if not fragment.head_cut)
    return {title for title, count in times.items() if title and count > 1}


def _read_title(fragment: Fragment) -> str:
    """The title that a fragment starts with, folded; nothing if it starts with none."""
    return fold_text(fragment.text.split("\n", 1)[0]) if starts_with_title(fragment.text) else ""


def is_mention(relation: Relation, openings: dict[int, Opening], lines: Sequence[Folded]) -> bool:
    """Whether all that one text has at its end of the other is the title with which that one opens.

    Or, instead, what stands below that title: a text that has it neither there nor where it starts is a later part,
    which says again what the first one begins with. What stands further below, so that the other one's first words are
    no part of it, is one even if both have that title. Two that have most of their text in common are versions of one.
    If one alone opens with it, a sentence must end there that is no title's.
    """
    if not relation.goes_on:
        return False
    ahead = lead(relation)
    one, other = lines[ahead.a].text, lines[ahead.b].text
    size, sure, known = openings.get(ahead.b, Opening(0, sure=True))
    if ahead.a not in openings and _says_opening_again(ahead, one, other, size):
        return True
    loose = _find_first(ahead.blocks, size) - size
    if sure and size > 0 and (loose >= _BEHIND or (loose >= 0 and not one.startswith(other[:size]))):
        return not _are_versions(relation, one, other)
    if 2 * relation.matched >= max(_LONG, min(len(one), len(other))):
        return False
    end, until = ahead.blocks[-1][0] + ahead.blocks[-1][2], ahead.blocks[-1][1] + ahead.blocks[-1][2]
    return until <= size and (sure or known or (end < len(one) and ends_sentence(one, len(one))))


def _are_versions(relation: Relation, one: str, other: str) -> bool:
    """Whether two texts have most of their text in common."""
    short, long = sorted((len(one), len(other)))
    return 2 * relation.matched >= long or relation.matched >= _MOST * short


def _says_opening_again(ahead: Relation, one: str, other: str, size: int) -> bool:
    """Whether a text without a title ends with what the other one, which has a title of that size, opens with.

    A footer names the article, or its lead is said again: to go on from there would lay a later part before the title.
    What was cut in two seldom stops and begins beside a title, between sentences, and not inside one or the title.
    """
    (start, at, _), (last, last_at, length) = ahead.blocks[0], ahead.blocks[-1]
    end, until = last + length, last_at + length
    if not size or end < len(one) or _are_versions(ahead, one, other) or not ends_sentence(one, start):
        return False
    return until == size or (at >= size and ends_sentence(other, until))


def is_named(one: Fragment, other: Fragment, text: str, size: int) -> bool:
    """Whether so many last letters of a text, of which `one` is the first fragment, just name the other by its title.

    They stand behind a sentence, and the text has no title of its own.
    """
    if starts_with_title(one.text) or other.head_cut or not ends_sentence(text, len(text) - size):
        return False
    return size == len(_read_title(other))


def _find_first(blocks: Sequence[Block], size: int) -> int:
    """Where the equal text of an overlap begins in its later text; a word or two of a title above it do not count."""
    in_title = sum(min(at + length, size) - at for _, at, length in blocks if at < size)
    below = [at for _, at, length in blocks if at + length > size]
    return max(size, below[0]) if below and 2 * in_title < size else blocks[0][1]


def lies_below_title(relation: Relation, openings: Mapping[int, Opening], lines: Sequence[Folded]) -> bool:
    """Whether what the later text of an overlap has of the earlier one begins below its own title, or just there.

    The earlier one ends with what the later one opens with: an article that says its lead once more at its end. A
    heading may stand above the lead; but below a title that others start with, too, a later part goes on, and
    certainly if the earlier one has that title.
    """
    ahead = lead(relation)
    size, sure, known = openings.get(ahead.b, Opening(0, sure=False))
    if lines[ahead.a].text.startswith(lines[ahead.b].text[:size]):
        return False
    headed = ahead.blocks[0][1] >= size and not (sure or known)
    return size > 0 and (headed or any(at == size for _, at, _ in ahead.blocks))


def is_refound(relation: Relation, lines: Sequence[Folded]) -> bool:
    """Whether the one text goes on elsewhere as it would if the other did not overlap it, but began where it stops.

    What both have is then a phrase that stands twice, and what the other one begins with is no garbled end.
    """
    if not relation.goes_on:
        return False
    ahead = lead(relation)
    return ahead.blocks[0][1] >= _BEHIND and runs_across(lines[ahead.a].text, lines[ahead.b].text)


def runs_across(left: str, right: str) -> bool:
    """Whether the words that meet where one text stops and another begins stand in one of them, too."""
    across = left[-_BEFORE:] + right[:_BEHIND]
    return len(across) == _BEFORE + _BEHIND and (across in right or across in left)


def count_starts(group: Group) -> int:
    """How many fragments start where a group does."""
    return sum(not blocks[0][0] and not blocks[0][1] for _, blocks in group.members if blocks)
