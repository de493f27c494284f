"""Disks that are full, folders that nobody may write to: a clear line, exit code 2, and all is as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import stitchtext

pytestmark = pytest.mark.slow
SOURCES = str(Path(stitchtext.__file__).parents[1])
COMMAND = [sys.executable, "-m", "stitchtext"]
BOUND = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
"""Root without the rights to pass over permissions."""
FULL = ("No space left on device", "disk is full")
SLIP = "はずですです。\n"


def run(*args: str, cwd: Path, bound: bool = False) -> subprocess.CompletedProcess[str]:
    command = [*(BOUND if bound and os.geteuid() == 0 else []), *COMMAND, *args]
    own = {**os.environ, "PYTHONPATH": SOURCES}
    return subprocess.run(command, env=own, cwd=cwd, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def folder(tmp_path: Path, scrape: str) -> Path:
    """A scrape with a slip, and a folder for what goes wrong."""
    (tmp_path / "a.txt").write_bytes(f"{SLIP}{scrape}".encode())
    (tmp_path / "disk").mkdir()
    return tmp_path


@pytest.fixture
def mounted(folder: Path) -> Iterator[Path]:
    """A disk that is full."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(folder / "disk")]
    if shutil.which("mount") is None or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a small disk")
    shutil.copy(folder / "a.txt", folder / "disk" / "s.txt")
    with (folder / "disk" / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(bytes(4096)):
            pass
    yield folder
    subprocess.run(["umount", "-l", str(folder / "disk")], check=True)


@pytest.fixture
def closed(folder: Path) -> Iterator[Path]:
    """A folder that may be read and not written to."""
    if os.geteuid() == 0:
        tried = [*BOUND, "touch", str(folder / "disk" / "x")]
        if shutil.which("setpriv") is None or subprocess.run(tried, check=False, capture_output=True).returncode:
            pytest.skip("this is root, whom no permission binds, and setpriv cannot change that here")
        (folder / "disk" / "x").unlink()
    shutil.copy(folder / "a.txt", folder / "disk" / "s.txt")
    (folder / "disk").chmod(0o555)
    yield folder
    (folder / "disk").chmod(0o755)


@pytest.fixture
def read_only(folder: Path) -> Iterator[Path]:
    """A disk that takes no writes at all."""
    mount = ["mount", "-t", "tmpfs", "tmpfs", str(folder / "disk")]
    if shutil.which("mount") is None or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a small disk")
    shutil.copy(folder / "a.txt", folder / "disk" / "s.txt")
    subprocess.run(["mount", "-o", "remount,ro", str(folder / "disk")], check=True)
    yield folder
    subprocess.run(["umount", "-l", str(folder / "disk")], check=True)


WRITERS = {
    "repair in place": ["repair", "-q", "-i", "--force", "disk/s.txt"],
    "repair -o": ["repair", "-q", "-o", "disk/new.txt", "a.txt"],
    "repair --report": ["repair", "-q", "--report", "disk/new.html", "-o", "out.txt", "a.txt"],
    "check --fix": ["check", "-q", "--fix", "--unsafe-fixes", "disk/s.txt"],
    "check -o": ["check", "-q", "-o", "disk/new.sarif", "--output-format", "sarif", "a.txt"],
    "check --write-baseline": ["check", "-q", "--baseline", "disk/new.json", "--write-baseline", "a.txt"],
    "report": ["report", "-q", "-o", "disk/new.html", "a.txt"],
    "report of several": ["report", "-q", "-o", "disk/new", "a.txt", "a.txt"],
    "batch to a folder": ["batch", "-q", "-o", "disk/new", "a.txt"],
    "batch to rows": ["batch", "-q", "-o", "disk/new.jsonl", "a.txt"],
    "batch --ledger": ["batch", "-q", "-o", "out.jsonl", "--ledger", "disk/new", "a.txt"],
    "batch --summary": ["batch", "-q", "-o", "out.jsonl", "--summary", "disk/new.jsonl", "a.txt"],
    "batch --report": ["batch", "-q", "-o", "out.jsonl", "--report", "disk/new", "a.txt"],
}


def see_as_it_was(folder: Path) -> None:
    assert (folder / "disk" / "s.txt").read_bytes() == (folder / "a.txt").read_bytes()
    left = [path.name for path in (folder / "disk").rglob("*") if path.name.endswith((".tmp", ".partial"))]
    assert left == []


@pytest.mark.parametrize("args", WRITERS.values(), ids=WRITERS)
def test_a_full_disk_is_told_and_changes_nothing(args: list[str], mounted: Path) -> None:
    done = run(*args, cwd=mounted)
    assert done.returncode in (1, 2)
    assert any(line in done.stderr for line in FULL), done.stderr
    assert all(line.startswith("stitchtext: ") for line in done.stderr.splitlines())
    assert "internal error" not in done.stderr
    see_as_it_was(mounted)


@pytest.mark.parametrize("args", WRITERS.values(), ids=WRITERS)
def test_a_folder_that_nobody_may_write_to_is_told_and_changes_nothing(args: list[str], closed: Path) -> None:
    done = run(*args, cwd=closed, bound=True)
    assert done.returncode == 2
    assert "ermission denied" in done.stderr or "cannot be written" in done.stderr
    assert all(line.startswith("stitchtext: ") for line in done.stderr.splitlines())
    see_as_it_was(closed)


@pytest.mark.parametrize("args", WRITERS.values(), ids=WRITERS)
def test_a_disk_that_is_read_only_is_told_and_changes_nothing(args: list[str], read_only: Path) -> None:
    done = run(*args, cwd=read_only)
    assert done.returncode == 2
    assert any(line in done.stderr for line in ("Read-only file system", "ermission denied", "cannot be written"))
    assert all(line.startswith("stitchtext: ") for line in done.stderr.splitlines())
    see_as_it_was(read_only)


def test_a_page_for_which_there_was_no_room_is_made_once_there_is(mounted: Path) -> None:
    args = WRITERS["batch --report"]
    assert run(*args, cwd=mounted).returncode in (1, 2)
    (mounted / "disk" / "filler").unlink()
    (mounted / "disk" / "s.txt").unlink()
    assert run(*args, cwd=mounted).returncode == 0
    assert len(list((mounted / "disk" / "new" / "pages").iterdir())) == 1
    assert (mounted / "out.jsonl").stat().st_size > 0


def test_what_may_not_be_read_is_told_and_the_rest_goes_on(closed: Path) -> None:
    (closed / "in" / "inner").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "inner/c.txt"):
        shutil.copy(closed / "a.txt", closed / "in" / name)
    (closed / "in" / "b.txt").chmod(0)
    (closed / "in" / "inner").chmod(0)
    done = run("batch", "-q", "in", "-o", "out", cwd=closed, bound=True)
    (closed / "in" / "inner").chmod(0o755)
    assert done.returncode == 1
    assert done.stderr == "stitchtext: in/b.txt: Permission denied\nstitchtext: in/inner: Permission denied\n"
    assert sorted(path.name for path in (closed / "out").glob("*.txt")) == ["a.txt"]
