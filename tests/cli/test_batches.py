"""The command of a batch, as a process of its own where signals, terminals and closed streams count."""

from __future__ import annotations

import os
import pty
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import stitchtext
from batching import make_rows, make_scrape, read_rows, read_tree, write_rows
from stitchtext.cli import main

COMMAND = [sys.executable, "-m", "stitchtext", "batch"]
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "CI"},
    "PYTHONPATH": str(Path(stitchtext.__file__).parents[1]),
    "TERM": "xterm",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number in range(4):
        (tmp_path / "in" / f"{number}.txt").write_text(make_scrape(number), encoding="utf-8")
    return tmp_path / "in"


def batch(*args: str) -> Result:
    return CliRunner().invoke(main, ["batch", "--jobs", "1", *args])


REFUSED = [
    (["in", "-o", "in"], "in: is a source, too; name another output"),
    (["in", "-o", "link"], "link: is a source, too; name another output"),
    (["in/0.txt", "-o", "in"], "in/0.txt: would be written by the run itself; name another output"),
    (
        ["in/r.jsonl", "-o", "o", "--summary", "in/r.jsonl"],
        "in/r.jsonl: would be written by the run itself; name another output",
    ),
    (["in", "-o", "o.jsonl", "--summary", "o.jsonl"], "o.jsonl: is named for two things that are written"),
    (["in", "-o", "in/0.txt"], "in/0.txt: is a file, of a kind that batch does not write; name a folder, or .jsonl"),
    (["-", "-o", "o"], "<stdin>: cannot be taken up again after a stop; use repair, or a file"),
    (["gone", "-o", "o"], "gone: no such file or folder"),
    (["in", "-o", "in/0.txt/o"], "in/0.txt/o: Not a directory"),
    (["in", "-o", "o", "--summary", "in/0.txt/s.jsonl"], "in/0.txt: File exists"),
]  # fmt: skip


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    ("args", "line"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_what_would_do_harm_is_refused_in_one_line(args: list[str], line: str, folder: Path) -> None:
    Path("link").symlink_to(folder)
    write_rows(folder / "r.jsonl", make_rows([9]))
    before = read_tree(folder)
    result = batch(*args)
    assert (result.exit_code, result.stderr) == (2, f"stitchtext: {line}\n")
    assert {name: data for name, data in read_tree(folder).items() if name in before} == before


@pytest.mark.usefixtures("alone")
def test_a_source_called_like_the_list_of_errors_is_not_lost(folder: Path) -> None:
    write_rows(folder / "errors.jsonl", make_rows(range(2)))
    result = batch("in", "-o", "o")
    assert result.exit_code == 2
    assert "its articles would stand in 'errors.jsonl', too" in result.stderr
    assert batch("in", "-o", "o", "--errors", "e.jsonl").exit_code == 0
    assert len(read_rows(Path("o/errors.jsonl"))) == 2


@pytest.mark.usefixtures("alone")
def test_exit_codes_errors_and_summary_tell_what_came_of_it(folder: Path) -> None:
    assert batch("in", "-o", "o").exit_code == 0
    assert not Path("o/errors.jsonl").exists()
    write_rows(folder / "r.jsonl", [{"no": 1}])
    result = batch("in", "-o", "o", "--summary", "new/s.jsonl", "-q")
    assert result.exit_code == 1
    reason = "has no field 'text'; name the one of the text with --text-field"
    assert result.stderr == f"stitchtext: in/r.jsonl:1: {reason}\n"
    assert read_rows(Path("o/errors.jsonl")) == [
        {"id": "r.jsonl/1", "source": "in/r.jsonl", "row": 1, "reason": reason}
    ]
    rows = read_rows(Path("new/s.jsonl"))
    assert [(row["source"], row["articles"], row["error"]) for row in rows] == [
        *((f"in/{number}.txt", 1, None) for number in range(4)),
        ("in/r.jsonl", 0, reason),
    ]
    (folder / "r.jsonl").unlink()
    assert batch("in", "-o", "o").stderr.endswith("4 scrapes (4 done before), 4 articles\n")
    assert not Path("o/errors.jsonl").exists()


@pytest.mark.usefixtures("alone")
def test_an_output_inside_its_source_is_no_source(folder: Path) -> None:
    for _ in range(2):
        assert batch("in", "-o", "in/out").exit_code == 0
    assert sorted(path.name for path in (folder / "out").glob("*.txt")) == [f"{number}.txt" for number in range(4)]
    assert not (folder / "out" / "out").exists()


@pytest.mark.usefixtures("alone")
def test_fresh_does_everything_anew(folder: Path) -> None:
    assert batch("in", "-o", "o.jsonl").exit_code == 0
    assert "(4 done before)" in batch("in", "-o", "o.jsonl").stderr
    assert "done before" not in batch("in", "-o", "o.jsonl", "--fresh").stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if not os.path.exists("/bin/mount"):
        pytest.skip("needs mount")
    mount = ["/bin/mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    mounted = subprocess.run(mount, check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("needs the right to mount a small disk")
    yield disk
    subprocess.run(["/bin/umount", "-l", str(disk)], check=True)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("form", ["o", "o.jsonl"])
def test_a_full_disk_is_one_line_and_2(form: str, folder: Path, small_disk: Path) -> None:
    write_rows(folder / "r.jsonl", make_rows(range(3000)))
    result = batch("in", "-o", str(small_disk / form), "-q")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "No space left on device" in result.stderr or "disk is full" in result.stderr or "disk I/O" in result.stderr


def test_a_bar_on_a_terminal_breaks_no_line_and_stays_away_elsewhere(folder: Path) -> None:
    (folder / "bad.jsonl").write_text("no row\n")
    mine, theirs = pty.openpty()
    process = subprocess.Popen([*COMMAND, "in", "-o", "o"], stderr=theirs, env=ENVIRONMENT)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(mine, 65536):
            shown += part
    except OSError:  # the terminal's way to say that its other side is closed
        pass
    os.close(mine)
    assert process.wait(60) == 1
    assert b"%" in shown
    assert b"stitchtext: in/bad.jsonl:1: is no JSON: Expecting value at column 1" in shown
    assert b"5 scrapes, 4 articles" in shown
    plain = subprocess.run([*COMMAND, "in", "-o", "p"], env=ENVIRONMENT, capture_output=True, check=False, timeout=60)
    assert (plain.returncode, plain.stdout, plain.stderr.count(b"\n")) == (1, b"", 2)
    assert b"\x1b" not in plain.stderr


def test_a_closed_standard_error_does_no_harm(folder: Path) -> None:
    shell = ["sh", "-c", 'exec "$@" 2>&-', "sh", *COMMAND, "in", "-o", "o"]
    done = subprocess.run(shell, env=ENVIRONMENT, stdout=subprocess.PIPE, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, b"")
    assert len(list(Path("o").glob("*.txt"))) == 4


@pytest.mark.slow
@pytest.mark.parametrize("form", ["o", "o.jsonl", "o.jsonl.gz"])
def test_a_run_killed_at_random_instants_ends_byte_for_byte_the_same(form: str, folder: Path) -> None:
    for number in range(100):
        (folder / f"{number}.txt").write_text(make_scrape(number) * 3, encoding="utf-8")
    write_rows(folder / "r.jsonl", make_rows(range(600)))
    begun = time.monotonic()
    subprocess.run([*COMMAND, "in", "-o", f"ref/{form}", "-q"], env=ENVIRONMENT, check=True, timeout=240)
    whole = time.monotonic() - begun
    dice = random.Random(form)  # noqa: S311 - a test
    for number in range(8):
        _kill_at_random(f"test/{form}", dice, whole, (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)[number % 3])
    done = subprocess.run(
        [*COMMAND, "in", "-o", f"test/{form}", "-q"], env=ENVIRONMENT, check=False, capture_output=True, timeout=240
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert read_tree(Path("test") / form) == read_tree(Path("ref") / form)


def _kill_at_random(output: str, dice: random.Random, whole: float, how: signal.Signals) -> None:
    process = subprocess.Popen([*COMMAND, "in", "-o", output, "-q"], env=ENVIRONMENT, stderr=subprocess.PIPE)
    try:
        process.communicate(timeout=0.3 + dice.random() * whole / 2)
    except subprocess.TimeoutExpired:
        process.send_signal(how)
        process.communicate(timeout=60)
    assert process.returncode in (0, -how, 130)


@pytest.mark.slow
def test_workers_killed_at_random_change_nothing(folder: Path) -> None:
    write_rows(folder / "r.jsonl", make_rows(range(1500)))
    subprocess.run([*COMMAND, "in", "-o", "ref.jsonl", "-q"], env=ENVIRONMENT, check=True, timeout=240)
    dice = random.Random(5)  # noqa: S311 - a test
    process = subprocess.Popen(
        [*COMMAND, "in", "-o", "o.jsonl", "-q", "--jobs", "2"],
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    killed = 0
    while process.poll() is None and killed < 4:
        time.sleep(0.3 + dice.random() / 5)
        workers = [each for each in _list_session(process.pid) if each != process.pid]
        if workers:
            os.kill(dice.choice(workers), signal.SIGKILL)
            killed += 1
    _, stderr = process.communicate(timeout=240)
    assert killed
    assert (process.returncode, stderr) == (0, b"")
    assert Path("o.jsonl").read_bytes() == Path("ref.jsonl").read_bytes()


def _list_session(session: int) -> list[int]:
    """The processes of a session, but for Python's own watcher, of whose death Python itself tells."""
    found = subprocess.run(["/usr/bin/pgrep", "-a", "-s", str(session)], capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in found.stdout.splitlines() if "resource_tracker" not in line]


@pytest.mark.slow
def test_ctrl_c_is_one_line_and_130_and_the_run_goes_on_later(folder: Path) -> None:
    write_rows(folder / "r.jsonl", make_rows(range(3000)))
    process = subprocess.Popen(
        [*COMMAND, "in", "-o", "o.jsonl", "-q"], env=ENVIRONMENT, stderr=subprocess.PIPE, start_new_session=True
    )
    while not Path("o.jsonl.partial").exists() or not Path("o.jsonl.partial").stat().st_size:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr) == (130, b"stitchtext: interrupted\n")
    done = subprocess.run([*COMMAND, "in", "-o", "o.jsonl"], env=ENVIRONMENT, capture_output=True, check=True)
    assert b"3,004 scrapes" in done.stderr
    assert len(read_rows(Path("o.jsonl"))) == 3004
