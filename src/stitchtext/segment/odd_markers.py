"""Odd markers: lines that divide a scrape and are written as hardly anybody writes a marker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from stitchtext.segment.continuations import goes_on
from stitchtext.segment.openings import begins_again
from stitchtext.segment.signs import BLANK, LETTERS, LONG

_CODED = r"(?:&(?:[mn]dash|horbar|#821[0-3]|#x201[0-5]);|â€[”“]|â\x80[\x90-\x95])"
"""A dash as HTML writes it, or read in a wrong encoding."""
_LONG = rf"(?:{_CODED}|[{LONG}])"
_QUOTE = rf"(?:[*\"“”'\[\]【】]{{1,2}}{BLANK})?"
_COUNTED = rf"{BLANK}{_QUOTE}{LETTERS}{BLANK}{_QUOTE}(?:#?\d{{1,4}}{BLANK})?"
_TAG = r"</?(?:b|br|div|em|hr|i|p|span|strong)\s*/?>|<!--|-->"
_AROUND = rf"(?:{_TAG}|[\s*_`\"'“”()\[\]#>|.,。!:;~+•·/\u200b\u2060\ufeff‒–—―-])*"
_FIRM = re.compile(
    rf"(?:\d{{1,3}}[.)])?{_AROUND}(?:{_LONG}{_COUNTED}{_LONG}{_AROUND})+(?:\d{{1,4}}{_AROUND})?", re.IGNORECASE
)
"""END between long dashes, and signs or tags around that."""
_OF = rf"{LETTERS} OF (?:THIS |THE )?(?:ARTICLE|DOCUMENT|FILE|TEXT)"
_SIGN = "[~～＿•·*＊=＝+＋@◆■●※→←…・<>〔〕「」《》]"
_ALONE = re.compile(
    rf"{_SIGN}+\s?(?:END|ＥＮＤ)\s?{_SIGN}+|<[|]END[|]>|\[+END\]+|【END】|{_LONG}\s?END|END\s?{_LONG}"
    rf"|(?:{_LONG}|-{{2,}})+\s?{_OF}\s?(?:{_LONG}|-{{2,}})+"
)
"""Such as a text can have, too, as its last line. Not what has a meaning in code: {{END}}, [% END %], :END:, "end","""
_NEAR = 200
"""Characters on either side of a line in which text is looked for."""

_Line: TypeAlias = tuple[int, int]


def list_odd(scrape: str, lines: Sequence[_Line], sure: Sequence[_Line]) -> Iterator[_Line]:
    """Those of the lines that are markers written oddly, beside those that are markers for `sure`, in order.

    What stands around a marker of long dashes shows that there are more. Of others one divides where text stands on
    both sides, and an article begins again behind some marker, or goes on from an overlap: they may be of a text.
    """
    firm = list(dict.fromkeys(line for line in lines if _FIRM.fullmatch(scrape, *line)))
    firm = firm if len(firm) + len(sure) > 1 else []
    own, known = sorted([*sure, *firm]), set(firm)
    texts = {line: scrape[slice(*line)].strip() for line in lines if line not in known}
    alone = [line for line, text in texts.items() if _ALONE.fullmatch(text)]
    dividing = [line for line in alone if _divides(scrape, line, own)]
    yield from firm
    if begins_again(scrape, dividing, [end for _, end in own]) or goes_on(
        scrape, dividing, sorted([*own, *alone]), alone=not own
    ):
        names = {texts[line] for line in dividing}
        yield from dividing if own else (line for line in alone if texts[line] in names)


def _divides(scrape: str, line: _Line, sure: Sequence[_Line]) -> bool:
    """Whether text stands between a line and the markers next to it, and near by."""
    at = bisect_left(sure, line)
    low, high = sure[at - 1][1] if at else 0, sure[at][0] if at < len(sure) else len(scrape)
    before, behind = scrape[max(low, line[0] - _NEAR) : line[0]], scrape[line[1] : min(high, line[1] + _NEAR)]
    return bool(before.strip() and behind.strip())
