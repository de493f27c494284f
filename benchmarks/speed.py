"""Measure the time of a repair against that of the alignment nobody can do without, in one run, interleaved.

    python -m benchmarks.speed [SCRAPE] [--rounds N]
    python -m benchmarks.speed --corpus DIR [--cases N] [--rounds N] [--out FILE]

Two ratios are printed. In process: `repair` of the scrape over the sum of one `rapidfuzz` `Levenshtein.opcodes`
pass of each fragment against the result. Start-up: the whole command over `python -c pass`. Runs alternate, so
that a busy machine slows both sides alike, and medians are compared. With a corpus, bulk speed is measured instead
(see `benchmarks/bulks.py`).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from rapidfuzz.distance import Levenshtein

from benchmarks.bulks import measure_bulk, measure_memory, render_bulk
from stitchtext.pipeline import repair

FIXTURE = Path(__file__).parent.parent / "fixtures" / "alibaba-cloud" / "raw.txt"
Job = Callable[[], object]


def time_once(job: Job) -> float:
    """Seconds of wall time one call of `job` takes."""
    start = perf_counter()
    job()
    return perf_counter() - start


def race(first: Job, second: Job, rounds: int) -> tuple[float, float]:
    """The median seconds of two jobs, run in turn after one unmeasured call of each."""
    first()
    second()
    times = [(time_once(first), time_once(second)) for _ in range(rounds)]
    return median(a for a, _ in times), median(b for _, b in times)


def race_repair(raw: str, rounds: int) -> tuple[float, float]:
    """Median seconds of `repair`, and of one opcodes pass of each fragment against its result."""
    result = repair(raw)
    whole = "\n".join(article.text for article in result.articles)
    texts = [fragment.text for fragment in result.fragments]
    return race(lambda: repair(raw), lambda: [Levenshtein.opcodes(text, whole) for text in texts], rounds)


def race_command(scrape: Path, rounds: int) -> tuple[float, float]:
    """Median wall seconds of the whole command on `scrape`, and of an interpreter that does nothing."""
    command = [sys.executable, "-m", "stitchtext", "repair", str(scrape)]
    return race(lambda: run(command), lambda: run([sys.executable, "-c", "pass"]), rounds)


def run(command: list[str]) -> None:
    """Run a command, its output thrown away.

    Raises:
        RuntimeError: the command could not do its work; findings (exit 1) are no failure.

    """
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr or b"No module named" in done.stderr:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode(errors='replace')[-400:]}")


def tell(name: str, ours: float, theirs: float, yardstick: str) -> None:
    """Print one ratio and the two medians behind it."""
    print(f"{name}: {ours * 1e3:.1f} ms, {yardstick}: {theirs * 1e3:.1f} ms, ratio {ours / theirs:.2f}", flush=True)


def main() -> None:
    """Print both ratios for the scrape named on the command line, or for the fixture."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Time a repair.")
    parser.add_argument("scrape", nargs="?", type=Path, default=FIXTURE)
    parser.add_argument("--rounds", type=int, default=21, help="measured runs of each side, medians taken")
    parser.add_argument("--no-command", action="store_true", help="leave the start-up race out")
    parser.add_argument("--corpus", type=Path, help="measure bulk speed on cases made of this folder of LANG/*.txt")
    parser.add_argument("--cases", type=int, default=10, help="cases for each language")
    parser.add_argument("--seed", type=int, default=1, help="first seed; each case has the next")
    parser.add_argument("--out", type=Path, help="write the table of bulk speed here, too")
    chosen = parser.parse_args()
    if chosen.corpus:
        return print_bulk(chosen.corpus, range(chosen.seed, chosen.seed + chosen.cases), chosen.rounds, chosen.out)
    raw = chosen.scrape.read_text(encoding="utf-8")
    ours, theirs = race_repair(raw, chosen.rounds)
    tell("repair in process", ours, theirs, "one opcodes pass of each fragment")
    print(f"bulk: {len(raw.encode()) / ours / 1e6:.2f} MB/s of UTF-8")
    if not chosen.no_command:
        tell("whole command", *race_command(chosen.scrape, chosen.rounds), "python -c pass")
    return None


def print_bulk(corpus: Path, seeds: range, rounds: int, out: Path | None) -> None:
    """Measure bulk speed, and print it as a table."""
    report = render_bulk(measure_bulk(corpus, seeds, rounds), measure_memory(corpus))
    print(report)
    if out:
        out.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
