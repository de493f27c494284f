"""T102: two Japanese sentence endings spliced into one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.endings import BEHIND, END, JOINED, VERBAL, find_chains
from stitchtext.rules.quotations import is_mention, is_quoted
from stitchtext.rules.registry import Match, text_rule

_STEM = "(?:い|あり|なり|でき|おり|し|いき|くれ|いただき|てい|でい|られ|され|させ|れ|せ)"
_TAIL = rf"(?:{_STEM}?ます|ました|です|でした|す|た)*+"
# 吸います in kana takes で of what one draws through and of the place: 口ですいます。
_INHALED = "(?!(?:(?<=[口鼻胸肺室外管機])|(?<=[こそど]こ|ちら|部屋|ロー|ナー|イト|ンプ|イプ))ですいます)"
# A run is read from its first ending on, once and to its end: a long one costs no more than its length.
_COPULA = rf"(?<!です)(?<!ます)(?<!すす){_INHALED}(です)(?:です|す)*+{_STEM}ます{_TAIL}"
_VERB = (
    rf"{VERBAL}(?<!ござい)(?<!(?<![一-鿿])やし)(?<!です.)(?<!です..)"
    rf"(?:(ます)(?:ます|す)*+(?:です|でした|ました)|(?<!ました)(?<!たた)(ました)(?:ました|た)*+(?:です|でした)){_TAIL}{END}"
)


@text_rule(
    "T102",
    "spliced-ending",
    "two sentence endings are spliced into one",
    languages=("ja",),
    safety="safe",
    early=True,
    examples=(
        ("非常に重要ですいます。", "非常に重要です。"),
        ("答えは簡単ですあります。", "答えは簡単です。"),
        ("毎日使いますです。", "毎日使います。"),
        ("昨日行きましたです。", "昨日行きました。"),
        ("番号を増やしますです。", "番号を増やします。"),
    ),
    leaves=(
        "文体はですます調です。",
        "「ですいます」とは言いません。",
        "さようでございますです。",
        "「分かりましたです。」と彼は答えた。",
        "「行ってきますですよ」と彼女は笑った。",
        "必要ですし、使います。",
        "本当でしたです。",
        "`重要ですいます` は誤りです。",
        "空気を口ですいます。",
        "ジュースをストローですいます。",
        "担当はやましたです。",
    ),
)
def find_spliced_ending(text: str) -> Iterator[Match]:
    """A copula with a verb's ending behind it, or a verb's ending with a copula behind it; the first one stays.

    です takes no ます and ます no です: two sentences were begun, and both endings written. Left alone: the name
    ですます, the humble ございますです, a way of speaking inside 「」, an ending quoted by itself or in code, and です
    with でした, of which nobody can tell which is right, and 吸います in kana behind what one inhales through.
    """
    for match in find_chains(text, _compile()):
        start, end = match.span()
        spoken = not match[0].startswith("です") and is_quoted(text, start)
        if not spoken and not is_mention(text, start, end):
            kept = match[match.lastindex or 0]
            yield Match(start, end, f"「{match[0]}」 for 「{kept}」", (Edit(start, end, kept),))


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(
        f"(?:{BEHIND}{_COPULA}{END}|{_COPULA}{JOINED}|{_VERB})"
    )  # only when first needed: the command must start quickly
