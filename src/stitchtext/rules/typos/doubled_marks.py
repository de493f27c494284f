"""T106: a Japanese or Chinese mark written twice: 。。 、、 。、."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_code, is_mention
from stitchtext.rules.registry import Match, text_rule

_PATTERN = (
    r"(?<=[^\s。、，．・…「『（(！？!?.,■])(?:(。)[。、]|(?:(、)、|(。)、|、(。)|(，)，))(?![。、，．・….,」』）)])"
)
_OFTEN = 3
"""So many of them, and they are how the writer writes."""


@text_rule(
    "T106",
    "doubled-mark",
    "a sentence or clause mark is written twice",
    languages=("ja", "zh"),
    safety="safe",
    needles=("。。", "、、", "。、", "、。", "，，"),
    examples=(
        ("今日は晴れです。。明日は雨です。", "今日は晴れです。明日は雨です。"),
        ("しかし、、それは違います。", "しかし、それは違います。"),
        ("今日は晴れです、。明日は雨です。", "今日は晴れです。明日は雨です。"),
        ("今日は晴れです。、明日は雨です。", "今日は晴れです。明日は雨です。"),
        ("关闭时，，系统会保存文件。", "关闭时，系统会保存文件。"),
    ),
    leaves=(
        "それは。。。分かりません。",
        "そうですか、、、",
        "待って。。」と言った。",
        "。。と書きます。",
        "さて、、",
        "記号「。、」を使います。",
        "句読点（。、）の使い方です。",
        "`晴れです。。` は誤りです。",
        "うん。。そうだね。。まあね。。いいよ。",
        "終わり。…そして始まり。",
        "何！？　本当に！！",
    ),
)
def find_doubled_mark(text: str) -> Iterator[Match]:
    """Two sentence or clause marks in a row where one belongs; of 。 and 、 the 。 stays.

    Left alone: three and more, and two at the end of a line or of speech (they are an ellipsis), marks that are written
    of, ！ and ？, and a text that has three of them: its writer means them.
    """
    found = [match for match in _compile().finditer(text) if not _is_meant(text, match)]
    for match in found if len(found) < _OFTEN else ():
        kept = "".join(filter(None, match.groups()))
        start, end = match.span()
        yield Match(start, end, f"「{match[0]}」 for 「{kept}」", (Edit(start, end, kept),))


def _is_meant(text: str, match: re.Match[str]) -> bool:
    trails = match[0] in ("、、", "，，") and text[match.end() : match.end() + 1] in ("", "\r", "\n")
    return trails or is_code(text, match.start()) or is_mention(text, *match.span())


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_PATTERN)
