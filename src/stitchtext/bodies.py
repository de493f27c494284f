"""Bodies: where a text begins and ends, without what is not of it at its ends."""

from __future__ import annotations

from collections.abc import Iterable

from stitchtext.folded import INVISIBLE


def find_body(text: str, mutes: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The span of a text without what folds away at its ends: white space and the spans `mutes`.

    >>> find_body("Ad body Ad", [(0, 2), (8, 10)])
    (3, 7)
    """
    spans = sorted(mutes)
    start, end = _skip(text, 0), len(text)
    for low, high in spans:
        start = _skip(text, high) if low <= start < high else start
    for low, high in reversed(spans):
        end = _skip_back(text, end)
        end = low if low < end <= high else end
    return start, max(start, _skip_back(text, end))


def find_end(text: str) -> int:
    r"""Where a text ends without white space; a copy without that would take the memory of a long text once more.

    >>> find_end("body \n")
    4
    """
    at = len(text)
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _skip(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in INVISIBLE):
        at += 1
    return at


def _skip_back(text: str, at: int) -> int:
    while at and (text[at - 1].isspace() or text[at - 1] in INVISIBLE):
        at -= 1
    return at
