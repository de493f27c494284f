"""Measure how the cost of a repair grows with its input, beside that of two yardsticks, and on hostile input.

    python -m benchmarks.scale --corpus DIR [--most BYTES] [--out docs/cost.md --plot docs/cost.svg]
    python -m benchmarks.scale --corpus DIR --most 100000000 --seconds 240       the whole curve

Every point is one job in a child process of its own, with a limit on time and memory. Seconds are processor time of
the job alone; MB are the peak of the process, the input with it, the interpreter and its modules apart. An exponent
is the slope of the curve on logarithmic axes from 100 kB on: 1 is a cost that grows with the input, 2 one that grows
with its square. `difflib merge` joins fragments at their longest common block; `opcodes against the truth` is one
pass of rapidfuzz's Levenshtein for each fragment, with the right answer given. A tool stops at its first point that
is too slow, too big, or broken.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.curves import Curve, Point, group_curves, list_sizes, render_curves, render_points
from benchmarks.drafts import join_fragments
from benchmarks.hostilities import HOSTILE
from benchmarks.plots import draw_costs
from benchmarks.scrapes import GROWING, Maker, open_source
from benchmarks.trials import IDLE, JOBS, Limits, Trial, run_trial, write_input

OURS = next(iter(JOBS))
MAKERS = GROWING | HOSTILE
_LEAST, _LEAST_HOSTILE = 10_000, 100_000
_RIVAL_SECONDS = 10.0
"""Seconds a yardstick may take for one point: what it costs is seen by then, and the run must end."""


def measure(chosen: argparse.Namespace) -> Iterator[Point]:
    """Yield the points asked for, curve by curve, every tool on the same scrapes."""
    with TemporaryDirectory() as folder:
        idle = run_trial(IDLE, Path(folder), Limits(chosen.seconds, chosen.memory))
        for name in chosen.curves:
            yield from _measure_curve(name, MAKERS[name], chosen, Path(folder), idle)


def _measure_curve(name: str, maker: Maker, chosen: argparse.Namespace, folder: Path, idle: Trial) -> Iterator[Point]:
    tools = [tool for tool in JOBS if tool == OURS or (tool != IDLE and name in GROWING)]
    for size in list_sizes(_LEAST if name in GROWING else _LEAST_HOSTILE, chosen.most):
        scrape = maker(open_source(chosen.corpus, chosen.seed), size)
        raw = join_fragments(scrape.fragments)
        write_input(folder, raw, scrape.fragments, scrape.truth)
        for tool in tuple(tools):
            seconds = chosen.seconds if tool == OURS else min(chosen.seconds, _RIVAL_SECONDS)
            trial = run_trial(tool, folder, Limits(seconds, chosen.memory))
            yield Point(name, tool, len(raw.encode()), len(scrape.fragments), _less(trial, idle))
            if trial.fate != "done":
                tools.remove(tool)


def _less(trial: Trial, idle: Trial) -> Trial:
    return Trial(trial.fate, trial.seconds, max(0, trial.size - idle.size))


def render_report(curves: Sequence[Curve], source: str, plot: str | None) -> str:
    """Return the page: what was measured, the plot, a row for each curve, a row for each point."""
    image = f"![Time and memory over the size of the scrape, both logarithmic.]({plot})\n\n" if plot else ""
    about = (__doc__ or "").split("\n\n", 2)[2]
    head = f"# Cost\n\nWritten by `python -m benchmarks.scale`: {source}.\n\n{about}\n{image}"
    return f"{head}## Curves\n\n{render_curves(curves)}\n## Points\n\n{render_points(curves)}"


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description="Measure how cost grows.")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of LANG/*.txt")
    parser.add_argument("--most", type=int, default=10_000_000, help="bytes of the largest scrape")
    parser.add_argument("--seconds", type=float, default=60.0, help="seconds that one point may take")
    parser.add_argument("--memory", type=int, default=10_000_000_000, help="bytes that one point may take")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--curves", nargs="+", choices=MAKERS, default=list(MAKERS), metavar="CURVE")
    parser.add_argument("--out", type=Path, help="write the page here, too")
    parser.add_argument("--plot", type=Path, help="draw the curves as SVG here; needs matplotlib")
    return parser.parse_args(arguments)


def main() -> None:
    """Measure what the command line asks for; print every point as it comes, then the page."""
    chosen = read_arguments()
    points = []
    for point in measure(chosen):
        points.append(point)
        print(render_points(group_curves([point])).splitlines()[-1], file=sys.stderr, flush=True)
    curves = group_curves(points)
    source = f"seed {chosen.seed}, Python {sys.version.split()[0]}"
    report = render_report(curves, source, chosen.plot.name if chosen.plot else None)
    print(report)
    if chosen.out:
        chosen.out.write_text(report, encoding="utf-8")
    if chosen.plot:
        growing = [curve for curve in curves if curve.name in GROWING]
        draw_costs({"Growing input": growing, "Hostile input": [c for c in curves if c not in growing]}, chosen.plot)


if __name__ == "__main__":
    main()
