"""Odd markers: lines that divide a scrape and are written as hardly anybody writes a marker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from stitchtext.segment.signs import BLANK, DASH, LETTERS

_CODED = r"(?:&(?:[mn]dash|horbar|#821[0-3]|#x201[0-5]);|â€[”“]|â\x80[\x90-\x95])"
"""A dash as HTML writes it, or read in a wrong encoding."""
_LONG = rf"(?:{_CODED}|[‒–—―−─━－⸺⸻])"
_WORDS = rf"{LETTERS}(?: OF (?:THIS |THE )?(?:ARTICLE|CHUNK|DOCUMENT|FILE|FRAGMENT|PAGE|PART|TEXT))?"
_AROUND = rf"(?:{_CODED}|</?(?:b|br|div|em|hr|i|p|span|strong)\s*/?>|[^\w\s]|[_\sー])*"
_ODD = re.compile(rf"(?:\d{{1,3}}[.)])?{_AROUND}(?:{_WORDS}{_AROUND})+(?:\d{{1,4}}{_AROUND})?", re.IGNORECASE)
"""END among any signs, tags and dashes, numbered or not."""
_INNER = rf"(?:[*\"“”'\[\]【】]{{1,2}}{BLANK})?"
_COUNTED = rf"{BLANK}{_INNER}{_WORDS}{BLANK}{_INNER}(?:#?\d{{1,4}}{BLANK})?"
_CORE = re.compile(rf"(?:{_CODED}|{DASH}){_COUNTED}(?:{_CODED}|{DASH})", re.IGNORECASE)
_FIRM = re.compile(rf"{_LONG}{_COUNTED}{_LONG}", re.IGNORECASE)
_SIGN = "[~～•·*＊=＝+＋@◆■●※→←…・<>〔〕「」《》]"
_ALONE = re.compile(rf"{_SIGN}+\s?(?:END|ＥＮＤ)\s?{_SIGN}+|<[|]END[|]>|\[+END\]+|【END】|{_LONG}\s?END|END\s?{_LONG}")
"""Such as the last line of a text can be, too. Not what has a meaning in code: {{END}}, [% END %], :END:, "end","""
_COMMENT = re.compile(r"[#;%]|//|/?\*|<!")
_NUMBER = re.compile(r"\d+")
_FEWEST = 3
"""Lines of a scrape that look like markers, for one to be one that is written so just once."""

_Line: TypeAlias = tuple[int, int]


def list_odd(scrape: str, lines: Sequence[_Line], sure: Sequence[_Line]) -> Iterator[_Line]:
    """Those of the lines that are markers written oddly, beside those that are markers for `sure`, in order.

    Beside these, one that has no dash on either side and divides nothing may be the end of a text.
    """
    texts = {line: scrape[slice(*line)].strip() for line in lines if _ODD.fullmatch(scrape, *line)}
    often = Counter(_NUMBER.sub("0", text) for text in texts.values())
    many = len(texts) + len(sure)
    for line, text in texts.items():
        known = many >= _FEWEST or often[_NUMBER.sub("0", text)] > 1
        alone = known and _ALONE.fullmatch(text) and (not sure or _divides(scrape, line, sure))
        if alone or (many > 1 and _has_core(text)):
            yield line


def _has_core(text: str) -> bool:
    """Whether a line has a marker in it; what may be a comment of code must have longer dashes."""
    return (_FIRM if _COMMENT.match(text) else _CORE).search(text) is not None


def _divides(scrape: str, line: _Line, sure: Sequence[_Line]) -> bool:
    """Whether text stands between a line and the markers next to it."""
    at = bisect_left(sure, line)
    low, high = sure[at - 1][1] if at else 0, sure[at][0] if at < len(sure) else len(scrape)
    return bool(scrape[low : line[0]].strip() and scrape[line[1] : high].strip())
