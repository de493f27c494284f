"""Marker lines: what divides a scrape into fragments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from stitchtext.errors import StitchError
from stitchtext.folded import INVISIBLE
from stitchtext.segment.glued_markers import list_glued
from stitchtext.segment.odd_markers import list_odd
from stitchtext.segment.signs import BLANK, BREAKS, DASH, LETTERS

_DASHES = rf"(?:{DASH}{BLANK})+"
_FRAME = rf"(?:[-‐‑‒–—―−─━ー－=＝═*＊~～_＿#＃<>＜＞+＋|｜]{BLANK})"
_MARKER = re.compile(rf"{BLANK}{_DASHES}{LETTERS}{BLANK}{_DASHES}")
_FRAMED = re.compile(
    rf"{BLANK}(?:{_FRAME}{{3,}}|(?:[=＝═]{BLANK}){{2}}){LETTERS}{BLANK}(?:{_FRAME}{{3,}}|(?:[=＝═]{BLANK}){{2}})"
)
_BRACKETED = re.compile(rf"{BLANK}(?:\[+END\]+|<+END>+|［END］|【END】|＜END＞){BLANK}")
_END = re.compile(rf"[EeＥｅ](?<![^\W_ー].)[\s{INVISIBLE}]?[NnＮｎ][\s{INVISIBLE}]?[DdＤｄ](?!(?!â[€\x80])[^\W_ー])")
"""END as a word of its own, beside a sign (some write ー for a dash): all that can be in a marker line. In a wrong
encoding, dashes begin with a letter."""
_LINE = re.compile(f"[^{BREAKS}]+")
_WIDEST = 80
"""Characters a marker line may have; a longer line is a sentence about the end."""
_PATIENCE = 1.0
"""Seconds that one user's pattern may take on one line: a pattern that backtracks without end is told, not awaited."""


def find_markers(scrape: str, patterns: Sequence[str] = ()) -> list[tuple[int, int]]:
    r"""Spans of the marker lines of a scrape, in order, without their line breaks.

    A default marker is a line of nothing but dashes, END, and dashes. What can be the last line of a text is one only
    where it divides: three or more of other signs on either side (=== END ===), where it is not the only marker and
    the end of all; END in brackets, where that stands more than once. So are odd ones: signs around such a marker
    (> —END—), a number in it, dashes as HTML writes them; and one in a line with text. `patterns` are a user's own,
    each a regular expression that must match a whole line.

    >>> find_markers("一\n— End —\n二—END—三")
    [(2, 9)]

    Raises:
        StitchError: a pattern is not a regular expression, or takes longer than a second on one line.

    """
    spans = _find_default(scrape)
    return sorted(set(chain(spans, _find_own(scrape, patterns)))) if patterns else spans


def _find_default(scrape: str) -> list[tuple[int, int]]:
    lines = list(_lines_with_end(scrape))
    spans = {line for line in lines if _MARKER.fullmatch(scrape, *line)}
    framed = {line for line in lines if _FRAMED.fullmatch(scrape, *line)}
    bracketed = [line for line in lines if _BRACKETED.fullmatch(scrape, *line)]
    spans |= framed if len(spans | framed) > 1 or not any(_ends(scrape, line) for line in framed) else set()
    sure = sorted(spans.union(bracketed if len(bracketed) > 1 else ()))
    known = set(sure)
    own = sorted([*sure, *list_odd(scrape, [line for line in lines if line not in known], sure)])
    return sorted([*own, *list_glued(scrape, own)])


def _ends(scrape: str, line: tuple[int, int]) -> bool:
    return not scrape[: line[0]].strip() or not scrape[line[1] :].strip()


def _lines_with_end(scrape: str) -> Iterator[tuple[int, int]]:
    for match in _END.finditer(scrape):
        before = scrape[max(0, match.start() - _WIDEST) : match.start()]
        start = match.start() - len(before) + max(map(before.rfind, BREAKS)) + 1
        line = _LINE.match(scrape, start, start + _WIDEST + 1)
        if line is not None and line.end() - start <= _WIDEST:
            yield line.span()


def _find_own(scrape: str, patterns: Sequence[str]) -> Iterator[tuple[int, int]]:
    import regex  # noqa: PLC0415 - only here: most runs name no pattern, and start-up counts in a pipe

    for pattern in patterns:
        try:
            own = regex.compile(pattern)
            yield from (m.span() for m in _LINE.finditer(scrape) if own.fullmatch(m[0].strip(), timeout=_PATIENCE))
        except regex.error as error:
            what, _, where = str(error).partition(" at position ")
            place = f"marker {pattern!r}:1:{int(where.split()[0]) + 1 if where else 1}"
            raise StitchError(f"not a regular expression: {what}", place=place, cure="mend the pattern") from error
        except TimeoutError as error:
            cure = "write it so that it cannot match one line in many ways"
            raise StitchError("takes too long on one line", place=f"marker {pattern!r}", cure=cure) from error
