"""Phrases: what pages write around their articles, in many languages, and how a line is held against it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from pkgutil import get_data
from typing import Literal, NamedTuple, TypeAlias, get_args

from stitchtext.cuts import may_end_anywhere
from stitchtext.folded import INVISIBLE
from stitchtext.passages import ends_sentence

PhraseKind: TypeAlias = Literal["more", "page", "word", "answer", "date", "place", "way", "step", "name"]
"""More of the article; what no text says; what may be a title; what a program says before it goes on; when a page was
written; where it is, or when it was fetched; the way to it, and one of two steps; who is named as its editor."""
Said: TypeAlias = Literal["ad", "related", "error", "remark"]
"""What stands above an advertisement, or a list of other articles; what is said where a page cannot be had; and what
those who write it say of a place in it."""
_Section: TypeAlias = Literal[
    "more", "heard", "page", "word", "answer", "agree",
    "ad", "related", "error", "remark", "stem", "home", "editor", "fetched",
]  # fmt: skip
_KINDS: tuple[Literal["more", "page", "word"], ...] = ("more", "page", "word")
LONGEST = 64
"""Characters that a line of the page may have; a longer one is not looked up."""

_KEPT = 1024
"""Lines that are remembered: the copies of a text have the same ones."""
_FILE = "leftovers.txt"
_AROUND = " …‥.·•・*»«›‹<>→←↓↑▶►▷▼▽▲△■◆●★|:!-‐–—_~=+#()[]{}【】〈〉《》「」『』“”\"'"
_SPACE = re.compile(rf"[\s{INVISIBLE}]+")
_NUMBER = re.compile(r"\d+")
_DIVIDED = re.compile(r"[|｜·•・]")
_WAY = re.compile(r"[>＞›»]")
_ADDRESS = re.compile(r"(?:[^\W\d_]{2,12}\s?[:：]\s?)?https?://[^\s<>\"]{4,200}")
"""The address of the page, and a word that says so."""
_RIGHTS = re.compile("[^0]{0,12}©")
"""The beginning of a line that keeps rights, as compared."""
_OWNED = re.compile(r"[^0]{1,24}©0[^.]{0,24}\Z|copyright0[^:]{0,24}\Z")
"""That of one which says first what is kept, or has no sign."""
_BRACES = re.compile(r"\{([^{}]{1,400})\}")
"""What stands in a phrase for one of several."""
_AGREED, _BETWEEN = 2, f"{_AROUND}。、,،!¡"
"""Times that a program agrees before it answers, and the signs between."""
_COOKIES = (
    "cookie", "クッキー", "쿠키", "تعريف الارتباط", "كوكيز", "куки", "कुकी", "कूकी", "คุกกี้", "คุ้กกี้",
)  # fmt: skip
_SITES = (
    "experience", "consent", "this site", "this website", "browser", "privacy", "当サイト", "本サイト", "本网站",
    "사이트", "당사", "erlebnis", "diese seite", "diese website", "expérience", "ce site", "сайт", "الموقع", "موقعنا",
    "تجرب", "تصفح", "الخصوصية", "เว็บไซต์", "เว็บไซด์", "เว็บนี้", "ประสบการณ์", "เบราว์เซอร์", "ความเป็นส่วนตัว", "साइट", "अनुभव",
    "ब्राउज", "ब्राउज़", "गोपनीयता", "este sitio", "este site", "experiencia", "experiência", "questo sito", "esperienza",
)  # fmt: skip
_USES = (
    " use ", " uses ", " agree ", "accept", "consent", "使用", "利用", "同意", "사용", "동의", "verwend", "nutz",
    "utilis", "использ", "соглас", "نستخدم", "يستخدم", "تستخدم", "استخدام", "توافق", "موافق", "قبول",
    "उपयोग", "इस्तेमाल", "प्रयोग", "सहमत", "स्वीकार", "ใช้", "ยอมรับ", "ยินยอม", "usamos", "utiliz", "acept", "accett",
)  # fmt: skip
"""What a page stores and says of itself, or of its reader, in a sentence."""
_LEAST, _MARKLESS, _BANNER = 12, 40, 200
"""Characters of such a sentence, and of one in a script without sentence marks at least."""
_STEPS, _DATE, _NAME = 3, 30, 24
"""Steps of the way to a page that leave no doubt; bytes of letters that a date has at most, behind what it dates, and
characters that a name has."""


class Phrases(NamedTuple):
    """The phrases as they are compared, with their kinds, and those that tell of more as they are written.

    `heard` of the latter are what models of speech hear in silence. `stems` are beginnings of lines that go on with a
    number, and `fetched` such that tell of the scraper, `homes` those of the way to a page, `editors` what stands
    before the name of one, as compared; `said` what says one thing alone. `answers` announce what a program goes on
    with, which it may have agreed to before.
    """

    kinds: dict[str, PhraseKind]
    more: tuple[str, ...]
    heard: frozenset[str]
    stems: tuple[str, ...]
    homes: frozenset[str]
    editors: frozenset[str]
    said: dict[Said, frozenset[str]]
    fetched: tuple[str, ...]
    answers: frozenset[str]
    agreed: tuple[str, ...]


@lru_cache(maxsize=_KEPT)
def look_up(line: str) -> PhraseKind | None:
    """What a line of the page is; None for any other line. A line of several phrases is furniture.

    >>> look_up("Read more »"), look_up("1 / 3"), look_up("広告"), look_up("広告の歴史")
    ('more', 'page', 'word', None)
    >>> look_up("Sure! Here is the rest of the article:"), look_up("好的，以下是续文："), look_up("Sure!")
    ('answer', 'answer', None)
    >>> look_up("Home > News > Sea"), look_up("Last updated: 3 May 2024"), look_up("Last updated maps")
    ('way', 'date', None)
    """
    if "://" in line and _ADDRESS.fullmatch(line.strip()):
        return "place"
    if _LEAST < len(line) <= _BANNER and _asks_for_cookies(line):
        return "word"
    if not 0 < len(line) <= LONGEST:
        return None
    phrases = load_phrases()
    bare = _bare(line)
    if found := phrases.kinds.get(bare):
        return found
    return "answer" if _announces(bare, phrases) else _tell_notice(line, bare, phrases)


def _announces(bare: str, phrases: Phrases) -> bool:
    """Whether a line is what a program says before it goes on, perhaps behind a word or two by which it agrees."""
    rest = bare.strip(_BETWEEN)
    for _ in range(_AGREED):
        if rest in phrases.answers or not rest.startswith(phrases.agreed):
            break
        rest = rest.removeprefix(next(filter(rest.startswith, phrases.agreed))).strip(_BETWEEN)
    return rest in phrases.answers


def _asks_for_cookies(line: str) -> bool:
    """Whether a line is a sentence in which a page asks its reader to accept what it stores."""
    said = f" {line.casefold()} "
    ended = ends_sentence(line.rstrip(), len(line.rstrip())) or (len(line) >= _MARKLESS and may_end_anywhere(line))
    return ended and all(any(map(said.__contains__, words)) for words in (_COOKIES, _SITES, _USES))


def is_said(line: str, said: Said) -> bool:
    """Whether a line is one of those that are listed for one thing alone.

    >>> is_said("ADVERTISEMENT", "ad"), is_said("Related articles:", "related"), is_said("404 Not Found", "error")
    (True, True, True)
    >>> is_said("Advertisement in the paper", "ad"), is_said("404 Not Found", "ad")
    (False, False)
    """
    return _bare(line) in load_phrases().said[said]


def _tell_notice(line: str, bare: str, phrases: Phrases) -> PhraseKind | None:
    """Whether a line is of several phrases, tells when or by whom the page was written, or is the way to it."""
    if _DIVIDED.search(line):
        parts = [part for part in map(_bare, _DIVIDED.split(line)) if part]
        return "page" if len(parts) > 1 and all(part in phrases.kinds for part in parts) else None
    if "0" in bare and bare.startswith(phrases.stems):
        return "date" if _RIGHTS.match(bare) or _is_dated(line, bare, phrases.stems) else None
    if "0" in bare and _OWNED.match(bare) and not ends_sentence(line.rstrip(), len(line.rstrip())):
        return "date"
    if "0" in bare and bare.startswith(phrases.fetched):
        return "place" if _is_dated(line, bare, phrases.fetched) else None
    if way := _find_way(line, phrases.homes):
        return "way" if len(way) >= _STEPS else "step"
    office, colon, name = line.partition("：" if "：" in line else ":")
    signed = colon and len(name) <= _NAME and not ends_sentence(name.rstrip(), len(name.rstrip()))
    return "name" if signed and _bare(name) and _bare(office) in phrases.editors else None


def _find_way(line: str, homes: frozenset[str]) -> list[str]:
    """The steps of the way to a page; nothing if it does not begin at home, or a step is empty."""
    if not _WAY.search(line):
        return []
    way = [_bare(part) for part in _WAY.split(line)]
    return way if way[0] in homes and all(way) else []


def _is_dated(line: str, bare: str, stems: tuple[str, ...]) -> bool:
    """Whether all that a line has behind its stem is a date or a number, and no sentence."""
    rests = (bare.removeprefix(stem) for stem in stems if bare.startswith(stem))
    short = min(("".join(filter(str.isalpha, rest)) for rest in rests), key=len)
    return len(short.encode()) <= _DATE and not ends_sentence(line.rstrip(), len(line.rstrip()))


@cache
def load_phrases() -> Phrases:
    """The phrases that come with the package, read when a short line first asks for them."""
    data = get_data(__package__, _FILE)
    if data is None:
        raise FileNotFoundError(_FILE)
    listed: dict[_Section, list[str]] = {name: [] for name in get_args(_Section)}
    section: _Section = "page"
    for line in data.decode().splitlines():
        if line.startswith("["):
            section = next(name for name in get_args(_Section) if line == f"[{name}]")
        elif line and not line.startswith("#"):
            listed[section].extend(line.partition(": ")[2].split(" | "))
    kinds: dict[str, PhraseKind] = {_bare(phrase): kind for kind in _KINDS for phrase in listed[kind]}
    more = tuple(sorted({*_vary(listed["more"]), *listed["heard"]}, key=lambda one: (-len(one), one)))
    return Phrases(
        kinds,
        more,
        frozenset(listed["heard"]),
        tuple(map(_bare, listed["stem"])),
        _collect(listed["home"]),
        _collect(listed["editor"]),
        {said: _collect(listed[said]) for said in get_args(Said)},
        tuple(map(_bare, listed["fetched"])),
        frozenset(phrase for braced in listed["answer"] for phrase in _expand(_plain(braced))),
        tuple(sorted(_collect(listed["agree"]), key=len, reverse=True)),
    )


def _vary(phrases: Sequence[str]) -> Iterator[str]:
    """Phrases, and those of several words in capitals, and with them, as pages write what is to be clicked."""
    for phrase in phrases:
        words = phrase.split(" ")
        yield from {
            phrase,
            *((phrase.upper(), " ".join(word[:1].upper() + word[1:] for word in words)) * (len(words) > 1)),
        }


def _expand(phrase: str) -> Iterator[str]:
    """All that a phrase with braces stands for."""
    parts = _BRACES.split(phrase)
    choices = (part.split("/") if number % 2 else [part] for number, part in enumerate(parts))
    return map("".join, product(*choices))


def _collect(phrases: list[str]) -> frozenset[str]:
    return frozenset(map(_bare, phrases))


def _bare(line: str) -> str:
    """A line without width, case, white space, the signs around it, and the value of its numbers."""
    return _NUMBER.sub("0", _plain(line).strip(_AROUND)).strip(_AROUND)


def _plain(line: str) -> str:
    """A line without width, case and white space."""
    plain = line if line.isascii() else unicodedata.normalize("NFKC", line).replace("’", "'")
    return _SPACE.sub("", plain.casefold())
