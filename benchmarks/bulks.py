"""Bulk speed: many re-scrapes one after the other on one core, ours against an alignment and against a plain merge.

`repair` of each case, one rapidfuzz `Levenshtein.opcodes` pass of each fragment against the truth, and the difflib
merge take turns, case by case; each case counts with the median of its runs, in processor time, garbage collected as
seldom as in a process of `stitchtext batch`. Memory is the peak of a child process on large scrapes, the interpreter
and its modules apart.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from rapidfuzz.distance import Levenshtein

from benchmarks.cases import Case
from benchmarks.corpora import list_languages, load_articles
from benchmarks.curves import render_size
from benchmarks.damage import make_case
from benchmarks.drafts import join_fragments
from benchmarks.scrapes import GROWING, open_source
from benchmarks.tools import join_by_difflib
from benchmarks.trials import IDLE, Limits, run_trial, write_input
from stitchtext.pipeline import repair

_SLOW_ROUNDS = 1
"""Runs of the merge, which takes most of the time."""
_SELDOM = 100_000
"""Objects that are made before garbage is looked for, as in a process of a batch."""
_LARGE = 12_000_000
_TARGETS = "≥ 5", "> 1", "≥ 20", "≤ 12"


@dataclass(frozen=True, slots=True)
class Bulk:
    """Bytes of UTF-8 of all cases, and the seconds each way took for them."""

    cases: int
    size: int
    ours: float
    opcodes: float
    merge: float


def measure_bulk(corpus: Path, seeds: range, rounds: int) -> Bulk:
    """Measure all three ways on re-scrapes of every language."""
    cases = [
        make_case("rescrapes", articles, seed, language)
        for language in list_languages(corpus)
        for articles in [load_articles(corpus, language)]
        for seed in seeds
    ]
    repair(cases[0].raw)
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM)
    times = [time_case(case, rounds) for case in cases]
    gc.set_threshold(*usual)
    ours, opcodes, merge = (sum(column) for column in zip(*times, strict=True))
    return Bulk(len(cases), sum(len(case.raw.encode()) for case in cases), ours, opcodes, merge)


def time_case(case: Case, rounds: int) -> tuple[float, float, float]:
    """Return the median seconds of a repair, of an opcodes pass, and of a merge."""
    times: tuple[list[float], list[float], list[float]] = ([], [], [])
    for number in range(rounds):
        starts = [process_time()]
        repair(case.raw)
        starts.append(process_time())
        align_to_truth(case.fragments, case.truth[0])
        starts.append(process_time())
        if number < _SLOW_ROUNDS:
            join_by_difflib(case.fragments, "")
        starts.append(process_time())
        for way, many in enumerate(times[: 3 if number < _SLOW_ROUNDS else 2]):
            many.append(starts[way + 1] - starts[way])
    ours, opcodes, merge = map(median, times)
    return ours, opcodes, merge


def align_to_truth(fragments: Sequence[str], truth: str) -> int:
    """Do what nobody who compares fragments by characters can do without; return how many steps it took."""
    return sum(len(Levenshtein.opcodes(fragment, truth)) for fragment in fragments)


def measure_memory(corpus: Path, size: int = _LARGE) -> dict[str, float]:
    """Return the peak of memory over the size of the input, for a large scrape of every growing kind."""
    shares = {}
    with TemporaryDirectory() as folder:
        idle = run_trial(IDLE, Path(folder), Limits())
        for name, maker in GROWING.items():
            scrape = maker(open_source(corpus, 1), size)
            raw = join_fragments(scrape.fragments)
            write_input(Path(folder), raw, scrape.fragments, scrape.truth)
            trial = run_trial("stitchtext", Path(folder), Limits())
            done = trial.fate == "done"
            shares[f"{name}, {render_size(len(raw.encode()))}"] = (
                (trial.size - idle.size) / len(raw.encode()) if done else float("inf")
            )
    return shares


def render_bulk(bulk: Bulk, memory: dict[str, float]) -> str:
    """Return the table: what was measured, and what is aimed at."""
    rows = [
        ("MB/s of UTF-8", f"{bulk.size / bulk.ours / 1e6:.2f}", _TARGETS[0]),
        ("times as fast as an opcodes pass against the truth", f"{bulk.opcodes / bulk.ours:.2f}", _TARGETS[1]),
        ("times as fast as the difflib merge", f"{bulk.merge / bulk.ours:.1f}", _TARGETS[2]),
        *((f"peak memory over input: {name}", f"{share:.1f}", _TARGETS[3]) for name, share in memory.items()),
    ]
    head = f"## Speed\n\n{bulk.cases} cases of re-scrapes, {render_size(bulk.size)}, one core.\n\n"
    return f"{head}| what | measured | aim |\n| --- | --- | --- |\n" + "".join(
        f"| {' | '.join(row)} |\n" for row in rows
    )
