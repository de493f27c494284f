"""L106: the lines of a text begin as those of quoted mail, or with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_LINE = re.compile(
    r"^[^\S\r\n]*(?:(>(?:[^\S\r\n]?>)*)|(\d{1,5})(?:[:.|)](?=[^\S\r\n])|\t))[^\S\r\n]?(?=\S)", re.MULTILINE
)
_ANY = re.compile(
    r"^[^\S\r\n]*(?:(>(?:[^\S\r\n]?>)*|[|+*│┃•·–—\-]{1,2}(?=[^\S\r\n])|//(?=[^\S\r\n]))"
    r"|[(\[]?(\d{1,5})(?:[:.|)\]](?=[^\S\r\n])|\t)"
    r"|[(\[]?(\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{1,3})?)[)\]]?(?=[^\S\r\n]))[^\S\r\n]?(?=\S)",
    re.MULTILINE,
)
"""As above, and other signs, numbers in brackets, and times."""
_BREAK = re.compile(r"\n")
_FEWEST, _MOST = 4, 0.8
"""Lines that begin so at least, and the part of all lines."""


@text_rule(
    "L106",
    "line-prefix",
    "the lines begin as those of quoted mail, or with their numbers",
    safety="unsafe",
    severity="note",
    on=False,
    examples=(
        (
            "> It was late.\n> He went home.\n>\n> She stayed.\n> It rained.\n",
            "It was late.\nHe went home.\n>\nShe stayed.\nIt rained.\n",
        ),
        ("1: 港の朝\n2: 船が出る。\n3: 網を引く。\n4: 帰る。\n", "港の朝\n船が出る。\n網を引く。\n帰る。\n"),
    ),
    leaves=(
        "> It was late.\nHe went home.\nShe stayed.\nIt rained.\n",
        "1. One\n2. Two\n",
        "1: one\n3: two\n5: three\n9: four\n",
        "The first line\nThe second\nThe third\nThe fourth\n",
        "10:30 Coffee\n11:00 Talk\n12:00 Lunch\n13:00 Talk\n",
        "1. 港\n\n船が出る。\n\n2. 網\n\n網を引く。\n",
        "a > b\nb > c\nc > d\nd > e\n",
        "> quoted\n\nAn answer.\n\n> quoted\n\nAnother one.\n",
    ),
)
def find_line_prefix(text: str) -> Iterator[Match]:
    """Signs or numbers before four lines in five: of mail that is quoted (>), or of a listing (1: 2: 3:).

    A list may be numbered so, too, so that it speaks only when asked; beside other fragments of a scrape, those that
    have the lines without them tell. Left alone: fewer than four lines, and numbers that do not count.
    """
    yield from (Match(*span, "the line begins here", (Edit(*span, ""),)) for span in _list(_LINE, text))


def may_be_item(prefix: str) -> bool:
    """Whether it is a number or a sign that the items of a list have, too."""
    return ">" not in prefix


def list_prefixes(text: str) -> list[tuple[int, int]]:
    """Where signs, numbers that count or times that go on stand before most lines of a text; else nothing."""
    return _list(_ANY, text)


def _list(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    starts = [0, *(match.end() for match in islice(_BREAK.finditer(text), _FEWEST - 1))]
    if len(starts) < _FEWEST or not any(pattern.match(text, start) for start in starts):
        return []
    found = list(pattern.finditer(text))
    if len(found) < max(_FEWEST, _MOST * sum(1 for line in text.splitlines() if line.strip(" \t>"))):
        return []
    return [match.span() for match in found] if _are_alike([match.groups("") for match in found]) else []


def _are_alike(prefixes: Sequence[Sequence[str]]) -> bool:
    """Whether all are signs, and if not of mail the same; or numbers that count, or times in order."""
    kinds = {tuple(map(bool, groups)) for groups in prefixes}
    if len(kinds) > 1:
        return False
    signs, numbers, *times = map(list, zip(*prefixes, strict=True))
    if any(signs):
        return len(set(signs)) == 1 or all(sign.startswith(">") for sign in signs)
    if any(numbers):
        return all(int(after) - int(before) == 1 for before, after in pairwise(numbers))
    clocks = [[float(part.replace(",", ".")) for part in time.split(":")] for time in times[0]]
    return all(before <= after for before, after in pairwise(clocks))
