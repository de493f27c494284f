"""T103: a Japanese particle written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_mention
from stitchtext.rules.registry import Match, text_rule
from stitchtext.rules.typos.repeats import KANA, find_doubled_letters

# What can stand before a particle, and what can follow it; the closed lists of words in kana are common ones.
_NOUN = r"(?<=[\u3400-\u9fff々〆ァ-ヺーA-Za-z0-9Ａ-Ｚａ-ｚ０-９」』）)\]】》〉”\"'`%％}/+*])"
_SPACED = r"(?<=[A-Za-z0-9`)\]}\"'%/+*] )"
_THAT = r"(?<=それ|これ|あれ|どれ|ここ|そこ|どこ|だれ|ため|とき|よう|ほう|うち|ほか|まま|せい|おり|ごと)"
_THEM = r"(?<=さん|たち|なた|べて|れら|くつ)"
_BEFORE = rf"{_NOUN}|{_THAT}|{_THEM}|{_SPACED}"
_NEXT = (
    r"\ ?[\u3400-\u9fffァ-ヺA-Za-z0-9Ａ-Ｚａ-ｚ０-９「『（(《【“`\"/$<■]"
    r"|この|その|あの|どの|これ|それ|ここ|そこ|あなた|わた|ある[^き]|よる|よって|さらに|すべて|まず|いつ|どう|ほか|たと|もう"
)
_PLAIN = r"[\u3400-\u9fffァ-ヺA-Za-z]"
_BE = "でき|あり|ない|なく|なり"
_DO = "なる|なっ|する|し[たてまな]|いる|いま"
_OLD = "しえ|しへ|しむ|かし|さな|さめ|り[、。]|んな|とこ|とめ|どり|ぢ|ば"
_MORE = r"まで|から|だけ|など"
_THIGH = "(?<![太鶏鳥豚牛内両腿外白黄紅])"
_PATTERNS = {
    "を": rf"(?:(?<=[^\s、。，．！？・「『（(ぁぃぅぇぉ])|{_SPACED})をを(?!{_OLD})",
    "が": rf"(?:{_BEFORE}|(?<=こと|もの|です|ます))がが(?={_NEXT}|、|{_BE}|{_DO}|なけ|わか|かか)",
    "に": rf"(?:{_BEFORE}|(?<=もの|こと|だけ|まで))(?<!死)にに"
    rf"(?={_NEXT}|[、はも]|{_BE}|{_DO}|され|つい|つな|より|おい|おけ|とっ|かか)",
    "の": rf"(?:(?:{_BEFORE}|(?<=こと|との|への|での|{_MORE}))のの"
    rf"(?={_NEXT}|いず|うち|ため|よう|みを|みで|もの|とお)(?!字)"
    r"|(?<=[るただい])のの(?=[がをはに]|で[、す]))",
    "と": rf"(?:{_BEFORE}|(?<=もの|など|だけ)|(?<=[るたい]か))(?<!こと)とと"
    rf"(?={_NEXT}|、|は(?:、|{_PLAIN})|いう|いえ|いっ|なり|なら|すれ|{_DO}|おな)",
    "は": rf"(?:{_BEFORE}|(?<=もの|こと|には|{_MORE}))はは(?={_NEXT}|、|{_BE}|なら|いま|とても)(?!様)",
    "で": rf"(?:{_BEFORE}|(?<=こと|もの|だけ|など))でで(?={_NEXT}|、|は(?:[、な]|{_PLAIN})|の{_PLAIN}|あり|し[たょ])",
    "も": rf"(?:{_BEFORE}|(?<=こと|もの|より|など)|(?<=[にでと])){_THIGH}もも"
    rf"(?={_NEXT}|、|{_BE}|しれ|かま)(?![肉色缶焼栗])",
    "へ": rf"(?:{_BEFORE})へへ(?={_NEXT}|の[ \u3400-\u9fffァ-ヺA-Za-z]|と[\u3400-\u9fff])",
}


@text_rule(
    "T103",
    "stuttered-particle",
    "a particle is written twice",
    languages=("ja",),
    safety="safe",
    needles=KANA,
    examples=(
        ("新しい本をを読みました。", "新しい本を読みました。"),
        ("この問題がが起きる理由です。", "この問題が起きる理由です。"),
        ("会議の資料のの一部です。", "会議の資料の一部です。"),
        ("サーバーにに接続します。", "サーバーに接続します。"),
        ("東京でで開かれます。", "東京で開かれます。"),
    ),
    leaves=(
        "高いものの、便利です。",
        "太ももを伸ばします。",
        "鶏もも肉を焼きます。",
        "死にに行くようなものです。",
        "することと同じです。",
        "名前とともに表示します。",
        "ツールでできることです。",
        "今までで一番です。",
        "おのおの機能を持ちます。",
        "隣国とともに歩みます。",
        "「の」の字を書きます。",
        "父はははと笑った。",
        "`本をを読む` は誤りです。",
        "やや大きい値です。",
        "ひととおり読みます。",
        "をしへ給ひき。",
    ),
)
def find_stuttered_particle(text: str) -> Iterator[Match]:
    """A particle twice in a row, between the word it marks and a word that can follow it.

    No Japanese phrase has を, が, に, の, と, は, で, も or へ twice there. Left alone: letters that are parts of words
    (ものの, とともに, 太もも, でできる), old spelling (をしへ), and what is written of, in code or quoted by itself.
    """
    for at in find_doubled_letters(text):
        pattern = _compile(text[at])
        if pattern is not None and pattern.match(text, at) and not is_mention(text, at, at + 2):
            yield Match(at, at + 2, f"「{text[at] * 2}」 for 「{text[at]}」", (Edit(at, at + 2, text[at]),))


@cache
def _compile(letter: str) -> re.Pattern[str] | None:
    return re.compile(_PATTERNS[letter]) if letter in _PATTERNS else None
