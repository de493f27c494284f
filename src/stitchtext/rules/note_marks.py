"""L107: the marks of notes stand in the text, and no notes; or what those who write a page say of its places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from stitchtext.model import Edit
from stitchtext.rules.phrases import is_said
from stitchtext.rules.registry import Match, text_rule

_MARK = re.compile(r"(?<=[^\s\[\](])\[(\d{1,3})\](?![\[(A-Za-z0-9_])")
_NOTE = re.compile(r"^[^\S\r\n]*\[\d{1,3}\][^\S\r\n]+\S", re.MULTILINE)
_REMARK = re.compile(r"[^\S\r\n]?[\[［]([^\[\]［］\r\n]{1,60})[\]］](?![(:=A-Za-z0-9_])")
_FEWEST = 2
_SHORT = 24
"""Characters of words in brackets that nobody knows."""


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
        ("港は静かだ。[1]船は沖へ出る。[2]", "港は静かだ。船は沖へ出る。"),
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
    have the text without them tell, of words such as [edit] as well. Left alone: a text that has the notes, too, and
    numbers that do not count.
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


def list_remarks(text: str) -> list[tuple[int, int]]:
    """Where words in brackets stand that those who write a page set there: [edit], [citation needed].

    Not between the words of a sentence, where a button may be named: ［編集］を押す.
    """
    found = (match for match in _find_remarks(text) if not _is_inside(match))
    return [match.span() for match in found if all(is_said(part, "remark") for part in match[1].split("|"))]


def may_be_button(remark: str) -> bool:
    """Whether a remark stands apart from the word before it, as the name of a button does: press [edit]."""
    return remark[:1].isspace()


def list_asides(text: str) -> list[tuple[int, int]]:
    """Where the same few words stand in brackets behind others, again and again."""
    found = [match for match in _find_remarks(text) if len(match[1]) <= _SHORT and _is_behind(match)]
    said = Counter(match[1] for match in found)
    return [match.span() for match in found if said[match[1]] >= _FEWEST]


def _find_remarks(text: str) -> Iterator[re.Match[str]]:
    return _REMARK.finditer(text) if "[" in text or "［" in text else iter(())


def _is_inside(match: re.Match[str]) -> bool:
    """Whether a word goes on at once behind the brackets, and no sentence ends before them."""
    before, behind = (
        match.string[max(0, match.start() - 1) : match.start()],
        match.string[match.end() : match.end() + 1],
    )
    return behind.isalnum() and (not before or before.isspace() or before.isalnum())


def _is_behind(match: re.Match[str]) -> bool:
    """Whether words stand in the brackets, and others before them."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return match[1][:1].isalpha() and bool(before) and not before.isspace() and before not in "(["
