from __future__ import annotations

import io
import json
import math
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from batching import Order, make_rows, make_scrape, read_rows, run_batch, write_rows
from stitchtext.batch.records import Recipe
from stitchtext.pipeline import repair

pa = pytest.importorskip("pyarrow", reason="needs the extra parquet")
pq = pytest.importorskip("pyarrow.parquet")
tables = pytest.importorskip("stitchtext.batch.tables")
pytestmark = pytest.mark.usefixtures("alone")

MOMENT = datetime(2024, 2, 29, 12, 30, 1, 123456)
COLUMNS: dict[str, tuple[Any, list[Any]]] = {
    "int8": (pa.int8(), [-128, None]),
    "uint64": (pa.uint64(), [2**64 - 1, 0]),
    "float16": (pa.float16(), [0.5, None]),
    "float32": (pa.float32(), [0.10000000149011612, math.inf]),
    "float64": (pa.float64(), [1.1, None]),
    "bool": (pa.bool_(), [True, None]),
    "null": (pa.null(), [None, None]),
    "binary": (pa.binary(), [b"\x00\xff", None]),
    "large_string": (pa.large_string(), ["題", None]),
    "decimal": (pa.decimal128(20, 5), [Decimal("1.10000"), None]),
    "date": (pa.date32(), [date(2024, 2, 29), None]),
    "us": (pa.timestamp("us"), [MOMENT, None]),
    "ms_utc": (pa.timestamp("ms", "UTC"), [MOMENT.replace(microsecond=123000, tzinfo=UTC), None]),
    "ns": (pa.timestamp("ns"), [1_709_209_801_123_456_789, None]),
    "far": (pa.timestamp("us"), [2**60, -(2**60)]),
    "duration": (pa.duration("us"), [timedelta(days=1, microseconds=1), None]),
    "list": (pa.list_(pa.int32()), [[1, None, 3], []]),
    "struct": (pa.struct([("a", pa.int64()), ("b", pa.list_(pa.string()))]), [{"a": 1, "b": ["x"]}, None]),
    "map": (pa.map_(pa.string(), pa.int64()), [[("a", 1), ("b", 2)], None]),
    "structs": (pa.list_(pa.struct([("a", pa.float32())])), [[{"a": 0.5}, None], None]),
}


def make_table(columns: dict[str, Any]) -> Any:
    return pa.table({"id": ["a", "b"], "text": [make_scrape(1), make_scrape(2)], **columns})


def through(table: Any, folder: Path, end: str = "parquet") -> Path:
    pq.write_table(table, folder / "in.parquet")
    watched = run_batch(Order((folder / "in.parquet",), folder / f"out.{end}"))
    assert watched.lines == []
    return folder / f"out.{end}"


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_keeps_its_type_and_every_value(name: str, tmp_path: Path) -> None:
    column = pa.array(COLUMNS[name][1], COLUMNS[name][0])
    table = make_table({"x": column})
    made = pq.read_table(through(table, tmp_path))
    assert made.column("x").type == pq.read_table(tmp_path / "in.parquet").column("x").type
    assert made.column("x").equals(pq.read_table(tmp_path / "in.parquet").column("x"))
    assert made.column("text").to_pylist() == [repair(make_scrape(number)).text for number in (1, 2)]


@pytest.mark.parametrize("nested", [False, True])
def test_columns_that_share_their_values_are_written_plainly(nested: bool, tmp_path: Path) -> None:
    column = pa.array(["x", "y"]).dictionary_encode()
    given = pa.ListArray.from_arrays([0, 1, 2], column) if nested else column
    made = pq.read_table(through(make_table({"x": given}), tmp_path))
    assert made.column("x").to_pylist() == given.to_pylist()
    assert made.column("x").type == (pa.list_(pa.string()) if nested else pa.string())


def test_a_column_that_must_not_be_empty_stays_so(tmp_path: Path) -> None:
    schema = pa.schema([pa.field("text", pa.string(), nullable=False), pa.field("id", pa.int64(), nullable=False)])
    made = pq.read_table(through(pa.table({"text": ["One text."], "id": [1]}, schema), tmp_path))
    assert made.schema == schema


def test_rows_of_a_table_become_lines_of_json(tmp_path: Path) -> None:
    names = ("int8", "float64", "bool", "list", "struct", "us", "date", "decimal")
    table = make_table({name: pa.array(COLUMNS[name][1], COLUMNS[name][0]) for name in names})
    row, _ = read_rows(through(table, tmp_path, "jsonl"))
    assert row == {
        "id": "a",
        "text": repair(make_scrape(1)).text,
        "int8": -128,
        "float64": 1.1,
        "bool": True,
        "list": [1, None, 3],
        "struct": {"a": 1, "b": ["x"]},
        "us": "2024-02-29T12:30:01.123456",
        "date": "2024-02-29",
        "decimal": "1.10000",
    }


