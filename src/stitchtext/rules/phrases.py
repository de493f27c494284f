"""Phrases: what pages write around their articles, in many languages, and how a line is held against it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pkgutil import get_data
from typing import Literal, NamedTuple, TypeAlias, get_args

from stitchtext.folded import INVISIBLE

PhraseKind: TypeAlias = Literal["more", "page", "word"]
LONGEST = 64
"""Characters that a line of the page may have; a longer one is not looked up."""

_FILE = "leftovers.txt"
_AROUND = " …‥.·•・*»«›‹<>→←↓↑▶►▷▼▽▲△■◆●★|:!-‐–—_~=+#()[]{}【】〈〉《》「」『』“”\"'"
_SPACE = re.compile(rf"[\s{INVISIBLE}]+")
_NUMBER = re.compile(r"\d+")
_DIVIDED = re.compile(r"[|｜·•・]")


class Phrases(NamedTuple):
    """The phrases as they are compared, with their kinds, and those that tell of more as they are written."""

    kinds: dict[str, PhraseKind]
    more: tuple[str, ...]


def look_up(line: str) -> PhraseKind | None:
    """What a line of the page is; None for any other line. A line of several phrases is furniture.

    >>> look_up("Read more »"), look_up("1 / 3"), look_up("広告"), look_up("広告の歴史")
    ('more', 'page', 'word', None)
    """
    if not 0 < len(line) <= LONGEST:
        return None
    kinds = load_phrases().kinds
    found = kinds.get(_bare(line))
    if found is None and _DIVIDED.search(line):
        parts = [part for part in map(_bare, _DIVIDED.split(line)) if part]
        return "page" if len(parts) > 1 and all(part in kinds for part in parts) else None
    return found


@cache
def load_phrases() -> Phrases:
    """The phrases that come with the package, read when a short line first asks for them."""
    data = get_data(__package__, _FILE)
    if data is None:
        raise FileNotFoundError(_FILE)
    kinds: dict[str, PhraseKind] = {}
    more: list[str] = []
    kind: PhraseKind = "page"
    for line in data.decode().splitlines():
        if line.startswith("["):
            kind = next(name for name in get_args(PhraseKind) if line == f"[{name}]")
        elif line and not line.startswith("#"):
            phrases = line.partition(": ")[2].split(" | ")
            kinds.update((_bare(phrase), kind) for phrase in phrases)
            more.extend(phrases if kind == "more" else ())
    return Phrases(kinds, tuple(sorted(more, key=len, reverse=True)))


def _bare(line: str) -> str:
    """A line without width, case, white space, the signs around it, and the value of its numbers."""
    plain = line if line.isascii() else unicodedata.normalize("NFKC", line)
    return _NUMBER.sub("0", _SPACE.sub("", plain.casefold().strip(_AROUND))).strip(_AROUND)
