"""T204: a Chinese word of grammar written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_mention, is_quoted
from stitchtext.rules.registry import Match, text_rule
from stitchtext.rules.typos.repeats import find_doubled_letters

_LETTERS = {
    "是": r"(?<![但不可还還只就若要倒总總凡于於正真硬老便都先或算])是是(?![非否])",
    "和": r"(?<![暖温溫平])和和(?![气氣美平睦谐諧解谈談约約尚好音声聲服善风風暖])",
    "我": r"我我(?![们們])",
    "与": r"与与(?![会其否日众时])",
    "與": r"與與(?![會其否日眾時])",
    "被": r"被被(?![子褥单單])",
}
_PHRASES = (
    r"(如果|因为|因為|所以|但是|可以|我们|我們|他们|他們|它们|這個|这个|没有|沒有|由于|由於|通过|通過|以及|或者)\1"
    r"(?!的话)"
)


_JAPANESE = "の"


@text_rule(
    "T204",
    "doubled-chinese-word",
    "a word of grammar is written twice",
    languages=("zh",),
    safety="safe",
    needles=("的", "是", "我", "了", "，", "和"),
    examples=(
        ("这个模块是是某个系统的组件。", "这个模块是某个系统的组件。"),
        ("文件和和目录都在这里。", "文件和目录都在这里。"),
        ("如果如果没有文件，就会出错。", "如果没有文件，就会出错。"),
        ("我们我们今天去学校。", "我们今天去学校。"),
    ),
    leaves=(
        "这是是非之地。",
        "但是是覆盖原来的文件。",
        "战争年代的考验和和平年代的锻炼。",
        "大家暖暖和和过春节。",
        "这是他的目的的一部分。",
        "为了了解情况，他们来了。",
        "做些实实在在的事情。",
        "直到到达最后的入口。",
        "“不不，我我我不去。”",
        "看看，想想，往往，天天。",
        "与与会者交谈。",
        "我我们都去。",
        "`如果如果` 是错的。",
        "很多很多，一口一口。",
    ),
)
def find_doubled_chinese_word(text: str) -> Iterator[Match]:
    """A word of grammar twice in a row that shares no letter with another word: 是, 和, 我, 如果, 我们 and their kin.

    Left alone: 的的, 了了, 在在 and others that words share (目的的, 为了了解, 实实在在): those need another fragment;
    what is doubled to stress it (看看, 天天), three in a row, and speech.
    """
    for at in find_doubled_letters(text):
        pattern = _compile(text[at])
        if pattern is not None and pattern.match(text, at) and text[at - 1 : at] != text[at] != text[at + 2 : at + 3]:
            yield from _tell(text, at, at + 2)
    for match in _compile_phrases().finditer(text) if _JAPANESE not in text else ():
        yield from _tell(text, *match.span())


def _tell(text: str, start: int, end: int) -> Iterator[Match]:
    if not is_mention(text, start, end) and not is_quoted(text, start):
        kept = text[start : (start + end) // 2]
        yield Match(start, end, f"「{text[start:end]}」 for 「{kept}」", (Edit(start, end, kept),))


@cache
def _compile(letter: str) -> re.Pattern[str] | None:
    return re.compile(_LETTERS[letter]) if letter in _LETTERS else None


@cache
def _compile_phrases() -> re.Pattern[str]:
    return re.compile(_PHRASES)
