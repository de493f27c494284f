"""Files that mean harm: names that lead elsewhere, archives without end, pipes, and links."""

from __future__ import annotations

import gzip
import os
import resource
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import stitchtext
from batching import TWO_ARTICLES, Order, make_scrape, make_source, run_batch, write_rows
from stitchtext.batch.readers import read_records
from stitchtext.files import read_scrape, write_file

SOURCES = str(Path(stitchtext.__file__).parents[1])
NAMES = ["../../x", "/etc/x", "a\0b", "n" * 5_000, "..", "", "a\nb", "con", "-o", "\u202egnp.exe"]
BOMB = 64_000_000
MEGABYTES = 1_000_000


def run(*args: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    own = {**os.environ, "PYTHONPATH": SOURCES}
    command = [sys.executable, "-m", "stitchtext", *args]
    return subprocess.run(command, env=own, cwd=cwd, capture_output=True, check=False, timeout=120)


@pytest.mark.parametrize("output", ["out", "out.jsonl", "out.parquet"])
@pytest.mark.usefixtures("alone")
def test_no_name_of_a_record_leads_out_of_the_output(output: str, tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    (inner / "in").mkdir(parents=True)
    write_rows(inner / "in" / "r.jsonl", [{"id": name, "text": make_scrape(at)} for at, name in enumerate(NAMES)])
    before = {path for path in tmp_path.rglob("*") if "in" in path.parts}
    run_batch(Order((inner / "in",), inner / output))
    made = {path.relative_to(tmp_path).parts[:3] for path in set(tmp_path.rglob("*")) - before} - {("a",), ("a", "b")}
    assert made
    assert all(parts[:2] == ("a", "b") and parts[2].lstrip(".").startswith("out") for parts in made), made


def _pack(suffix: str, size: int) -> bytes:
    if suffix == ".gz":
        return gzip.compress(bytes(size), 9)
    return pytest.importorskip("backports.zstd").compress(bytes(size))  # type: ignore[no-any-return]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize("kind", ["text", "jsonl"])
def test_an_archive_that_unpacks_to_far_more_is_refused_without_unpacking_it_into_memory(
    kind: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"bomb{'.txt' if kind == 'text' else '.jsonl'}{suffix}"
    path.write_bytes(_pack(suffix, BOMB))
    assert path.stat().st_size < BOMB // 500
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    record, *rest = read_records(make_source(path, kind), MEGABYTES)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert record.flaw == "has more than 1,000,000 bytes; --max-bytes allows more"
    assert record.data == b""
    assert [each.flaw.partition(",")[0] for each in rest] in ([], ["unpacks to more than 1"])
    assert grown < BOMB // 2


def test_a_pipe_with_a_name_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(TWO_ARTICLES.encode(),))
    writer.start()
    assert read_scrape(str(path)).text == TWO_ARTICLES
    writer.join()


def test_a_device_without_text_is_an_empty_scrape(tmp_path: Path) -> None:
    done = run("repair", "/dev/null", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_pipe_in_a_folder_is_passed_over_rather_than_waited_for(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TWO_ARTICLES, encoding="utf-8")
    os.mkfifo(tmp_path / "in" / "b.txt")
    assert run("batch", "in", "-o", "out", "-q", cwd=tmp_path).returncode in (0, 1)
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == TWO_ARTICLES
    assert run("check", "in", cwd=tmp_path).returncode in (0, 1, 2)


@pytest.mark.parametrize("name", [b"a\nb.txt", b"\xff\xfe.txt", b"-o.txt", b"\xe2\x80\xae.txt"])
def test_a_file_of_any_name_is_mended_in_its_place(name: bytes, scrape: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(scrape.encode())
    done = run("repair", "-i", "--force", "--", os.fsdecode(name), cwd=tmp_path)
    assert done.returncode == 0
    assert path.read_bytes() == expected.encode()
    assert os.listdir(bytes(tmp_path)) == [name]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_that_is_written_anew_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    os.chown(path, 1234, 4321)
    path.chmod(0o640)
    write_file(str(path), b"new")
    found = path.stat()
    assert (path.read_bytes(), found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (b"new", 1234, 4321, 0o640)


@pytest.mark.usefixtures("alone")
def test_an_output_that_is_a_link_is_written_without_touching_what_is_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWO_ARTICLES, encoding="utf-8")
    (tmp_path / "elsewhere.txt").write_bytes(b"mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt").symlink_to(tmp_path / "elsewhere.txt")
    run_batch(Order((tmp_path / "a.txt",), tmp_path / "out"))
    assert (tmp_path / "elsewhere.txt").read_bytes() == b"mine"
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == TWO_ARTICLES
