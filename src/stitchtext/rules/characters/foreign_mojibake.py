"""C102: UTF-8 that was read as Shift_JIS or GBK, or Shift_JIS that was read as Latin-1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.characters.lines import find_lines
from stitchtext.rules.quotations import is_code
from stitchtext.rules.registry import Match, text_rule

_SIGNS = {"cp932": "縺繧繝縲譁", "gb18030": "銆锛鐨鎴涓鍦"}
_RUN = re.compile(r"[^\x00-\x7f「」『』、。（）・“”]+")
_PLAUSIBLE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_FEWEST, _LEAST, _DENSE = 3, 0.8, 0.1


@text_rule(
    "C102",
    "foreign-mojibake",
    "text was decoded with the wrong East Asian encoding",
    languages=("ja", "zh"),
    severity="error",
    safety="safe",
    needles=("縺", "繧", "繝", "銆", "锛", "鐨"),
    examples=(
        ("縺薙ｓ縺ｫ縺｡縺ｯ", "こんにちは"),
        ("縺ｩ縺薙∈", "どこへ"),
        ("鎴戜滑鐨勬枃", "我们的文"),
    ),
    leaves=(
        "糸が縺れる。",
        "縺れた糸を繧い直す。",
        "繝と縺は珍しい字です。",
        "文字化けは「縺薙ｓ縺ｫ縺｡縺ｯ」のように見えます。",
        "`縺薙ｓ縺ｫ縺｡縺ｯ`",
        "鐨是一种化学名词用字。",
        "涓涓细流，汇成大海。",
        "銆と锛は部首が同じです。",
    ),
)
def find_foreign_mojibake(text: str) -> Iterator[Match]:
    """Rare characters one after another, whose bytes are another text in UTF-8: the proof is that they are all valid.

    Where a byte was lost nothing is changed; the place is told. Left alone: such characters in words (縺れる), samples
    in quotes, and code.
    """
    for start, end in find_lines(text, _compile()):
        for run in _RUN.finditer(text, start, end):
            found = _read(run[0])
            if found is not None and not _is_sample(text, *run.span()):
                edits = (Edit(*run.span(), found),) if found else ()
                told = (
                    f"「{run[0][:20]}」 is 「{found[:20]}」" if found else f"「{run[0][:20]}」 is damaged beyond repair"
                )
                yield Match(*run.span(), told, edits)


def _read(run: str) -> str | None:
    """What a run of characters was meant to be; empty where it is mojibake, but bytes are lost; None if it is none."""
    for codec, signs in _SIGNS.items():
        rare = sum(map(run.count, signs))
        if not rare:
            continue
        try:
            meant = run.encode(codec).decode("utf-8")
        except UnicodeError:
            if rare >= _FEWEST and rare >= _DENSE * len(run):
                return ""
            continue
        if len(_PLAUSIBLE.findall(meant)) >= _LEAST * len(meant):
            return meant
    return None


def _is_sample(text: str, start: int, end: int) -> bool:
    quoted = text[max(0, start - 1) : start] in ('"', "'", "(") or text[start - 1 : start] in tuple("「『“（")
    return quoted or is_code(text, start)


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_SIGNS.values())}]")
