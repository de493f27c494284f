"""C101: UTF-8 that was read as Latin-1 or a Windows code page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.edits import trim_edit
from stitchtext.model import Edit
from stitchtext.rules.characters.lines import find_lines
from stitchtext.rules.quotations import is_code
from stitchtext.rules.registry import Match, text_rule

_WINDOWS = "ŒœŠšŸŽžƒˆ˜–—\u2018-\u2022…‰‹›€™"
_HIGH = rf"[\u0080-\u00bf{_WINDOWS}]"
_SIGN = rf"(?:[\u00c2-\u00df]{_HIGH}|[\u00e0-\u00ef]{_HIGH}{{2}}|[\u00f0-\u00f4]{_HIGH}{{3}})"
_SHORT = 6
_QUOTES = frozenset("\"'“”„«»‹›「」『』（）()[]`‘’\u200e\u200f")


@text_rule(
    "C101",
    "mojibake",
    "text was decoded with the wrong code page",
    severity="error",
    safety="safe",
    needles=tuple("ÂÃâãåæçèéäÄÅÐÑØÙÎÏàáìíëêïð"),
    examples=(
        ("He didnâ€™t know what was in the cafÃ© that day.", "He didn’t know what was in the café that day."),
        ("Die StraÃŸe ist schÃ¶n und grÃ¼n.", "Die Straße ist schön und grün."),
        ("Une journÃ©e d'Ã©tÃ© Ã\xa0 Paris", "Une journée d'été à Paris"),
    ),
    leaves=(
        "Accents are shown as “Ã©” or “Ã¨” when the encoding is wrong.",
        "アクセントが「Ã©」、「Ã¨」に置き換わります。",
        "Le chemin «\xa0tracé\xa0» diffère.",
        "Il ressemble à\xa0: un arbre.",
        "São Paulo, Ângela, À bientôt, ÎLE, Ünal",
        "weiß» und »Äpfel«",
        "`Ã©` in code",
        "ÃÂ are letters of Portuguese and French.",
        "Voilà… c’est à “lui”.",
    ),
)
def find_mojibake(text: str) -> Iterator[Match]:
    """Letters that are the bytes of UTF-8 one by one, as they look when it is read as another encoding.

    What was meant is known, since the bytes are all there; ftfy finds it, and of ftfy nothing but that is used.

    Left alone: lines with a short sample in quotes or brackets, as texts on encodings show them, code, and letters
    that only look so.
    """
    for start, end in find_lines(text, _compile()):
        line = text[start:end]
        fixed = _fix(line)
        if fixed != line and not is_code(text, start):
            edit = trim_edit(line, Edit(0, len(line), fixed))
            low, high = start + edit.start, start + edit.end
            yield Match(low, high, f"「{text[low:high][:40]}」 is 「{edit.text[:40]}」", (Edit(low, high, edit.text),))


def _fix(line: str) -> str:
    """The line as it was meant; as it is, where some of what would change is quoted."""
    from ftfy import fix_encoding  # noqa: PLC0415 - only here: a text without the signs needs none of it

    samples = any(_is_sample(line, match) for match in _compile().finditer(line))
    return line if samples else fix_encoding(line, replace_lossy_sequences=False)


def _is_sample(line: str, match: re.Match[str]) -> bool:
    before, behind = line[match.start() - 1 : match.start()], line[match.end() : match.end() + 1]
    return match.end() - match.start() <= _SHORT and before in _QUOTES and behind in _QUOTES


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(f"{_SIGN}+")
