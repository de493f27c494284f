"""Ends: whether an article starts and stops as a whole text does, as its witnesses show it."""

from __future__ import annotations

from collections.abc import Sequence

from stitchtext.cuts import starts_with_title
from stitchtext.merge.choices import Verdict
from stitchtext.merge.witnesses import Witness


def is_headless(witnesses: Sequence[Witness], verdicts: Sequence[Verdict], text: str) -> bool:
    """Whether an article starts inside a sentence; `text` is what was woven of it, `verdicts` what was decided.

    All whose text starts there are cut there. A title may start with a small letter.
    """
    if any(not verdict.choices[0].text for verdict in verdicts[:1] if verdict.place.start == 0):
        return False
    first = [w for w in witnesses if w.blocks[0][:2] == (0, 0)]
    return _are_cut([w.fragment.head_cut for w in first]) and not starts_with_title(text)


def is_truncated(witnesses: Sequence[Witness], verdicts: Sequence[Verdict], size: int) -> bool:
    """Whether an article stops inside a sentence; its backbone has `size` characters.

    All whose text stops there are cut there. Where two that start at different places stop at the same one, it is
    the text that ends: limits would have cut them at different places.
    """
    if any(not verdict.choices[0].text for verdict in verdicts[-1:] if verdict.place.end == size):
        return False
    last = [w for w in witnesses if w.starts[-1] + w.blocks[-1][2] == size and _stops(w)]
    return _are_cut([w.fragment.tail_cut for w in last]) and len({w.starts[0] for w in last}) == 1


def _stops(witness: Witness) -> bool:
    own, _, length = witness.blocks[-1]
    return own + length == len(witness.fold.text)


def _are_cut(ends: Sequence[bool]) -> bool:
    return bool(ends) and all(ends)
