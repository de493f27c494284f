"""Files: the only toucher of disk and standard streams; bytes become text here, and text bytes again."""

from __future__ import annotations

import codecs
import os
import re
import sys
from dataclasses import dataclass
from typing import BinaryIO

from stitchtext.errors import StitchError

STREAM = "-"
"""The path that stands for standard input or output."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),  # before UTF-16, whose mark opens this one
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
"""Byte order marks, each with its encoding and the other name for it where a mark is expected."""
_MULTIBYTE = re.compile(r"cp932|cp949|cp950|shift|euc|gb|hz|big5|johab")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_CONTROLS_IN_TEXT = 0.01
"""The share of control characters above which a guess is no text: pictures and programs have far more."""
_CURE = "name its encoding with --encoding"


@dataclass(frozen=True, slots=True)
class Source:
    """A scrape as read: its text without the byte order mark, and how its bytes became text."""

    name: str
    text: str
    encoding: str
    marked: bool
    guessed: bool

    def encode(self, text: str) -> bytes:
        r"""Make UTF-8 bytes of `text`, after a byte order mark if this source is UTF-8 and had one.

        >>> Source("-", "a", "utf-8", marked=True, guessed=False).encode("b")
        b'\xef\xbb\xbfb'
        """
        return (codecs.BOM_UTF8 if self.marked and self.encoding == "utf-8" else b"") + text.encode("utf-8")


def show(path: str) -> str:
    r"""Write a path as one printable line, whatever bytes it is made of.

    >>> show("a\nb"), show("-")
    ('a\\nb', 'stdin')
    """
    if path == STREAM:
        return "stdin"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in path)


def read(path: str, encoding: str | None = None) -> Source:
    """Read a scrape from a file, or from standard input for `-`.

    Raises:
        StitchError: it cannot be read, or is not text in `encoding` (None: in any encoding that can be told).
    """
    return decode(_read_bytes(path), show(path), encoding)


def decode(data: bytes, name: str, encoding: str | None = None) -> Source:
    r"""Make text of bytes: UTF-8, or what a byte order mark says, or what detection holds to be beyond doubt.

    Line breaks stay as they are. `name` is what errors call the bytes.

    >>> decode(b"\xef\xbb\xbfa\r\n", "x").text
    'a\r\n'

    Raises:
        StitchError: the bytes are not text.
    """
    named = _find_codec(encoding) if encoding is not None else None
    for mark, marked, other in _MARKS:
        if data.startswith(mark) and named in (None, marked, other):
            return Source(name, _decode(data[len(mark) :], name, marked), marked, marked=True, guessed=False)
    if named is None and (guess := _guess(data)) is not None:
        return Source(name, *guess, marked=False, guessed=True)
    chosen = named or "utf-8"
    return Source(name, _decode(data, name, chosen), chosen, marked=False, guessed=False)


def write(path: str, data: bytes) -> None:
    """Write a file whole or not at all, or standard output for `-`.

    A regular file is replaced in one step by a new one with the same mode; links are followed to their target.

    Raises:
        StitchError: it cannot be written; an old file is then as it was.
        BrokenPipeError: nobody reads standard output any more.
    """
    try:
        if path == STREAM:
            _write_stream(data)
        elif os.path.exists(path) and not os.path.isfile(path):
            _write_device(path, data)
        else:
            _replace(os.path.realpath(path), data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StitchError(_reason(error), place="stdout" if path == STREAM else show(path)) from error


def _read_bytes(path: str) -> bytes:
    try:
        if path != STREAM:
            with open(path, "rb") as file:
                return file.read()
        if sys.stdin is None:
            raise StitchError("is closed", place=show(path), cure="name a FILE")
        return sys.stdin.buffer.read()
    except OSError as error:
        raise StitchError(_reason(error), place=show(path)) from error


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _find_codec(encoding: str) -> str:
    """The one name of an encoding that has many."""
    try:
        b"a".decode(encoding, "ignore")  # asked of the bytes, since not every codec makes text of them
    except LookupError as error:
        raise StitchError(f"unknown encoding {encoding!r}", cure="name one that Python knows") from error
    except UnicodeError:
        pass  # it is known, and that is what was asked
    return codecs.lookup(encoding).name


def _decode(data: bytes, name: str, encoding: str) -> str:
    try:
        text = data.decode(encoding)
        text.encode("utf-8")  # some codecs make halves of characters, which no file can hold
    except UnicodeDecodeError as error:
        place = f"{name}:{_place(data[: error.start], encoding)}"
        raise StitchError(f"not {encoding} text: byte 0x{data[error.start]:02x}", place=place, cure=_CURE) from error
    except UnicodeError as error:
        raise StitchError(f"not {encoding} text", place=name, cure=_CURE) from error
    return text


def _place(before: bytes, encoding: str) -> str:
    """Line and column, from 1 and in characters, of what follows `before`."""
    text = before.decode(encoding, "replace")
    line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    return f"{line}:{column}"


def _guess(data: bytes) -> tuple[str, str] | None:
    """Text and encoding of bytes that are not UTF-8, or None where they are, or where nothing is beyond doubt."""
    if _is_utf8(data) or _is_broken_utf8(data):
        return None
    # imported only here: nearly all text is UTF-8, and start-up counts in a pipe
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data).best()
    if best is None:
        return None
    sure = _MULTIBYTE.match(best.encoding) is not None or (best.coherence > 0 and not best.encoding.startswith("utf"))
    encoding = "euc_jp" if "euc_jp" in best.could_be_from_charset else best.encoding
    text = data.decode(encoding)
    return (text, encoding) if sure and len(_CONTROL.findall(text)) <= len(text) * _CONTROLS_IN_TEXT else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_broken_utf8(data: bytes) -> bool:
    """Whether most characters beyond ASCII are UTF-8: then a byte is broken, and a guess would garble the rest."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(1 for c in text if c > "\x7f") - broken > broken


def _write_stream(data: bytes) -> None:
    if sys.stdout is None:
        raise StitchError("is closed", place="stdout", cure="write to a file with -o")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write_device(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _replace(path: str, data: bytes) -> None:
    temporary = os.path.join(os.path.dirname(path), f".stitchtext-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(descriptor, "wb") as file:
            _fill(file, data)
        if os.path.exists(path):
            _inherit(temporary, path)
        os.replace(temporary, path)
    except BaseException:  # Ctrl-C too must leave no half file behind
        os.unlink(temporary)
        raise


def _fill(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _inherit(temporary: str, path: str) -> None:
    """Give the new file the owner, where only root can, and the mode of the old one."""
    old = os.stat(path)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, old.st_mode & 0o7777)
