"""Cost curves drawn as one SVG: time and memory over size, both logarithmic, readable on light and dark pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.curves import Curve, Point

_INK = "#7d8590"
"""Of a lightness that stands out from white and from black alike, as all colours here do."""
_COLOURS = ("#3b82f6", "#d9480f", "#2f9e44", "#ae3ec9", "#0c8599", "#e64980", "#a07800")
_MARKS, _LINES = "os^", ("-", "--", ":")
"""A scrape has a colour and a mark, a tool its kind of line."""
_STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "cost",
    "font.size": 9,
    "font.family": "sans-serif",
    **dict.fromkeys(("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), _INK),
}


def draw_costs(panels: dict[str, Sequence[Curve]], path: Path) -> None:
    """Write a plot with one column a panel: seconds above, megabytes below.

    Raises:
        ImportError: matplotlib, of the `bench` extra, is not installed.

    """
    figures, styles = import_module("matplotlib.figure"), import_module("matplotlib")
    with styles.rc_context(_STYLE):
        figure = figures.Figure(figsize=(6.4 * len(panels), 9), layout="constrained")
        grid = figure.subplots(2, len(panels), sharex="col", squeeze=False)
        for column, (title, curves) in enumerate(panels.items()):
            _draw_panel(grid[0][column], curves, lambda point: point.trial.seconds, "seconds")
            _draw_panel(grid[1][column], curves, lambda point: point.trial.size / 1e6, "MB")
            grid[0][column].set_title(title)
            grid[1][column].set_xlabel("size of the scrape, MB")
            grid[1][column].legend(fontsize=7.5, frameon=False, ncols=2, loc="upper left", bbox_to_anchor=(0, -0.14))
        figure.savefig(path, format="svg", transparent=True, metadata={"Date": None})


def _draw_panel(axes: Any, curves: Sequence[Curve], measure: Callable[[Point], float], unit: str) -> None:
    names, tools = (list(dict.fromkeys(getattr(curve, side) for curve in curves)) for side in ("name", "tool"))
    for curve in curves:
        number, tool = names.index(curve.name), tools.index(curve.tool)
        label = f"{curve.name}: {curve.tool}" if tool else curve.name
        look = {"color": _COLOURS[number % len(_COLOURS)], "marker": _MARKS[number // len(_COLOURS) % len(_MARKS)]}
        sizes = [point.size / 1e6 for point in curve.done]
        values = [measure(point) for point in curve.done]
        axes.plot(sizes, values, _LINES[tool % len(_LINES)], label=label, markersize=4, **look)
    axes.set(xscale="log", yscale="log", ylabel=unit)
    axes.grid(color=_INK, alpha=0.25, linewidth=0.6)
    _draw_guide(axes, [(point.size / 1e6, measure(point)) for curve in curves for point in curve.done])


def _draw_guide(axes: Any, points: Sequence[tuple[float, float]]) -> None:
    """Draw the slope of a cost that grows with the size, through the first point."""
    if points:
        (start, low), end = points[0], max(x for x, _ in points)
        axes.plot([start, end], [low, low * end / start], color=_INK, alpha=0.5, linewidth=3, zorder=0, label="linear")
