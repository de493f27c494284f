from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from stitchtext.batch.streams import find_breakage, find_packing, is_remote, load_fsspec, load_zstd, open_stream
from stitchtext.errors import StitchError

TEXT = "港の朝\n".encode() * 3000


@pytest.mark.parametrize(
    ("path", "packing"),
    [("a.txt", ""), ("a.txt.gz", ".gz"), ("A.JSONL.GZ", ".gz"), ("a.zst", ".zst"), ("gz", ""), ("a.gz/b", "")],
)
def test_the_end_of_a_name_tells_how_a_file_is_packed(path: str, packing: str) -> None:
    assert find_packing(path) == packing


@pytest.mark.parametrize(
    ("path", "remote"), [("s3://bucket/a", True), ("memory://a", True), ("a/b", False), ("C:\\a", False)]
)
def test_an_address_is_told_from_a_path(path: str, remote: bool) -> None:
    assert is_remote(path) is remote


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "two_members.gz"])
def test_a_file_is_unpacked_and_tells_how_far_it_is_read(name: str, tmp_path: Path) -> None:
    packed = {"a.txt": TEXT, "a.txt.gz": gzip.compress(TEXT)}
    half = len(TEXT) // 2
    data = packed.get(name, gzip.compress(TEXT[:half]) + gzip.compress(TEXT[half:]))
    (tmp_path / name).write_bytes(data)
    with open_stream(str(tmp_path / name)) as (stream, raw):
        assert stream.read() == TEXT
        assert raw.tell() == len(data)


@pytest.mark.parametrize("frames", [1, 2])
def test_zstandard_is_unpacked_whatever_the_number_of_frames(frames: int, tmp_path: Path) -> None:
    zstd = pytest.importorskip("backports.zstd", reason="needs the extra zstd")
    part = len(TEXT) // frames
    (tmp_path / "a.zst").write_bytes(b"".join(zstd.compress(TEXT[at : at + part]) for at in range(0, len(TEXT), part)))
    with open_stream(str(tmp_path / "a.zst")) as (stream, _):
        assert stream.read() == TEXT


@pytest.mark.parametrize("name", ["a.gz", "a.zst"])
@pytest.mark.parametrize("damage", ["cut", "other"])
def test_what_is_cut_off_or_broken_is_one_of_the_errors_named(name: str, damage: str, tmp_path: Path) -> None:
    if name == "a.zst":
        packed = pytest.importorskip("backports.zstd", reason="needs the extra zstd").compress(TEXT)
    else:
        packed = gzip.compress(TEXT)
    path = tmp_path / name
    path.write_bytes(packed[:-9] if damage == "cut" else b"not packed at all")
    with open_stream(str(path)) as (stream, _), pytest.raises(find_breakage(str(path))):
        stream.read()


def test_a_missing_extra_is_told_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "backports", None)
    with pytest.raises(StitchError, match=r"^a.zst: needs Zstandard; pip install 'stitchtext\[zstd\]'$"):
        load_zstd("a.zst")
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(StitchError, match=r"^s3://a: cannot be reached: .*pip install 'stitchtext\[remote\]'"):
        load_fsspec("s3://a")


def test_an_address_of_an_unknown_kind_is_told() -> None:
    pytest.importorskip("fsspec", reason="needs the extra remote")
    with pytest.raises(StitchError, match=r"^nowhere://a: cannot be reached: "):
        load_fsspec("nowhere://a")


def test_a_file_elsewhere_is_read_by_its_address() -> None:
    fsspec = pytest.importorskip("fsspec", reason="needs the extra remote")
    fsspec.filesystem("memory").pipe("/streams/a.txt.gz", gzip.compress(TEXT))
    with open_stream("memory://streams/a.txt.gz") as (stream, _):
        assert stream.read() == TEXT
