"""C106: HTML entities in a text that is no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.marks import find_entities
from stitchtext.model import Edit
from stitchtext.rules.quotations import is_code, is_mention
from stitchtext.rules.registry import Match, text_rule

_ABOUT = re.compile(
    r"<|html|xml|sgml|entit|markup|実体|エンティティ|マークアップ|实体|實體|엔터티|сущност", re.IGNORECASE
)
_BESIDE = re.compile(r"url|https?:|escap|エスケープ|转义|轉義|экраниров", re.IGNORECASE)

_NEAR = 200


@text_rule(
    "C106",
    "html-entity",
    "an HTML entity stands for a character",
    safety="safe",
    needles=("&",),
    examples=(
        ("Research &amp; Development at the bank", "Research & Development at the bank"),
        ("It&#39;s late,&nbsp;he said.", "It's late,\u00a0he said."),
        ("彼は&quot;はい&quot;と言った。", '彼は"はい"と言った。'),
    ),
    leaves=(
        "In HTML, &amp; stands for &.",
        "XML では &lt; と書きます。",
        "AT&T; and R&D; are firms",
        "`&nbsp;`",
        "The sign “&amp;” is read aloud.",
        "if (<b> &amp; c)",
        "kill -9 &;",
        "&foo; is not known.",
        "A & B; C & D",
        "实体 &nbsp; 表示空格。",
        "A URL with &amp;lang=en at its end",
        "https://example.org/?a=1&amp;b=2",
    ),
)
def find_html_entity(text: str) -> Iterator[Match]:
    """Character references such as &amp;amp; and &amp;#39; that a scraper left; the character takes their place.

    Left alone: code, quoted samples, unknown names, a line that speaks of addresses or escaping, and all of a text
    that speaks of HTML, XML or entities, or has a &lt; in it.
    """
    for start, end, meant in find_entities(text) if not _ABOUT.search(text) else ():
        if len(meant) != 1 or is_mention(text, start, end) or is_code(text, start):
            continue
        if not _BESIDE.search(_read_line(text, start, end)):
            yield Match(start, end, f"「{text[start:end]}」 is 「{meant}」", (Edit(start, end, meant),))


def _read_line(text: str, start: int, end: int) -> str:
    """The line around a span, as far as it is near: a flattened text is one line."""
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    return before[before.rfind("\n") + 1 :] + behind.split("\n", 1)[0]
