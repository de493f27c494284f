"""Names that mean harm: those that are folders of others, differ by case alone, steer a terminal, or lead elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import xml.dom.minidom
from collections.abc import Iterator
from pathlib import Path

import pytest

from batching import make_rows, make_scrape, read_rows, write_rows
from hostile import batch, call, lay
from stitchtext.cli import places

pytestmark = pytest.mark.usefixtures("alone")
NAMES = [b"a\nb.txt", b"\xff\xfe.txt", b"x\x1b[31mred.txt", b"c%0Ad::error.txt", b"\xe2\x80\xae.txt", b"q\"<>&'.txt"]
SLIP = "重要なはずですです。\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return lay(tmp_path, monkeypatch)


@pytest.mark.parametrize("names", [("x.jsonl", "x.jsonl.partial/a.txt"), ("x.txt.gz", "x.txt/a.txt")])
def test_an_output_where_another_has_its_folder_is_refused(names: tuple[str, str], here: Path) -> None:
    for name in names:
        (here / "in" / name).parent.mkdir(exist_ok=True)
        (here / "in" / name).write_bytes(b"")
    done = batch("in", "-o", "out")
    assert done.exit_code == 2
    assert "which is the folder of another; rename one of the two\n" in done.stderr


@pytest.mark.parametrize("names", [("Ab.txt", "aB.txt"), ("é.txt", "E\u0301.txt"), ("ß.txt", "SS.txt")])
def test_outputs_that_a_disk_takes_for_one_are_refused_there(
    names: tuple[str, str], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in names:
        (here / "in" / name).write_text(make_scrape(1), encoding="utf-8")
    assert batch("in", "-o", "out").exit_code == 0
    monkeypatch.setattr(places, "ignores_case", lambda _: True)
    done = batch("in", "-o", "other")
    assert done.exit_code == 2
    assert "differs from another output by its case alone, which the disk ignores; rename one\n" in done.stderr


@pytest.fixture
def deep(here: Path) -> Iterator[Path]:
    """A file in more folders than calls can be nested; pytest itself could not remove them."""
    inner = os.open("in", os.O_RDONLY)
    for _ in range(1_200):
        os.mkdir("d", dir_fd=inner)
        inner, above = os.open("d", os.O_RDONLY, dir_fd=inner), inner
        os.close(above)
    file = os.open("x.txt", os.O_WRONLY | os.O_CREAT, dir_fd=inner)
    os.write(file, SLIP.encode())
    os.close(file)
    os.close(inner)
    yield here
    subprocess.run(["rm", "-rf", "in", "out"], check=True, cwd=here)


def test_folders_nested_deeper_than_calls_can_be_are_read(deep: Path) -> None:
    assert batch("in", "-o", "out").exit_code == 0
    assert (deep / "out" / ("d/" * 1_200) / "x.txt").exists()
    assert "x.txt" in call("check", "in", "--output-format", "json", "--select", "T").stdout


@pytest.mark.parametrize(
    "form", ["full", "concise", "grouped", "json", "json-lines", "github", "gitlab", "junit", "sarif"]
)
def test_no_name_of_a_file_breaks_a_format_or_steers_a_terminal(form: str, here: Path) -> None:
    for name in NAMES:
        (Path(os.fsdecode(b"in/" + name))).write_text(SLIP, encoding="utf-8")
    done = call("check", "in", "--output-format", form, "--color", "never")
    assert done.exit_code == 1
    if form in ("json", "gitlab", "sarif"):
        json.loads(done.stdout)
    if form == "json-lines":
        assert all(json.loads(line) for line in done.stdout.splitlines())
    if form == "junit":
        xml.dom.minidom.parseString(done.stdout)  # noqa: S318 - our own
    if form == "github":
        assert all(line.startswith("::") for line in done.stdout.splitlines())
    if form in ("full", "concise", "grouped"):
        assert not set("\x1b\u202e") & set(done.stdout)
    assert "\x1b" not in done.stderr


def test_no_name_of_a_file_brings_lines_into_a_patch(here: Path) -> None:
    name = "a\n+++ b"
    (here / name).write_text(f"{SLIP}{make_scrape(1)}", encoding="utf-8")
    done = call("repair", "-q", "--diff", name)
    assert done.exit_code == 1
    assert done.stdout.startswith('--- "a\\n+++ b"\tas read\n+++ "a\\n+++ b"\trepaired\n@@')


def test_names_of_records_go_no_further_than_their_rows(here: Path) -> None:
    ids = [
        "../../x",
        "/etc/x",
        "a\0b",
        "con",
        "NUL.txt",
        "A",
        "a",
        "é",
        "e\u0301",
        "n" * 70_000,
        "\u202e",
        "a\nb",
        "..",
    ]
    rows = [{**row, "id": id_} for row, id_ in zip(make_rows(range(len(ids))), ids, strict=True)]
    write_rows(here / "in" / "r.jsonl", rows)
    assert batch("in", "-o", "out", "--report", "pages").exit_code == 0
    assert [row["id"] for row in read_rows(here / "out" / "r.jsonl")] == ids
    assert len(list((here / "pages" / "pages").iterdir())) == len(ids) + 2
    made = {path.name for path in here.iterdir()}
    assert made == {"in", "out", "pages"}
