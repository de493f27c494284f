"""Relations: the one place that decides how two fragments lie to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from stitchtext.assemble.templates import are_pages
from stitchtext.blocks import list_gaps, swap_sides
from stitchtext.model import Block
from stitchtext.passages import ends_sentence
from stitchtext.rivals import clip_titles

Kind: TypeAlias = Literal["within", "around", "before", "after", "repeat"]
MUTE = 20
"""Folded characters at a cut end that may differ without speaking against a match: the garbled or half last word."""
_LEAST = 8
SHARE = 0.4
"""The share of its characters that a text must find in another to lie inside it."""
_FRAME, _LONG = 0.15, 600
"""The share of what they have in common that two texts may have around it, each its own, where that is most of one
and so many characters long: two versions of one page."""
_WORTH = 0.6
"""The share of its equal characters that an alignment of two texts of one article is worth, at least."""
_BORNE, _PEELED, _CHANCE = 8, 4, 4
"""Characters that may be left out in an overlap for each that is the same on the other side of that; how often
that is asked; and characters that two ends may have alike by chance."""
WORDS, _PLACES, _OTHERWISE = 5, 2, 0.05
"""Characters that both sides read otherwise where they have other words; places where they do, and all such characters,
as a share of the same."""
_OTHER, _AGAIN = 2, 4
"""Characters that both sides read otherwise in a place, and places from which they do so again and again."""
_DEEPER, _DEEP = 4, 100
_PER_GAP, _PER_CLASH, _MOST_OMISSION, _PER_NUMBER, _PER_LOOSE = 3.0, 2.0, 10.0, 12.0, 0.5
"""What a gap between equal stretches costs, in equal characters: as such, for each that both sides read differently,
at most for what one of them leaves out, for another number; and for a character at an end that differs."""


class Relation(NamedTuple):
    """How fragment `a` lies to `b`, by their blocks; in a `repeat` both go on differently beyond what they share.

    `matched` characters are equal; `worth` is what is left of them when the differences are paid for.
    """

    a: int
    b: int
    kind: Kind
    blocks: tuple[Block, ...]
    matched: int
    worth: float

    @property
    def goes_on(self) -> bool:
        """Whether one of the two goes on where the other stops."""
        return self.kind in ("before", "after")


def relate(
    a: int, b: int, blocks: Sequence[Block], a_text: str, b_text: str, rival: tuple[int, int] = (0, 0)
) -> Relation | None:
    """The relation of fragment `a` to fragment `b`, given their equal blocks and texts; None if they share nothing.

    An overlap runs to the end of one fragment and the start of the other. Where both go on beyond the last block,
    they are parted; that is forgiven for a few characters (a garbled cut), or for as much as one of them is seen to
    leave out elsewhere (an abridged copy). Else the shared stretch is a repeat, and no seam. What stands before the
    `rival` offsets of both is a title in place of another: there they begin.
    """
    blocks = clip_titles(blocks, rival)
    found = _relate(a, b, blocks, a_text, b_text, rival)
    firm = _list_firm(blocks, a_text, b_text) if found is not None and found.kind != "repeat" else blocks
    if found is None or len(firm) == len(blocks):
        return found
    if _runs_from_start_to_end(blocks, a_text, b_text):
        return found
    again = _relate(a, b, firm, a_text, b_text, rival)
    return again if found.goes_on or _is_by_chance(found, again) else found


def _is_by_chance(found: Relation, firm: Relation | None) -> bool:
    """Whether but for a few letters at an end one of two texts goes on where the other stops: the end is garbled."""
    return firm is not None and firm.goes_on and found.matched - firm.matched <= _CHANCE


def _relate(
    a: int, b: int, blocks: Sequence[Block], a_text: str, b_text: str, rival: tuple[int, int]
) -> Relation | None:
    """As `relate`, of all the blocks."""
    matched = sum(block[2] for block in blocks)
    if matched < _LEAST:
        return None
    first, last = blocks[0], blocks[-1]
    a_left, b_left = first[0] - rival[0], first[1] - rival[1]
    a_right, b_right = len(a_text) - last[0] - last[2], len(b_text) - last[1] - last[2]
    omission = _omission(blocks)
    allowed = max(min(1.5 * omission, matched / 2), matched / 4 if omission > MUTE else 0)
    worth = _weigh(blocks, a_text, b_text) - _PER_LOOSE * (min(a_left, b_left) + min(a_right, b_right))
    framed = matched * _FRAME if worth >= max(_LONG, _WORTH * min(len(a_text), len(b_text))) else 0
    parted = any(min(ends) > framed and _is_parted(*ends, allowed) for ends in ((a_left, b_left), (a_right, b_right)))
    unlike = _is_unlike(blocks, worth, matched) or are_pages(blocks, a_text, b_text)
    ahead, further = a_left - b_left, a_right - b_right
    if a_left == b_left == 0 and matched < SHARE * min(len(a_text), len(b_text)):
        ahead = -further  # both begin with the title: what the one that stops first has by itself stands behind that
    kind: Kind = "repeat" if parted or unlike else _name(ahead, further)
    return Relation(a, b, kind, tuple(blocks), matched, worth)


def are_unlike(blocks: Sequence[Block], a_text: str, b_text: str) -> bool:
    """Whether two texts read otherwise again and again, too often to be of one article, whatever they share.

    What stands otherwise in a place or two, as the menu of another page, is no such thing.
    """
    if sum(min(gap) >= _OTHER for gap in list_gaps(blocks)) < _AGAIN:
        return False
    worth, matched = _weigh(blocks, a_text, b_text), sum(block[2] for block in blocks)
    return _is_unlike(blocks, worth, matched) or are_pages(blocks, a_text, b_text)


def _is_unlike(blocks: Sequence[Block], worth: float, matched: int) -> bool:
    return count_clash(blocks) > MUTE and worth < _WORTH * matched


def _runs_from_start_to_end(blocks: Sequence[Block], a_text: str, b_text: str) -> bool:
    """Whether two texts begin alike and one of them stops where the blocks do: what it stops with is no chance."""
    a_end, b_end, size = blocks[-1]
    return blocks[0][:2] == (0, 0) and (a_end + size == len(a_text) or b_end + size == len(b_text))


def _list_firm(blocks: Sequence[Block], a_text: str, b_text: str) -> Sequence[Block]:
    """The blocks of an overlap without those beyond much that one side leaves out, if they are little for that.

    A title, or a phrase that stands twice, and what is behind it are no overlap of a whole passage. Whole sentences
    are: who leaves out what stands behind them is an abridged copy.
    """
    for _ in range(_PEELED):
        gaps = [(abs(a - b), a < b) for a, b in list_gaps(blocks)]
        at = max(range(len(gaps)), key=gaps.__getitem__, default=-1)
        less, more = divide(blocks, at)
        if not gaps or less[0] * _BORNE >= gaps[at][0] or _parts_sentences(blocks[at], gaps[at][1], a_text, b_text):
            break
        blocks = more[1]
    return blocks


def divide(blocks: Sequence[Block], at: int) -> list[tuple[int, Sequence[Block]]]:
    """The blocks up to the gap numbered `at`, and those behind it, each with its characters; the fewer first."""
    return sorted((sum(block[2] for block in side), side) for side in (blocks[: at + 1], blocks[at + 1 :]))


def _parts_sentences(block: Block, left_by_a: bool, a_text: str, b_text: str) -> bool:
    """Whether the text that leaves something out behind a block does so behind a sentence."""
    text, at = (a_text, block[0] + block[2]) if left_by_a else (b_text, block[1] + block[2])
    return ends_sentence(text, at)


def _weigh(blocks: Sequence[Block], a_text: str, b_text: str) -> float:
    """What an alignment is worth, in characters: those that are equal, less what it takes to explain the gaps.

    A text that is like another but for many small places, or for numbers, is its neighbour in a list, and not the
    same passage.
    """
    worth = float(sum(block[2] for block in blocks))
    for left, right in pairwise(blocks):
        start, end, at, until = left[0] + left[2], right[0], left[1] + left[2], right[1]
        a, b = end - start, until - at
        worth -= _PER_GAP + _PER_CLASH * min(a, b) + min(abs(a - b) / 2, _MOST_OMISSION)
        if min(a, b) > 0 and _has_digit(a_text[start:end]) and _has_digit(b_text[at:until]):
            worth -= _PER_NUMBER
    return worth


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def turn(relation: Relation) -> Relation:
    """The same relation, told from the other side."""
    kinds: dict[str, Kind] = {
        "within": "around",
        "around": "within",
        "before": "after",
        "after": "before",
        "repeat": "repeat",
    }
    blocks = tuple(swap_sides(relation.blocks))
    return relation._replace(a=relation.b, b=relation.a, kind=kinds[relation.kind], blocks=blocks)


def lead(relation: Relation) -> Relation:
    """An overlap as told from the text that comes first."""
    return relation if relation.kind == "before" else turn(relation)


def rename(relation: Relation, names: Mapping[int, int] | Sequence[int]) -> Relation:
    """The relation of the same texts under other numbers."""
    return relation._replace(a=names[relation.a], b=names[relation.b])


def _name(left: int, right: int) -> Literal["within", "around", "before", "after"]:
    """How a lies to b, by how much further than b it reaches on either side."""
    if left <= 0 and right <= 0:
        return "within"
    if left >= 0 and right >= 0:
        return "around"
    return "before" if left > 0 else "after"


def _is_parted(a: int, b: int, allowed: float) -> bool:
    """Whether two texts part beyond an end of what they share, where they go on for `a` and `b` characters.

    What is left out is forgiven only where one text ends soon and the other goes on for long: where both go on for
    about as long, they are two texts with different openings or closings.
    """
    short, long = sorted((a, b))
    return short > MUTE and (short > allowed or long < _DEEPER * short + _DEEP)


def count_clash(blocks: Sequence[Block]) -> int:
    """How much text both sides have between the blocks and that is not the same: two bodies between one frame."""
    return sum(min(gap) for gap in list_gaps(blocks))


def contradicts(relation: Relation) -> bool:
    """Whether two texts have other words in more than one place, both of them, for a twentieth of what is the same.

    So a slip is none, nor a phrase misread once, nor what one of them leaves out.
    """
    words = [min(gap) for gap in list_gaps(relation.blocks)]
    places = sum(size >= WORDS for size in words)
    return places >= _PLACES and sum(words) >= _OTHERWISE * relation.matched


def reads_otherwise(relation: Relation) -> bool:
    """Whether two texts have another word anywhere: a few characters on either side, neither a letter nor a passage."""
    return any(True for _ in list_others(relation))


def list_others(relation: Relation) -> Iterator[tuple[int, int]]:
    """Where the first text has another word than the second."""
    for (start, _, size), gap in zip(relation.blocks, list_gaps(relation.blocks), strict=False):
        if min(gap) >= _OTHER and max(gap) <= MUTE:
            yield start + size, start + size + gap[0]


def _omission(blocks: Sequence[Block]) -> int:
    """The longest stretch that one side leaves out inside the matched range, in characters."""
    return max((abs(a - b) for a, b in list_gaps(blocks)), default=0)
