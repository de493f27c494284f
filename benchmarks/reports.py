"""Measure what a report weighs and takes, against its scrape and its repair.

    python -m benchmarks.reports --corpus DIR [--kinds KIND ...] [--languages LANG ...] [--bytes N] [--rounds N]

A scrape of about so many bytes is made of damaged articles, one after another. The page may weigh 3 times its input,
and take 2 times the repair; both are printed, the repair and the page made in turn.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from benchmarks.corpora import load_articles
from benchmarks.damage import make_case
from benchmarks.speed import race
from stitchtext.pipeline import repair
from stitchtext.report.pages import render_page

KINDS = ("rescrapes", "windows", "noisy_windows", "consensus", "lineages", "seams", "several")


def make_scrape(kind: str, articles: Sequence[str], language: str, size: int) -> str:
    """Cases of one kind, one after another, until they have so many bytes."""
    parts: list[str] = []
    weight = 0
    for seed in count():
        part = make_case(kind, articles, seed, language).raw
        parts.append(part if part.endswith("\n—END—\n") else f"{part}\n—END—\n")
        weight += len(parts[-1].encode())
        if weight >= size:
            return "".join(parts)
    raise AssertionError


def measure(raw: str, rounds: int) -> str:
    """A row: fragments, the weight of the page against the scrape, its time against that of the repair."""
    result = repair(raw)
    weight, size = len(render_page(result, "scrape.txt").encode()), len(raw.encode())
    mended, drawn = race(lambda: repair(raw), lambda: render_page(result, "scrape.txt"), rounds)
    times = f"{mended:>8.3f} {drawn:>6.3f} {drawn / mended:>5.2f}"
    return f"{len(result.fragments):>9,} {size:>10,} {weight / size:>6.2f} {times}"


def main() -> None:
    """Measure each kind in each language."""
    parser = argparse.ArgumentParser(description="Measure reports against their scrapes.")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of LANG/*.txt")
    parser.add_argument("--kinds", nargs="+", default=KINDS, metavar="KIND")
    parser.add_argument("--languages", nargs="+", default=["ja", "en"], metavar="LANG")
    parser.add_argument("--bytes", type=int, default=1_000_000, help="of a scrape")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    print("kind          lang fragments      bytes weight   repair   page ratio")
    for kind in chosen.kinds:
        for language in chosen.languages:
            raw = make_scrape(kind, load_articles(chosen.corpus, language), language, chosen.bytes)
            print(f"{kind:<13} {language:<4} {measure(raw, chosen.rounds)}", flush=True)


if __name__ == "__main__":
    main()
