"""What is killed: commands that write files, what they are given, and what may stand there at any instant."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import stitchtext

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "stitchtext"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(stitchtext.__file__).parents[1])}
SLIP = "はずですです。\n"
"""What `check --fix` mends."""


@dataclass(frozen=True, slots=True)
class Victim:
    """A command, seen from its folder, and how that is laid.

    What stands in `outputs`, files and folders, is as before or as it is to be, at any instant.
    """

    name: str
    args: tuple[str, ...]
    lay: Callable[[Path], None]
    outputs: tuple[str, ...]

    def read(self, folder: Path) -> dict[str, bytes]:
        """All that stands in the place of results, by name; not what is on its way there."""
        found: dict[str, bytes] = {}
        for output in self.outputs:
            path = folder / output
            files = [each for each in path.rglob("*") if each.is_file()] if path.is_dir() else [path]
            found |= {str(each.relative_to(folder)): each.read_bytes() for each in files if each.exists()}
        return {name: data for name, data in found.items() if is_result(name)}


def is_result(name: str) -> bool:
    """Whether a file is meant to be looked at by anybody: neither the ledger nor what is not whole yet."""
    return ".sqlite" not in name and not is_left_over(name)


def is_left_over(name: str) -> bool:
    """Whether a file is one that nobody needs once a run has come to its end."""
    return name.endswith((".tmp", ".partial", ".strewn"))


def list_left_over(folder: Path) -> list[str]:
    """What lies there that no run will finish."""
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if is_left_over(each.name))


def see_ledger(path: Path, folder: Path) -> list[str]:
    """What is wrong with a ledger: broken pages, tasks whose bytes are not in their output, records without a task."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base:
        wrong = [line for (line,) in base.execute("PRAGMA integrity_check") if line != "ok"]
        ranged = dict(base.execute("SELECT target, output FROM sources WHERE form IN ('file', 'jsonl', 'jsonl.gz')"))
        ask = "SELECT target, start, length, digest FROM tasks t WHERE done AND NOT EXISTS"
        failed = "(SELECT 1 FROM records r WHERE r.target = t.target AND r.task = t.task AND error != '' AND r.done)"
        for target, start, length, digest in base.execute(f"{ask} {failed}"):
            if target in ranged:
                place = folder / os.fsdecode(ranged[target])
                data = place.read_bytes()[start : start + length] if place.exists() else b""
                if blake2b(data, digest_size=16).digest() != digest:
                    wrong.append(f"task of {target!r} at {start}: other bytes")
        lost = "SELECT count(*) FROM tasks t WHERE NOT EXISTS (SELECT 1 FROM records r WHERE r.target = t.target"
        (without,) = base.execute(f"{lost} AND r.task = t.task AND r.done = t.done)").fetchone()
        wrong += [f"{without} tasks without records"] if without else []
    return wrong


def _lay_texts(folder: Path, count: int) -> None:
    raw = (ROOT / "fixtures" / "alibaba-cloud" / "raw.txt").read_bytes().decode()
    for number in range(count):
        (folder / f"{number:02}.txt").write_bytes(f"{number}番の題\n{SLIP}{raw}".encode())


def _lay_few(folder: Path) -> None:
    _lay_texts(folder, 4)


def _lay_many(folder: Path) -> None:
    (folder / "in" / "sub").mkdir(parents=True)
    _lay_texts(folder / "in", 8)
    _lay_texts(folder / "in" / "sub", 4)
    (folder / "in" / "bad.txt").write_bytes(b"\x00\xff\xfe\x00" * 99)
    texts = [path.read_bytes().decode() for path in sorted((folder / "in").glob("0?.txt"))]
    rows = [json.dumps({"id": f"r{at}", "text": texts[at % 8][: 900 + 7 * at]}) + "\n" for at in range(40)]
    (folder / "in" / "rows.jsonl").write_text("".join(rows), encoding="utf-8")


_FEW = tuple(f"{number:02}.txt" for number in range(4))
_BATCH = ("batch", "in", "-q", "--jobs", "2", "-o")
VICTIMS = {
    victim.name: victim
    for victim in (
        Victim("repair --in-place", ("repair", "-q", "-i", "--force", *_FEW), _lay_few, _FEW),
        Victim("check --fix", ("check", "-q", "--fix", "--unsafe-fixes", "--jobs", "1", *_FEW), _lay_few, _FEW),
        Victim("batch to a folder", (*_BATCH, "out", "--report", "pages"), _lay_many, ("out", "pages")),
        Victim("batch to JSONL", (*_BATCH, "out.jsonl", "--summary", "s.parquet"), _lay_many, ("out.jsonl",)),
        Victim("batch to Parquet", (*_BATCH, "out.parquet"), _lay_many, ("out.parquet",)),
    )
}
