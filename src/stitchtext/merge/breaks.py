"""Breaks: what white space stands between two characters of the article, as its witnesses write it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from stitchtext.clusters import is_inside_cluster
from stitchtext.folded import INVISIBLE
from stitchtext.merge.keepers import Keepers
from stitchtext.merge.spaces import Gap, read_gap
from stitchtext.merge.witnesses import Witness
from stitchtext.scripts import closes, is_small, is_spaceless, meet_words

_TYPESET = re.compile(r"[\d?!:;%«»‹›“”„€$£§°–—]")
"""Beside these, typesetters want a no-break space."""
_ACROSS, _LEAST_ACROSS = 16, 3
"""Characters before a junction that are looked for elsewhere together with the one behind it."""


def bridge_gap(witnesses: Sequence[Witness], line: str, place: int) -> Gap | None:
    """The space that stands elsewhere in a fragment between the words that meet at `place`, where none runs on.

    The longest text across the junction that some fragment holds decides; None where it has no space there.
    """
    ordered = sorted(witnesses, key=lambda witness: witness.fragment.text)
    for behind in range(min(_ACROSS, place), _LEAST_ACROSS - 1, -1):
        words = line[place - behind : place + 1]
        found = ((witness, witness.fold.text.find(words)) for witness in ordered)
        gap = next((read_gap(witness, at + behind) for witness, at in found if at >= 0), None)
        if gap is not None:
            return gap if gap.text.strip(" \u00a0") == "" and gap.text else None
    return None


def vote_break(gaps: Sequence[Gap], keepers: Keepers, place: int, before: str, after: str) -> Gap:
    """The gap that stands at backbone offset `place`, of those its witnesses write there.

    A line break beats the space of a flattened copy; copies that keep their lines outvote one another, and the
    fuller decides a tie. What is seen as one character is not broken where some have it whole. Without a break,
    line-keeping copies go before flattened ones, then the majority; but in a script that sets spaces all say alike
    whether one stands, and as many win who part two words, as spaces are lost there, and hardly ever made.
    """
    alike = all(gap.text == gaps[0].text for gap in gaps)
    asked = gaps if not alike or gaps[0].breaks else ()
    breaking = [gap for gap in asked if keepers.breaks(gap)]
    if alike:
        return min(breaking or gaps, key=keepers.rank)
    if breaking:
        whole = [gap for gap in gaps if not gap.text]
        if whole and is_inside_cluster(before + after, len(before)):
            return _choose_writing(whole, Counter(), before, after)
        if _wins(breaking, _list_against(gaps, keepers, place, before, after), before, after):
            plain = [gap for gap in breaking if "#" not in gap.text] or breaking
            return _choose_break(plain, keepers)
    flat = [gap for gap in gaps if not gap.breaks] or list(gaps)
    kept = [gap for gap in flat if keepers.keeps(gap.witness, place)] or flat
    counts = Counter(gap.text for gap in kept)
    stands = min(kept, key=lambda gap: (-counts[gap.text], "\t" not in gap.text, *_rank(gap)))
    parts = stands.parts
    if any(gap.parts for gap in flat) and not any(map(is_spaceless, before[-1:] + after[:1])):
        lead = _lead(gaps, keepers)
        parts = lead > 0 if lead else parts or _meet(before, after)
    return _choose_writing([gap for gap in flat if gap.parts == parts] or flat, counts, before, after)


def _choose_break(gaps: Sequence[Gap], keepers: Keepers) -> Gap:
    """Of gaps that all break the line, the one that indents the next one as most do, or none; then the fullest copy's.

    A tie goes to a copy that indents some lines and others not, as of code: indentation is lost, and hardly ever made.
    """
    written = [gap for gap in gaps if gap.text[-1] not in "\r\n"]
    counts = Counter(gap.indent for gap in written) if written else {"": 0}
    indented = len(written) - counts[""]
    if not indented:
        return min(gaps, key=_rank)
    counts[""] = len(gaps) - indented
    return min(
        gaps,
        key=lambda gap: (
            -indented if gap.indent else -counts[""],
            not (gap.indent and keepers.indents_some(gap)),
            -counts[gap.indent],
            *_rank(gap),
        ),
    )


def is_even(stands: Gap, gaps: Sequence[Gap], keepers: Keepers, place: int, before: str, after: str) -> bool:
    """Whether as many part two letters by white space, as it `stands`, as run them together.

    A break counts before a small letter, with which few lines begin, against those who run no lines together.
    """
    if not stands.parts or (stands.breaks and not is_small(after[:1])) or not _meet(before, after):
        return False
    if _lead(gaps, keepers) or all(gap.parts for gap in gaps):
        return False
    return not stands.breaks or any(_list_against(gaps, keepers, place, before, after))


def _list_against(gaps: Sequence[Gap], keepers: Keepers, place: int, before: str, after: str) -> list[Gap]:
    """The gaps that speak against a break: of who keeps lines; inside a word also of who has spaces for breaks."""
    torn = before[-1:].isalpha() and is_small(after[:1])  # headings and the text below them are run together, too
    return [
        gap
        for gap in gaps
        if not (gap.breaks or "#" in gap.text)  # such a mark tells of a line that was one
        and (
            (keepers.keeps(gap.witness, place) and not _is_trace(gap.text, before, after))
            or (torn and not gap.parts and keepers.parts_lines(gap.witness, place))
        )
    ]


def _lead(gaps: Sequence[Gap], keepers: Keepers) -> int:
    """How many more have white space than have none; that of a width is left out."""
    return sum((1 if gap.parts else -1) for gap in gaps if not gap.breaks or keepers.breaks(gap))


def _choose_writing(gaps: Sequence[Gap], kept: Counter[str], before: str, after: str) -> Gap:
    """Of gaps that all part their words, or none, the one written as most write it, flattened copies too.

    A tie goes to the writing that is not odd there, to what more line-keeping copies write, to the fuller copy. A
    no-break space is not odd where typesetters want one.
    """
    counts = Counter(gap.text for gap in gaps)
    inside = not _TYPESET.search(before[-1:] + after[:1])
    return min(
        gaps,
        key=lambda gap: (
            -counts[gap.text],
            gap.text not in ("", " ") and (inside or any(letter in INVISIBLE for letter in gap.text)),
            -kept[gap.text],
            *_rank(gap),
        ),
    )


def _wins(breaking: Sequence[Gap], against: Sequence[Gap], before: str, after: str) -> bool:
    """Whether more break the line; as many win behind a sentence, as breaks are lost there, and hardly ever made.

    So it is between two letters that the others run together.
    """
    glued = _meet(before, after) and not any(gap.parts for gap in against)
    if len(breaking) != len(against) or closes(before) or (glued and not any(map(_follows_letter, breaking))):
        return len(breaking) >= len(against)
    return max(map(_coverage, breaking)) >= max(map(_coverage, against), default=0)


def _follows_letter(gap: Gap) -> bool:
    """Whether the line before a gap is one letter, as the first of a text that is set large."""
    return not gap.witness.fragment.text[max(0, gap.start - 2) : gap.start - 1].strip()


def _meet(before: str, after: str) -> bool:
    """Whether words meet, or numbers, as of two cells: white space between them is lost, and hardly ever made."""
    return meet_words(before, after) or (before[-1:].isdigit() and after[:1].isdigit())


def _rank(gap: Gap) -> tuple[int, str, str]:
    """The order of gaps for which nothing else speaks: that of the fullest copy first."""
    return -_coverage(gap), gap.text, gap.witness.fragment.text


def _coverage(gap: Gap) -> int:
    return len(gap.witness.fold.text)


def _is_trace(gap: str, before: str, after: str) -> bool:
    """A lone space after a sentence mark, in a script without spaces, is what flattening leaves of a break."""
    return bool(gap) and closes(before) and (is_spaceless(after[:1]) or any(map(is_spaceless, before)))
