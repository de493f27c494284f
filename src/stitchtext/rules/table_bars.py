"""Table bars: what Markdown writes around the cells of a table, which others part by a colon, a tab or a space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stitchtext.model import Fragment, Suspect

_CODE = "L105"
_FEWEST = 2
"""Rows of a table, at least: a line may stand between bars for itself."""
_RULE = frozenset("|-: \t")
"""What the line below the head of a table is made of."""


def mark_bars(fragments: Sequence[Fragment]) -> Iterator[Suspect]:
    """The bars of tables in fragments, as suspects, where another fragment is of several lines and has none.

    They stand where nobody else has the cells, and lose to what others write there.
    """
    bars = [_list_bars(fragment.text) for fragment in fragments]
    if any(bars) and not all(bars):
        for number, own in enumerate(bars):
            yield from (Suspect(number, start, end, _CODE, False) for start, end in own)


def _list_bars(text: str) -> list[tuple[int, int]]:
    """Where the bars of a table stand in a text, and the rule below its head; a row may be cut at either end."""
    if "|" not in text:
        return []
    found: list[tuple[int, int]] = []
    lines, rows, at = text.split("\n"), 0, 0
    for number, line in enumerate(lines):
        if _is_row(line.strip(), number == 0, number == len(lines) - 1):
            rows += 1
            found += [(at, at + len(line))] if _RULE.issuperset(line) else _list_in_row(line, at)
        at += len(line) + 1
    return found if rows >= _FEWEST else []


def _is_row(line: str, first: bool, last: bool) -> bool:
    """Whether a line is a row of a table; where a text begins or ends it may be cut."""
    opens, closes = line.startswith("|"), line.endswith("|")
    return line.count("|") > 1 and (opens or closes) and (opens or first) and (closes or last)


def _list_in_row(line: str, at: int) -> list[tuple[int, int]]:
    return [(at + n, at + n + 1) for n, sign in enumerate(line) if sign == "|" and line[n - 1 : n] != "\\"]
