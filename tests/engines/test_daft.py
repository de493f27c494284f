"""Daft does the same as the local crew: on this machine, and on a cluster of two nodes of which one is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from nodes import Cluster, run_command, start_cluster, start_command, wait_for

pytestmark = pytest.mark.slow
NATIVE = pytest.mark.skipif(find_spec("daft") is None, reason="needs pip install 'stitchtext[daft]'")
SPREAD = pytest.mark.skipif(
    find_spec("daft") is None or find_spec("ray") is None, reason="needs pip install 'stitchtext[ray]'"
)
ROWS = 2000
"""So many that both engines have several blocks of them."""
ARTICLES = 40


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Rows with two fragments of the real scrape, each with names of its own; one is no JSON."""
    whole = (root / "fixtures" / "alibaba-cloud" / "raw.txt").read_text(encoding="utf-8")
    scrape = "—END—".join(whole.split("—END—")[:2])
    lines = [json.dumps({"id": f"r{each}", "text": scrape.replace("Alibaba", f"A{each}")}) for each in range(ROWS)]
    lines[ROWS // 2] = "{"
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def clean(rows: Path) -> bytes:
    """The articles of the rows, as the local crew makes them."""
    output = rows.with_name("clean.jsonl")
    assert run_command("batch", rows, "-o", output).returncode == 1
    return output.read_bytes()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with start_cluster(tmp_path_factory.mktemp("nodes") / "log") as cluster:
        yield cluster


def has_begun(output: Path) -> bool:
    partial = output.with_name(f"{output.name}.partial")
    return partial.exists() and partial.stat().st_size > 0


@NATIVE
@pytest.mark.parametrize("form", ["", ".jsonl.gz", ".parquet"])
def test_all_outputs_are_those_of_the_local_crew(tmp_path: Path, scrape: str, form: str) -> None:
    sources = tmp_path / "in"
    sources.mkdir()
    for number in range(70):
        (sources / f"{number}.txt").write_text(scrape.replace("Alibaba", f"A{number}"), encoding="utf-8")
    (sources / "no.txt").write_bytes(b"\x00\xff\xfe\x00" * 99)
    (sources / "rows.jsonl").write_text('{"text": "a"}\n{"text": 1}\n{\n', encoding="utf-8")
    ends = []
    for engine in ("local", "daft"):
        ends.append(run_command("batch", sources, "-o", tmp_path / engine / f"out{form}", "--engine", engine))
    assert [end.returncode for end in ends] == [1, 1], ends
    local, daft = (
        {each.name: each.read_bytes() for each in (tmp_path / engine).rglob("*") if each.is_file()}
        for engine in ("local", "daft")
    )
    assert {name for name in local if "sqlite" not in name} == {name for name in daft if "sqlite" not in name}
    assert len(local) > 2
    assert not [name for name, data in local.items() if "sqlite" not in name and daft[name] != data]


@NATIVE
def test_a_run_that_was_killed_goes_on_to_the_same_bytes(tmp_path: Path, rows: Path, clean: bytes) -> None:
    output = tmp_path / "out.jsonl"
    with start_command("batch", rows, "-o", output, "--engine", "daft") as run:
        wait_for(lambda: has_begun(output))
        run.kill()
    assert not output.exists()
    end = run_command("batch", rows, "-o", output, "--engine", "daft")
    assert "done before" in end.stderr
    assert output.read_bytes() == clean


@SPREAD
def test_a_cluster_that_loses_a_worker_goes_on_to_the_same_bytes(
    tmp_path: Path, rows: Path, clean: bytes, cluster: Cluster
) -> None:
    output = tmp_path / "out.jsonl"
    with start_command("batch", rows, "-o", output, "--engine", "daft", "--cluster", cluster.address) as run:
        wait_for(lambda: has_begun(output))
        wait_for(lambda: cluster.kill_workers(1) == 1)
        assert run.wait() == 1
    assert output.read_bytes() == clean


@SPREAD
def test_a_driver_that_was_killed_goes_on_on_the_cluster_to_the_same_bytes(
    tmp_path: Path, rows: Path, clean: bytes, cluster: Cluster
) -> None:
    output = tmp_path / "out.jsonl"
    with start_command("batch", rows, "-o", output, "--engine", "daft", "--cluster", cluster.address) as run:
        wait_for(lambda: has_begun(output))
        run.kill()
    end = run_command("batch", rows, "-o", output, "--engine", "daft", "--cluster", cluster.address)
    assert "done before" in end.stderr
    assert output.read_bytes() == clean


@SPREAD
def test_strewn_fragments_are_grouped_alike_by_all(tmp_path: Path, scrape: str, cluster: Cluster) -> None:
    source = tmp_path / "strewn.jsonl"
    source.write_text("".join(f"{json.dumps(row)}\n" for row in strew(scrape)), encoding="utf-8")
    engines = {"local": (), "daft": ("--engine", "daft"), "ray": ("--engine", "daft", "--cluster", cluster.address)}
    for name, engine in engines.items():
        end = run_command("batch", source, "--across", "-o", tmp_path / f"{name}.jsonl", *engine)
        assert end.returncode == 0, end.stderr
    made = [(tmp_path / f"{name}.jsonl").read_bytes() for name in engines]
    assert made[0].count(b"\n") == ARTICLES
    assert made[1:] == made[:1] * 2


def strew(scrape: str) -> Iterator[dict[str, str]]:
    """Three fragments of each of some articles that have no word in common, far apart."""
    pieces = [piece.strip() for piece in scrape.split("—END—")[:3]]
    for number, piece in enumerate(pieces):
        for article in range(ARTICLES):
            moved = {code: 0x4E00 + (code * 7919 + article * 104729) % 20000 for code in range(0x3041, 0x9FFF)}
            yield {"id": f"{article}-{number}", "text": piece.translate(moved)}


@SPREAD
def test_a_cluster_that_is_not_there_is_told_in_one_line(tmp_path: Path, rows: Path) -> None:
    output = tmp_path / "out.jsonl"
    end = run_command("batch", rows, "-o", output, "--engine", "daft", "--cluster", "127.0.0.1:1")
    assert end.returncode == 2
    assert end.stderr.startswith("stitchtext: --cluster 127.0.0.1:1: cannot be reached: ")
    assert end.stderr.count("\n") == 1
