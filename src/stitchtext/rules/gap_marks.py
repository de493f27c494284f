"""L108: a mark tells that text was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stitchtext.model import Edit, Fragment, Suspect
from stitchtext.rules.registry import Match, text_rule

_CODE = "L108"
_WIDEST = 100
_WORDS = (
    "snip|omitted|gap|中略|略|省略|前略|後略|중략|생략|gekürzt|Auslassung|coupé|omis|пропуск|сокращено|omissis|omitido"
)
_MARK = rf"[\[(（［〔【<](?:\.{{2,6}}|…{{1,2}}|[.…]{{0,3}}\s?(?:{_WORDS})\s?[.…]{{0,3}})[\])）］〕】>]"
_ANY = re.compile(_MARK, re.IGNORECASE)
_LINE = re.compile(rf"^[^\S\r\n]*({_MARK})[^\S\r\n]*$", re.MULTILINE | re.IGNORECASE)
_DOTS = r"(?:\.{2,6}|…{1,2})?"
_SIZE = r"\d[\d,.]{0,9}\s?(?:more\s)?(?:characters?|chars?|words?|lines?|bytes?|tokens?|字符|字|文字)"
_VERBS = "truncated", "omitted", "elided", "skipped", "removed", "snipped", "省略"
_LEFT = f"(?:{'|'.join(_VERBS)})"
_TOLD = re.compile(
    rf"{_DOTS}\s?[\[<(（【]{_DOTS}\s?(?:{_SIZE}\s?(?:を)?{_LEFT}|{_LEFT}\s?(?:了)?{_SIZE})\s?{_DOTS}[\]>)）】]\s?{_DOTS}",
    re.IGNORECASE,
)
"""A mark that tells how much was left out, anywhere in a text."""


@text_rule(
    _CODE,
    "gap-mark",
    "a mark tells that text was left out",
    severity="note",
    safety="unsafe",
    on=False,
    examples=(
        ("It was late.\n[...]\nHe went home.\n", "It was late.\n\nHe went home.\n"),
        ("港は静かだ。\n（中略）\n船は沖へ出る。\n", "港は静かだ。\n\n船は沖へ出る。\n"),
    ),
    leaves=(
        "It was late. [...] He went home.\n",
        "He paused.\n…\nThen he spoke.\n",
        "He paused.\n...\nThen he spoke.\n",
        "[1]\n",
        "(see below)\n",
        "call(...)\n",
        "[略語]\n",
        "* * *\n",
    ),
)
def find_gap_mark(text: str) -> Iterator[Match]:
    """A line that is nothing but dots in brackets, [...], or a word for what is left out: （中略）, [snip].

    It may be the author's, so that it speaks only when asked; beside other fragments of a scrape, those that go on
    there tell. Left alone: dots without brackets, which are speech, and marks inside a line.
    """
    yield from (Match(*span, "text was left out here", (Edit(*span, ""),)) for span in list_gaps(text))


def list_told(text: str) -> list[tuple[int, int]]:
    """Where marks stand in a text that tell how much was left out: there it is cut, inside a sentence or not.

    >>> list_told("It was [... 230 characters truncated ...] home."), list_told("It was [230 words] late.")
    ([(6, 42)], [])
    """
    return [match.span() for match in _TOLD.finditer(text)] if any(map(text.__contains__, _VERBS)) else []


def mark_told(fragments: Sequence[Fragment]) -> Iterator[Suspect]:
    """The fragments that are nothing but such a mark, as muted suspects."""
    for fragment in fragments:
        if len(fragment.text) <= _WIDEST and _TOLD.fullmatch(fragment.text):
            yield Suspect(fragment.index, 0, len(fragment.text), _CODE, True)


def list_gaps(text: str) -> list[tuple[int, int]]:
    """Where such lines stand in a text."""
    # most texts have none anywhere, and a first look is fast
    return [match.span(1) for match in _LINE.finditer(text)] if _ANY.search(text) else []
