from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from batching import MOST, make_source
from stitchtext.batch.readers import read_records

LINES = b'{"a": 1}\n\n  \n{"b": 2}\r\n{"c": 3}'
READ = [(1, b'{"a": 1}\n'), (4, b'{"b": 2}\r\n'), (5, b'{"c": 3}')]


def read(path: Path, kind: str, most: int = MOST) -> list[tuple[int | None, bytes, str]]:
    return [(each.row, each.data, each.flaw) for each in read_records(make_source(path, kind), most)]


@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "mark"])
def test_each_line_that_is_not_blank_is_a_record(packing: str, mark: bytes, tmp_path: Path) -> None:
    data = mark + LINES
    if packing == ".zst":
        data = pytest.importorskip("backports.zstd", reason="needs the extra zstd").compress(data)
    path = tmp_path / f"a.jsonl{packing}"
    path.write_bytes(gzip.compress(data) if packing == ".gz" else data)
    assert read(path, "jsonl") == [(row, line, "") for row, line in READ]


def test_a_text_is_one_record_of_all_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfa\r\n")
    assert read(tmp_path / "a.txt", "text") == [(None, b"\xef\xbb\xbfa\r\n", "")]
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b""))
    assert read(tmp_path / "b.txt.gz", "text") == [(None, b"", "")]


def test_how_far_a_source_is_read_grows_to_its_size(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES)
    places = [record.at for record in read_records(make_source(tmp_path / "a.jsonl", "jsonl"), MOST)]
    assert places == sorted(places)
    assert places[-1] == len(LINES)


@pytest.mark.parametrize("size", [11, 3_000_000])
def test_a_line_that_is_too_large_is_told_and_the_next_ones_go_on(size: int, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"x" * 10 + b"\n" + b"x" * size + b"\nlast\n")
    flaw = "has more than 11 bytes; --max-bytes allows more"
    assert read(tmp_path / "a.jsonl", "jsonl", 11) == [(1, b"x" * 10 + b"\n", ""), (2, b"", flaw), (3, b"last\n", "")]


def test_a_text_that_is_too_large_is_told(tmp_path: Path) -> None:
    for size in (11, 12):
        (tmp_path / f"{size}.txt").write_bytes(b"x" * size)
    assert read(tmp_path / "11.txt", "text", 11) == [(None, b"x" * 11, "")]
    assert read(tmp_path / "12.txt", "text", 11) == [(None, b"", "has more than 11 bytes; --max-bytes allows more")]


def test_a_bomb_is_not_unpacked_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"\0" * 50_000_000))
    ((_, data, flaw),) = read(tmp_path / "a.txt.gz", "text", 1000)
    assert (data, flaw[:8]) == (b"", "has more")


