"""Scrapes in, articles out: the only place that touches the disk, standard input and standard output."""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
from typing import NamedTuple

from stitchtext.errors import StitchError, refuse_size
from stitchtext.snapshots import is_special, open_special, read_whole, replace_whole

STDIN = "<stdin>"
STDOUT = "<stdout>"

_CURE = "name its encoding with --encoding"
_CUT = "take its bytes away, as iconv -c does"
_UNREAD: dict[type[OSError], str] = {
    FileNotFoundError: "no such file",
    IsADirectoryError: "is a directory; name the files in it",
    PermissionError: "permission denied",
}
_UNWRITTEN: dict[type[OSError], str] = {
    FileNotFoundError: "no such folder",
    IsADirectoryError: "is a directory; name a file in it",
    PermissionError: "permission denied",
}
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = [
    *("cp932", "euc_jp", "gb18030", "big5", "cp949", "utf_16_le", "utf_16_be"),
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp874"),
]
"""What is worth guessing; the rest is left to --encoding: each one more makes bytes of no text fit somewhere."""
_FEWEST = 96
"""Bytes that detection needs. Of 400 random strings of 64 bytes two passed for text, of 100 bytes none did."""
_STRANGE = 500
"""At most one character in so many of a detected text may be one that nobody writes."""


class Scrape(NamedTuple):
    """One input as read: `text` without its byte order mark, newlines as they were.

    `path` is where it came from, `name` the same fit to print. `bom` tells that a UTF-8 byte order mark stood in
    front, to be written back; `detected` that `encoding` is a guess. A named tuple, for a light start.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False
    detected: bool = False
    path: str = "-"

    def encode(self, text: str) -> bytes:
        """The bytes to write for what this scrape became: UTF-8, with the byte order mark it came with."""
        return (codecs.BOM_UTF8 if self.bom else b"") + text.encode()


def read_scrape(path: str, encoding: str | None = None, most: int | None = None) -> Scrape:
    """Read one file, or standard input for `-`, as text; of `most` so many bytes, if that is given.

    Raises:
        StitchError: the file cannot be read, or is no text in `encoding` or any encoding that can be told.

    """
    name = STDIN if path == "-" else tell_path(path)
    return decode(read_bytes(path, name, most), name, encoding)._replace(path=path)


def read_bytes(path: str, name: str, most: int | None = None) -> bytes:
    """The bytes of one file, or of standard input for `-`; `name` is how an error calls it.

    Raises:
        StitchError: it cannot be read, or has more than `most` bytes.

    """
    try:
        data = _read_bytes(path, -1 if most is None else most + 1)
    except OSError as error:
        raise _explain(error, name, _UNREAD) from error
    if most is not None and len(data) > most:
        raise refuse_size(name, most)
    return data


def decode(data: bytes, name: str, encoding: str | None = None) -> Scrape:
    r"""Turn bytes into text: as `encoding` says, else UTF-8, else as their byte order mark says, else as detected.

    >>> decode(b"\xef\xbb\xbfone\r\n", "a.txt")
    Scrape(name='a.txt', text='one\r\n', encoding='utf-8', bom=True, detected=False, path='-')

    Raises:
        StitchError: the bytes are no text in that encoding, or none fits; its place is `name:line:column`.

    """
    if encoding is not None:
        return _decode_as(encoding, data, name)
    try:
        return _take(data.decode(), data, name, "utf-8")
    except UnicodeDecodeError as error:
        broken = error
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decode_as(marked, data, name)
    return _detect(data, name, broken)


def write_stdout(data: bytes) -> None:
    """Write bytes to standard output, all of them and at once.

    Raises:
        BrokenPipeError: nobody reads standard output any more.
        StitchError: it cannot be written for another reason, such as a full disk.

    """
    if sys.stdout is None:
        raise StitchError("is closed", place=STDOUT)
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_stdout()
        raise _explain(error, STDOUT, _UNWRITTEN) from error


def silence_stdout() -> None:
    """Send what is still buffered for standard output nowhere, so that the interpreter's last flush cannot fail."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def write_file(path: str, data: bytes) -> None:
    """Write a whole file or nothing: the old content stays until the new one is on the disk.

    Symbolic links are followed; mode, owner and attributes of an existing file are kept, if the system lets us.
    What is no regular file, such as `/dev/null`, `/dev/stdout` or a pipe, is written into.

    Raises:
        StitchError: it cannot be written; the file is as it was.

    """
    try:
        if is_special(path):
            with open_special(path) as file:
                file.write(data)
        else:
            replace_whole(path, data)
    except OSError as error:
        raise _explain(error, tell_path(path), _UNWRITTEN) from error


