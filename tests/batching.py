"""Sources of a batch, made small, and batches run on them: with processes, or where none matter, without."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stitchtext.batch import runs
from stitchtext.batch.errands import Errand, Ready
from stitchtext.batch.feeds import Plan
from stitchtext.batch.ledgers import Ledger
from stitchtext.batch.records import Recipe, Record, Source, Target
from stitchtext.batch.runs import Tally
from stitchtext.batch.sources import INCLUDE, Output, find_output, list_sources
from stitchtext.folders import Filter, Patterns
from stitchtext.model import Options

MOST = 1_000_000
"""Bytes of the largest record here."""
TWO_ARTICLES = (
    "港の朝\n港には朝の霧が出ている。漁師たちは船の支度をしている。\n—END—\n"
    "Bread at home\nFlour, water and salt are all you need. Let the dough rest for a day.\n"
)


def make_scrape(number: int) -> str:
    """A scrape of two pieces of one article, and no other scrape's."""
    head = f"{number}番の題\nこれは{number}番の記事の一つ目の文です。"
    return f"{head}二つ目の文はここで切れ\n—END—\n{head}二つ目の文はここで切れません。{number}番はこれで終わりです。\n"


def make_rows(numbers: Iterable[int]) -> list[dict[str, Any]]:
    """Rows with a scrape each and other fields."""
    return [{"id": f"r{number}", "url": f"http://x/{number}", "text": make_scrape(number)} for number in numbers]


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write rows as JSONL."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_bytes().decode().split("\n") if line]


def make_source(path: Path, kind: str, form: str = "jsonl", **other: Any) -> Source:
    """A source as `list_sources` would make it, with an output of rows."""
    target = Target(str(path.parent / f"out.{form}"), form)  # type: ignore[arg-type]
    size = path.stat().st_size if path.exists() else 0
    return Source(str(path), path.name, path.name, path.parent.name, kind, target, size)._replace(**other)  # type: ignore[arg-type]


def make_record(data: bytes, kind: str = "text", row: int | None = None, name: str = "a", **other: Any) -> Record:
    """A record of a source that need not be there."""
    return Record(make_source(Path("in") / name, kind, **other), row, data)


def find(paths: Sequence[str | Path], output: Output | str | Path, *, gitignore: bool = True) -> list[Source]:
    """The sources of paths, with the settings of nobody."""
    goal = output if isinstance(output, Output) else find_output(str(output))
    return list(list_sources([str(path) for path in paths], goal, make_filter(gitignore=gitignore), lambda _: False))


def make_filter(*, gitignore: bool = True) -> Filter:
    """What is read of a folder by default."""
    return Filter(Patterns(os.getcwd(), INCLUDE), Patterns(os.getcwd(), ()), gitignore=gitignore)


@dataclass(slots=True)
class Watched:
    """What was told of a run, and its tally."""

    lines: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    begun: tuple[int, int] = (0, 0)

    def begin(self, sources: int, size: int) -> None:
        self.begun = (sources, size)

    def tell(self, line: str) -> None:
        self.lines.append(line)

    def show(self, tally: Tally) -> None:
        assert tally.records <= 1_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """What a batch is to do: sources, output, and all that a user can choose."""

    sources: tuple[Path, ...]
    output: Path
    jobs: int = 1
    most: int = MOST
    recipe: Recipe = field(default_factory=Recipe)
    options: Options = field(default_factory=Options)
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def ledger(self) -> Path:
        is_folder = find_output(str(self.output)).is_folder
        return self.output / ".stitchtext.sqlite" if is_folder else Path(f"{self.output}.stitchtext.sqlite")


def run_batch(order: Order) -> Watched:
    """Run a batch as the command does, and return what was told."""
    if not order.ledger.parent.is_dir():
        order.ledger.parent.mkdir(parents=True)
    ledger = Ledger(str(order.ledger))
    watched = Watched()
    try:
        output = find_output(str(order.output))
        ours = str(order.output)
        found = list_sources(
            [str(path) for path in order.sources], output, make_filter(), lambda path: path.startswith(ours)
        )
        plan = Plan(order.recipe, order.jobs, order.most, lambda _: order.options, order.choices)
        watched.tally = runs.run(found, ledger, plan, watched)
    finally:
        ledger.close()
    return watched


class Alone:
    """A crew of nobody: this process does each errand itself, when its turn comes."""

    def __init__(self, work: Any, blame: Any, jobs: int, seconds: float = 0) -> None:
        self._work = work

    def __enter__(self) -> Alone:
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def run(self, errands: Iterable[Errand[Any, Any] | Ready[Any, Any]]) -> Iterator[tuple[Any, Any]]:
        for errand in errands:
            done = errand.result if isinstance(errand, Ready) else self._work(errand.items, lambda _: None)
            yield errand.about, done


def read_tree(path: Path) -> dict[str, bytes]:
    """All files of an output, one file or a folder, by name; what is not finished too, but not the ledger."""
    beside = [each for each in path.parent.iterdir() if path.name in each.name or each.name.startswith(".stitchtext-")]
    files = list(path.rglob("*")) if path.is_dir() else beside
    return {str(each.relative_to(path.parent)): each.read_bytes() for each in files if _is_output(each)}


def _is_output(path: Path) -> bool:
    return path.is_file() and ".sqlite" not in path.name
