"""Streams: the bytes of a file, whatever it is packed with and wherever it lies."""

from __future__ import annotations

import errno
import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from types import ModuleType
from typing import IO, Any

from stitchtext.errors import StitchError
from stitchtext.snapshots import see_unchanged

SUFFIXES = {".gz": "gzip", ".zst": "zstd"}
"""What a file is packed with, by the end of its name."""
LEVEL = 6
"""How hard gzip packs; further levels cost more than they save."""


def is_remote(path: str) -> bool:
    """Whether a path is an address that only fsspec can open, such as s3://bucket/folder."""
    return "://" in path


def find_packing(path: str) -> str:
    """The end of a name that tells how the file is packed; empty if it is not."""
    end = os.path.splitext(path)[1].lower()
    return end if end in SUFFIXES else ""


@contextmanager
def open_stream(path: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """A file open for reading: its bytes unpacked, and the file itself, which tells how far it has been read.

    Raises:
        StitchError: an extra is missing that could read it.
        OSError: it cannot be opened; a `ChangedError` behind the block if somebody wrote to it meanwhile.

    """
    with open_raw(path) as raw, _kept_still(raw):
        packing = find_packing(path)
        if packing == ".gz":
            with gzip.GzipFile(fileobj=raw, mode="rb") as unpacked:
                yield unpacked, raw  # type: ignore[misc]
        elif packing == ".zst":
            with load_zstd(path).open(raw, "rb") as unpacked:
                yield unpacked, raw
        else:
            yield raw, raw


def find_breakage(path: str) -> tuple[type[BaseException], ...]:
    """The errors that tell of a packed file that it is cut off or broken."""
    if find_packing(path) == ".zst":
        return (EOFError, load_zstd(path).ZstdError)
    return (EOFError, zlib.error, gzip.BadGzipFile)


def load_zstd(path: str) -> ModuleType:
    """The module that packs with Zstandard.

    Raises:
        StitchError: it is not installed.

    """
    try:
        from backports import zstd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise StitchError("needs Zstandard", place=path, cure="pip install 'stitchtext[zstd]'") from error
    return zstd


def load_fsspec(path: str) -> Any:
    """The file system of an address.

    Raises:
        StitchError: fsspec, or what it needs for this address, is not installed, or it knows no such address.

    """
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

        return url_to_fs(path)[0]
    except ImportError as error:
        cure = "pip install 'stitchtext[remote]', and what fsspec needs for this address"
        raise StitchError(f"cannot be reached: {error}", place=path, cure=cure) from error
    except ValueError as error:
        raise StitchError(f"cannot be reached: {error}", place=path) from error


def open_raw(path: str) -> IO[bytes]:
    """A file as it is, open for reading."""
    if is_remote(path):
        file: IO[bytes] = load_fsspec(path).open(path, "rb")
        return file
    return open(path, "rb", opener=_open_regular)


def _open_regular(path: str, flags: int) -> int:
    """Open a file, without waiting for anybody if a pipe has taken its place since it was found."""
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return handle
    os.close(handle)
    raise OSError(errno.EINVAL, "is no regular file")


@contextmanager
def _kept_still(raw: IO[bytes]) -> Iterator[None]:
    """See that nobody writes to a local file while it is read."""
    if not isinstance(raw, BufferedReader):
        yield
        return
    before = os.fstat(raw.fileno())
    yield
    see_unchanged(before, os.fstat(raw.fileno()))