def test_rows_go_to_a_table_and_back_as_they_were(tmp_path: Path) -> None:
    rows = [
        {**row, "n": row_number, "f": row_number / 3, "tags": ["a"] * row_number, "o": {"x": None, "y": [row_number]}}
        for row_number, row in enumerate(make_rows(range(5)))
    ]
    write_rows(tmp_path / "in.jsonl", rows)
    run_batch(Order((tmp_path / "in.jsonl",), tmp_path / "mid.parquet"))
    run_batch(Order((tmp_path / "mid.parquet",), tmp_path / "out.jsonl"))
    assert read_rows(tmp_path / "out.jsonl") == [{**row, "text": repair(row["text"]).text} for row in rows]
    schema = pq.read_schema(tmp_path / "mid.parquet")
    assert [str(field.type) for field in schema] == [
        *("string", "string", "string", "int64", "double", "list<element: string>"),
        "struct<x: string, y: list<element: int64>>",
    ]


def test_half_a_character_is_told_of_its_row_and_spoils_no_other(tmp_path: Path) -> None:
    lines = ['{"text": "a\\ud800"}', '{"text": "One text.", "t": "\\ud800"}', '{"text": "One text.", "t": "x"}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    watched = run_batch(Order((tmp_path / "in.jsonl",), tmp_path / "out.parquet"))
    assert watched.lines == [
        "in.jsonl:1: 'text' holds half a character (a lone surrogate)".replace("in", str(tmp_path / "in"), 1),
        f"{tmp_path}/in.jsonl:2: holds half a character (a lone surrogate)",
    ]
    assert pq.read_table(tmp_path / "out.parquet").to_pylist() == [{"id": "in.jsonl/3", "text": "One text.", "t": "x"}]


def test_rows_before_the_end_of_a_truncated_source_keep_their_fields(tmp_path: Path) -> None:
    import gzip  # noqa: PLC0415
    import os  # noqa: PLC0415

    rows = [{"id": str(number), "x": os.urandom(600).hex(), "text": "One text."} for number in range(200)]
    data = gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode())
    (tmp_path / "in.jsonl.gz").write_bytes(data[: len(data) // 2])
    watched = run_batch(Order((tmp_path / "in.jsonl.gz",), tmp_path / "out.parquet"))
    made = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [line.rpartition(": ")[2] for line in watched.lines] == ["is cut off"]
    assert made
    assert [{**row, "id": row["id"]} for row in made] == [
        {"id": row["id"], "x": row["x"], "text": "One text."} for row in rows[: len(made)]
    ]


def test_a_table_without_the_column_is_told_of_each_row(tmp_path: Path) -> None:
    pq.write_table(pa.table({"body": ["a"], "text": [1]}), tmp_path / "in.parquet")
    for field, reason in [
        ("gone", "has no column 'gone'; name the one of the text with --text-field"),
        ("text", "'text' is no text"),
    ]:
        watched = run_batch(
            Order((tmp_path / "in.parquet",), tmp_path / f"{field}.jsonl", recipe=Recipe(text_field=field))
        )
        assert watched.lines == [f"{tmp_path}/in.parquet:1: {reason}"]


def test_a_table_is_written_in_groups_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_GROUP", 1000)
    schema = pa.schema([("text", pa.string())]).serialize().to_pybytes()
    messages = [tables.pack_rows([{"text": "x" * 400}], schema) for _ in range(10)]
    file = io.BytesIO()
    tables.write_table(iter(messages), schema, file)
    made = pq.ParquetFile(file)
    assert made.metadata.num_row_groups > 2
    assert made.metadata.row_group(0).column(0).compression == "ZSTD"
    assert made.read().column("text").to_pylist() == ["x" * 400] * 10


def test_texts_and_tables_together_make_one_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One text.", encoding="utf-8")
    pq.write_table(pa.table({"text": ["Two."], "n": [1]}), tmp_path / "b.parquet")
    run_batch(Order((tmp_path / "a.txt", tmp_path / "b.parquet"), tmp_path / "out.parquet"))
    one, other = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert (one["id"], one["text"], one["n"]) == ("a.txt", "One text.", None)
    assert (other["id"], other["text"], other["n"], other["metadata"]) == ("b.parquet/1", "Two.", 1, None)


def test_a_column_whose_name_is_no_utf_8_makes_a_broken_table() -> None:
    file = io.BytesIO()
    pq.write_table(pa.table({"text": ["one"]}), file)
    broken = io.BytesIO(file.getvalue().replace(b"text", b"t\x8fxt"))
    with pytest.raises(tables.BrokenTableError, match="can't decode byte 0x8f"):
        list(tables.read_rows(broken))