def tell_path(path: str) -> str:
    """A path fit to print: bytes of it that are no UTF-8 are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _read_bytes(path: str, most: int) -> bytes:
    if path != "-":
        return read_whole(path, most)
    if sys.stdin is None:
        raise StitchError("is closed", place=STDIN)
    return sys.stdin.buffer.read(most)


def _explain(error: OSError, place: str, problems: dict[type[OSError], str]) -> StitchError:
    return StitchError(problems.get(type(error)) or error.strerror or str(error), place=place)


def _take(text: str, data: bytes, name: str, encoding: str, *, detected: bool = False) -> Scrape:
    marked = data.startswith(codecs.BOM_UTF8) and encoding.startswith("utf-8")
    return Scrape(name, text.removeprefix("\ufeff"), encoding, marked, detected)


def _decode_as(encoding: str, data: bytes, name: str) -> Scrape:
    try:
        text = data.decode(encoding)
        text.encode()  # some codecs make lone surrogates, which no output could hold
    except UnicodeDecodeError as error:
        raise _refuse(error, data, name, f"is not {encoding}") from error
    except UnicodeError as error:
        raise StitchError(f"is not text in {encoding}", place=name, cure=_CURE) from error
    return _take(text, data, name, codecs.lookup(encoding).name)


def _refuse(error: UnicodeDecodeError, data: bytes, name: str, problem: str, cure: str = _CURE) -> StitchError:
    before = data[: error.start].decode(error.encoding, "replace").removeprefix("\ufeff")
    place = f"{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    return StitchError(f"byte 0x{data[error.start]:02x} {problem}", place=place, cure=cure)


def _detect(data: bytes, name: str, error: UnicodeDecodeError) -> Scrape:
    """The best guess at an encoding that is neither UTF-8 nor marked; a bad guess is worse than none."""
    if _is_broken_utf8(data):
        if _is_half(error, data):
            raise _refuse(error, data, name, "begins a character that is cut off", cure=_CUT)
        raise _refuse(error, data, name, "is not UTF-8, which the rest is")
    if len(data) < _FEWEST:
        raise _refuse(error, data, name, "is not UTF-8, and the bytes are too few to tell what else")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only here: it takes longer to import than most scrapes to repair

    match = from_bytes(data, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    if match is not None:
        with contextlib.suppress(UnicodeError):
            text = data.decode(match.encoding)
            if _is_written(text) and text.encode(match.encoding) == data:
                return _take(text, data, name, match.encoding, detected=True)
    raise _refuse(error, data, name, "is not UTF-8, and no other encoding fits")


def _is_broken_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with a wound: other encodings look like UTF-8 in fewer places than they do not."""
    text = data.decode(errors="replace")
    wounds = text.count("\ufffd")
    return sum(not char.isascii() for char in text) - wounds >= wounds


def _is_half(error: UnicodeDecodeError, data: bytes) -> bool:
    """Whether what is no UTF-8 is the first bytes of a character, and the input or a line of it stops there."""
    return error.end == len(data) or (
        error.reason == "invalid continuation byte" and data[error.end : error.end + 1] in (b"\n", b"\r")
    )


def _is_written(text: str) -> bool:
    strange = sum(not char.isprintable() and not char.isspace() for char in text)
    return strange * _STRANGE <= len(text)
