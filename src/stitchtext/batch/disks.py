"""Disks: files that are whole or not there, and stay whatever happens once they are said to be.

Each is written beside its name and safe on the disk before it takes its place.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b, file_digest
from typing import IO

from stitchtext.batch.ledgers import Held


def digest(data: bytes) -> bytes:
    """What tells whether bytes are still those that were written."""
    return blake2b(data, digest_size=16).digest()


@contextlib.contextmanager
def replace_file(path: str) -> Iterator[IO[bytes]]:
    """A file to write that takes the place of another one as a whole, at the end of the block."""
    fresh = name_fresh(path)
    try:
        with open(fresh, "wb", opener=partial(os.open, mode=0o666)) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        keep_mode(path, fresh)
        os.replace(fresh, path)
        sync(os.path.dirname(path) or ".")
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(fresh)
        raise


def read_held(path: str, held: Held) -> bytes | None:
    """The bytes of a task in an output; None if they are not those that were written."""
    try:
        with open(path, "rb") as file:
            file.seek(held.start)
            data = file.read(held.length)
    except OSError:
        return None
    return data if digest(data) == held.digest else None


def digest_file(path: str) -> str:
    """What tells whether a whole file is still as it was written; empty if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file_digest(file, partial(blake2b, digest_size=16)).hexdigest()
    except OSError:
        return ""


def keep_mode(path: str, fresh: str) -> None:
    """Give what takes the place of a file its mode."""
    if os.path.exists(path):
        os.chmod(fresh, stat.S_IMODE(os.stat(path).st_mode))


def name_fresh(path: str) -> str:
    """The name beside a path under which its next content is made: always the same, so that none is left over."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".stitchtext-{blake2b(os.fsencode(name), digest_size=8).hexdigest()}.tmp")


def sync(path: str) -> None:
    """Make a file, or the names in a folder, safe on the disk."""
    if os.path.isdir(path) and os.name == "nt":
        return  # there a folder cannot be opened
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
