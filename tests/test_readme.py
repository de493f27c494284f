"""The READMEs say what is: their commands are those that CI runs, their examples and their output are real."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from stitchtext.cli import main

ROOT = Path(__file__).resolve().parent.parent


def read(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


PAGES = sorted(page.relative_to(ROOT).as_posix() for page in [*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md")])
READMES = ("README.md", "README.ja.md")


def find_blocks(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", READMES)
def test_the_first_commands_are_installing_and_the_main_job(page: str, root: Path) -> None:
    first = find_blocks(read(root, page), "sh")[0]
    assert first.splitlines() == [
        "python -m venv .venv && . .venv/bin/activate && pip install '.[dev]'",
        "stitchtext repair fixtures/alibaba-cloud/raw.txt",
    ]


@pytest.mark.parametrize("page", READMES)
def test_ci_runs_every_command_of_the_first_screen(page: str, root: Path) -> None:
    first, tests = find_blocks(read(root, page), "sh")[:2]
    script = read(root, ".ci/run")
    install, job = first.splitlines()
    assert "pip install" in install
    assert f" {install.split('pip install ')[1]}\n" in script
    assert f"\n{job} " in script
    assert f"\nrun {tests.strip()}\n" in script


@pytest.mark.parametrize("page", READMES)
def test_the_output_shown_is_the_output_shortened(page: str, root: Path, expected: str) -> None:
    (shown,) = find_blocks(read(root, page), "text")
    lines = expected.splitlines()
    assert len(lines) == 29
    for line, whole in zip(shown.splitlines(), lines, strict=False):
        assert whole == line or (line.endswith("…") and whole.startswith(line[:-1]))


@pytest.mark.parametrize("page", [page for page in PAGES if ">>>" in read(ROOT, page)])
def test_the_python_examples_do_what_they_show(page: str, root: Path) -> None:
    result = doctest.testfile(str(root / page), module_relative=False, encoding="utf-8")
    assert result.attempted >= 3
    assert result.failed == 0


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_linked_is_there(page: str, root: Path) -> None:
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", read(root, page), flags=re.DOTALL | re.MULTILINE)
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert [link for link in links if not (root / page).parent.joinpath(link).exists()] == []


def test_every_option_of_the_table_is_one_of_the_command(root: Path) -> None:
    table = re.findall(r"^\| `(-[^`]+)`", read(root, "README.md"), re.MULTILINE)
    shown = CliRunner().invoke(main, ["repair", "--help"]).output
    assert len(table) >= 9
    assert [option for option in table if option.split()[0] not in shown] == []
