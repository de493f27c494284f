"""V107: markup in text that no other fragment has, left by a fragment that writes it where others write none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.marks import ENTITY
from stitchtext.model import Article, Variant
from stitchtext.rules.registry import Match, article_rule

_PATTERN = rf"{ENTITY}|\*\*|\]\(https?://[^\s)]{{1,400}}\)"
"""A character as HTML writes it, marks of bold type, and the address of a link as Markdown writes it."""
_NEAR = 200
"""Characters between two such places that are told as one."""
_AROUND = 12
"""Characters on either side of a reading that are read with it."""


@article_rule("V107", "lone-markup", "markup stands in text of a fragment that has more of it than others", doubt=True)
def find_lone_markup(article: Article) -> Iterator[Match]:
    """Places where HTML or Markdown is left, in text from a fragment whose markup was outvoted elsewhere.

    Where others have the same text they show how it reads; here nobody does, and nothing is written that no fragment
    wrote.

    Left alone: markup that no fragment has otherwise, as in a text about it, and lists, headings and slanted type.
    """
    writers = {
        fragment
        for variant in article.variants
        for reading in variant.readings[1:]
        if reading.text and _is_markup(reading.text, variant, article.text)
        for fragment in reading.fragments
    }
    found = [
        match.span()
        for piece in article.pieces
        if piece.fragment in writers
        for match in _compile().finditer(article.text, piece.start, piece.end)
    ]
    for start, end in _join_near(found):
        shown = article.text[start : start + 20].split("\n", 1)[0]
        yield Match(start, end, f"「{shown}」 is markup, and no other fragment has this text")


def _is_markup(reading: str, variant: Variant, text: str) -> bool:
    """Whether a reading is, or completes, markup where it would stand: of &amp;amp; it may be all but the first sign.

    The space behind that sign may stand before the place.
    """
    before = text[max(0, variant.start - _AROUND) : variant.start].rstrip()
    behind = text[variant.end : variant.end + _AROUND]
    end = len(before) + len(reading)
    return any(m.end() > len(before) and m.start() < end for m in _compile().finditer(f"{before}{reading}{behind}"))


def _join_near(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, those together that are near each other."""
    if not spans:
        return
    low, high = spans[0]
    for start, end in spans[1:]:
        if start - high > _NEAR:
            yield low, high
            low = start
        high = end
    yield low, high


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_PATTERN)
