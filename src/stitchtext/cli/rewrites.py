"""Rewrites: a mended text put back in the place, and in the encoding, that it came from."""

from __future__ import annotations

import codecs
import os

from stitchtext.errors import StitchError
from stitchtext.files import Scrape, decode, read_bytes, write_file

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""Byte order marks and what they say; those of four bytes first, as they start with others."""


def rewrite_file(scrape: Scrape, text: str) -> None:
    """Write a text back where a scrape was read, in the encoding it had and with its byte order mark.

    Raises:
        StitchError: the encoding cannot hold the text, the file has changed since it was read, or it cannot be
            written; the file is as it was.

    """
    write_file(scrape.path, encode_alike(scrape, text, read_bytes(scrape.path, scrape.name)))


def see_unchanged(scrape: Scrape) -> None:
    """Look whether a file is still what was read of it, before it is written anew.

    Raises:
        StitchError: it is not, or is no file that could be written anew.

    """
    if os.path.exists(scrape.path) and not os.path.isfile(scrape.path):
        raise StitchError("is no regular file", place=scrape.name, cure="-o names where the result goes")
    data = read_bytes(scrape.path, scrape.name)
    try:
        same = decode(data, scrape.name, scrape.encoding).text == scrape.text
    except StitchError:
        same = False
    if not same:
        raise StitchError("has changed since it was read; is left as it is", place=scrape.name)


def encode_alike(scrape: Scrape, text: str, data: bytes) -> bytes:
    r"""The bytes of a text in the very encoding of `data`, from which `scrape` was read.

    >>> encode_alike(Scrape("a.txt", "a", "utf-16"), "b", b"\xfe\xff\x00a")
    b'\xfe\xff\x00b'

    Raises:
        StitchError: the encoding cannot hold the text, or does not bring `data` back.

    """
    family = codecs.lookup(scrape.encoding).name
    told = ((mark, codec) for mark, codec in _MARKS.items() if codec.startswith(family) and data.startswith(mark))
    mark, codec = next(told, (b"", scrape.encoding))
    try:
        if mark + scrape.text.encode(codec) != data:
            problem = f"has changed, or is not what {scrape.encoding} makes of its text; is left as it is"
            raise StitchError(problem, place=scrape.name)
        return mark + text.encode(codec)
    except UnicodeEncodeError as error:
        lost = text[error.start]
        raise StitchError(f"{scrape.encoding} has no {lost!r}; is left as it is", place=scrape.name) from error
