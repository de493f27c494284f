"""T104: a Japanese connective, auxiliary or formal noun written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_mention
from stitchtext.rules.registry import Match, text_rule
from stitchtext.rules.typos.repeats import KANA

_THING = r"(?<=こと|もの|それ|これ|ここ|そこ|とき|ため)"
_NOUN = rf"(?:(?<=[\u3400-\u9fff々ァ-ヺーA-Za-z0-9」』）)])|(?<=[A-Za-z0-9`)\]}}] )|{_THING})"
_DEED = r"(?<=[\u3400-\u9fffァ-ヺーA-Za-z]{2})"
_NEXT = r"(?=[、。\u3400-\u9fffァ-ヺA-Za-z「『（( ])"
_PREDICATE = r"(?<=[るただいなの])"
_FORMS = {
    "から": (_NOUN, _NEXT),
    "まで": (rf"(?:{_NOUN}|(?<=る))", rf"(?:{_NEXT}|(?=に|の))"),
    "より": (_NOUN, r"(?=[も、\u3400-\u9fffァ-ヺ])"),
    "だけ": (r"", r"(?=[でがのをに、。]|\w)"),
    "について": (_NOUN, r""),
    "によって": (_NOUN, r""),
    "に対して": (_NOUN, r""),
    "に関して": (_NOUN, r""),
    "において": (_NOUN, r""),
    "における": (_NOUN, r""),
    "による": (_NOUN, r""),
    "のため": (_NOUN, r""),
    "には": (_NOUN, _NEXT),
    "では": (_NOUN, _NEXT),
    "とは": (_NOUN, _NEXT),
    "からの": (_NOUN, _NEXT),
    "という": (r"", r"(?=[\u3400-\u9fffァ-ヺA-Za-z「]|こと|もの|の|わけ|ふう|よう)"),
    "として": (r"", r""),
    "ために": (r"", r""),
    "ため": (_PREDICATE, r"(?=[に、。の])"),
    "こと": (r"(?<=[るたい])", r"(?=[をがはで]|に[なよ])"),
    "もの": (r"(?<=[るたいな])", r"(?=[をがは]|です|と)"),
    "よう": (_PREDICATE, r"(?=に[な、\u3400-\u9fff]|な[\u3400-\u9fff])"),
    "なければ": (r"", r""),
    "てい": (r"", r"(?=[るたなま])"),
    "でい": (r"(?<=ん)", r"(?=[るたなま])"),
    "して": (rf"(?<![対とに]){_DEED}", r"(?=[いおくみ、もはほかき])"),
    "てし": (r"", r"(?=ま)"),
    "され": (_DEED, r"(?=[るたてなま、])"),
    "した": (_DEED, r"(?=[。、\u3400-\u9fffァ-ヺ]|こと|もの|とき|ため|よう|ら|の)"),
    "する": (_DEED, r"(?=[。\u3400-\u9fffァ-ヺ]|こと|もの|とき|ため|よう|に|の)"),
    "られ": (r"(?<=[えけげせてねべめれいきしちにびみり来見])", r"(?=[るたてなま])"),
    "れ": (r"(?<=[さら])", r"(?=[るたて])"),
    "ませんでした": (r"", r""),
}
"""The forms, each with what must stand before it and behind its second time."""


@text_rule(
    "T104",
    "stuttered-word",
    "a connective or an auxiliary is written twice",
    languages=("ja",),
    safety="safe",
    needles=KANA,
    examples=(
        ("会議は朝からから続きます。", "会議は朝から続きます。"),
        ("設定を変更するためために使います。", "設定を変更するために使います。"),
        ("広く使われていている方法です。", "広く使われている方法です。"),
        ("値が変更されされるときです。", "値が変更されるときです。"),
        ("自動的に処理するすることができます。", "自動的に処理することができます。"),
        ("入力がなければなければ終わります。", "入力がなければ終わります。"),
    ),
    leaves=(
        "喉がからからに渇きました。",
        "後からあとから人が来ます。",
        "幕がするすると上がりました。",
        "これに対してしていることです。",
        "鍋でことこと煮ます。",
        "ではでは、始めましょう。",
        "本やノートなどなどを買いました。",
        "蛇がするする逃げました。",
        "庭には二羽にわとりがいます。",
        "ようようにして着きました。",
        "入力を受け入れれば済みます。",
        "いつまでもいつまでも待ちました。",
        "`するすること` と書きます。",
    ),
)
def find_stuttered_word(text: str) -> Iterator[Match]:
    """A word of grammar twice in a row: から, まで, ために, という, ている, され, する and their kin.

    Each form is listed with what must stand before and behind it, so that it cannot be another word. Left alone:
    words that are made by doubling (からから, するする, ことこと, ではでは, などなど), and what is quoted or in code.
    """
    for found in _compile_any().finditer(text):
        form = found[1]
        if _compile(form).match(text, found.start()) and not is_mention(text, *found.span()):
            yield Match(*found.span(), f"「{found[0]}」 for 「{form}」", (Edit(*found.span(), form),))


@cache
def _compile_any() -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(sorted(_FORMS, key=len, reverse=True))})\1")


@cache
def _compile(form: str) -> re.Pattern[str]:
    before, behind = _FORMS[form]
    return re.compile(before + form * 2 + behind)
