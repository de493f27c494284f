"""T102: two Japanese sentence endings spliced into one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_BEFORE = r"(?<=[^\s「『（(\[`\"'“、。，．,.!?！？])"
_END = r"(?=[。．｡！？!?\s]|\Z|が[、,]|から|ので|のに|けど|けれど|し、|よ[。！]|ね[。！]|か[。？?])"
_DESU = re.compile(
    rf"{_BEFORE}(です)(?:です)*(?:い|あり|なり|おり|でき|られ|れ|し)ます{_END}|{_BEFORE}(です)ます(?=[。．｡])"
)
_MASU = re.compile(rf"(?<=[ぁ-ん一-鿿])(?<!ござい)(?<!やし)(ます|ました)(?:です|でした)+{_END}")
_HINTS = (
    "ですい",
    "ですあ",
    "ですな",
    "ですお",
    "ですで",
    "ですら",
    "ですれ",
    "ですし",
    "ですま",
    "ますで",
    "ましたで",
)
_LINE = re.compile(r"[^\r\n]*\Z")


@text_rule("T102", "spliced-ending", "two sentence endings are spliced into one", languages=("ja",))
def find_spliced_ending(text: str) -> Iterator[Match]:
    """Find the copula with a verb's ending behind it, and a verb's ending with the copula behind it.

    Why it is wrong: です takes no ます, and ます no です; the two are ends of two sentences that were begun.

    Before: `重要ですいます。` After: `重要です。`

    Leaves alone: the style called ですます調, the humble ございますです, endings inside 「」, and whatever the end
    of a clause does not follow.
    """
    if not any(hint in text for hint in _HINTS):
        return
    for pattern in (_DESU, _MASU):
        for match in pattern.finditer(text):
            kept = next(filter(None, match.groups()))
            if pattern is _DESU or not _is_quoted(text, match.start()):
                edit = Edit(match.start(), match.end(), kept)
                yield Match(match.start(), match.end(), f"「{match[0]}」 for 「{kept}」", (edit,))


def _is_quoted(text: str, at: int) -> bool:
    line = text[max(text.rfind("\n", 0, at), at - 400) + 1 : at] if at else ""
    return line.count("「") > line.count("」")
