"""S301: a heading that still stands inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.rules.quotations import is_code
from stitchtext.rules.registry import Match, text_rule

_INLINED = re.compile(r"(?<=[。．｡.!?！？…।۔」』）)”\"])[^\S\r\n]+(#{2,6})[^\S\r\n]+(?=[\w「『“])")


@text_rule(
    "S301",
    "inlined-heading",
    "a heading stands inside a line",
    severity="note",
    needles=(" ##", "\u3000##", "\t##"),
    leaves=(
        "本文です。\n### 見出し\n続きです。",
        "C# と F# の違いです。",
        "`a ## 見出し` と書きます。",
        "issue #12 is closed.",
        "x = 1  ## a comment",
        "メソッドは ### 階層のタイトルで列挙します。",
        "番号 # の欄に書きます。",
        "#### 四段の見出し",
        "色は #ffffff です。",
    ),
)
def find_inlined_heading(text: str) -> Iterator[Match]:
    """The marks of a heading in the middle of a line: the text was flattened, and no fragment shows where it ends.

    Where a fragment does show it, the heading gets its own line and loses its marks, and the account names this rule.
    Left alone: marks at the start of a line, a single #, code, and marks inside a sentence.
    """
    for match in _INLINED.finditer(text):
        start, end = match.span(1)
        if not is_code(text, start):
            yield Match(start, end, "a heading begins inside the line, and nothing shows where it ends")
