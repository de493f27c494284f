"""L116: a fragment is the inside of a JSON string, cut out of it with its escapes, where others are plain."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, takewhile, zip_longest
from typing import NamedTuple
from unicodedata import category

from stitchtext.folded import Folded, fold
from stitchtext.model import Article, Edit, Fragment, Suspect
from stitchtext.rules.registry import Match, text_rule
from stitchtext.scripts import closes

CODE = "L116"
_UNIT = r"u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|r\\n|[\"\\/nrt]"
_ESCAPE = re.compile(rf"\\(?:{_UNIT})")
_SELF = '"\\/'
"""What stands for itself behind a backslash: only that is too much."""
_TORN = re.compile(r"\\(?:u[0-9a-fA-F]{0,3})?\Z")
"""What is left of an escape at which the text was cut."""
_ANY = re.compile(rf"\\(?:{_UNIT})|.", re.DOTALL)
_LEAST, _OPEN, _SIDE = 3, 3, 9
"""Ends of lines and quotes that tell of such a text where no other fragment has what it says; of so many of these ends
one must stand behind a sentence; and characters on either side of an escape that are looked for in others."""
_PLACES, _LONGEST, _NEAR = 256, 6, 16
"""Places of a fragment, from its start and its end, that are looked for in others."""


_CLOSED = re.compile(r"['`](?!\w)")
"""What closes a string of code behind an end of a line."""


class _Escape(NamedTuple):
    """Where a text is escaped, and what stands there."""

    start: int
    end: int
    text: str


@text_rule(
    CODE,
    "escaped-text",
    "the text is the inside of a JSON string",
    severity="note",
    safety="safe",
    on=False,
    needles=("\\n",),
    examples=(
        (
            r"The port.\nIt is late.\nHe said: \"So?\"\nNobody spoke.",
            'The port.\nIt is late.\nHe said: "So?"\nNobody spoke.',
        ),
    ),
    leaves=(
        "C:\\new\\table and C:\\users\\ann\n",
        "print('one\\ntwo\\nthree\\nfour')",
        'printf("One.\\nTwo.\\nThree.\\n");',
        "Write \\n. It ends a line. And \\n is n. Then \\n again.",
        "One.\\nTwo.\nThree.\\nFour.\\nFive.",
        "One.\\nTwo.\\nThree.",
        "One.\\nTwo.\\nThree.\\d+ is a pattern.\\nFour.",
        "港の朝は静かだ。船が沖へ出る。",
    ),
)
def find_escaped_text(text: str) -> Iterator[Match]:
    r"""A text in one line with \n for the ends of its lines, and \" or \u00e9 as in JSON: cut out of a JSON string.

    It may be meant so, so that it speaks only when asked. Of a scrape such a fragment is read as what it says, where
    plain fragments have what it says around an escape, or where it has three such signs, ends of lines behind sentences
    among them. Left alone: a text with an end of a line, a quote or a backslash as it stands, strings of code, and what
    another fragment writes so, too.
    """
    escapes = _read(text)
    if _has_lines(text, escapes):
        yield from (_match(text, start, end) for start, end in _join([one[:2] for one in escapes]))


def mark_escaped(fragments: Sequence[Fragment]) -> Iterator[Suspect]:
    """The escapes of fragments that are the inside of a JSON string while others are plain, as suspects."""
    found = {one.index: escapes for one in fragments if (escapes := _read(one.text))}
    if not 0 < len(found) < len(fragments):
        return
    coded = [one for one in fragments if one.index in found]
    grams = {one.index: list(_list_grams(one.text, found[one.index])) for one in coded}
    wanted = {gram for pairs in grams.values() for pair in pairs for gram in pair}
    plain = [one.text for one in fragments if one.index not in found]
    held, spoken = _list_held(plain, wanted), any("\\n" in text for text in plain)
    for one in coded:
        escapes, pairs = found[one.index], grams[one.index]
        written, meant = (any(pair[side] in held for pair in pairs) for side in (0, 1))
        if not written and (meant or (not spoken and _has_lines(one.text, escapes))):
            outer = _list_outer(one.text, escapes)
            yield from (Suspect(one.index, own.start, own.end, CODE, own in outer) for own in escapes)


def _list_outer(text: str, escapes: Sequence[_Escape]) -> set[_Escape]:
    """The escapes at either end of a text that say nothing there: ends of lines, quotes around it, what is torn."""
    outer: set[_Escape] = set()
    low, high = len(text) - len(text.lstrip()), len(text.rstrip())
    for escape in takewhile(lambda own: not own.text.strip(), escapes):
        if escape.start == low:
            outer.add(escape)
            low = escape.end
    for escape in takewhile(lambda own: not own.text.strip(), reversed(escapes)):
        if escape.end == high:
            outer.add(escape)
            high = escape.start
    return outer


def mend_escaped(
    article: Article, fragments: Sequence[Fragment], marks: Mapping[int, Sequence[Suspect]]
) -> Iterator[Match]:
    """What stands in an article of the escapes that are marked in its fragments, as what they say."""
    own = {number: [mark[1:3] for mark in group] for number, group in marks.items()}
    spans: list[tuple[int, int]] = []
    for piece in article.pieces:
        if piece.fragment is not None and piece.source is not None and own.get(piece.fragment):
            low = piece.source - fragments[piece.fragment].start
            high, shift = low + piece.end - piece.start, piece.start - low
            known = own[piece.fragment]
            inside = known[bisect_left(known, (low,)) : bisect_left(known, (high,))]
            spans.extend((start + shift, end + shift) for start, end in inside if end <= high)
    for start, end in _join(spans):
        yield _match(article.text, start, end)


def _read(text: str) -> list[_Escape]:
    """The escapes of a text that is the inside of a JSON string, or of one that begins or ends there; else none."""
    body = text.strip()
    if "\\" not in body or "\n" in body or "\r" in body:
        return []
    found = [match.span() for match in _ESCAPE.finditer(body)]
    signs = sum(body.count("\\", *span) for span in found)
    last = found[-1][1] if found else 0
    torn = _TORN.search(body, max(last, len(body) - _LONGEST))
    ends = [(0, 1)] if body[0] == '"' else []
    ends += [torn.span()] if torn else [(len(body) - 1, len(body))] if body[-1] == '"' and last < len(body) else []
    quotes = body.count('"') - sum(body[start:end] == '\\"' for start, end in found)
    if not found or signs + (torn is not None) != body.count("\\") or quotes != sum(body[at] == '"' for at, _ in ends):
        return []
    lead = len(text) - len(text.lstrip())
    spans = sorted([*((at, at + 1 if body[at + 1] in _SELF else end) for at, end in found), *ends])
    return [_Escape(lead + at, lead + end, _decode(body[at:end])) for at, end in spans]


def _decode(written: str) -> str:
    """What an escape says; nothing for a control character, a backslash alone, or a quote around the whole."""
    if not _ESCAPE.fullmatch(written):
        return ""
    from json import loads  # noqa: PLC0415 - only here: most texts have no such sign

    meant = "\n" if written in ("\\n", "\\r\\n", "\\r") else str(loads(f'"{written}"'))
    return meant if meant in "\n\t" or category(meant[0]) != "Cc" else ""


def _has_lines(text: str, escapes: Sequence[_Escape]) -> bool:
    """Whether so many ends of lines and quotes are escaped, and stand as such do, that a text is not about escapes."""
    lines = [(one.start, one.end) for one in escapes if one.text == "\n"]
    ends = list(_join(lines))
    before = [text[max(0, start - _SIDE) : start] for start, _ in ends]
    quotes = sum(text.startswith('\\"', one.start) for one in escapes)
    closed = sum(map(closes, before))
    return (
        len(ends) + quotes >= _LEAST
        and 0 < len(ends) <= _OPEN * closed
        and not any(part[-1:].isspace() for part in before)
        and not any(_CLOSED.match(text, end) for _, end in ends)
    )


def _list_grams(text: str, escapes: Sequence[_Escape]) -> Iterator[tuple[str, str]]:
    """What stands around some escapes, as it is written and as it is meant."""
    shifts = accumulate((len(one.text) - (one.end - one.start) for one in escapes), initial=0)
    places = list(zip(escapes, shifts, strict=False))
    plain = fold(_replace(text, escapes), lean=True)
    own = fold(text, lean=True)
    for escape, shift in {*places[:_PLACES], *places[-_PLACES:]}:
        pair = [_cut_around(own, escape.start), _cut_around(plain, escape.start + shift)]
        if all(len(gram) == 2 * _SIDE for gram in pair):
            yield pair[0], pair[1]


def _cut_around(folded: Folded, raw: int) -> str:
    at = folded.at(raw)
    return folded.text[max(0, at - _SIDE) : at + _SIDE]


def _replace(text: str, escapes: Sequence[_Escape]) -> str:
    done = [0, *(escape.end for escape in escapes)]
    starts = [*(escape.start for escape in escapes), len(text)]
    parts = (text[low:high] for low, high in zip(done, starts, strict=True))
    return "".join(chain.from_iterable(zip_longest(parts, (escape.text for escape in escapes), fillvalue="")))


def _list_held(texts: Sequence[str], wanted: set[str]) -> set[str]:
    """Which of the runs that are wanted stand in any text."""
    size = 2 * _SIDE
    folded = (fold(text, lean=True).text for text in dict.fromkeys(texts))
    return wanted.intersection(own[at : at + size] for own in folded for at in range(len(own) - size + 1))


def _join(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, those as one that touch."""
    start = end = -1
    for low, high in sorted(spans):
        if low > end:
            if end >= 0:
                yield start, end
            start = low
        end = high
    if end >= 0:
        yield start, end


def _match(text: str, start: int, end: int) -> Match:
    """Escapes that touch, and what they say; of ends of lines nothing at an end of the text, or beside one."""
    line = "\r\n" if "\r\n" in text else "\n"
    meant = "".join(map(_decode, _list_units(text[start:end])))
    bare = {text[start - 1 : start], text[end : end + 1]} & {"", "\r", "\n"}
    meant = (meant.rstrip("\n") if bare else meant).replace("\n", line)
    return Match(start, end, f"「{text[start:end][:_NEAR]}」 is written as in JSON", (Edit(start, end, meant),))


def _list_units(written: str) -> list[str]:
    """Escapes that touch, each for itself, and a quote or what is torn beside them."""
    return [match[0] for match in _ANY.finditer(written)]
