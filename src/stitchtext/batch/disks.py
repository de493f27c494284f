"""Disks: files that are whole or not there, and stay whatever happens once they are said to be.

Each is written beside its name and safe on the disk before it takes its place. An address such as s3:// takes a file
as a whole or not at all; what is not whole stands beside the ledger meanwhile.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from typing import IO

from stitchtext.batch.ledgers import Held
from stitchtext.batch.streams import is_remote, load_fsspec, open_raw
from stitchtext.errors import StitchError
from stitchtext.snapshots import is_special, keep_owner, open_special
from stitchtext.snapshots import sync_folder as sync_local

_READ = 1_048_576
"""Bytes that are read at a time."""


def digest(data: bytes) -> bytes:
    """What tells whether bytes are still those that were written."""
    return blake2b(data, digest_size=16).digest()


@contextlib.contextmanager
def replace_file(path: str) -> Iterator[IO[bytes]]:
    """A file to write that takes the place of another one as a whole, at the end of the block.

    A device or pipe is written into.
    """
    if is_special(path):
        with open_special(path) as file:
            yield file
        return
    fresh = name_fresh(path)
    try:
        with open_fresh(fresh) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(fresh, path)
        sync_folder(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(fresh)
        raise


def open_fresh(path: str) -> IO[bytes]:
    """A new file to write, whatever a stop has left there, or somebody has laid there to have it written through."""
    remove(path)
    return open(path, "xb", opener=partial(os.open, mode=0o666))


def explain_failure(error: OSError, place: str) -> StitchError:
    """Why the run cannot go on, and where; `place` is told where the error does not say."""
    named = os.fsencode(error.filename or place).decode("utf-8", "backslashreplace")
    return StitchError(error.strerror or str(error), place=named, cure="the same command goes on from there")


def read_held(path: str, held: Held) -> bytes | None:
    """The bytes of a task in an output; None if they are not those that were written."""
    try:
        with open_raw(path) as file:
            file.seek(held.start)
            data = file.read(held.length)
    except OSError:
        return None
    return data if digest(data) == held.digest else None


def measure(path: str) -> int | None:
    """The bytes of an output; None if it is not there."""
    try:
        return load_fsspec(path).size(path) if is_remote(path) else os.path.getsize(path)
    except OSError:
        return None


def put_in_place(fresh: str, path: str) -> None:
    """Put a file that is safe on the disk in the place of an output."""
    if is_remote(path):
        load_fsspec(path).put_file(fresh, path)
        os.unlink(fresh)
    else:
        keep_mode(path, fresh)
        os.replace(fresh, path)


def remove(path: str) -> None:
    """Remove an output, if it is there."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        if is_remote(path):
            load_fsspec(path).rm_file(path)
        else:
            os.unlink(path)


def remove_file(path: str) -> None:
    """Remove a file beside the outputs, if it is there and could be replaced."""
    if not is_special(path):
        remove(path)


def make_folder(path: str) -> None:
    """Make the folder that an output is in."""
    folder = os.path.dirname(path)
    if is_remote(path):
        load_fsspec(path).makedirs(folder, exist_ok=True)
    else:
        missing = []
        while folder and not os.path.isdir(folder):
            missing.append(folder)
            folder = os.path.dirname(folder)
        for each in reversed(missing):  # no recursion, as in `os.makedirs`: folders may be nested deeper than calls
            try:
                os.mkdir(each)
            except FileExistsError:  # another run may have made it
                if not os.path.isdir(each):
                    raise


def sync_folder(path: str) -> None:
    """Make the name of an output safe on the disk."""
    if not is_remote(path):
        sync_local(path)


def digest_file(path: str) -> str:
    """What tells whether a whole file is still as it was written; empty if it cannot be read."""
    found = blake2b(digest_size=16)
    try:
        with open_raw(path) as file:
            while part := file.read(_READ):
                found.update(part)
    except OSError:
        return ""
    return found.hexdigest()


def keep_mode(path: str, fresh: str) -> None:
    """Give what takes the place of a file its mode, and its owner if the system lets us."""
    if os.path.exists(path):
        keep_owner(fresh, path, os.stat(path))


def ignores_case(folder: str) -> bool:
    """Whether names that differ by their case alone are one file in a folder, as on many disks of Windows and macOS."""
    probe = name_fresh(os.path.join(folder, "case"))
    with open_fresh(probe):
        pass
    try:
        return os.path.exists(os.path.join(folder, os.path.basename(probe).upper()))
    finally:
        remove(probe)


def name_fresh(path: str) -> str:
    """The name beside a path under which its next content is made: always the same, so that none is left over."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".stitchtext-{blake2b(os.fsencode(name), digest_size=8).hexdigest()}.tmp")
