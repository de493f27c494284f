"""Partings: of a space that one copy has between two letters, and another lacks, whether it tears a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from stitchtext.merge.spaces import Gap
from stitchtext.merge.witnesses import Witness

_REACH = 64
"""Characters beside a gap in which the word there is looked for."""
_SIGNS = "()[]{}<>«»‹›“”„‘’\"'.,;:!?…¿¡،؛؟।*_#"
"""What stands beside a word and is not of it."""
_TORN = 2
"""By so many the spaces between what are no words must outnumber those between words, for a copy to tear words."""


def glue_torn(ties: Mapping[int, Sequence[Gap]]) -> dict[int, Gap]:
    """The gaps without white space that stand after all where as many part two letters as run them together.

    Who parts them tears a word that stands whole elsewhere in his text, or has a lone letter for a half that is no word
    of anyone's; or he does so more than once, and mostly neither half is a word that stands elsewhere. But lines of a
    list may begin and end with such words.
    """
    witnesses = {gap.witness.number: gap.witness for gaps in ties.values() for gap in gaps}
    words = {number: _count_words(witness) for number, witness in witnesses.items()}
    known = {at: _is_known(gaps, words) for at, gaps in ties.items()}
    sums: Counter[int] = Counter()
    for at, gaps in ties.items():
        sums.update({gap.witness.number: 1 if known[at] else -1 for gap in gaps if gap.parts and not gap.breaks})
    return {
        at: min((gap for gap in gaps if not gap.parts), key=lambda gap: (gap.text, gap.witness.fragment.text))
        for at, gaps in ties.items()
        if known[at] is None or all(sums[gap.witness.number] <= -_TORN for gap in gaps if gap.parts)
    }


def _is_known(gaps: Sequence[Gap], words: Mapping[int, Counter[str]]) -> bool | None:
    """Whether a half of what is parted stands elsewhere as a word; None if it is one word for sure."""
    parting = [gap for gap in gaps if gap.parts]
    halves = _find_halves(min(parting, key=lambda gap: gap.witness.fragment.text))
    if any(words[gap.witness.number]["".join(halves)] for gap in parting):
        return None
    if halves[0][-1:].isdigit() and halves[1][:1].isdigit():
        return True  # cells of a table: most numbers stand nowhere else
    known = [half for half in halves if any(words[gap.witness.number][half] > gap.parts for gap in gaps)]
    return None if any(_is_lone(half) and half not in known for half in halves) else bool(known)


def _find_halves(gap: Gap) -> tuple[str, str]:
    """The words before and behind a gap, as they are counted."""
    text = gap.witness.fragment.text
    before = text[max(0, gap.start - _REACH) : gap.start].split()
    after = text[gap.end : gap.end + _REACH].split()
    return _plain("".join(before[-1:])), _plain("".join(after[:1]))


def _is_lone(half: str) -> bool:
    """Whether it is one letter of an alphabet that has capitals: elsewhere a letter may be a syllable."""
    return len(half) == 1 and half.upper() != half


def _count_words(witness: Witness) -> Counter[str]:
    return Counter(map(_plain, witness.fragment.text.split()))


def _plain(word: str) -> str:
    return word.casefold().strip(_SIGNS)
