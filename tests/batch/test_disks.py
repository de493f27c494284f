from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from stitchtext.batch.disks import digest, digest_file, name_fresh, read_held, replace_file
from stitchtext.batch.ledgers import Held


def test_a_file_takes_the_place_of_another_as_a_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with replace_file(str(path)) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_block_that_breaks_off_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(TypeError), replace_file(str(path)) as file:
        file.writelines([b"new", "no bytes"])  # type: ignore[list-item]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a" * 255, "題" * 85, os.fsdecode(b"\xff"), "new\nline"])
def test_what_is_made_beside_a_name_can_be_made_whatever_the_name(name: str, tmp_path: Path) -> None:
    fresh = Path(name_fresh(str(tmp_path / name)))
    fresh.write_bytes(b"")
    assert fresh.parent == tmp_path
    assert name_fresh(str(tmp_path / name)) == str(fresh)


def test_bytes_that_are_not_those_that_were_written_are_none(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one two three")
    held = Held(0, b"", 4, 3, digest(b"two"))
    assert read_held(str(path), held) == b"two"
    path.write_bytes(b"one twO three")
    assert read_held(str(path), held) is None
    path.write_bytes(b"one t")
    assert read_held(str(path), held) is None
    path.unlink()
    assert read_held(str(path), held) is None


def test_a_digest_tells_a_file_from_another_and_from_none(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(name.encode())
    assert len({digest_file(str(tmp_path / name)) for name in "abc"}) == 3
    assert digest_file(str(tmp_path / "c")) == ""
