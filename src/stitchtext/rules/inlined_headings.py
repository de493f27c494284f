"""S301: a heading that still stands inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.rules.quotations import is_code
from stitchtext.rules.registry import Match, text_rule
from stitchtext.rules.stray_markdown import speaks_of_marks

_INLINED = re.compile(r"(?<=[。．｡.!?！？…।۔」』）)”\"])[^\S\r\n]+(#{2,6})[^\S\r\n]+(?=[\w「『“])")

_UNENDED = re.compile(r"(?<=[^\W\d_])[^\S\r\n]{1,8}(#{3,6})[^\S\r\n]{1,8}(?=[^\W\d_])")
"""Such marks behind a word: another heading, an item, a name."""


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
        "The macro joins A ## B here.",
        "Write ### before a title of the third order.",
        "In Markdown you write ### Title for one.",
    ),
)
def find_inlined_heading(text: str) -> Iterator[Match]:
    """The marks of a heading in the middle of a line: the text was flattened, and no fragment shows where it ends.

    Where a fragment does show it, the heading gets its own line and loses its marks, and the account names this rule.
    Behind a word, without the end of a sentence, three marks and a capital are one. Left alone: marks at the start of
    a line, a single #, code, a text on Markdown, and marks inside a sentence.
    """
    found = [match.span(1) for match in _UNENDED.finditer(text) if text[match.end()].isupper()]
    found = [] if found and speaks_of_marks(text) else found
    for start, end in sorted(found + [match.span(1) for match in _INLINED.finditer(text)]):
        if not is_code(text, start):
            yield Match(start, end, "a heading begins inside the line, and nothing shows where it ends")
