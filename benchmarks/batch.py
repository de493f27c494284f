"""Batches: how fast many scrapes are repaired, with how much memory, and how soon a run is taken up again.

`python -m benchmarks.batch --corpus DIR` writes sources of 10², 10⁴ and 10⁵ scrapes, each cut from paragraphs of the
corpus, and runs the command on them, in turn with a plain loop over `repair` in one process. Memory is the proportional
share of all processes of the command together, looked at twenty times a second. The table is written by the program.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, sleep

from benchmarks.corpora import list_languages, load_articles

_COUNTS = 100, 10_000, 100_000
_POOL = 2_000
"""Different scrapes; larger sources have them several times, under other names."""
_CUTS = 3, 5
_SAMPLED = 0.05
_ROUNDS = {100: 5, 10_000: 2, 100_000: 1}
_SINKS = "jsonl", "jsonl.gz", "jsonl.zst", "parquet", ""
HEAD = """# Batches

Written by `python -m benchmarks.batch`. Seconds are of the whole command, medians of runs in turn. The loop is one
process that reads rows, calls `repair` and writes rows.
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds, bytes of memory at most, and its exit code."""

    seconds: float
    peak: int
    code: int


def make_scrapes(corpus: Path, seed: int) -> list[str]:
    """Return scrapes of one short article each: a title and a few paragraphs, as fragments that are cut and overlap."""
    rng = Random(seed)
    scrapes = []
    languages = list_languages(corpus)
    articles = {language: load_articles(corpus, language) for language in languages}
    while len(scrapes) < _POOL:
        lines = rng.choice(articles[rng.choice(languages)]).splitlines()
        at = rng.randrange(1, max(2, len(lines) - 2))
        text = "\n".join([lines[0], *lines[at : at + rng.randint(2, 4)]])
        cuts = sorted(rng.randrange(len(text) // 2, len(text)) for _ in range(rng.randint(*_CUTS)))
        scrapes.append("\n—END—\n".join([*(text[:cut] for cut in cuts), text]) + "\n")
    return scrapes


def write_rows(scrapes: Sequence[str], count: int, path: Path) -> int:
    """Write so many rows, and return their bytes."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            row = {
                "id": f"scrape-{number}",
                "text": scrapes[number % len(scrapes)],
                "url": f"https://example.org/{number}",
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path.stat().st_size


def loop(source: Path, target: Path) -> None:
    """Repair rows one after another: what the command is measured against."""
    from stitchtext import repair  # noqa: PLC0415 - counted as part of the run, as it is for the command

    with source.open(encoding="utf-8") as rows, target.open("w", encoding="utf-8") as out:
        for line in rows:
            row = json.loads(line)
            for article in repair(row["text"]).articles:
                out.write(json.dumps({**row, "text": article.text}, ensure_ascii=False) + "\n")


def run(command: Sequence[str]) -> Cost:
    """Run a command, and watch its memory."""
    began = perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - our own
    peak = 0
    while process.poll() is None:
        peak = max(peak, read_share(process.pid))
        sleep(_SAMPLED)
    return Cost(perf_counter() - began, peak, process.returncode)


def read_share(group: int) -> int:
    """Return the memory of all processes of a group, in bytes, what they share counted once."""
    total = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getpgid(int(entry.name)) == group:
                    rollup = (entry / "smaps_rollup").read_text()
                    total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
            except (OSError, StopIteration):
                continue
    return total * 1024


