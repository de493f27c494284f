from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import IO, Any

import pytest

from stitchtext import snapshots
from stitchtext.snapshots import ChangedError, is_special, open_special, read_whole, replace_whole, see_unchanged


class Tampered:
    """A file that somebody changes between the moment it is opened and the one it is read."""

    def __init__(self, file: IO[bytes], tamper: Any) -> None:
        self._file, self._tamper = file, tamper

    def __enter__(self) -> Tampered:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def fileno(self) -> int:
        return self._file.fileno()

    def read(self, most: int = -1) -> bytes:
        assert most < 0
        data = self._file.read(1)
        self._tamper()
        return data + self._file.read()


def append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def truncate(path: Path) -> None:
    os.truncate(path, 3)


def overwrite(path: Path) -> None:
    before = path.stat()
    path.write_bytes(b"x" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 4_000_000))  # a tick of the system's clock later


def replace(path: Path) -> None:
    (path.parent / "new").write_bytes(b"other")
    (path.parent / "new").replace(path)


def read_tampered(path: Path, tamper: Any, monkeypatch: pytest.MonkeyPatch) -> bytes:
    def open_tampered(*args: Any) -> Tampered:
        return Tampered(open(*args), lambda: tamper(path))

    monkeypatch.setattr(snapshots, "open", open_tampered, raising=False)
    return read_whole(str(path))


@pytest.mark.parametrize("tamper", [append, truncate, overwrite], ids=lambda tamper: tamper.__name__)
def test_a_file_that_is_written_to_while_it_is_read_is_told(
    tamper: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one two three")
    with pytest.raises(ChangedError, match="changed while it was read; run again once nobody writes to it"):
        read_tampered(path, tamper, monkeypatch)


@pytest.mark.parametrize("tamper", [replace, Path.unlink], ids=["replaced", "removed"])
def test_a_file_that_gets_a_successor_while_it_is_read_is_read_as_it_was(
    tamper: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one two three")
    assert read_tampered(path, tamper, monkeypatch) == b"one two three"


def test_what_the_system_says_of_files_of_no_size_is_no_change() -> None:
    assert read_whole("/proc/self/status" if os.path.exists("/proc/self/status") else os.devnull) is not None
    found = os.stat(os.devnull)
    see_unchanged(found, found)


def test_a_file_keeps_its_attributes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    try:
        os.setxattr(path, "user.origin", b"here")
    except (OSError, AttributeError):
        pytest.skip("this disk, or this system, has no attributes")
    path.chmod(0o604)
    replace_whole(str(path), b"new")
    assert os.getxattr(path, "user.origin") == b"here"
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o604)


def test_another_name_of_a_file_keeps_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    os.link(path, tmp_path / "b")
    replace_whole(str(path), b"new")
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"new", b"old")


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="needs names of what a process has open")
def test_what_a_process_has_open_is_written_into_behind_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "log"
    with path.open("wb", buffering=0) as log:
        log.write(b"one ")
        link = tmp_path / "link"
        link.symlink_to(f"/dev/fd/{log.fileno()}")
        assert is_special(str(link))
        with open_special(str(link)) as file:
            file.write(b"two ")
        log.write(b"three")
    assert path.read_bytes() == b"one two three"


def test_a_file_a_folder_and_nothing_are_not_special(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "loop").symlink_to("loop")
    assert not any(is_special(str(tmp_path / name)) for name in ("file", ".", "nothing", "loop"))
    assert is_special(os.devnull)


@pytest.mark.parametrize("lacking", ["nothing", "_open_nameless", "_name"])
def test_a_file_is_made_without_a_name_where_that_is_possible_and_beside_it_elsewhere(
    lacking: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    sync = os.fsync

    def look(handle: int) -> None:
        seen.append(sorted(path.name for path in tmp_path.iterdir()))
        sync(handle)

    monkeypatch.setattr(os, "fsync", look)
    if lacking == "_open_nameless":
        monkeypatch.setattr(snapshots, lacking, lambda *_: None)
    if lacking == "_name":
        monkeypatch.setattr(snapshots, lacking, _refuse)
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    replace_whole(str(tmp_path / "a"), b"new")
    replace_whole(str(tmp_path / "b"), b"new")
    assert len(seen[0]) in ((2,) if lacking == "_open_nameless" else (1, 2))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"new", b"new"]
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def _refuse(*_: object) -> None:
    raise OSError
