from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from batching import read_rows
from stitchtext.batch.records import Report
from stitchtext.batch.summaries import write_errors, write_summary

REPORTS = [
    Report("in/a.txt", None, "a.txt", 2, 1, 1, {"S203": 1}, {"used": 9, "marker": 3}, 0.1234567),
    Report("in/題\n.jsonl", 3, "題/3", error="is no JSON", passing=True),
]
ROWS = [
    {
        "source": "in/a.txt",
        "row": None,
        "id": "a.txt",
        "articles": 2,
        "truncated": 1,
        "doubts": 1,
        "findings": {"S203": 1},
        "account": {"used": 9, "marker": 3},
        "seconds": 0.123457,
        "error": None,
    },
    {
        "source": "in/題\n.jsonl",
        "row": 3,
        "id": "題/3",
        "articles": 0,
        "truncated": 0,
        "doubts": 0,
        "findings": {},
        "account": {},
        "seconds": 0,
        "error": "is no JSON",
    },
]


def test_a_summary_has_a_row_for_each_record(tmp_path: Path) -> None:
    write_summary(REPORTS, str(tmp_path / "s.jsonl"), "jsonl")
    assert read_rows(tmp_path / "s.jsonl") == ROWS
    write_summary(REPORTS, str(tmp_path / "s.jsonl.gz"), "jsonl.gz")
    assert gzip.decompress((tmp_path / "s.jsonl.gz").read_bytes()) == (tmp_path / "s.jsonl").read_bytes()


def test_a_summary_can_be_packed_with_zstandard(tmp_path: Path) -> None:
    zstd = pytest.importorskip("backports.zstd", reason="needs the extra zstd")
    write_summary(REPORTS, str(tmp_path / "s.jsonl.zst"), "jsonl.zst")
    lines = zstd.decompress((tmp_path / "s.jsonl.zst").read_bytes()).decode().split("\n")
    assert [json.loads(line) for line in lines if line] == ROWS


def test_a_summary_can_be_a_table(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")
    write_summary(REPORTS, str(tmp_path / "s.parquet"), "parquet")
    rows = pq.read_table(tmp_path / "s.parquet").to_pylist(maps_as_pydicts="strict")
    assert rows == ROWS


def test_errors_are_listed_with_name_place_and_reason(tmp_path: Path) -> None:
    write_errors(REPORTS[1:], str(tmp_path / "e.jsonl"))
    assert read_rows(tmp_path / "e.jsonl") == [
        {"id": "題/3", "source": "in/題\n.jsonl", "row": 3, "reason": "is no JSON"}
    ]
