"""Cost curves: points measured at growing sizes, the exponent they follow, and how they read as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log

from benchmarks.trials import Trial

LEAST_SIZE = 90_000
"""Bytes from which a point counts for an exponent (100 kB, near enough): below, start-up and rounding show."""
_LEAST_POINTS = 3
_STEPS = (1, 3)
_COLUMNS = (
    *("scrape", "tool", "time exponent", "memory exponent"),
    *("largest", "fragments", "seconds", "MB/s", "memory / input", "ended"),
)


@dataclass(frozen=True, slots=True)
class Point:
    """One tool on one scrape of a curve: bytes of UTF-8, number of fragments, what it took."""

    curve: str
    tool: str
    size: int
    fragments: int
    trial: Trial


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of one tool at growing sizes."""

    name: str
    tool: str
    points: tuple[Point, ...]

    @property
    def done(self) -> tuple[Point, ...]:
        """The points that came to an end."""
        return tuple(point for point in self.points if point.trial.fate == "done")

    @property
    def time_exponent(self) -> float | None:
        """The power of the size with which time grows."""
        return self._fit(lambda point: point.trial.seconds)

    @property
    def memory_exponent(self) -> float | None:
        """The power of the size with which memory grows."""
        return self._fit(lambda point: point.trial.size)

    def _fit(self, measure: Callable[[Point], float]) -> float | None:
        return fit_exponent([(point.size, measure(point)) for point in self.done if point.size >= LEAST_SIZE])


def list_sizes(least: int, most: int) -> list[int]:
    """Return sizes from `least`, a power of ten, to `most`, about threefold each.

    >>> list_sizes(10_000, 100_000)
    [10000, 30000, 100000]
    """
    sizes, power = [], least
    while power <= most:
        sizes += [power * step for step in _STEPS if power * step <= most]
        power *= 10
    return sizes


def fit_exponent(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return the slope of the line through the logarithms (least squares); None for fewer than three points.

    >>> round(fit_exponent([(10, 7), (100, 700), (1000, 70000)]), 3)
    2.0
    """
    logs = [(log(x), log(y)) for x, y in pairs if x > 0 and y > 0]
    if len(logs) < _LEAST_POINTS:
        return None
    x_mean, y_mean = (sum(pair[side] for pair in logs) / len(logs) for side in (0, 1))
    spread = sum((x - x_mean) ** 2 for x, _ in logs)
    return sum((x - x_mean) * (y - y_mean) for x, y in logs) / spread if spread else None


def group_curves(points: Iterable[Point]) -> list[Curve]:
    """Return the curves that points make, in the order in which each was begun."""
    grouped: dict[tuple[str, str], list[Point]] = {}
    for point in points:
        grouped.setdefault((point.curve, point.tool), []).append(point)
    return [Curve(name, tool, tuple(many)) for (name, tool), many in grouped.items()]


def render_curves(curves: Sequence[Curve]) -> str:
    """Return one row a curve: its exponents, and what the largest scrape that was done took."""
    head = f"| {' | '.join(_COLUMNS)} |"
    return "\n".join([head, _rule(head), *map(_render_curve, curves)]) + "\n"


def _render_curve(curve: Curve) -> str:
    cells = [curve.name, curve.tool, _round(curve.time_exponent), _round(curve.memory_exponent)]
    if curve.done:
        last = curve.done[-1]
        speed = last.size / max(last.trial.seconds, 1e-9) / 1e6
        cells += [render_size(last.size), f"{last.fragments:,}", f"{last.trial.seconds:.2f}", f"{speed:.2f}"]
        cells += [f"{last.trial.size / last.size:.1f}"]
    else:
        cells += ["–"] * 5
    final = curve.points[-1]
    cells.append("" if final.trial.fate == "done" else f"{final.trial.fate} at {render_size(final.size)}")
    return f"| {' | '.join(cells)} |"


def render_points(curves: Sequence[Curve]) -> str:
    """Return one row a point: seconds and megabytes."""
    head = "| scrape | tool | size | fragments | seconds | MB | |"
    rows = [_render_point(point) for curve in curves for point in curve.points]
    return "\n".join([head, _rule(head), *rows]) + "\n"


def _render_point(point: Point) -> str:
    trial = point.trial
    took = [f"{trial.seconds:.3f}", f"{trial.size / 1e6:.1f}", ""] if trial.fate == "done" else ["", "", trial.fate]
    return f"| {' | '.join([point.curve, point.tool, render_size(point.size), f'{point.fragments:,}', *took])} |"


def render_size(size: int) -> str:
    """Return a number of bytes to read.

    >>> render_size(1_530_000), render_size(30_210)
    ('1.5 MB', '30 kB')
    """
    if size >= 10_000_000:
        return f"{size / 1e6:.0f} MB"
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{size / 1e3:.0f} kB"


def _round(exponent: float | None) -> str:
    return "–" if exponent is None else f"{exponent:.2f}"


def _rule(head: str) -> str:
    return "|" + " --- |" * (head.count("|") - 1)
