"""The walk through a new rule really works: its files are taken from the page, and run in a copy of the project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FILE = re.compile(r"`((?:src|tests)/[\w/]+\.py)`:\n\n```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CHANGE = re.compile(r"^```diff\n-(.*)\n\+(.*)\n```$", re.MULTILINE)
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINTED = "-m ruff check --config pyproject.toml", "-m ruff format --check --config pyproject.toml"


@pytest.fixture(scope="module")
def page() -> str:
    return (Path(__file__).resolve().parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def copy(page: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the rule of the walk in it."""
    here, there = Path(__file__).resolve().parent.parent, tmp_path_factory.mktemp("copy")
    for folder in ("src", "tests", "docs", "benchmarks"):
        shutil.copytree(here / folder, there / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (here / "pyproject.toml", *here.glob("*.md")):
        shutil.copy(path, there)
    for name, text in FILE.findall(page):
        assert not (there / name).exists()
        (there / name).write_text(text, encoding="utf-8")
    ((before, after),) = CHANGE.findall(page)
    table = there / "tests" / "rules" / "test_registry.py"
    text = table.read_text(encoding="utf-8")
    assert text.count(before) == 1
    table.write_text(text.replace(before, after), encoding="utf-8")
    return there


def run(copy: Path, *args: str, stdin: str = "") -> str:
    done = subprocess.run(
        [sys.executable, *args],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONIOENCODING": "utf-8"},
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=300,
    )
    shown = (done.stdout + done.stderr).decode()
    assert done.returncode == 0, shown
    return shown


def test_the_walk_writes_a_rule_and_its_test(page: str) -> None:
    assert [name.split("/")[-1] for name, _ in FILE.findall(page)] == ["test_doubled_commas.py", "doubled_commas.py"]


def test_the_commands_of_the_walk_do_what_it_says(page: str, copy: Path) -> None:
    (block,) = COMMANDS.findall(page)
    generate, tests, rule, check = block.splitlines()
    run(copy, *generate.split()[1:])
    assert "T107" in (copy / "docs" / "rules.md").read_text(encoding="utf-8")
    assert " passed" in run(copy, "-m", *tests.split(), "-q", "-p", "no:cacheprovider")
    assert "doubled-comma" in run(copy, "-m", *rule.split())
    command, _, typed = check.partition(" | ")[::-1]
    text = typed.split("'")[1].replace("\\n", "\n")
    assert "We came, we saw." in run(copy, "-m", *command.split(), stdin=text)


def test_the_files_of_the_walk_are_in_the_style_of_the_house(page: str, copy: Path) -> None:
    names = [name for name, _ in FILE.findall(page)]
    for command in LINTED:
        run(copy, *command.split(), *names)


def test_the_test_of_the_walk_fails_where_the_rule_is_wrong(page: str, copy: Path) -> None:
    name = next(name for name, _ in FILE.findall(page) if name.startswith("src/"))
    whole = (copy / name).read_text(encoding="utf-8")
    (copy / name).write_text(whole.replace("(?= [^\\W\\d_])", ""), encoding="utf-8")
    try:
        with pytest.raises(AssertionError, match="failed"):
            run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/rules/test_doubled_commas.py")
    finally:
        (copy / name).write_text(whole, encoding="utf-8")


def test_every_room_that_the_page_names_is_there(page: str, copy: Path) -> None:
    rooms = re.findall(r"`((?:rules|segment|merge|align|assemble|report|cli|batch)/[\w./]*|settings\.py)`", page)
    assert len(rooms) > 8
    assert [room for room in rooms if not (copy / "src" / "stitchtext" / room).exists()] == []
