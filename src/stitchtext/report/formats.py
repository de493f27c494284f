"""The formats of findings, by the names users choose them by."""

from __future__ import annotations

from importlib import import_module

from stitchtext.report.inspections import Renderer

_RENDERERS = {
    "full": ("full", "render_full"),
    "concise": ("concise", "render_concise"),
    "grouped": ("grouped", "render_grouped"),
    "json": ("listings", "render_json"),
    "json-lines": ("listings", "render_json_lines"),
    "github": ("github", "render_github"),
    "gitlab": ("gitlab", "render_gitlab"),
    "junit": ("junit", "render_junit"),
    "sarif": ("sarif", "render_sarif"),
}
_STATISTICS = {"json": "render_json_statistics"}


def find_renderer(name: str, *, statistics: bool = False) -> Renderer:
    """What writes findings in the format of that name, or with `statistics` how many there are of each rule.

    Only the module of the one chosen is loaded: most bring a library that the others do without.
    """
    module, function = _RENDERERS[name]
    if statistics:
        module, function = "statistics", _STATISTICS.get(name, "render_statistics")
    renderer: Renderer = getattr(import_module(f"stitchtext.report.{module}"), function)
    return renderer
