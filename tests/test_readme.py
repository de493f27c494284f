"""The README says what is: its commands are those that CI runs, its examples and its output are real."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from stitchtext.cli import main


def read(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def find_blocks(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_the_first_commands_are_installing_and_the_main_job(root: Path) -> None:
    first = find_blocks(read(root, "README.md"), "sh")[0]
    assert first.splitlines() == [
        "python -m venv .venv && . .venv/bin/activate && pip install '.[dev]'",
        "stitchtext repair fixtures/alibaba-cloud/raw.txt",
    ]


def test_ci_runs_every_command_of_the_first_screen(root: Path) -> None:
    first, tests = find_blocks(read(root, "README.md"), "sh")[:2]
    script = read(root, ".ci/run")
    install, job = first.splitlines()
    assert "pip install" in install
    assert f" {install.split('pip install ')[1]}\n" in script
    assert f"\n{job} " in script
    assert f"\nrun {tests.strip()}\n" in script


def test_the_output_shown_is_the_output_shortened(root: Path, expected: str) -> None:
    (shown,) = find_blocks(read(root, "README.md"), "text")
    lines = expected.splitlines()
    assert len(lines) == 29
    for line, whole in zip(shown.splitlines(), lines, strict=False):
        assert whole == line or (line.endswith("…") and whole.startswith(line[:-1]))


def test_the_python_examples_do_what_they_show(root: Path) -> None:
    result = doctest.testfile(str(root / "README.md"), module_relative=False, encoding="utf-8")
    assert result.attempted >= 4
    assert result.failed == 0


@pytest.mark.parametrize("page", ["README.md", "docs/design.md", "docs/dependencies.md"])
def test_every_file_that_is_linked_is_there(page: str, root: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", read(root, page))
    assert [link for link in links if not (root / page).parent.joinpath(link).exists()] == []


def test_every_option_of_the_table_is_one_of_the_command(root: Path) -> None:
    table = re.findall(r"^\| `(-[^`]+)`", read(root, "README.md"), re.MULTILINE)
    shown = CliRunner().invoke(main, ["repair", "--help"]).output
    assert len(table) >= 9
    assert [option for option in table if option.split()[0] not in shown] == []