def measure_count(scrapes: Sequence[str], count: int, folder: Path, engines: Sequence[str]) -> Iterator[str]:
    """Measure all ways on so many scrapes, and return a row of the table for each."""
    source = folder / f"rows-{count}.jsonl"
    size = write_rows(scrapes, count, source)
    ways = {"plain loop": [sys.executable, "-m", "benchmarks.batch", "--loop", str(source), str(folder / "loop.jsonl")]}
    ways["batch, 1 job"] = _command(source, folder / "1.jsonl", "--jobs", "1")
    for engine in engines:
        ways[f"batch, {engine}"] = _command(source, folder / f"{engine}.jsonl", "--engine", engine)
    ways["batch, 2 jobs"] = _command(source, folder / "2.jsonl", "--jobs", "2")
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    for _ in range(_ROUNDS[count]):
        for name, command in ways.items():
            _clear(folder)
            costs[name].append(run(command))
    again = run(ways["batch, 2 jobs"])  # what it wrote last is still there
    for name, some in costs.items():
        yield _row(f"{count:,}", name, size, some, median(cost.seconds for cost in costs["plain loop"]))
    yield _row(f"{count:,}", "batch, 2 jobs, again when all is done", size, [again], None)
    source.unlink()


def measure_sinks(scrapes: Sequence[str], count: int, folder: Path) -> Iterator[str]:
    """Measure where the articles can go, with two jobs; the folder's source is a folder, too."""
    source = folder / "rows.jsonl"
    size = write_rows(scrapes, count, source)
    texts = folder / "texts"
    for number in range(count):
        path = texts / f"{number % 100:02}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(scrapes[number % len(scrapes)], encoding="utf-8")
    for sink in _SINKS:
        _clear(folder)
        output = folder / (f"out.{sink}" if sink else "out")
        cost = run(_command(source if sink else texts, output, "--jobs", "2"))
        yield _row(f"{count:,}", sink or "folder of texts", size, [cost], None)


def _command(source: Path, output: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "stitchtext", "batch", str(source), "-o", str(output), "-q", *more]


def _clear(folder: Path) -> None:
    """Remove what earlier runs wrote, so that nothing is taken up again."""
    for path in folder.iterdir():
        if path.name.startswith("rows") or path.name == "texts":
            continue
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _row(count: str, name: str, size: int, costs: Sequence[Cost], loop_: float | None) -> str:
    seconds = median(cost.seconds for cost in costs)
    peak = max(cost.peak for cost in costs) / 1e6
    ratio = f"{loop_ / seconds:.2f}" if loop_ else ""
    wrong = "" if all(cost.code == 0 for cost in costs) else " (failed)"
    rate = size / 1e6 / seconds
    cells = count, f"{name}{wrong}", f"{size / 1e6:.1f}", f"{seconds:.2f}", f"{rate:.2f}", ratio, f"{peak:.0f}"
    return f"| {' | '.join(cells)} |"


def _head(what: str, ratio: str) -> tuple[str, str]:
    return f"| scrapes | {what} | MB | seconds | MB/s | {ratio} | peak MB |", f"|{' --- |' * 7}"


def main(arguments: Sequence[str]) -> int:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description="Measure batches.")
    parser.add_argument("--corpus", type=Path, help="folder of LANG/*.txt")
    parser.add_argument("--counts", type=int, nargs="+", default=_COUNTS, metavar="N", help="scrapes of a source")
    parser.add_argument("--engines", nargs="*", default=[], metavar="NAME", help="further engines to run it on")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="write the page here, too")
    parser.add_argument("--loop", type=Path, nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.loop:
        loop(*chosen.loop)
        return 0
    if chosen.corpus is None:
        parser.error("--corpus is needed")
    scrapes = make_scrapes(chosen.corpus, chosen.seed)
    lines = [HEAD]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines.extend(_head("way", "speed of the loop"))
        for count in chosen.counts:
            lines.extend(measure_count(scrapes, count, folder, chosen.engines))
        lines.append("\n## Where the articles go\n\nTwo jobs.\n")
        lines.append(
            "| scrapes | output | MB | seconds | MB/s | | peak MB |\n| --- | --- | --- | --- | --- | --- | --- |"
        )
        lines.extend(measure_sinks(scrapes, min(10_000, max(chosen.counts)), folder))
    page = "\n".join(lines) + "\n"
    print(page, end="")
    if chosen.out:
        chosen.out.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
