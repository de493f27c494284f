"""L108: a mark tells that text was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_WORDS = (
    "snip|omitted|gap|中略|略|省略|前略|後略|중략|생략|gekürzt|Auslassung|coupé|omis|пропуск|сокращено|omissis|omitido"
)
_LINE = re.compile(
    rf"^[^\S\r\n]*([\[(（［〔【<](?:\.{{2,6}}|…{{1,2}}|[.…]{{0,3}}\s?(?:{_WORDS})\s?[.…]{{0,3}})[\])）］〕】>])[^\S\r\n]*$",
    re.MULTILINE | re.IGNORECASE,
)


@text_rule(
    "L108",
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


def list_gaps(text: str) -> list[tuple[int, int]]:
    """Where such lines stand in a text."""
    return [match.span(1) for match in _LINE.finditer(text)]
