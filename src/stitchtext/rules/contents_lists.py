"""L111: a list of the headings stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from stitchtext.cuts import is_tail_cut
from stitchtext.marks import STOPS
from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_WORDS = (
    "contents|table of contents|in this article|on this page|目次|もくじ|目录|目錄|本文目录|목차|차례|inhalt"
    "|inhaltsverzeichnis|sommaire|table des matières|содержание|оглавление|المحتويات|विषय सूची|अनुक्रमणिका|สารบัญ"
    "|contenido|índice|indice|sumário"
)
_HEADED = re.compile(rf"\s*(?:{_WORDS})[\s:：]*", re.IGNORECASE)
_FIRST = frozenset(letter for word in _WORDS.split("|") for letter in (word[0], word[0].upper()))
_LONGEST = 32
"""What the line above such a list begins with, and how many characters it has."""
_LINE = re.compile(r"[^\r\n]+")
_BEFORE = re.compile(r"[-*•・·–]\s*|\d{1,2}(?:\.\d{1,2}){0,4}[.)]?\s")
_PAGE = re.compile(r"\s\d{1,4}\Z")
"""What stands before the heading in such a list, a sign or its number; and the page behind it."""
_FEWEST, _WIDEST, _PAGED = 2, 120, 6
_STOPS = (*STOPS, ".", "!", "?", ":", "：", "、", ",")


@text_rule(
    "L111",
    "contents-list",
    "a list of the headings stands in the text",
    severity="note",
    safety="unsafe",
    on=False,
    examples=(
        (
            "The sea\nContents\nFish\nShips\nIt is wide.\nFish\nThey swim.\nShips\nThey sail.\n",
            "The sea\n\nIt is wide.\nFish\nThey swim.\nShips\nThey sail.\n",
        ),
        ("海\n目次\n・魚\n・船\n広い。\n魚\n泳ぐ。\n船\n走る。\n", "海\n\n広い。\n魚\n泳ぐ。\n船\n走る。\n"),
    ),
    leaves=(
        "Contents\nThe first chapter\n",
        "Contents\nFlour\nSugar\nSalt\n",
        "The sea\nFish\nShips\nFish\nThey swim.\nShips\nThey sail.\n",
        "The contents\nFish\nShips\nFish\nShips\n",
        "目次\n第一章\n",
        "Contents\nFish\nThey swim.\nFish\n",
        "In this article we speak of fish.\nFish\nShips\n",
        "Contents: fish, ships\nfish\nships\n",
    ),
)
def find_contents_list(text: str) -> Iterator[Match]:
    """A line such as "Contents" and lines below it that all stand further down again, as headings.

    An article may have one, so that it speaks only when asked; beside other fragments of a scrape, those that go on
    there without it tell. Left alone: fewer than two headings, and what does not come again.
    """
    yield from (Match(*span, "headings that come below", (Edit(*span, ""),)) for span in list_contents(text))


def list_contents(text: str) -> list[tuple[int, int]]:
    """Where such lists stand in a text; if it is cut, not all headings come again, and the list goes on as it began."""
    short = (line for line in text.splitlines() if 0 < len(line) <= _LONGEST)
    if not any(_HEADED.fullmatch(line) for line in short if line[0] in _FIRST or line[0].isspace()):
        return []  # as in most texts, and a first look is fast
    spans = [match.span() for match in _LINE.finditer(text)]
    lines = [text[start:end].strip() for start, end in spans]
    last = {line: number for number, line in enumerate(lines)}
    found = []
    for number, (start, end) in enumerate(spans):
        if _HEADED.fullmatch(text[start:end]):
            after = _find_end(lines, number + 1, last, cut=is_tail_cut(text))
            if after - number > _FEWEST:
                found.append((start, spans[after - 1][1]))
    return found


def _find_end(lines: Sequence[str], first: int, last: Mapping[str, int], *, cut: bool) -> int:
    """The number of the line behind a list that begins with a line; the same where fewer than two come again.

    In a text that is `cut` not all come again: then it goes on up to a sentence, or the first heading.
    """
    end = first
    while end < len(lines) and _comes_again(lines[end], end, last):
        end += 1
    if end - first < _FEWEST:
        return first
    while (
        cut
        and end < len(lines)
        and len(lines[end]) <= _WIDEST
        and not lines[end].endswith(_STOPS)
        and lines[end] != lines[first]
    ):
        end += 1
    return end if end < len(lines) else first


def _comes_again(item: str, number: int, last: Mapping[str, int]) -> bool:
    """Whether an item of a list stands further down as a line of its own."""
    return len(item) <= _WIDEST and any(last.get(name, 0) > number for name in {item, _strip(item)})


def _strip(item: str) -> str:
    """The heading in an item of a list."""
    before = _BEFORE.match(item)
    heading = item[before.end() :].strip() if before else item
    paged = _PAGE.search(heading, max(0, len(heading) - _PAGED))
    return heading[: paged.start()].rstrip(" .…·") if paged else heading
