"""Encodings: how a text may be read that is written for a machine, or was read with the wrong code page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from stitchtext.marks import LOST

_HIGH = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_THREE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
_NARROW, _WIDE = ("cp1252", "latin-1", "cp1251", "cp1256"), ("cp932", "gbk", "cp949")
"""Code pages; among the bytes of the wide ones two come together by chance that could be UTF-8, but hardly three."""
_FIRST_WIDE = "\u2e80"
_BEYOND, _BEHIND, _FIRST = bytes(range(0x80, 0x100)), bytes(range(0x80, 0xC0)), bytes(range(0xE3, 0xEE))
"""Bytes beyond ASCII; those behind the first one of a letter in UTF-8; and the first ones of East Asian letters."""
_PIECE = 32
"""Characters that are looked at in three places of a text."""
_LEAST, _HOLES = 0.4, 3
"""The part of the bytes of these that must be UTF-8; or signs of lost bytes, of which ordinary text has none."""
_RARE = 8
"""Of so many characters one is rare in a text that is no longer read at all; with fewer it is, but for them."""
_FEWEST = 3
"""Places of a text that are written otherwise, for it to be encoded."""
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([nrtbfv0\"'/\\]))")
_SIGNS = dict(zip("nrtbfv0", "\n\r\t\b\f\v\0", strict=True))
_QUOTED = re.compile(r"=(?:[0-9A-Fa-f]{2}|\s)")
_FOLLOWED = re.compile(r"=\s+")
_BASE = re.compile(r"[A-Za-z0-9+/_=\s-]+")
_LINE = 60
"""Characters without a gap that text in base64 begins with."""


class Reading(NamedTuple):
    """A way in which a text may be written, and what it says then; U+FFFD stands where that is lost.

    With the name of a code page it is the text itself, which `misread` makes of what it says: bytes may be lost, so
    that it is not to be known what it was, but what others would look like.
    """

    way: str
    text: str
    codec: str = ""


def list_readings(text: str) -> Iterator[Reading]:
    r"""How a text may be read that is encoded throughout; nothing for any other, after a look that costs little.

    >>> [reading.text for reading in list_readings("%E6%B8%AF%E3%81%AE%E6%9C%9D")]
    ['港の朝']
    >>> list(list_readings("港の朝"))
    []
    """
    if text.isascii():
        readings = ((way, read(text)) for way, read in _WAYS.items())
        yield from (Reading(way, meant) for way, meant in readings if meant is not None)
    else:
        if (meant := _read_escapes(text)) is not None:
            yield Reading("escapes", meant)
        yield from (Reading(codec, _drop_foreign(text, codec), codec) for codec in _list_codecs(text))


def misread(text: str, codec: str) -> str:
    """What becomes of a text in UTF-8 that is read with a code page, without the bytes that this one lacks.

    >>> misread("été", "cp1252")
    'Ã©tÃ©'
    """
    return text.encode(errors="replace").decode(codec, "ignore")


def _drop_foreign(text: str, codec: str) -> str:
    """A text without what a code page lacks: the signs of lost bytes, and bytes that were kept as they are."""
    table = {letter: letter if letter.encode(codec, "ignore") else "" for letter in set(text)}
    return "".join(map(table.__getitem__, text))


def _read_percent(text: str) -> str | None:
    """What a text says in which every sign beyond letters is written as %20."""
    if " " in text or text.count("%") < _FEWEST or (text.count("%") + text.count("+")) * 24 < len(text):
        return None
    from urllib.parse import unquote  # noqa: PLC0415 - only here: most texts need none of it

    return unquote(text if "%20" in text else text.replace("+", " "))


def _read_quoted(text: str) -> str | None:
    """What a text of mail says, where nearly every = is that of a sign (=E3) or of a line that goes on."""
    signs = text.count("=")
    if signs < max(_FEWEST, len(text) / 100) or len(_QUOTED.findall(text)) < 0.9 * signs:
        return None
    from binascii import a2b_qp  # noqa: PLC0415 - as above

    return a2b_qp(_FOLLOWED.sub("", text).encode()).decode(errors="replace")


def _read_escapes(text: str) -> str | None:
    r"""What a text says that is written as a program writes it: \u3042, \xe3, or \n for every line."""
    if "\\" not in text:
        return None
    letters = text.count("\\u") * 6 + text.count("\\x") * 4
    if letters < max(_FEWEST * 6, len(text) / 10) and (text.count("\\n") < _FEWEST or "\n" in text.strip()):
        return None
    meant = _ESCAPE.sub(_read_escape, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "\\x" not in text:
        return meant
    read = meant.encode("latin-1", "replace").decode(errors="replace")
    return meant if LOST in read[4:-4] else read  # what \x stands for is a byte, or a letter


def _read_escape(match: re.Match[str]) -> str:
    if match[4]:
        return _SIGNS.get(match[4], match[4])
    number = int(match[1] or match[2] or match[3], 16)
    return chr(number) if number <= 0x10FFFF else LOST


def _read_base(text: str) -> str | None:
    """What a text in base64 says, wherever in four letters it was cut."""
    if len(max(text[: 2 * _LINE].split()[:1], default="")) < _LINE or not _BASE.fullmatch(text):
        return None
    from binascii import a2b_base64  # noqa: PLC0415 - as above

    plain = "".join(text.split()).rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    parts = (plain[at : at + (len(plain) - at) // 4 * 4] for at in range(4))
    meant = min((a2b_base64(part).decode(errors="replace") for part in parts), key=lambda meant: meant.count(LOST))
    return meant if meant.count(LOST) * 10 < len(meant) else None


_WAYS: dict[str, Callable[[str], str | None]] = {
    "percent": _read_percent,
    "quoted-printable": _read_quoted,
    "escapes": _read_escapes,
    "base64": _read_base,
}


def _list_codecs(text: str) -> Iterator[str]:
    """The code pages with which a text of UTF-8 may have been read, by what stands in three places of it."""
    places = (len(text) // 8, len(text) // 2, len(text) * 7 // 8)
    sample = "".join(text[max(0, at - _PIECE) : at] for at in places)
    wide = max(sample.replace(LOST, " "), default=" ") >= _FIRST_WIDE
    lost = sample.count(LOST) >= _HOLES
    if lost or sum(map(_list_rare(wide=wide).__contains__, sample)) * _RARE >= len(sample):
        pattern = _THREE if wide else _HIGH
        codecs = _WIDE if wide else _NARROW
        yield from (codec for codec in codecs if lost or _is_like(sample.encode(codec, "replace"), pattern))


@cache
def _list_rare(*, wide: bool) -> frozenset[str]:
    """What code pages make of the bytes of UTF-8 behind the first one of a letter, or of the first two.

    Few of these are letters that are written often, so that a count of them tells most texts apart.
    """
    if wide:
        pairs = b"\n".join(bytes((one, other)) for one in _FIRST for other in _BEHIND)
        return frozenset(letter for codec in _WIDE for letter in pairs.decode(codec, "ignore")) - {"\n"}
    return frozenset(letter for codec in _NARROW for letter in _BEHIND.decode(codec, "ignore"))


def _is_like(encoded: bytes, pattern: re.Pattern[bytes]) -> bool:
    """Whether many of the bytes that are not ASCII are such as UTF-8 has."""
    high = len(encoded) - len(encoded.translate(None, _BEYOND))
    return sum(map(len, pattern.findall(encoded))) >= max(_PIECE // 4, _LEAST * high)
