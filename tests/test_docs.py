"""The documents say what the program does: checked against the program, not against good intentions."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from manual import describe_manual
from measured import HEADS, KINDS, PAGES, describe_own, describe_shares, fill, read_section

import stitchtext
from stitchtext import model
from stitchtext.checks import check
from stitchtext.cli import main
from stitchtext.pipeline import repair
from stitchtext.report.baselines import Known, render_baseline
from stitchtext.report.documents import render_document
from stitchtext.report.inspections import Inspection, Noter, View
from stitchtext.report.listings import render_json
from stitchtext.report.places import Lines
from stitchtext.report.tables import TABLES, render_table

ROOT = Path(__file__).resolve().parent.parent
TESTS = sorted(ROOT.glob("tests/**/test_*.py"))
GENERATE = "run python docs/generate.py"
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "list": (list,),
    "object": (dict,),
    "null": (type(None),),
}
ROW = re.compile(r"^\| `(\w+)` \| ([\w ]+) \| ([^|]+) \|$", re.MULTILINE)
DOUBTFUL = "A title of some length\nA first sentence stands here. The price is {} dollars. It breaks off in the\n"


def read_tables() -> dict[str, dict[str, str]]:
    """For each heading of `docs/formats.md` with a table: its fields and their types."""
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    sections = re.split(r"^#+ ", text, flags=re.MULTILINE)
    tables = {section.split("\n")[0]: {field: kind for field, kind, _ in ROW.findall(section)} for section in sections}
    return {name: table for name, table in tables.items() if table}


def find_nouns(name: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object inside a JSON document, under the name of the list that holds it."""
    if isinstance(value, dict):
        yield name, value
        for key, inner in value.items():
            yield from find_nouns(key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from find_nouns(name, inner)


def assert_documented(row: dict[str, Any], table: dict[str, str]) -> None:
    assert list(row) == list(table)
    for field, value in row.items():
        kinds = tuple(each for kind in table[field].split(" or ") for each in TYPES[kind])
        assert type(value) in kinds, (field, value)


@pytest.fixture(scope="module")
def texts(scrape: str) -> list[str]:
    doubtful = "—END—\n".join(DOUBTFUL.format(price) for price in (15, 16))
    lone = "題の一行です\n\n変更が必要はずですです。次の文もあります。\n"
    return [scrape, doubtful, lone, "One.\n—END—\nAnother thing altogether.\n"]


def test_the_json_document_has_the_fields_that_are_documented(texts: list[str]) -> None:
    tables = read_tables()
    seen = set()
    for text in texts:
        for name, noun in find_nouns("document", json.loads(render_document(repair(text), "-", "utf-8"))):
            assert_documented(noun, tables[name])
            seen.add(name)
    assert seen == {name for name in tables if not name.startswith(("--", "check", "baseline", "explain"))}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_columns_that_are_documented(name: str, texts: list[str]) -> None:
    table = read_tables()[f"--emit {name}"]
    rows = [json.loads(line) for text in texts for line in render_table(name, repair(text), "-").split("\n")[:-1]]
    assert rows
    for row in rows:
        assert_documented(row, table)


def test_every_table_is_documented() -> None:
    assert {name for name in read_tables() if name.startswith("--")} == {f"--emit {name}" for name in TABLES}


def inspect(text: str) -> list[Inspection]:
    findings = check(text).findings
    return [Inspection("a.txt", text, Noter(Lines(text)).note(text, findings))]


def test_findings_have_the_fields_that_are_documented(texts: list[str]) -> None:
    table = read_tables()["check --output-format json"]
    rows = [row for text in texts for row in json.loads("".join(render_json(inspect(text), View({}))))]
    assert rows
    for row in rows:
        assert_documented(row, table)


def test_a_baseline_has_the_fields_that_are_documented() -> None:
    assert_documented(json.loads(render_baseline([Known("a", "T101", "f:1")])), read_tables()["baseline"])


@pytest.mark.parametrize(
    ("name", "args"),
    [("explain --format json", ["--at", "7:318"]), ("explain --format json without a place", [])],
)
def test_an_explanation_has_the_fields_that_are_documented(name: str, args: list[str]) -> None:
    scrape = str(ROOT / "fixtures" / "alibaba-cloud" / "raw.txt")
    shown = CliRunner().invoke(main, ["explain", scrape, "--format", "json", *args]).stdout
    assert_documented(json.loads(shown), read_tables()[name])


@pytest.mark.parametrize(
    ("name", "function"), [("cli.md", "describe_program"), ("settings.schema.json", "describe_schema")]
)
def test_what_is_generated_is_what_the_program_says(name: str, function: str) -> None:
    describe = runpy.run_path(str(ROOT / "docs" / "generate.py"))[function]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == describe(), "run python docs/generate.py"


def test_the_man_page_is_what_the_program_says() -> None:
    assert (ROOT / "docs" / "man" / "stitchtext.1").read_text(encoding="utf-8") == describe_manual(), GENERATE


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff, which man is made of")
def test_the_man_page_is_without_fault_for_man() -> None:
    command = ["groff", "-man", "-ww", "-Kutf8", "-Tutf8", str(ROOT / "docs" / "man" / "stitchtext.1")]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    page = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout.decode("utf-8"))
    assert done.stderr == b""
    assert "--in-place" in page
    assert "stitchtext repair --marker '=+ next page =+' scrape.txt" in page


def test_the_page_on_the_library_has_every_name_once() -> None:
    named = re.findall(r"^\.\. auto\w+:: (\w+)$", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), re.MULTILINE)
    nouns = {name for name, noun in vars(model).items() if getattr(noun, "__module__", "") == model.__name__}
    assert sorted(named) == sorted({*stitchtext.__all__, *nouns, "Block"})


@pytest.mark.parametrize("name", PAGES)
def test_measured_tables_are_what_was_measured(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    table = describe_shares(name) if name in HEADS else describe_own()
    assert f"\n\n{table}\n" in page, GENERATE
    assert fill(name, page) == page


def test_every_kind_and_tool_that_was_measured_is_told() -> None:
    shares = describe_shares("README.md").splitlines()[2:]
    assert len(shares) == len(KINDS) == len(describe_own().splitlines()[2:])
    table = read_section("All tools, by kind")
    assert {first.split(", ")[0] for first in table} == set(KINDS)
    assert {cells["cases"] for cells in table.values()} == {"100"}, "the READMEs speak of 100 of each kind"


def test_every_test_that_the_promises_name_is_there() -> None:
    named = re.findall(r"`(test_\w+)`", (ROOT / "docs" / "promises.md").read_text(encoding="utf-8"))
    there = {name for path in TESTS for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)}
    assert len(named) > 25
    assert [name for name in named if name not in there] == []


def test_every_test_of_the_promises_is_named() -> None:
    page = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    promises = (ROOT / "tests" / "test_promises.py").read_text(encoding="utf-8")
    tests = re.findall(r"^def (test_\w+)", promises, re.MULTILINE)
    assert [name for name in tests if f"`{name}`" not in page] == []
