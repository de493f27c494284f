"""Measure what hostile input costs beside real articles, in time and memory for each MB, and write the table of it.

    python -m benchmarks.worst --corpus DIR [--size BYTES] [--rounds N] [--out docs/limits.md] [--only NAME ...]

Every figure is the median of some jobs in child processes of their own. Seconds are processor time of the job alone,
MB the peak of the process, without the interpreter and its modules. `times` is beside real articles cut into windows;
`growth` the power of the size with which the time of a repair grows, from a quarter of the size to all of it: 1 is a
cost that grows with the text. The exit code is 1 if an input costs more than 30 times what real articles do.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.adversaries import ADVERSE
from benchmarks.corpora import list_languages, load_articles
from benchmarks.drafts import join_fragments
from benchmarks.hostilities import HOSTILE
from benchmarks.masquerades import MASQUERADES
from benchmarks.scrapes import Scrape, open_source
from benchmarks.trials import CHECK, IDLE, REPAIR, Limits, Trial, run_trial, write_input

BENIGN = "real articles cut into windows"
MOST = 30.0
"""Times that a hostile input may cost what a benign one does."""
_QUARTER = 4
_BLOCK = re.compile(r"(<!-- worst: [^\n]*-->\n).*?(<!-- end -->)", re.DOTALL)
_HEADS = ("input", "s/MB", "times", "check, s/MB", "times", "growth", "peak MB/MB")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one input costs: seconds of a repair and of a check, and bytes, for each byte; and how the repair grows.

    `fate` tells why there are no figures, where a job did not come to its end.
    """

    name: str
    repair: float = 0.0
    check: float = 0.0
    growth: float = 0.0
    memory: float = 0.0
    fate: str = ""


def cut_articles(corpus: Path, seed: int, size: int) -> Scrape:
    """Return windows of about 1,000 characters over real articles, overlapping by 60 to 200; shuffled."""
    rng = Random(f"worst/{seed}")
    articles = [text for language in list_languages(corpus) for text in load_articles(corpus, language, "all")]
    windows: list[str] = []
    written = 0
    for text in rng.sample(articles, len(articles)):
        if written >= size:
            break
        for window in _cut(text, rng):
            windows.append(window)
            written += len(window.encode()) + len("\n—END—\n".encode())
    return Scrape(tuple(rng.sample(windows, len(windows))))


def _cut(text: str, rng: Random) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = start + rng.randint(800, 1200)
        yield text[start:end]
        start = end - rng.randint(60, 200) if end < len(text) else end


def measure(chosen: argparse.Namespace) -> Iterator[Cost]:
    """Yield the cost of every input that is asked for, the benign one first."""
    makers: dict[str, Callable[[int], Scrape]] = {BENIGN: lambda size: cut_articles(chosen.corpus, chosen.seed, size)}
    for name, maker in (HOSTILE | ADVERSE | MASQUERADES).items():
        if not chosen.only or name in chosen.only:
            makers[name] = lambda size, maker=maker: maker(open_source(chosen.corpus, chosen.seed), size)
    with TemporaryDirectory() as folder:
        for name, make in makers.items():
            yield _measure(name, make, chosen, Path(folder))


def _measure(name: str, make: Callable[[int], Scrape], chosen: argparse.Namespace, folder: Path) -> Cost:
    limits = Limits(chosen.seconds)
    few = _put(make(chosen.size // _QUARTER), folder)
    start = _run(REPAIR, folder, limits, chosen.rounds)
    size = _put(make(chosen.size), folder)
    idle, repair, check = (_run(job, folder, limits, chosen.rounds) for job in (IDLE, REPAIR, CHECK))
    fates = {trial.fate for trial in (start, idle, repair, check)} - {"done"}
    if fates:
        return Cost(name, fate=", ".join(sorted(fates)))
    growth = log(repair.seconds / start.seconds) / log(size / few)
    return Cost(name, repair.seconds / size, check.seconds / size, growth, (repair.size - idle.size) / size)


def _put(scrape: Scrape, folder: Path) -> int:
    """Write a scrape where jobs read it; returns its bytes."""
    raw = join_fragments(scrape.fragments)
    write_input(folder, raw, (), "")
    return len(raw.encode("utf-8", "surrogatepass"))


def _run(job: str, folder: Path, limits: Limits, rounds: int) -> Trial:
    trials: list[Trial] = []
    for _ in range(rounds):
        trials.append(run_trial(job, folder, limits))
        if trials[-1].fate != "done":
            return trials[-1]
    return Trial("done", median(trial.seconds for trial in trials), int(median(trial.size for trial in trials)))


def render(costs: Sequence[Cost]) -> str:
    """Return the table: the benign input first, then the others, the dearest first."""
    benign, *hostile = costs
    hostile.sort(key=lambda cost: (not cost.fate, -cost.repair))
    rows = [" | ".join(_HEADS), " | ".join(["---"] * len(_HEADS)), *(_row(cost, benign) for cost in (benign, *hostile))]
    return "".join(f"| {row} |\n" for row in rows)


def _row(cost: Cost, benign: Cost) -> str:
    if cost.fate:
        return " | ".join([cost.name, cost.fate, *[""] * (len(_HEADS) - 2)])
    repair, check = cost.repair / benign.repair, cost.check / benign.check
    cells = [f"{cost.repair * 1e6:.2f}", f"{repair:.1f}", f"{cost.check * 1e6:.2f}", f"{check:.1f}"]
    return " | ".join([cost.name, *cells, f"{cost.growth:.2f}", f"{cost.memory:.1f}"])


def find_dear(costs: Sequence[Cost]) -> list[str]:
    """Return the inputs that cost more than they may, or came to no end."""
    benign, *hostile = costs
    dear = (cost.fate or cost.repair > MOST * benign.repair or cost.check > MOST * benign.check for cost in hostile)
    return [cost.name for cost, is_dear in zip(hostile, dear, strict=True) if is_dear]


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.worst", description="Measure what hostile input costs.")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of LANG/*.txt")
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of a scrape")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each job, medians taken")
    parser.add_argument("--seconds", type=float, default=120.0, help="seconds that one job may take")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only", nargs="+", choices=[*HOSTILE, *ADVERSE, *MASQUERADES], metavar="NAME", help="these inputs alone"
    )
    parser.add_argument("--out", type=Path, help="put the table into this page, at its mark")
    return parser.parse_args(arguments)


def main() -> int:
    """Measure what the command line asks for; print every row as it comes, then the table."""
    chosen = read_arguments()
    costs: list[Cost] = []
    for cost in measure(chosen):
        costs.append(cost)
        print(_row(cost, costs[0]), file=sys.stderr, flush=True)
    table = render(costs)
    print(table)
    if chosen.out:
        page = chosen.out.read_text(encoding="utf-8")
        chosen.out.write_text(_BLOCK.sub(lambda found: f"{found[1]}\n{table}\n{found[2]}", page), encoding="utf-8")
    dear = find_dear(costs)
    if dear:
        print(f"more than {MOST:g} times what {BENIGN} cost: {', '.join(dear)}", file=sys.stderr)
    return 1 if dear else 0


if __name__ == "__main__":
    sys.exit(main())
