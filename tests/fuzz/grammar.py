"""A grammar of nasty text: bytes of a fuzzer are read as orders to build a scrape out of what breaks programs."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

from scrapes import ODD, SCRIPTS

LONGEST = 3_000
"""Characters of one made text: long enough for most bounds, short enough for some dozen runs a second."""

NASTY = (
    *ODD,
    "\ud800", "\udcff", "\udfff\ud800",  # halves of characters, as surrogateescape makes them
    "\u202a", "\u202b", "\u2066", "\u2069", "\u200f", "\u061c",  # bidi controls
    "a" + "\u0301" * 40, "e\u20dd", "ก" + "\u0e49" * 30, "\u0f77", "\ufdfa", "ﬁ", "ẛ̣", "\u1100\u1161\u11a8",
    "\n\r", "\r\r\n", "\u2029", "\x1c", "\x1d", "\x1e", "\x0c", "\t", "\xa0", "\u3164", "\u115f",
    "\n—END—\n—END—\n", "\n——END——END——\n", "—END—END—", "\n[END]\n", "\n=== END ===\n", "\n***\n", "\n—end—\n",
    "\n—END—", "---", "…", "[...]", "(続く)", "続きを読む", "Read more", "Page 2 of 3", "広告", "シェアする",
    "&amp;", "&#x", "&lt;br&gt;", "<br>", "</p>", "Ã©", "â€™", "ã‚\xa0", "\ufffd", "**", "](", "```",
    "はずですです", "重要ですいます", "the the", "1.", "①", "第1章", "（", "）", "『", "』", "\"", "'", "’",
    "いろはにほへと" * 9, "あ。" * 40, "ab" * 60, "\u200b " * 20, "0123456789", "٣", "𝟙", "🇯🇵🇯", "\U000e0001",
)  # fmt: skip
"""What is odd enough to be tried anywhere: half characters, controls, marks without end, markers inside markers."""

WORDS = tuple(word for script in SCRIPTS.values() for word in script.words)
STOPS = ("。", ". ", "？", "! ", "।", "\n", "\n\n", " ", "、", "")


class Orders:
    """The bytes of a fuzzer, taken one after another; behind their end there are zeros."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def done(self) -> bool:
        """Whether all have been taken."""
        return self._at >= len(self._data)

    def take(self) -> int:
        """The next byte."""
        self._at += 1
        return self._data[self._at - 1] if self._at <= len(self._data) else 0

    def number(self) -> int:
        """The next two bytes as a number."""
        return self.take() << 8 | self.take()

    def rest(self) -> bytes:
        """All that is left."""
        at, self._at = self._at, len(self._data)
        return self._data[at:]


def _sentence(orders: Orders, made: str) -> str:
    seed, size = orders.number(), orders.take() % 14 + 1
    own = [WORDS[(seed * (step + 1) + step * step) % len(WORDS)] for step in range(size)]
    return (" " if seed % 2 else "").join(own) + STOPS[orders.take() % len(STOPS)]


def _again(orders: Orders, made: str) -> str:
    """A stretch of what there is already: overlap, copy, or doubled end."""
    start, size = orders.number(), orders.number()
    at = start % (len(made) + 1)
    return made[at : at + size % 900]


def _flat(orders: Orders, made: str) -> str:
    return _again(orders, made).replace("\n", " ")


def _period(orders: Orders, made: str) -> str:
    """The same few characters, again and again: what an aligner can lay anywhere."""
    size, times = orders.take() % 24 + 1, orders.number() % 400
    return made[-size:] * times


def _slip(orders: Orders, made: str) -> str:
    """A copy with one character changed: what a vote is held on."""
    copy = _again(orders, made)
    at = orders.take() % (len(copy) + 1)
    return copy[:at] + NASTY[orders.take() % len(NASTY)] + copy[at + 1 :]


