"""Snapshots: files read as they are at one moment, written as a whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from functools import partial
from typing import IO


class ChangedError(OSError):
    """A file was written to while it was read: what was read may be half of one state and half of another."""

    def __init__(self) -> None:
        super().__init__(errno.EBUSY, "changed while it was read; run again once nobody writes to it")


def read_whole(path: str, most: int = -1) -> bytes:
    """The bytes of a file, or of what else can be read to its end; no more than `most`, if that is given.

    Raises:
        OSError: it cannot be read; a `ChangedError` if somebody wrote to it meanwhile.

    """
    with open(path, "rb") as file:
        before = os.fstat(file.fileno())
        data = file.read(most)
        see_unchanged(before, os.fstat(file.fileno()))
    return data


def see_unchanged(before: os.stat_result, after: os.stat_result) -> None:
    """Compare what a file that is open was and is.

    That it has another name by now, or none, is no change: what is open is still what it was.

    Raises:
        ChangedError: somebody has written to it.

    """
    if stat.S_ISREG(before.st_mode) and (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ChangedError


def is_special(path: str) -> bool:
    """Whether a path is neither a file nor a folder, nor free, but a device, a pipe, or such as `/dev/stdout`."""
    if not os.path.exists(path):
        return False
    mode = os.stat(path).st_mode
    return _find_descriptor(path) is not None or not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def open_special(path: str) -> IO[bytes]:
    """What is special, open to be written into; what stands in it, and whoever writes there next, keeps its place."""
    number = _find_descriptor(path)
    return open(path if number is None else os.dup(number), "wb")


def _find_descriptor(path: str) -> int | None:
    """The number of the open file that a path such as `/dev/stdout` or `/dev/fd/3` stands for."""
    ours = f"/proc/{os.getpid()}/fd"
    while os.path.islink(path):
        folder = os.path.realpath(os.path.dirname(path))
        if folder == ours:
            return int(os.path.basename(path))
        path = os.path.join(folder, os.readlink(path))
    return None


def replace_whole(path: str, data: bytes) -> None:
    """Put bytes in the place of a file, or of the one that a link leads to, once they are safe on the disk.

    Mode, owner and attributes of an old file are kept, as far as the system lets us.

    Raises:
        OSError: it cannot be written; the file is as it was.

    """
    target = os.path.realpath(path)
    old = os.stat(target) if os.path.exists(target) else None
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    fresh = os.path.join(os.path.dirname(target), f".stitchtext-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        if not _make_nameless(fresh, data, target, old):
            with open(fresh, "xb", opener=partial(os.open, mode=_choose_mode(old))) as file:
                _fill(file, fresh, data, target, old)
        os.replace(fresh, target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(fresh)
        raise
    sync_folder(target)


def _choose_mode(old: os.stat_result | None) -> int:
    return 0o666 if old is None else 0o600


def _fill(file: IO[bytes], fresh: str | int, data: bytes, target: str, old: os.stat_result | None) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())
    if old is not None:
        keep_owner(fresh, target, old)


def _make_nameless(fresh: str, data: bytes, target: str, old: os.stat_result | None) -> bool:
    """Make a file that has no name until it is whole, so that of a process that is killed nothing is left.

    False where that cannot be done.
    """
    opened = _open_nameless(os.path.dirname(fresh), _choose_mode(old))
    if opened is None:
        return False
    with opened as file:
        _fill(file, file.fileno(), data, target, old)
        try:
            _name(file.fileno(), fresh)
        except OSError:
            return False  # some systems make such files, and give them no name
    return True


def _open_nameless(folder: str, mode: int) -> IO[bytes] | None:
    """A new file without a name; None where there is no such."""
    if not hasattr(os, "O_TMPFILE") or not os.path.exists("/proc/self/fd"):
        return None
    try:
        return open(os.open(folder, os.O_TMPFILE | os.O_WRONLY, mode), "wb")
    except OSError:
        return None  # some disks have none; whatever else is wrong, a file with a name will tell


def _name(handle: int, path: str) -> None:
    """Give a file without a name one."""
    folder = os.open(os.path.dirname(path), os.O_PATH)
    try:  # only with a folder, Python has the link followed
        os.link(f"/proc/self/fd/{handle}", os.path.basename(path), dst_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def keep_owner(fresh: str | int, target: str, old: os.stat_result) -> None:
    """Give what takes the place of a file its owner, attributes and mode, as far as the system lets us."""
    if (old.st_uid, old.st_gid) != os.stat(fresh)[4:6] and hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):  # nobody but root gives a file away
            os.chown(fresh, old.st_uid, old.st_gid)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):  # a file system may have none, or keep some of them to itself
            for name in os.listxattr(target):
                os.setxattr(fresh, name, os.getxattr(target, name))
    os.chmod(fresh, stat.S_IMODE(old.st_mode))  # behind the owner, as a change of that one takes bits away


def sync_folder(path: str) -> None:
    """Make the name of a file safe on the disk."""
    if os.name == "nt":
        return  # there a folder cannot be opened
    try:
        handle = os.open(os.path.dirname(path) or ".", os.O_RDONLY)
    except PermissionError:
        return  # one may write into a folder that one may not read
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
