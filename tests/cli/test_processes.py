"""What only a process of its own can show: signals, closed streams, terminals, and what a start imports."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import stitchtext

COMMAND = [sys.executable, "-m", "stitchtext"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(stitchtext.__file__).parents[1]), "TERM": "xterm"}
SCRAPE = "One sentence.\nTwo of them in\n—END—\nTwo of them in a line.\n"


def start(*args: str, **streams: Any) -> subprocess.Popen[bytes]:
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": ENVIRONMENT}
    return subprocess.Popen([*COMMAND, *args], **{**pipes, **streams})


def finish(process: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
    stdout, stderr = process.communicate(timeout=240)
    return process.returncode, stdout or b"", stderr or b""


def read_terminal(*args: str, **extra: str) -> str:
    """Run the command with standard output on a terminal, and return what stands there."""
    mine, theirs = pty.openpty()
    process = start(*args, stdout=theirs, env={**ENVIRONMENT, **extra})
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(mine, 65536):
            shown += part
    except OSError:  # the terminal's way to say that its other side is closed
        pass
    finish(process)
    os.close(mine)
    return shown.decode()


@pytest.fixture
def scrape_file(tmp_path: Path) -> Path:
    path = tmp_path / "s.txt"
    path.write_text(SCRAPE, encoding="utf-8")
    return path


@pytest.mark.parametrize("args", [["repair"], ["--help"], ["repair", "--format", "json"]], ids=" ".join)
def test_a_reader_that_went_away_is_no_error(args: list[str], tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    (tmp_path / "in").write_text("One text.\n", encoding="utf-8")
    with open(tmp_path / "in", "rb") as stdin:
        process = start(*args, stdin=stdin, stdout=writer)
    os.close(writer)
    assert finish(process) == (141, b"", b"")


def test_ctrl_c_is_one_line_and_130(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = start("repair", str(pipe))
    with open(pipe, "wb"):  # opens when the command does: it runs now, and waits for text
        process.send_signal(signal.SIGINT)
        assert finish(process) == (130, b"", b"stitchtext: interrupted\n")


def test_ctrl_c_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    pipe, target = tmp_path / "pipe", tmp_path / "out.txt"
    os.mkfifo(pipe)
    target.write_text("old")
    process = start("repair", "-o", str(target), str(pipe))
    with open(pipe, "wb"):
        process.send_signal(signal.SIGINT)
        assert finish(process)[0] == 130
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.txt", "pipe"]


def test_ctrl_c_ends_a_check_and_the_processes_it_has_started(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text("はずですです。\n" * 4, encoding="utf-8")
    pipe = tmp_path / "99.txt"
    os.mkfifo(pipe)
    process = start("check", "--jobs", "2", *map(str, sorted(tmp_path.iterdir())), start_new_session=True)
    with open(pipe, "wb"):  # opens when one of the processes does
        os.killpg(process.pid, signal.SIGINT)
        code, _, stderr = finish(process)
    assert (code, stderr) == (130, b"stitchtext: interrupted\n")


def test_a_check_has_colours_on_a_terminal_or_where_they_are_asked_for(scrape_file: Path) -> None:
    scrape_file.write_text("はずですです。\n", encoding="utf-8")
    check = ["check", str(scrape_file)]
    assert "\x1b[33m" in read_terminal(*check)
    assert "\x1b" not in read_terminal(*check, NO_COLOR="1")
    assert "\x1b" not in read_terminal(*check, "--color", "never")
    assert b"\x1b[33m" in finish(start(*check, "--color", "always"))[1]
    assert b"\x1b[33m" in finish(start(*check, env={**ENVIRONMENT, "FORCE_COLOR": "1"}))[1]
    assert b"\x1b" not in finish(start(*check))[1]


def test_parts_of_an_explanation_are_bold_on_a_terminal_unless_colours_are_unwanted(scrape_file: Path) -> None:
    explain = ["explain", str(scrape_file)]
    assert "\x1b[1m" in read_terminal(*explain)
    assert "\x1b" not in read_terminal(*explain, NO_COLOR="1")
    assert "\x1b" not in read_terminal(*explain, "--at", "1:1", TERM="dumb")
    assert b"\x1b" not in finish(start(*explain))[1]


def test_findings_beside_a_diff_have_no_colours(scrape_file: Path) -> None:
    scrape_file.write_text(
        "重要なはずです。\n—END—\n重要なはずですです。最後の文は途中で切れていて、続きがどこにも\n", encoding="utf-8"
    )
    check = ["check", "--select", "T101,S203", "--diff", "--color", "always", str(scrape_file)]
    code, stdout, stderr = finish(start(*check))
    assert (code, b"\x1b[32m+" in stdout) == (1, True)
    assert b" S203 " in stderr
    assert b"x1b" not in stderr


def test_many_files_come_in_order_however_many_processes_read_them(tmp_path: Path) -> None:
    for number in range(70):
        size = 1 + number % 7 * 40
        lines = (f"{number}の{line}番のはずですです。\n" for line in range(size))
        (tmp_path / f"{number:02}.txt").write_text("".join(lines), encoding="utf-8")
    outputs = {finish(start("check", "--output-format", "concise", "--jobs", jobs, str(tmp_path))) for jobs in "1240"}
    ((code, stdout, stderr),) = outputs
    assert (code, stdout.count(b"\n")) == (1, sum(1 + number % 7 * 40 for number in range(70)))
    assert stderr.startswith(b"stitchtext: 8,470 findings in 70 files")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("args", [["repair"], ["repair", "-o", "/dev/full"], ["--help"]], ids=" ".join)
def test_a_full_disk_is_one_line_and_2(args: list[str], tmp_path: Path) -> None:
    (tmp_path / "in").write_text("One text.\n", encoding="utf-8")
    with open("/dev/full", "wb") as full, open(tmp_path / "in", "rb") as stdin:
        code, _, stderr = finish(start(*args, stdin=stdin, stdout=full))
    assert code == 2
    assert stderr.count(b"\n") == 1
    assert stderr.endswith(b": No space left on device\n")


@pytest.mark.parametrize(("redirection", "name"), [("<&-", "<stdin>"), (">&-", "<stdout>")])
def test_a_closed_stream_is_one_line_and_2(redirection: str, name: str, scrape_file: Path) -> None:
    files = [] if redirection == "<&-" else [str(scrape_file)]
    shell = ["sh", "-c", f'exec "$@" {redirection}', "sh", *COMMAND, "repair", *files]
    done = subprocess.run(shell, env=ENVIRONMENT, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.decode()) == (2, f"stitchtext: {name}: is closed\n")


def test_nobody_is_left_waiting_for_a_person_to_type() -> None:
    mine, theirs = pty.openpty()
    code, stdout, stderr = finish(start("repair", stdin=theirs))
    os.close(mine)
    os.close(theirs)
    assert (code, stdout) == (2, b"")
    assert stderr.startswith(b"Usage: stitchtext repair")


def test_a_diff_has_colours_on_a_terminal_unless_they_are_unwanted(scrape_file: Path) -> None:
    assert "\x1b[31m-Two of them in" in read_terminal("repair", "--diff", str(scrape_file))
    assert "\x1b" not in read_terminal("repair", "--diff", str(scrape_file), NO_COLOR="1")
    assert "\x1b" not in read_terminal("repair", "--diff", str(scrape_file), TERM="dumb")
    assert b"\x1b" not in finish(start("repair", "--diff", str(scrape_file)))[1]


@pytest.mark.parametrize(
    ("args", "unneeded"),
    [
        (["repair"], {"json", "tomllib", "stitchtext.cli.runs", "stitchtext.rows"}),
        (
            ["check", "--output-format", "concise", "--ignore", "S"],
            {"rich.console", "concurrent.futures", "pathspec", "tomllib"},
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_start_imports_nothing_it_does_not_need(args: list[str], unneeded: set[str], scrape_file: Path) -> None:
    spared = {"charset_normalizer", "difflib", "tempfile", "importlib.metadata", "rich.progress", *unneeded}
    code = (
        "import sys; from stitchtext.cli import main; main(sys.argv[1:], standalone_mode=False);"
        f"sys.exit(' '.join(sys.modules.keys() & {spared!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args, str(scrape_file)],
        env=ENVIRONMENT,
        capture_output=True,
        cwd=scrape_file.parent,
        timeout=60,
        check=False,
    )
    assert done.stderr.decode().strip() == ""


@pytest.mark.slow
def test_a_thousand_files_are_checked_in_ten_seconds(scrape: str, tmp_path: Path) -> None:
    for number in range(1000):
        start_at = number * 13 % (len(scrape) - 1700)
        text = scrape[start_at : start_at + 1700]
        (tmp_path / f"{number:04}.txt").write_text(text, encoding="utf-8")
    begun = time.monotonic()
    code, stdout, _ = finish(start("check", "--output-format", "concise", str(tmp_path)))
    assert time.monotonic() - begun < 10
    assert (code, stdout.count(b"\n") > 100) == (1, True)
