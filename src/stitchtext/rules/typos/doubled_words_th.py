"""T205: a Thai word of grammar written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_mention, is_quoted
from stitchtext.rules.registry import Match, text_rule

_PATTERN = (
    r"(และ|หรือ|ซึ่ง|เพื่อ|สำหรับ|จาก|เนื่องจาก|ระหว่าง|แต่ละ|ความ|เมื่อ)\1(?![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])|(โดย)โดย(?!สาร)"
)


@text_rule(
    "T205",
    "doubled-thai-word",
    "a word of grammar is written twice",
    languages=("th",),
    safety="safe",
    needles=("า",),
    examples=(
        ("เสรีภาพและและความยุติธรรม", "เสรีภาพและความยุติธรรม"),
        ("ทุกคนมีสิทธิในความความปลอดภัย", "ทุกคนมีสิทธิในความปลอดภัย"),
    ),
    leaves=(
        "สิทธิที่ที่ดินนั้นมี",
        "นี่เป็นของของเขา",
        "วงการการ์ตูนไทย",
        "องค์การการค้าโลก",
        "เดินทางโดยโดยสารรถไฟ",
        "กับกับดักหนู",
        "ค่อยๆ เดินช้าๆ",
        "เรื่องต่างๆ และอื่นๆ",
        "“และและ” เขาพูดติดอ่าง",
        "ภายในในเมือง",
    ),
)
def find_doubled_thai_word(text: str) -> Iterator[Match]:
    """A conjunction or preposition twice in a row that no other word starts with: และ, หรือ, ซึ่ง, เพื่อ and their kin.

    Left alone: what other words start with (ของของ, ที่ที่, การการ), what is doubled by ๆ, and speech.
    """
    for match in _compile().finditer(text):
        start, end = match.span()
        if not is_mention(text, start, end) and not is_quoted(text, start):
            kept = match[match.lastindex or 0]
            yield Match(start, end, f"「{match[0]}」 for 「{kept}」", (Edit(start, end, kept),))


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_PATTERN)
