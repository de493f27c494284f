"""Torn entities: what is left at a cut end of a character that HTML writes with many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from stitchtext.marks import find_entities
from stitchtext.model import Fragment, Suspect

_CODE = "C106"
_TAIL, _HEAD = re.compile(r"&(#?[0-9a-zA-Z]{0,8})\Z"), re.compile(r"(#?[0-9a-zA-Z]{1,8};)")
_NEAR = 10
"""Characters at an end in which one stands."""


def mark_torn(fragments: Sequence[Fragment]) -> Iterator[Suspect]:
    """What stands of one at either end of fragments that write characters so elsewhere, as muted suspects.

    Whole ones are compared as the character that they mean; what is left of one would be other letters.
    """
    for fragment in fragments:
        text = fragment.text
        if "&" not in text:
            continue
        tail, head = _TAIL.search(text, max(0, len(text) - _NEAR)), _HEAD.match(text)
        torn = [found.span() for found in (head, tail) if found is not None and _is_part(found[1])]
        if torn and any(find_entities(text)):
            yield from (Suspect(fragment.index, start, end, _CODE, True) for start, end in torn)


def _is_part(text: str) -> bool:
    """Whether letters begin, or with a semicolon end, the name or the number of a character."""
    if text.strip("#;0123456789xX") == "":
        return True
    return any(name.endswith(text) if text.endswith(";") else name.startswith(text) for name in _list_names())


@cache
def _list_names() -> tuple[str, ...]:
    from html.entities import html5  # noqa: PLC0415 - only here: most texts have no such sign

    return tuple(name for name in html5 if name.endswith(";"))
