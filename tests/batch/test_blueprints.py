from __future__ import annotations

import json
from typing import Any

import pytest

from stitchtext.batch.records import Recipe
from stitchtext.errors import StitchError

pa = pytest.importorskip("pyarrow", reason="needs the extra parquet")
blueprints = pytest.importorskip("stitchtext.batch.blueprints")

ROWS = [
    ([{"text": "a", "n": 1}, {"text": "b", "n": 1.5}], {"n": "double"}),
    ([{"text": "a"}, {"text": "b", "late": [1]}], {"late": "list<item: int64>"}),
    ([{"text": "a", "n": None}], {"n": "string"}),
    ([{"text": "a", "n": []}, {"text": "b", "n": ["x"]}], {"n": "list<item: string>"}),
    ([{"text": "a", "n": {}}, {"text": "b", "n": {"x": 1}}], {"n": "struct<x: int64>"}),
    ([{"text": "a"}, {"no": 1}, ["text"], {"text": 1, "other": 2}], {}),
]


@pytest.mark.parametrize(("rows", "types"), ROWS)
def test_one_schema_fits_all_rows_of_json(rows: list[Any], types: dict[str, str]) -> None:
    lines = [json.dumps(row).encode() for row in rows]
    schema = pa.ipc.read_schema(pa.py_buffer(blueprints.infer_schema(lines, Recipe(), "out.parquet")))
    assert {field.name: str(field.type) for field in schema} == {"id": "string", "text": "string", **types}


def test_lines_that_are_no_json_have_no_part_in_a_schema() -> None:
    lines = [b"no", b"\xff", b"[" * 100_000, b'{"text": "a"}']
    assert blueprints.infer_schema(lines, Recipe(), "o") == blueprints.infer_schema(lines[3:], Recipe(), "o")


def test_a_field_of_two_types_is_told_with_a_way_out() -> None:
    cure = "write JSONL, where a field may be anything"
    for rows in ([{"n": 1}, {"n": "x"}], [{"n": [1]}, {"n": {"a": 1}}], [{"n": 2**70}]):
        lines = [json.dumps({"text": "a", **row}).encode() for row in rows]
        with pytest.raises(StitchError, match=f"^o: 'n' is not always of one type; {cure}$"):
            blueprints.infer_schema(lines, Recipe(), "o")
