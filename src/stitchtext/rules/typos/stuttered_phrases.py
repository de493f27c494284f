"""T105: a Japanese phrase written twice, with its particle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_code, is_quoted
from stitchtext.rules.registry import Match, text_rule
from stitchtext.rules.typos.repeats import KANA, Repeat, find_repeats_around

_SHORTEST, _LONGEST = 3, 24
_PLAIN = r"[^\s、。，．！？「」『』（）()《》…・:;■\"'`]*"
_WORD = r"[\u3400-\u9fff々ァ-ヺーA-Za-z]"
_ASKING = "何誰幾"
_FORMS = {"を": rf"{_PLAIN}", "が": rf"{_PLAIN}{_WORD}が", "は": rf"{_PLAIN}{_WORD}[にと]は"}


@text_rule(
    "T105",
    "stuttered-phrase",
    "a phrase is written twice with its particle",
    languages=("ja",),
    safety="safe",
    needles=KANA,
    examples=(
        ("この記号は値を表すを表す記号です。", "この記号は値を表す記号です。"),
        ("関数の戻り値が戻り値が返ります。", "関数の戻り値が返ります。"),
        ("この設定を変更設定を変更します。", "この設定を変更します。"),
        ("東京都には東京都には多くの人が住みます。", "東京都には多くの人が住みます。"),
    ),
    leaves=(
        "何を公開し何を公開しないかを決めます。",
        "個物が個物自身を含みます。",
        "本を、本を、と彼は言った。",
        "「本を読む本を読む」と唱えた。",
        "配列の配列を作ります。",
        "夢を見て夢を語ります。",
        "昨日は昨日、今日は今日です。",
        "赤を混ぜ、青を混ぜ、白を混ぜます。",
        "`値を表すを表す` と書きます。",
        "長いこと長いこと待ちました。",
    ),
)
def find_stuttered_phrase(text: str) -> Iterator[Match]:
    """A phrase of 3 to 24 characters that stands twice in a row with を in it, or ends with が, には or とは.

    Left alone: speech in 「」, code, phrases that ask (何を公開し何を公開しない), phrases with a mark inside, and
    others that can be right (配列の配列): those need another fragment.
    """
    for letter in _FORMS:
        for repeat in find_repeats_around(text, letter, _SHORTEST, _LONGEST):
            phrase = _read(text, repeat, letter)
            if phrase is not None and not is_quoted(text, repeat.start) and not is_code(text, repeat.start):
                start, middle, end = phrase
                yield Match(start, end, f"「{text[start:middle]}」 is written twice", (Edit(middle, end, ""),))


def _read(text: str, repeat: Repeat, letter: str) -> Repeat | None:
    """The repeat as it is read: が, には and とは at its end; nothing where it can be right."""
    size = repeat.middle - repeat.start
    end = text.find(letter, repeat.start + size) + 1 if letter != "を" else repeat.end
    shift = end - size - repeat.middle if letter != "を" else 0
    start = repeat.start + shift
    phrase = text[start : start + size]
    if text[start + size : start + 2 * size] != phrase or text[start + 2 * size :].startswith(phrase):
        return None
    fits = _compile(letter).fullmatch(phrase) and re.search(_WORD, phrase)
    return Repeat(start, start + size, start + 2 * size) if fits and not set(_ASKING) & set(phrase) else None


@cache
def _compile(letter: str) -> re.Pattern[str]:
    return re.compile(_FORMS[letter])
