"""Slips: each class writes one kind of damage into a clean text, at a place that chance chooses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple, TypeAlias

from benchmarks.texts import list_graphemes

Places: TypeAlias = Callable[[str, str], Iterator[tuple[int, int, str]]]
"""All places of a text in a language at which a slip can be made: what stands there, and what is written instead."""

_SPACELESS = ("ja", "zh", "th")
_JA_NOUN = r"(?<=[\u3400-\u9fffァ-ヺー])"
_FUNCTION = {
    "en": "the|of|and|with|for|from|by|or|be|are",
    "de": "und|oder|mit|von|für|bei|zum|zur|vom|im|am|nicht|auch",
    "fr": "et|ou|de|du|des|le|les|dans|pour|avec|par|sur|au|aux|une",
    "ru": "и|или|в|на|с|для|от|из|к|по|при",
    "ar": "في|على|إلى|عن|أو|التي|الذي",
    "hi": "का|के|की|में|को|ने|है|हैं",
    "ko": "및|또는|위한|대한|있는|있습니다|합니다",
}


class Slip(NamedTuple):
    """A clean text, the same with one slip, and where the slip is."""

    clean: str
    damaged: str
    start: int
    end: int


def make_slip(text: str, language: str, places: Places, rng: Random) -> Slip | None:
    """One slip at a place of chance; None where the text has no such place."""
    found = list(places(text, language))
    if not found:
        return None
    start, end, written = rng.choice(found)
    return Slip(text, text[:start] + written + text[end:], start, start + len(written))


def _double(pattern: str, *languages: str, space: str = "") -> Places:
    def _find(text: str, language: str) -> Iterator[tuple[int, int, str]]:
        for match in re.finditer(pattern, text) if language in languages else ():
            yield *match.span(), match[0] + space + match[0]

    return _find


def _write(pattern: str, *others: str, languages: tuple[str, ...] = ("ja",)) -> Places:
    def _find(text: str, language: str) -> Iterator[tuple[int, int, str]]:
        for match in re.finditer(pattern, text) if language in languages else ():
            for other in others:
                yield *match.span(), match[0] + other

    return _find


def _double_function_words(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    words = _FUNCTION.get(language)
    for match in re.finditer(rf"(?<= )(?:{words})(?= \w)", text) if words else ():
        yield *match.span(), f"{match[0]} {match[0]}"


def _double_words(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    if language not in _SPACELESS:
        for match in re.finditer(r"(?<= )[^\W\d_]\S+(?= )", text):
            yield *match.span(), f"{match[0]} {match[0]}"


def _double_letters(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    for start, end in list_graphemes(text):
        if text[start:end].isalpha():
            yield start, end, text[start:end] * 2


def _double_phrases(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    if language in _SPACELESS:
        for match in re.finditer(r"(?<=[^\W\d_])[^\W\d_]{3,8}(?=[^\W\d_])", text):
            yield *match.span(), match[0] * 2
    else:
        for match in re.finditer(r"(?<= )[^\W\d_]\S* \S+ \S*[^\W\d_](?= )", text):
            yield *match.span(), f"{match[0]} {match[0]}"


def _repeat_sentences(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    full = language in ("ja", "zh", "hi")
    pattern = r"(?<=[。।])[^。।！？!?「」“”\n]{12,}[。।]" if full else r"(?<=\. )[^.!?\n“”\"«»„]{40,}\.(?= )"
    for match in re.finditer(pattern, text):
        again = match[0] if full and not match[0].startswith(" ") else f" {match[0].strip()}"
        yield *match.span(), match[0] + again


def _misread(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"^.*[^\x00-\x7f].*$", text, re.MULTILINE):
        try:
            yield *match.span(), match[0].encode().decode("cp1252")
        except UnicodeDecodeError:
            yield *match.span(), match[0].encode().decode("latin-1")


def _put_in(*signs: str) -> Places:
    def _find(text: str, language: str) -> Iterator[tuple[int, int, str]]:
        for match in re.finditer(r"(?<=[^\W\d_])(?=[^\W\d_])", text):
            for sign in signs if language not in ("th", "ar", "hi") else ():
                yield match.start(), match.end(), sign

    return _find


def _decompose(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer("[がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽガギグゲゴ]", text):
        yield *match.span(), unicodedata.normalize("NFD", match[0])


def _escape(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    names = {"&": "&amp;", '"': "&quot;", "'": "&#39;"}
    if not re.search(r"<|html|xml|url", text, re.IGNORECASE):
        for match in re.finditer("[&\"']", text):
            yield *match.span(), names[match[0]]


_END = "(?=。)"
ALONE: dict[str, Places] = {
    "stuttered ending (です, でした, …)": _double(f"(?:です|でした|ました|ません|でしょう){_END}", "ja"),
    "stuttered ます": _double(f"(?<=[きしちりいみえけせてべれ])ます{_END}", "ja"),
    "spliced ending (ですいます, …)": _write(
        f"(?<=[\u3400-\u9fffァ-ヺのう])です{_END}", "います", "あります", "なります"
    ),
    "spliced ending (ますです, …)": _write(f"(?<=[きしちりいみえけせてべれ])(?:ます|ました){_END}", "です"),
    "stuttered particle を": _double(f"{_JA_NOUN}を", "ja"),
    "stuttered particle が, に, の, と, は, で, も": _double(
        rf"{_JA_NOUN}[がにのとはでも](?=[\u3400-\u9fffァ-ヺ])", "ja"
    ),
    "doubled 。 、": _double(r"(?<=[ぁ-ん])[。、](?=[\u3400-\u9fffぁ-んァ-ヺ])", "ja"),
    "doubled function word": _double_function_words,
    "doubled Chinese word": _double(r"(?<=[\u3400-\u9fff])[是和我](?=[\u3400-\u9fff])|我们|如果|但是|可以|因为", "zh"),
    "stuttered Korean ending": _double(r"(?<=[가-힣])(?:습니다|니다|에서|으로|부터|까지|하는)(?![가-힣])", "ko"),
    "repeated sentence": _repeat_sentences,
    "UTF-8 read as cp1252": _misread,
    "invisible character": _put_in("\u200b", "\ufeff", "\u2060", "\u00ad"),
    "control character": _put_in("\x00", "\x02", "\x1f"),
    "kana in parts": _decompose,
    "HTML entity": _escape,
}
"""What a rule is to find by itself, in one unmarked article."""

WITNESSED: dict[str, Places] = {
    "doubled word": _double_words,
    "doubled letter": _double_letters,
    "doubled phrase": _double_phrases,
    "repeated sentence": _repeat_sentences,
    "doubled function word": _double_function_words,
    "stuttered ending": ALONE["stuttered ending (です, でした, …)"],
}
"""What is to be found where another fragment holds the text as it was."""

PEERS = {
    "ja": [name for name in ALONE if name.startswith(("stuttered", "spliced")) and "Korean" not in name],
    "en": ["doubled function word"],
}
"""What other linters have rules for, too."""
