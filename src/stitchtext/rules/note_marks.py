"""L107: the marks of notes stand in the text, and no notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_MARK = re.compile(r"(?<=[^\s\[\](])\[(\d{1,3})\](?![\[(\w])")
_NOTE = re.compile(r"^[^\S\r\n]*\[\d{1,3}\][^\S\r\n]+\S", re.MULTILINE)
_FEWEST = 2


@text_rule(
    "L107",
    "note-mark",
    "the marks of notes stand in the text",
    safety="unsafe",
    severity="note",
    on=False,
    needles=("[",),
    examples=(
        ("It was late.[1] He went home.[2]\n", "It was late. He went home.\n"),
        ("港は静かだ[1]。船は沖へ出る[2]。", "港は静かだ。船は沖へ出る。"),
    ),
    leaves=(
        "It was late.[1] He went home.\n",
        "It was late.[1] He went home.[2]\n[1] See above.\n",
        "f[1](x) and f[2](y)",
        "a[3] = b[3]",
        "[1] [2] [3]",
        "港は静かだ[3]。船は沖へ出る[1]。",
        "x[1]y and y[2]z",
        "It was late [1]. He went home [2].",
    ),
)
def find_note_mark(text: str) -> Iterator[Match]:
    """Numbers in brackets behind words or sentences, [1], [2], that count up: where notes stood that are left out.

    They may be code, or be meant, so that it speaks only when asked; beside other fragments of a scrape, those that
    have the text without them tell. Left alone: a text that has the notes as well, and numbers that do not count.
    """
    yield from (Match(*span, "a note stood here", (Edit(*span, ""),)) for span in list_notes(text))


def has_notes(text: str) -> bool:
    """Whether notes stand in a text, each with its mark before it."""
    return _NOTE.search(text) is not None


def list_notes(text: str) -> list[tuple[int, int]]:
    """Where marks of notes stand that count up; nothing where they do not, or the notes stand there, too."""
    found = list(_MARK.finditer(text)) if "[" in text else []
    numbers = [int(match[1]) for match in found]
    counted = len(found) >= _FEWEST and all(before < after for before, after in pairwise(numbers))
    return [match.span() for match in found] if counted and not has_notes(text) else []