def _marks(orders: Orders, made: str) -> str:
    """One letter under more marks than anybody writes."""
    return "e" + chr(0x300 + orders.take() % 0x50) * (orders.number() % 4_000)


_ORDERS: tuple[Callable[[Orders, str], str], ...] = (
    lambda orders, made: NASTY[orders.take() % len(NASTY)],
    lambda orders, made: NASTY[orders.take() % len(NASTY)],
    lambda orders, made: WORDS[orders.take() % len(WORDS)],
    _sentence,
    _sentence,
    lambda orders, made: "\n—END—\n",
    lambda orders, made: "\n—END—\n",
    _again,
    _again,
    _flat,
    _slip,
    _period,
    _marks,
    lambda orders, made: chr(orders.number() * 17 % 0x110000),
    lambda orders, made: chr(orders.take()),
    lambda orders, made: made[::-1][: orders.take()],
)


def make_text(orders: Orders, longest: int = LONGEST) -> str:
    """A text as the orders say, until they are done; a first byte of zeros leaves them to be the text themselves."""
    if orders.take() % 8 == 0:
        return orders.rest().decode("utf-8", "surrogateescape")
    made = ""
    while not orders.done and len(made) < longest:
        made += _ORDERS[orders.take() % len(_ORDERS)](orders, made)
    return made[:longest]


def make_whole(orders: Orders, longest: int = LONGEST) -> str:
    """A text without half characters, as any file of UTF-8 can hold it."""
    return make_text(orders, longest).encode("utf-8", "replace").decode()


def make_lines(orders: Orders) -> bytes:
    """Lines of JSON: rows as they should be, and rows that are wrong in every way there is."""
    lines: list[bytes] = []
    while not orders.done and len(lines) < 12:
        lines.append(_make_line(orders))
    return (b"\r\n" if orders.take() % 5 == 1 else b"\n").join(lines)


def _make_line(orders: Orders) -> bytes:
    kind = orders.take() % 12
    inner = Orders(bytes(orders.take() for _ in range(orders.take() % 60)))
    text = make_text(inner, 2_000)
    values = (text, 7, None, 1e400, float("nan"), True, [text], {"text": text}, -0.0, 10**30, "", "../../x\0")
    row = {"id": values[orders.take() % len(values)], "text": text, "é": values[orders.take() % len(values)]}
    if kind == 0:
        return text.encode("utf-8", "surrogateescape" if _escapes(text) else "replace")
    if kind == 1:
        return (b"[" * (orders.number() % 3_000)) + b"1"
    if kind == 2:
        return b'{"text": ' * (orders.number() % 3_000)
    if kind == 3:
        row["text"] = values[orders.take() % len(values)]
    line = json.dumps(row, ensure_ascii=kind % 2 == 0).encode("utf-8", "replace")
    if kind == 4:
        at = orders.number() % (len(line) + 1)
        line = line[:at] + bytes([orders.take()]) + line[at + 1 :]
    if kind == 5:
        line = line.replace(b'"text"', b'"text": "first", "text"', 1)
    return line.replace(b'"text"', b' \t"te\\u0078t" ') if kind == 6 else line


def _escapes(text: str) -> bool:
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def pack(orders: Orders, data: bytes, how: str) -> bytes:
    """Bytes packed, in one or two members, and sometimes broken."""
    half = len(data) // 2 if orders.take() % 2 else len(data)
    packed = _pack(data[:half], how) + (_pack(data[half:], how) if data[half:] else b"")
    if orders.take() % 3 == 0 and packed:
        at = orders.number() % len(packed)
        packed = packed[:at] + bytes([orders.take()]) + packed[at + 1 :]
    return packed[: orders.number() % (len(packed) + 1)] if orders.take() % 4 == 3 else packed


def _pack(data: bytes, how: str) -> bytes:
    if how == ".gz":
        return gzip.compress(data, 1, mtime=0)
    from backports import zstd  # noqa: PLC0415 - an extra

    return zstd.compress(data)
