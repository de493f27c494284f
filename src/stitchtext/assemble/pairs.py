"""Pairs: what was found out about two texts, so that two that meet again, unchanged, are not compared again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol, TypeAlias

from stitchtext.assemble.dovetails import prefer_dovetail
from stitchtext.assemble.footers import clip_footers
from stitchtext.assemble.headers import find_headers
from stitchtext.assemble.relations import Relation, relate
from stitchtext.assemble.restarts import find_restart
from stitchtext.folded import Folded
from stitchtext.indexes import index_units
from stitchtext.model import Block
from stitchtext.rivals import find_rival, list_titles

_Key: TypeAlias = tuple[int, int]
_Places: TypeAlias = tuple[int, ...]
_LONG = 1 << 10
"""Characters from which many others are aligned with a text, and its clauses are indexed once for all of them."""


class Align(Protocol):
    """How two texts are aligned: `align.align`, handed in so that no stage knows another."""

    def __call__(
        self, a: Folded, b: Folded, index: dict[str, int] | None = None, grams: dict[str, int] | None = None
    ) -> list[Block]: ...


class Pairs:
    """Aligns and relates texts, and remembers it for every two of them. Mutable, and of one assembly."""

    def __init__(self, align: Align, folds: Iterable[Folded] = ()) -> None:
        """Compare texts with `align`; of the first lines of `folds` one may be a title in place of another."""
        self._align = align
        self._titles = list_titles(folds)
        self._texts: dict[int, Folded] = {}  # kept, so that no other text gets the name of one that is known
        self._blocks: dict[_Key, list[Block]] = {}
        self._relations: dict[tuple[_Key, _Places], Relation | None] = {}
        self._indexed: tuple[Folded | None, dict[str, int]] = (None, {})
        self.compared = 0
        """Characters of both texts, for all that were compared and are not one inside the other to the letter."""

    def align(
        self, a: Folded, b: Folded, index: dict[str, int] | None = None, grams: dict[str, int] | None = None
    ) -> list[Block]:
        """The equal blocks of two texts; with an index, of a text that is met but once, they are not remembered."""
        key = id(a), id(b)
        if key in self._blocks:
            return self._blocks[key]
        if index is not None:
            return self._count(a, b, self._align(a, b, index, grams))
        self._name(a, b)
        self._blocks[key] = self._count(a, b, self._align(a, b, self._index(b)))
        return self._blocks[key]

    def _count(self, a: Folded, b: Folded, blocks: list[Block]) -> list[Block]:
        if not (len(blocks) == 1 and blocks[0][2] == len(a.text)):
            self.compared += len(a.text) + len(b.text)
        return blocks

    def _index(self, text: Folded) -> dict[str, int] | None:
        """The clauses of a long text, indexed; of the last one only, as they take memory."""
        if len(text.text) < _LONG:
            return None
        if self._indexed[0] is not text:
            self._indexed = text, index_units(text)
        return self._indexed[1]

    def relate(self, a: int, b: int, lines: Sequence[Folded]) -> Relation | None:
        """The relation of the a-th of some texts to the b-th; None if they share nothing."""
        left, right = lines[a], lines[b]
        return self.recall(a, b, lines, (), lambda: self._relate(a, b, left, right))

    def find_restart(self, a: int, b: int, lines: Sequence[Folded]) -> Relation | None:
        """As `relate`, of two texts that share but the title and what the one ends with and the other has below it."""
        return find_restart(a, b, (), lines[a].text, lines[b].text, self._titles)

    def _relate(self, a: int, b: int, left: Folded, right: Folded) -> Relation | None:
        blocks = self.align(left, right)
        rival = find_rival(blocks, left.text, right.text, self._titles)
        found = relate(a, b, blocks, left.text, right.text, rival or (0, 0))
        if found is not None and found.kind == "repeat":
            heads = rival or find_headers(blocks, left, right)
            found = relate(a, b, blocks, *clip_footers(blocks, left, right), heads)
        again = find_restart(a, b, blocks, left.text, right.text, self._titles)
        return again or prefer_dovetail(found, left, right)

    def recall(
        self, a: int, b: int, lines: Sequence[Folded], places: _Places, look: Callable[[], Relation | None]
    ) -> Relation | None:
        """What `look` finds of the a-th and the b-th text at some places of theirs, if it is not known from before."""
        key = self._name(lines[a], lines[b]), places
        if key not in self._relations:
            self._relations[key] = look()
        found = self._relations[key]
        return found if found is None or (found.a, found.b) == (a, b) else found._replace(a=a, b=b)

    def list_partners(self, names: AbstractSet[int]) -> set[int]:
        """The texts that were compared with any of some, by the names that `id` gives them."""
        keys = (*self._blocks, *(key for key, _ in self._relations))
        return {a if b in names else b for a, b in keys if a in names or b in names}

    def forget(self, lines: Iterable[Folded]) -> None:
        """Forget all pairs but those of these texts."""
        self._indexed = None, {}
        live = {id(line) for line in lines}
        self._texts = {name: text for name, text in self._texts.items() if name in live}
        self._blocks = {key: found for key, found in self._blocks.items() if live.issuperset(key)}
        self._relations = {key: found for key, found in self._relations.items() if live.issuperset(key[0])}

    def _name(self, a: Folded, b: Folded) -> _Key:
        key = id(a), id(b)
        self._texts[key[0]], self._texts[key[1]] = a, b
        return key
