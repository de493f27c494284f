"""How a scraper loses or changes the line breaks of an article: each layout is a list of changes, never a fault."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Literal, TypeAlias, get_args

import regex

from benchmarks.texts import is_heading, list_lines
from benchmarks.witnesses import Change

Layout: TypeAlias = Literal["lines", "blank", "flat", "marked", "opening", "merged", "wrapped"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
"""`lines`: as it is. `blank`: an empty line between paragraphs. `flat`: one line. `marked`: one line, headings
inlined as ` ### `. `opening`: the first paragraphs in one line, the rest as it is. `merged`: some paragraphs run
together. `wrapped`: hard line breaks inside paragraphs."""


def lay_out(text: str, layout: Layout, rng: Random) -> list[Change]:
    """Return the changes to the line breaks of `text` that this layout makes."""
    breaks = [end for _, end in list_lines(text)[:-1]]
    makers: dict[Layout, Callable[[], list[Change]]] = {
        "lines": list,
        "blank": lambda: [Change(at, at + 1, "\n\n") for at in breaks],
        "flat": lambda: [Change(at, at + 1, " ") for at in breaks],
        "marked": lambda: _inline_headings(text, breaks, rng),
        "opening": lambda: [Change(at, at + 1, " ") for at in breaks[: rng.randint(2, max(2, len(breaks) // 2))]],
        "merged": lambda: _merge_paragraphs(text, breaks, rng),
        "wrapped": lambda: _wrap_lines(text, rng.randint(60, 90)),
    }
    return makers[layout]()


def _inline_headings(text: str, breaks: list[int], rng: Random) -> list[Change]:
    marks = " " + "#" * rng.choice([2, 3, 3, 3]) + " "
    return [Change(at, at + 1, marks if is_heading(text, line + 1) else " ") for line, at in enumerate(breaks)]


def _merge_paragraphs(text: str, breaks: list[int], rng: Random) -> list[Change]:
    plain = [at for line, at in enumerate(breaks) if not is_heading(text, line + 1) and not is_heading(text, line)]
    return [Change(at, at + 1, " ") for at in plain if rng.random() < 0.4]


def _wrap_lines(text: str, width: int) -> list[Change]:
    changes, start = [], 0
    for match in regex.finditer(r"(?<=\S) (?=\S)|\n", text):
        if match[0] == "\n":
            start = match.end()
        elif match.start() - start >= width:
            changes.append(Change(match.start(), match.end(), "\n"))
            start = match.end()
    return changes
