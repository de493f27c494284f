"""L106: the lines of a text begin as those of quoted mail, with their numbers, or with who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_TAIL = r"[^\S\r\n]?(?(1)|(?=\S))"
"""What stands behind such a thing: the line, or behind a sign whatever there is, nothing on empty lines of mail."""
_LINE = re.compile(r"^[^\S\r\n]*(?:(>(?:[^\S\r\n]?>)*)|(\d{1,5})(?:[:.|)](?=[^\S\r\n])|\t))" + _TAIL, re.MULTILINE)
_ANY = re.compile(
    r"^[^\S\r\n]*(?:(>(?:[^\S\r\n]?>)*|[|+*│┃•·–—\-]{1,2}(?=[^\S\r\n])|//(?=[^\S\r\n]))"
    r"|[(\[]?(\d{1,5})(?:[:.)\]](?=[^\S\r\n])|[^\S\r\n]?[|│](?=[^\S\r\n])|\t)"
    r"|[(\[]?(\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{1,3})?)[)\]]?(?=[^\S\r\n]))" + _TAIL,
    re.MULTILINE,
)
"""As above, and other signs, numbers in brackets, and times."""
_NAME = r"([^\W\d_][\w .'’#&\-]{0,29})"
_SPEAKER = re.compile(
    rf"^[^\S\r\n]*(?:[\[【(]{_NAME}[\])】]:?|\*{{0,2}}{_NAME}\*{{0,2}}(?:：|:\*{{0,2}}(?=[^\S\r\n])))[^\S\r\n]*(?=\S)",
    re.MULTILINE,
)
"""Who speaks, as speech recognition writes it before what is said: a name with a colon, or in brackets."""
_NUMBER = re.compile(r"\d+")
_BREAK = re.compile(r"\n")
_FEWEST, _MOST = 4, 0.8
"""Lines that begin so at least, and the part of all lines."""
_LONG, _VOICES = 32, 8
"""Characters of a line that is no heading, and speakers at most."""


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
            "It was late.\nHe went home.\n\nShe stayed.\nIt rained.\n",
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
    have the lines without them tell, of those who speak (Speaker 1:) as well. Left alone: fewer than four lines, and
    numbers that do not count.
    """
    yield from (Match(*span, "the line begins here", (Edit(*span, ""),)) for span in _list(_LINE, text))


def may_be_item(prefix: str) -> bool:
    """Whether it is a number or a sign that the items of a list have, too."""
    return ">" not in prefix


def list_prefixes(text: str) -> list[tuple[int, int]]:
    """Where signs, numbers that count, times that go on or few speakers stand before most lines; else nothing."""
    return _list(_ANY, text) or _list_speakers(text)


def _begins_so(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text has lines enough, and one of the first begins so: a look that costs nothing."""
    starts = [0, *(match.end() for match in islice(_BREAK.finditer(text), _FEWEST - 1))]
    return len(starts) == _FEWEST and any(pattern.match(text, start) for start in starts)


def _list(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    if not _begins_so(pattern, text):
        return []
    found = list(pattern.finditer(text))
    if len(found) < max(_FEWEST, _MOST * sum(1 for line in text.splitlines() if line.strip())):
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


def _list_speakers(text: str) -> list[tuple[int, int]]:
    """Where speakers stand before nearly all long lines, few of them, who speak again and again."""
    if not _begins_so(_SPEAKER, text):
        return []
    said = [(match, match[match.lastindex or 0]) for match in _SPEAKER.finditer(text)]
    kinds = Counter(_NUMBER.sub("0", name) for _, name in said)
    again = [(match.start(), match.end(), name) for match, name in said if kinds[_NUMBER.sub("0", name)] > 1]
    few = len(again) >= _FEWEST and len({name for *_, name in again}) <= min(_VOICES, len(again) * 2 // 3)
    return [(start, end) for start, end, _ in again] if few and _are_most(text, [start for start, *_ in again]) else []


def _are_most(text: str, starts: Sequence[int]) -> bool:
    """Whether these are the starts of nearly all long lines."""
    long = sum(len(line) >= _LONG for line in text.split("\n"))
    own = sum(len(text[start : start + _LONG].partition("\n")[0]) == _LONG for start in starts)
    return own >= max(1, _MOST * long)
