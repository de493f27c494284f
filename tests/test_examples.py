"""Every shell example of the documents is run: a page is one session, in a folder that has what its reader has.

A block of `console` shows what comes out, line by line; a line may end in `…` where it is shortened, and a line that is
`…` alone stands for any number of lines. A block whose first line is a comment that names a file becomes that file.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest
from _pytest.mark.structures import ParameterSet

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md")])
BIN = Path(sys.executable).parent
SHELLS = ("sh", "console")
APART = "docs/cli.md"
"""The page of reference: its examples have nothing to do with each other, so each block is a session."""
Block: TypeAlias = tuple[str, str]
"""What a fenced block is called, and its text."""
FENCE = re.compile(r"^```([\w-]+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMED = re.compile(r"# ([\w./-]+\.\w+)\n")
ARTICLE = "A title of some length\nA first sentence stands here. A second one is cut in its middle, and goes on.\n"
SCRAPE = f"{ARTICLE[:70]}\n—END—\n{ARTICLE}"
OTHER = "はずですです。\n"

SKIPPED = {
    "python -m venv": "needs the network; .ci/run runs it",
    "pip install": "needs the network",
    "pytest": "would run this test again; .ci/run runs it",
    "ray start": "needs a cluster",
    "stitchtext batch dump/": "needs Ray or Daft; tests/engines run it where they are",
    "curl ": "needs the network",
    "sqlite3 ": "needs the program sqlite3, and a run that is going on; tests/batch/test_ledgers.py reads the ledger",
    "_STITCHTEXT_COMPLETE=fish_source": "needs fish",
    'eval "$(_STITCHTEXT_COMPLETE=zsh_source': "needs zsh",
}
"""Commands that are not run here, by how they start, and why."""

FINDING = (
    "stitchtext check",
    "stitchtext repair --diff",
    "stitchtext repair --strict",
    "cat scrape.txt | stitchtext check",
)
"""Commands that exit 1 where they find something, which is what the pages show them for."""


PROGRAMS = ("jq",)
"""What some examples need beside us; where it is missing, their page is skipped from there on, and that is told."""

KINDS = r"(sh|console|text|toml|yaml|python)$|\{(toctree|include|eval-rst)\}"
"""What a block may be: shell, which is run; a file, an output; Python, which doctest runs; what the site reads."""


class Command(NamedTuple):
    """A command of a page, and what the page says it prints; None where it says nothing."""

    script: str
    shown: str | None


def read_blocks(page: Path) -> list[Block]:
    return FENCE.findall(page.read_text(encoding="utf-8"))


def split_commands(block: str) -> Iterator[str]:
    """The commands of a block: a line each, less those that go on after a backslash or hold a here-document."""
    lines = iter(block.splitlines())
    for line in lines:
        script = [line]
        end = re.search(r"<<'(\w+)'", line)
        while (end and script[-1] != end[1]) or script[-1].endswith("\\"):
            script.append(next(lines))
        if line.strip() and not line.startswith("#"):
            yield "\n".join(script)


def read_commands(kind: str, block: str) -> Iterator[Command]:
    if kind == "sh":
        yield from (Command(script, None) for script in split_commands(block))
    elif kind == "console":
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            script, _, shown = part.partition("\n")
            yield Command(script, shown)


def find_reason(command: Command) -> str | None:
    return next((why for start, why in SKIPPED.items() if command.script.startswith(start)), None)


def list_sessions() -> Iterator[ParameterSet]:
    for page in PAGES:
        name, blocks = page.relative_to(ROOT).as_posix(), read_blocks(page)
        if name == APART:
            yield from (pytest.param([block], id=f"{name} {number}") for number, block in enumerate(blocks, 1))
        else:
            yield pytest.param(blocks, id=name)


SESSIONS = list(list_sessions())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What the examples speak of: scrapes, rows and folders of them, under the names that the pages use."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    texts = {
        **dict.fromkeys(("scrape.txt", "extractors.txt", "scrapes/a.txt", "scrapes/b.txt", "seeds/a.txt"), SCRAPE),
        **dict.fromkeys(("incoming/a.txt", "dump/part-07/a.txt"), SCRAPE),
        "seeds/b.txt": OTHER,
        "pieces/1.txt": ARTICLE[:95],
        "pieces/2.txt": ARTICLE[50:],
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    row = json.dumps({"text": SCRAPE, "body": SCRAPE, "url": "https://example.org/1", "id": 1}) + "\n"
    (tmp_path / "rows.jsonl").write_text(row, encoding="utf-8")
    for name in ("dump-1.jsonl.gz", "dump/part-07/rows.jsonl.gz"):
        (tmp_path / name).write_bytes(gzip.compress(row.encode()))
    return tmp_path


def demand_programs(script: str) -> None:
    for program in PROGRAMS:
        if re.search(rf"(^|\| ){program} ", script) and shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: {script}")


def run_command(script: str, folder: Path) -> tuple[int, str]:
    """The exit code of a command, and what a terminal would show of it."""
    environment = {"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(folder), "LANG": "C.UTF-8"}
    shell = ["bash", "--noprofile", "--norc", "-o", "pipefail", "-c", f"exec 2>&1; {script}"]
    done = subprocess.run(
        shell, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )
    return done.returncode, done.stdout.decode("utf-8")


def matches(shown: str, printed: str) -> bool:
    """Whether a page shows what is printed, less what it shortens with `…`."""
    lines = [re.escape(line) + "\n" for line in shown.splitlines()]
    pattern = "".join(r"(?:.*\n)*?" if line == "…\n" else line.replace("…\n", ".*\n") for line in lines)
    return re.fullmatch(pattern, printed) is not None


def write_file(block: str, folder: Path) -> None:
    """Make the file that a block names in its first line, if it does."""
    if named := NAMED.match(block):
        (folder / named[1]).parent.mkdir(parents=True, exist_ok=True)
        (folder / named[1]).write_text(block, encoding="utf-8")


@pytest.mark.parametrize("session", SESSIONS)
def test_every_shell_example_runs_and_prints_what_is_shown(session: list[Block], folder: Path) -> None:
    for kind, block in session:
        if kind not in SHELLS:
            write_file(block, folder)
        for command in read_commands(kind, block):
            if find_reason(command) is None:
                demand_programs(command.script)
                code, printed = run_command(command.script, folder)
                told = f"{command.script}\n{printed}"
                assert code in ((0, 1) if command.script.startswith(FINDING) else (0,)), told
                assert command.shown is None or matches(command.shown, printed), told


def test_nothing_is_skipped_that_no_page_has() -> None:
    commands = [each for page in PAGES for kind, block in read_blocks(page) for each in read_commands(kind, block)]
    assert len(commands) > 60
    assert [start for start in SKIPPED if not any(each.script.startswith(start) for each in commands)] == []


def test_a_page_that_shows_something_else_is_found_out() -> None:
    assert matches("one…\n…\nlast\n", "one two\nthree\nfour\nlast\n")
    assert not matches("one\n", "one\ntwo\n")
    assert not matches("one…\n", "two\n")


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_no_shell_hides_in_a_block_of_another_name(page: Path) -> None:
    """A command that is indented, or in a block without a name, would not be run."""
    text = page.read_text(encoding="utf-8")
    openers = re.findall(r"^```(.*)$", text, re.MULTILINE)[::2]
    assert [opener for opener in openers if not re.match(KINDS, opener)] == []
    assert re.findall(r"^    (?:\$ .+|stitchtext (?!\[|\w+ \[).+)", text, re.MULTILINE) == []
