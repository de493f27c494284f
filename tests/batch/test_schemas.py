from __future__ import annotations

from pathlib import Path

import pytest

from batching import make_source, write_rows
from stitchtext.batch.records import Recipe, Source
from stitchtext.errors import StitchError

pa = pytest.importorskip("pyarrow", reason="needs the extra parquet")
pq = pytest.importorskip("pyarrow.parquet")
schemas = pytest.importorskip("stitchtext.batch.schemas")


def look(*sources: Source, most: int = 1000) -> dict[str, str]:
    packed = schemas.find_schema(sources, Recipe(), "o.parquet", most)
    return {field.name: str(field.type) for field in pa.ipc.read_schema(pa.py_buffer(packed))}


def make(folder: Path, name: str, row: dict[str, object]) -> Source:
    if name.endswith("parquet"):
        pq.write_table(pa.Table.from_pylist([row]), folder / name)
        return make_source(folder / name, "parquet")
    return make_source(write_rows(folder / name, [row]), "jsonl")


def test_sources_of_all_kinds_have_one_schema(tmp_path: Path) -> None:
    one = make(tmp_path, "a.jsonl", {"text": "a", "n": 1})
    other = make(tmp_path, "b.parquet", {"text": "a", "n": 1.5, "m": True})
    assert look(one, other) == {"id": "string", "text": "string", "n": "double", "m": "bool"}


@pytest.mark.parametrize("name", ["gone.jsonl", "gone.parquet", "broken.parquet"])
def test_what_cannot_be_read_has_no_part_in_it(name: str, tmp_path: Path) -> None:
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    source = make_source(tmp_path / name, name.rpartition(".")[2])
    assert look(source, make(tmp_path, "a.jsonl", {"text": "a"})) == {"id": "string", "text": "string"}


def test_a_row_that_is_too_large_has_no_part_in_it(tmp_path: Path) -> None:
    source = make(tmp_path, "a.jsonl", {"text": "a" * 2000, "x": 1})
    assert "x" not in look(source)
    assert "x" in look(source, most=3000)


def test_sources_that_do_not_fit_together_are_told(tmp_path: Path) -> None:
    one, other = (make(tmp_path, f"{value}.jsonl", {"text": "a", "n": value}) for value in (1, "x"))
    with pytest.raises(
        StitchError, match=r"^o.parquet: the fields do not fit together: .*; write JSONL, where a field"
    ):
        look(one, other)
