"""Promises that only other processes can break: the same bytes under any hash seed, no network, old or new file."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import stitchtext

SOURCES = str(Path(stitchtext.__file__).parents[1])
DIGESTS = """
import hashlib, sys
from pathlib import Path
from stitchtext import Options, repair
from stitchtext.checks import check
from stitchtext.fixes import fix
from stitchtext.rules import RULES
for path in map(Path, sys.argv[1:]):
    raw = path.read_bytes().decode()
    made = (
        repair(raw), repair(raw, Options(keep="majority")), check(raw, rules=RULES.all()), fix(raw, unsafe=True)
    )
    print(*(hashlib.sha256(repr(each).encode(errors="surrogatepass")).hexdigest() for each in made))
"""
ALONE = """
import socket, sys
def refuse(*args):
    if not isinstance(args[0], socket.socket) or args[0].family != socket.AF_UNIX:  # processes of one machine
        raise AssertionError(f"a socket: {args}")
refused = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"}
sys.addaudithook(lambda event, args: refuse(*args) if event in refused else None)
from stitchtext.cli import main
sys.argv = ["stitchtext", *sys.argv[1:]]
sys.exit(main())
"""
COMMANDS = {
    "repair": ["repair", "raw.txt"],
    "repair as json": ["repair", "--format", "json", "raw.txt"],
    "check": ["check", "raw.txt", "--output-format", "sarif"],
    "check --fix": ["check", "--fix", "--unsafe-fixes", "raw.txt"],
    "batch to rows": ["batch", "raw.txt", "rows.jsonl", "-o", "o.jsonl.gz", "--jobs", "2"],
    "batch across": ["batch", "raw.txt", "-o", "o.jsonl", "--across", "--dedupe", "near", "--jobs", "2"],
    "batch to parquet": ["batch", "rows.jsonl", "-o", "o.parquet", "--summary", "s.jsonl", "--jobs", "2"],
}
MANY_KILLS = 100


def run(code: str, *args: str, cwd: Path | None = None, **settings: str) -> subprocess.CompletedProcess[bytes]:
    own = {**os.environ, "PYTHONPATH": SOURCES, **settings}
    return subprocess.run([sys.executable, "-c", code, *args], env=own, cwd=cwd, capture_output=True, check=False)


def test_whole_results_are_the_same_in_any_process_under_any_hash_seed(root: Path) -> None:
    paths = sorted(str(path) for path in (root / "fixtures").rglob("*.txt"))
    assert paths
    runs = [run(DIGESTS, *paths, PYTHONHASHSEED=seed) for seed in ("0", "1", "4711", "random")]
    assert [each.stderr for each in runs] == [b""] * len(runs)
    assert len(runs[0].stdout.splitlines()) == len(paths)
    assert len({each.stdout for each in runs}) == 1


@pytest.mark.parametrize("args", COMMANDS.values(), ids=COMMANDS)
def test_nothing_asks_for_the_network(args: list[str], scrape: str, tmp_path: Path) -> None:
    if "o.parquet" in args:
        pytest.importorskip("pyarrow")
    (tmp_path / "raw.txt").write_bytes(scrape.encode())
    (tmp_path / "rows.jsonl").write_text(json.dumps({"id": "a", "text": scrape}) + "\n", encoding="utf-8")
    done = run(ALONE, *args, cwd=tmp_path)
    assert b"a socket" not in done.stderr
    assert done.returncode in (0, 1), done.stderr


def test_the_watch_on_sockets_sees_one(tmp_path: Path) -> None:
    code = ALONE.split("from stitchtext", maxsplit=1)[0] + "socket.create_connection(('127.0.0.1', 9))"
    assert b"a socket" in run(code, cwd=tmp_path).stderr


@pytest.mark.parametrize("kills", [8, pytest.param(MANY_KILLS, marks=pytest.mark.slow)])
def test_a_repair_in_place_killed_at_any_instant_leaves_the_old_or_the_new_file(
    kills: int, scrape: str, tmp_path: Path
) -> None:
    path = tmp_path / "raw.txt"
    old = scrape.encode()
    command = [sys.executable, "-m", "stitchtext", "repair", "--in-place", "--force", "-q", str(path)]
    own = {**os.environ, "PYTHONPATH": SOURCES}
    path.write_bytes(old)
    began = time.monotonic()
    assert subprocess.run(command, env=own, check=False, timeout=60).returncode == 0
    whole, new = time.monotonic() - began, path.read_bytes()
    assert new != old
    dice = random.Random(kills)  # noqa: S311 - a test
    seen = set()
    for _ in range(kills):
        path.write_bytes(old)
        path.chmod(0o640)
        process = subprocess.Popen(command, env=own)
        time.sleep(whole * (0.5 + 0.6 * dice.random()))
        process.kill()
        process.wait(timeout=60)
        seen.add(path.read_bytes())
        assert path.stat().st_mode & 0o777 == 0o640
        assert seen <= {old, new}
    assert old in seen or new in seen
