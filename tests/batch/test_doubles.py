"""Articles that stand in an output twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from batching import read_rows, write_rows
from stitchtext.batch.streams import open_stream
from stitchtext.cli import main

LONG = "Bread at home\n" + "".join(
    f"Step {n}: knead the dough for {n + 2} minutes, then let it rest.\n" for n in range(30)
)
NEAR = LONG.replace("Step 7: knead", "Step 7: fold") + "Enjoy it while it is warm, with some butter and salt.\n"
OTHER = "Salt\nA pinch of it is all you need for a loaf.\n"
ROWS = [{"id": n, "text": text} for n, text in [("a", LONG), ("b", OTHER), ("c", LONG), ("d", NEAR), ("e", OTHER)]]
KEPT = {"exact": ["a", "b", "d"], "near": ["b", "d"]}
LISTED = {
    "exact": [("c", "a", True), ("e", "b", True)],
    "near": [("a", "d", False), ("c", "d", False), ("e", "b", True)],
}


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("end", ["jsonl", "jsonl.gz", "jsonl.zst", "parquet"])
@pytest.mark.parametrize("how", ["exact", "near"])
def test_of_articles_that_are_alike_one_stays(
    how: str, end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = {"jsonl.zst": "backports.zstd", "parquet": "pyarrow"}.get(end)
    if needed:
        pytest.importorskip(needed, reason=f"needs {needed}")
    monkeypatch.chdir(tmp_path)
    write_rows(Path("in.jsonl"), ROWS)
    for _ in range(2):  # and again, when all is done
        result = CliRunner().invoke(main, ["batch", "in.jsonl", "-o", f"out.{end}", "--dedupe", how])
        assert result.exit_code == 0, result.stderr
        assert f"{len(ROWS) - len(KEPT[how])} left out as duplicates, see out.duplicates.jsonl" in result.stderr
        assert read_ids(Path(f"out.{end}")) == KEPT[how]
        rows = read_rows(Path("out.duplicates.jsonl"))
        assert [(row["id"], row["duplicate_of"], row["alike"] == 1) for row in rows] == LISTED[how]


def read_ids(path: Path) -> list[str]:
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

        ids: list[str] = pq.read_table(path)["id"].to_pylist()
        return ids
    with open_stream(str(path)) as (stream, _):
        return [json.loads(line)["id"] for line in stream]


@pytest.mark.usefixtures("alone")
def test_the_rows_that_stay_are_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = ['{"id": "a", "n": 1.10, "text": "One text."}\n', '{"id": "b", "text": "One text.", "n": 2}\n']
    Path("in.jsonl").write_text("".join(lines), encoding="utf-8")
    CliRunner().invoke(main, ["batch", "in.jsonl", "-o", "out.jsonl", "--dedupe", "exact"])
    assert Path("out.jsonl").read_text(encoding="utf-8") == lines[0]
