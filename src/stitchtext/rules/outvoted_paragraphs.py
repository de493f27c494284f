"""V106: prose that is left out because too few fragments hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from stitchtext.marks import COLONS
from stitchtext.model import Article, Reading, Variant
from stitchtext.passages import ends_sentence, is_doubled, is_prose
from stitchtext.rules.excerpts import shorten
from stitchtext.rules.registry import Match, article_rule
from stitchtext.scripts import is_dense

_DENSE = 30
"""Characters of a line that ends with a sentence from which it is no furniture, in a script of syllables or words."""
_LEADING, _LEADS = (40, 20), (*COLONS, ";", "；")
"""Characters of a line that leads to what is below, and in such a script; and the marks that it ends with."""
_SLIP = 2
"""Characters that a slip has at most."""


@article_rule("V106", "outvoted-paragraph", "too few fragments hold a paragraph, and it is left out", doubt=True)
def find_outvoted_paragraph(article: Article) -> Iterator[Match]:
    """A place at which `--keep` leaves out prose: furniture of a page is mostly short, a paragraph may be missed.

    Left alone: short lines and lines without a sentence, which are furniture more likely, and prose that stays, or
    that was written twice.
    """
    for at, variants in groupby(article.variants, key=lambda variant: variant.start):
        left_out = [list_left_out(variant) for variant in variants]
        lost = [own for readings in (*left_out, _join_slips(left_out)) for own in readings if _is_missed(own.text)]
        lost = [own for own in lost if own.text.strip() not in article.text and not _is_double(article.text, at, own)]
        if lost:
            longest = max(lost, key=lambda reading: (len(reading.text), reading.text))
            yield Match(at, at, f"{shorten(longest.text)} is left out: too few hold it ({longest.votes})")


def _is_missed(text: str) -> bool:
    """Whether a text is no furniture: a long line of it ends with a sentence, or leads to what is below."""
    return is_prose(text) or any(map(_is_of_text, map(str.rstrip, text.splitlines())))


def _is_of_text(line: str) -> bool:
    dense = is_dense(line)
    ended = dense and len(line) >= _DENSE and ends_sentence(line, len(line))
    return ended or (len(line) >= _LEADING[dense] and line.endswith(_LEADS))


def _is_double(text: str, at: int, lost: Reading) -> bool:
    """Whether what is left out at a place of a text is what stands around it once more, wherever it begins."""
    own = "".join(lost.text.split())
    far = 2 * len(lost.text)
    before, behind = ("".join(part.split()) for part in (text[max(0, at - far) : at], text[at : at + far]))
    return is_doubled(before + own + behind, len(before), len(before) + len(own))


def list_left_out(variant: Variant) -> list[Reading]:
    """The readings of a place that are left out, where by votes nothing stands."""
    stands, *others = variant.readings
    return [] if stands.text or variant.reason != "votes" else others


def _join_slips(left_out: Sequence[Sequence[Reading]]) -> list[Reading]:
    """What is left out at one place in a row, as one, if some of it are a few letters: slips part a paragraph."""
    found = [max(readings, key=lambda own: (len(own.text), own.text)) for readings in left_out if readings]
    if not any(len(own.text) <= _SLIP for own in found):
        return []
    return [replace(found[0], text="".join(own.text for own in found))]
