"""T203: the ending of a Korean word written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_mention
from stitchtext.rules.registry import Match, text_rule

_ENDINGS = (
    "있습니다|했습니다|습니다|합니다|입니다|됩니다|니다|에서는|에서도|에서|에게|에는|으로는|으로|이라는|라는|부터|까지"
    "|하고|하며|하면|해서|하여|하는|되는|되어|지만|면서|들은|들이|들을|처럼|보다|를|는"
)
_PATTERN = rf"(?<=[가-힣A-Za-z0-9])({_ENDINGS})\1(?![가-힣])"


@text_rule(
    "T203",
    "stuttered-korean-ending",
    "the ending of a word is written twice",
    languages=("ko",),
    safety="safe",
    needles=("다",),
    examples=(
        ("문서를 저장할 수 있습니다습니다.", "문서를 저장할 수 있습니다."),
        ("이 파일은 서버에서에서 만듭니다.", "이 파일은 서버에서 만듭니다."),
        ("새 문서를를 엽니다.", "새 문서를 엽니다."),
        ("처음부터부터 다시 시작합니다.", "처음부터 다시 시작합니다."),
    ),
    leaves=(
        "우리 마을을 떠났습니다.",
        "누군가가 문을 열었습니다.",
        "임의의 위치를 누릅니다.",
        "은은한 빛이 비칩니다.",
        "하나하나 확인합니다.",
        "차근차근 배워 봅시다.",
        "경로로 바꾸십시오.",
        "그때그때 다릅니다.",
        "아이들이 이리저리 뛰었습니다.",
        "`있습니다습니다` 는 잘못입니다.",
        "정말 정말 좋습니다.",
    ),
)
def find_stuttered_korean_ending(text: str) -> Iterator[Match]:
    """The ending of a verb or a particle twice in a row at the end of a word: 습니다, 에서, 으로, 를 and their kin.

    Left alone: syllables that words end with and particles repeat (마을을, 누군가가, 임의의), words that are made by
    doubling (하나하나, 차근차근), and what is quoted by itself or in code.
    """
    for match in _compile().finditer(text):
        start, end = match.span()
        if not is_mention(text, start, end):
            yield Match(start, end, f"「{match[0]}」 for 「{match[1]}」", (Edit(start, end, match[1]),))


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_PATTERN)
