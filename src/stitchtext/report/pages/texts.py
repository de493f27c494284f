"""Texts as HTML: escaped, and with a token in the place of every character that steers or cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from stitchtext.report.controls import shorten

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe"
    "\uffff\ud800-\udfff\U000e0000-\U000e007f]+"
)
"""Controls, marks of direction, surrogates, tags. What joins or divides letters in its script is left as it is."""

_NAMED = 16
"""Runs of the same hidden character that are named, of those that follow one another."""


def show(text: str) -> Markup:
    r"""A text as the content of an element; of the same hidden character many times in a row one token tells how many.

    >>> show("a<b\u202e\u202e")
    Markup('a&lt;b<i data-n="2">U+202E×2</i>')
    """
    if not _HIDDEN.search(text):
        return _escape(text)
    done, parts = 0, []
    for match in _HIDDEN.finditer(text):
        parts += [_escape(text[done : match.start()]), *_name_all(match[0])]
        done = match.end()
    return Markup("").join([*parts, _escape(text[done:])])


def show_line(text: str, most: int = 0) -> Markup:
    r"""A text on one line, in the middle shortened to so many characters.

    >>> show_line("a\nb")
    Markup('a<i class="end">↵</i>b')
    """
    short = shorten(text, most) if most else text
    parts = [show(part) for part in short.replace("\r\n", "\n").replace("\t", " ").split("\n")]
    return Markup('<i class="end">↵</i>').join(parts)


def _escape(text: str) -> Markup:
    """A text as the content of an element, where quotes are letters; within an attribute they would end it."""
    return Markup(escape(text).replace("&#39;", "'").replace("&#34;", '"'))  # noqa: S704


def _name_all(hidden: str) -> Iterator[Markup]:
    """Tokens for hidden characters one after another; of very many different ones the first few."""
    left = len(hidden)
    for _, (char, same) in zip(range(_NAMED), groupby(hidden), strict=False):
        count = len(list(same))
        left -= count
        yield _name(char, count)
    if left:
        yield Markup('<i data-n="{}">{:,} more</i>').format(left, left)


def _name(char: str, count: int) -> Markup:
    code = f"U+{ord(char):04X}"
    return Markup('<i data-n="{}">{}×{:,}</i>').format(count, code, count) if count > 1 else Markup(f"<i>{code}</i>")  # noqa: S704