@pytest.mark.parametrize("packing", [".gz", ".zst"])
def test_rows_before_the_end_of_a_truncated_file_are_read_and_the_end_is_told(packing: str, tmp_path: Path) -> None:
    data = os.urandom(300_000).hex().encode()
    lines = b"".join(data[at : at + 999] + b"\n" for at in range(0, len(data), 999))
    if packing == ".zst":
        packed = pytest.importorskip("backports.zstd", reason="needs the extra zstd").compress(lines)
    else:
        packed = gzip.compress(lines)
    path = tmp_path / f"a.jsonl{packing}"
    path.write_bytes(packed[: len(packed) // 2])
    *whole, last = read(path, "jsonl")
    assert whole
    assert b"".join(line for _, line, _ in whole) == lines[: len(whole) * 1000]
    assert last == (len(whole) + 1, b"", "is cut off")


@pytest.mark.parametrize("kind", ["text", "jsonl"])
def test_what_is_not_packed_though_its_name_says_so_is_told(kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(b"plain")
    assert [flaw for *_, flaw in read(tmp_path / "a.gz", kind)] == ["is broken: Not a gzipped file (b'pl')"]
    pytest.importorskip("backports.zstd", reason="needs the extra zstd")
    (tmp_path / "a.zst").write_bytes(b"plain")
    ((*_, flaw),) = read(tmp_path / "a.zst", kind)
    assert flaw.startswith("is broken: ")


@pytest.mark.parametrize("kind", ["text", "jsonl", "parquet"])
def test_a_file_that_has_vanished_is_one_record_with_a_flaw(kind: str, tmp_path: Path) -> None:
    if kind == "parquet":
        pytest.importorskip("pyarrow", reason="needs the extra parquet")
    assert read(tmp_path / "gone", kind) == [(None, b"", "No such file or directory")]


def test_a_folder_that_cannot_be_walked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> list[str]:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", refuse)
    assert read(tmp_path, "text") == [(None, b"", "Permission denied")]


def test_a_table_that_is_none_is_told(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra parquet")
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    ((row, data, flaw),) = read(tmp_path / "a.parquet", "parquet")
    assert (row, data) == (None, b"")
    assert flaw.startswith("is broken: ")


def test_rows_before_the_broken_place_of_a_table_are_read(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the extra parquet")
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    table = pa.table({"text": [os.urandom(500).hex() for _ in range(2000)]})
    pq.write_table(table, path, row_group_size=500, use_dictionary=False, compression="zstd")
    place = pq.ParquetFile(path).metadata.row_group(2).column(0).data_page_offset
    data = bytearray(path.read_bytes())
    data[place : place + 4000] = bytes(4000)
    path.write_bytes(bytes(data))
    *whole, (row, _, flaw) = read(path, "parquet")
    assert len(whole) >= 512
    assert not any(each[2] for each in whole)
    assert row == len(whole) + 1
    assert flaw.startswith("is broken: ")


def test_a_row_of_a_table_that_is_too_large_is_told(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the extra parquet")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"text": ["a", "b" * 9000, "c"]}), tmp_path / "a.parquet")
    assert [flaw[:8] for *_, flaw in read(tmp_path / "a.parquet", "parquet", 4000)] == ["", "has more", ""]


CHANGED = "changed while it was read; run again once nobody writes to it"


def append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\n")


def truncate(path: Path) -> None:
    os.truncate(path, 9)


@pytest.mark.parametrize("change", [append, truncate], ids=lambda change: change.__name__)
def test_rows_of_a_file_that_is_written_to_meanwhile_are_never_said_to_be_all(
    change: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"a": 1}\n' * 50_000)
    records = read_records(make_source(path, "jsonl"), MOST)
    first = next(records)
    change(path)
    *_, last = records
    assert (first.data, first.flaw) == (b'{"a": 1}\n', "")
    assert (last.row, last.data, last.flaw) == (None, b"", CHANGED)


def test_a_table_that_is_written_to_meanwhile_is_told(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the extra parquet")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"text": ["one"] * 600}), tmp_path / "a.parquet")
    records = read_records(make_source(tmp_path / "a.parquet", "parquet"), MOST)
    assert next(records).flaw == ""
    append(tmp_path / "a.parquet")
    *_, last = records
    assert (last.data, last.flaw) == (b"", CHANGED)


@pytest.mark.parametrize("kind", ["text", "jsonl"])
def test_a_file_that_gets_a_successor_meanwhile_is_read_as_it_was(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b'{"a": 1}\n{"a": 2}\n')
    records = read_records(make_source(path, kind), MOST)
    first = next(records)
    (tmp_path / "new").write_bytes(b"other")
    (tmp_path / "new").replace(path)
    assert b"".join(record.data for record in [first, *records]) == b'{"a": 1}\n{"a": 2}\n'


def test_a_pipe_that_has_taken_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert read(tmp_path / "a.txt", "text") == [(None, b"", "is no regular file")]


def test_line_ends_packed_beyond_measure_are_read_no_further(tmp_path: Path) -> None:
    zstd = pytest.importorskip("backports.zstd", reason="needs the extra zstd")
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(zstd.compress(b'{"a": 1}\n' + b"\n" * 64_000_000))
    first, last = read(path, "jsonl")
    assert first == (1, b'{"a": 1}\n', "")
    assert last[2] == "unpacks to more than 1,100 times its size, and is read no further; unpack it to have it read"
    path.write_bytes(zstd.compress(b'{"a": 1}\n' + b"\n" * 4_000_000))
    assert read(path, "jsonl") == [(1, b'{"a": 1}\n', "")]


def test_a_table_that_says_one_long_value_in_every_row_is_read_few_rows_at_a_time(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the extra parquet")
    pq = pytest.importorskip("pyarrow.parquet")
    value = "x" * 20_000_000
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 40, pa.int32()), pa.array([value]))
    pq.write_table(pa.table({"text": column}), tmp_path / "a.parquet", compression="zstd")
    before = pa.total_allocated_bytes()
    highest = 0
    for record in read_records(make_source(tmp_path / "a.parquet", "parquet"), MOST):
        highest = max(highest, pa.total_allocated_bytes() - before)
        assert record.flaw == "has more than 1,000,000 bytes; --max-bytes allows more"
    assert highest < 10 * len(value)
