"""L109: a fragment is no text, but the page of an error, or what a program writes where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stitchtext.model import Edit, Fragment, Suspect
from stitchtext.rules.phrases import is_said
from stitchtext.rules.registry import Match, text_rule

_CODE = "L109"
_LONGEST = 400
"""Characters of such a page."""
_THROWN = re.compile(
    r'\s*(?:\{\s*"errors?"\s*:[^{}]{0,200}\}'
    r"|\w{0,20}(?:Timeout|Connection|Connect|HTTP|SSL|Proxy|Read|Request)\w{0,12}(?:Error|Exception): [^\r\n]+"
    r"|Error: (?:timeout|net::|connect|socket|request|read|HTTP|getaddrinfo)[^\r\n]{1,200})\s*"
)
"""What a program answers instead of a page."""
_NUMBERED = re.compile(r"[^\W\d_][^\r\n:#]{1,24}(?:: ?|#)[#\w.:\-]{2,64}")
"""The line by which a server knows a page that it did not give, if a digit is in it."""
_NOTHING = frozenset({"null", "none", "nil", "undefined", "n/a", "nan", "<br>", "<br/>", "<br />", "<p></p>"})
"""What programs write for no text."""


@text_rule(
    _CODE,
    "error-page",
    "the text is the page of an error, or none at all",
    safety="unsafe",
    severity="note",
    on=False,
    examples=(
        ("404 Not Found\nnginx\n", ""),
        ("Just a moment...\nEnable JavaScript and cookies to continue\n", ""),
        ("ページが見つかりません\n", ""),
        ("Access denied\nReference #18.2d3a\n", ""),
        ('{"error": "rate limit exceeded"}', ""),
        ("undefined\n", ""),
        ("[]", ""),
    ),
    leaves=(
        "404 Not Found\nThe page that nobody asked for was the first of many.\n",
        "Access denied\nThe number of the room: it was 12\n",
        "Reference #18.2d3a\n",
        "Not found in the list\n",
        "Error: none\nAll went well.\n",
        "Access denied\nA novel in three parts\n",
        "お探しのページ\n",
        "Terror: a history\n",
        "Error: a word with five letters\nAnd more of them\n",
        "Loading the ship took a day.\n",
        "None of them came.\n",
        "ok",
        "1.\n…\n",
    ),
)
def find_error_page(text: str) -> Iterator[Match]:
    """A text of nothing but what a server or a page says that cannot be had: 404 Not Found, Enable JavaScript.

    Below it may stand a number by which that is known. Or what a program writes where it has no text: null, N/A, {},
    and whatever has no letter and no digit. It may be an example, so that it speaks only when asked; of a scrape with
    other fragments one that no other holds is set aside. Left alone: a text with one more line, a long one, and any
    other word.
    """
    if is_error_page(text):
        yield Match(0, len(text), "no text, but what stands for one", (Edit(0, len(text), ""),))


def is_error_page(text: str) -> bool:
    """Whether all lines of a short text are such phrases, or it has no text."""
    if len(text) > _LONGEST:
        return False
    lines = _list_lines(text)
    if lines and (_THROWN.fullmatch(text) or text.strip().lower() in _NOTHING or not any(map(str.isalnum, text))):
        return True
    said = [is_said(line, "error") for line in lines]
    return any(said) and all(one or _is_numbered(line) for one, line in zip(said, lines, strict=True))


def _is_numbered(line: str) -> bool:
    return _NUMBERED.fullmatch(line) is not None and any(map(str.isdigit, line))


def mark_error_pages(fragments: Sequence[Fragment]) -> Iterator[Suspect]:
    """The fragments that are such a page with a line that no other one has, as muted suspects; unless all are."""
    found = [one for one in fragments if is_error_page(one.text)]
    pages = {one.index for one in found}
    if len(pages) < len(fragments):
        others = {line for one in fragments if pages and one.index not in pages for line in _list_lines(one.text)}
        for one in found:
            if not others.issuperset(_list_lines(one.text)):
                yield Suspect(one.index, 0, len(one.text), _CODE, True)


def _list_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
