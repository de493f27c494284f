"""Explanations: from the command line of an explain to its lines on standard output."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable

from stitchtext.cli.choices import ExplainChoices
from stitchtext.cli.colours import wants_colour
from stitchtext.cli.exits import FINE
from stitchtext.cli.layers import Given, Layers
from stitchtext.errors import StitchError
from stitchtext.files import read_scrape, write_stdout
from stitchtext.model import Options, Repair
from stitchtext.pipeline import repair
from stitchtext.report.explanations import Explainer
from stitchtext.report.overviews import Line, render_json_overview, render_overview
from stitchtext.report.results import read_results, rebuild_scrape
from stitchtext.report.sketches import FINE as FINE_BRUSH
from stitchtext.report.sketches import PLAIN, Brush
from stitchtext.report.spots import Spot, find_place, find_words
from stitchtext.report.witnesses import question

_RESULTS = (".json", ".jsonl", ".ndjson")
_NARROWEST = 40


def run(choices: ExplainChoices) -> int:
    """Explain what a command line asks for, and return the exit code.

    Raises:
        StitchError: the file cannot be read, or has no such place.

    """
    name, text, result = _read(choices)
    try:
        shown = _render(choices, name, text, result)
    except StitchError as error:
        raise StitchError(error.problem, place=name, cure=error.cure) from error
    write_stdout(shown.encode("utf-8" if choices.format == "json" else _find_encoding(), "backslashreplace"))
    return FINE


def _read(choices: ExplainChoices) -> tuple[str, str, Repair]:
    """The name of what is explained, the scrape, and its repair."""
    path = choices.path or "-"
    if path.lower().endswith(_RESULTS):
        scrape = read_scrape(path, choices.encoding)
        results = list(read_results(scrape.text, scrape.name))
        if len(results) > 1:
            raise StitchError(f"holds {len(results):,} results", place=scrape.name, cure="explain takes one")
        result = results[0].repair
        return results[0].source, rebuild_scrape(result.articles, result.account), result
    chosen = {"markers": choices.markers, "keep": choices.keep, "max_bytes": choices.max_bytes}
    layers = Layers({field: Given(value, "") for field, value in chosen.items() if value is not None})
    settings = layers.resolve(os.path.dirname(os.path.abspath(path))).settings
    scrape = read_scrape(path, choices.encoding, settings.max_bytes)
    return scrape.name, scrape.text, repair(scrape.text, Options(settings.markers, settings.keep))


def _render(choices: ExplainChoices, name: str, text: str, result: Repair) -> str:
    spot = _find_spot(choices, result)
    if spot is None and choices.format == "json":
        return render_json_overview(result, text, name)
    if spot is None:
        return _paint(render_overview(result, text, name, _find_width(), _find_brush()))
    evidence = question(result, spot.article, spot.start, spot.end)
    explainer = Explainer(result, text)
    if choices.format == "json":
        return explainer.render_json(spot, evidence, name)
    return _paint(explainer.explain(spot, evidence))


def _find_spot(choices: ExplainChoices, result: Repair) -> Spot | None:
    number = None if choices.article is None else choices.article - 1
    if choices.at is not None:
        return find_place(result, *choices.at, number)
    if choices.sentence is not None:
        return find_words(result, choices.sentence, number)
    return None


def _paint(lines: Iterable[Line]) -> str:
    """The lines as written to a terminal or a file; what starts a part is bold where a person watches."""
    coloured = wants_colour("auto", sys.stdout)
    return "".join(f"\x1b[1m{text}\x1b[0m\n" if head and coloured else f"{text}\n" for text, head in lines)


def _find_width() -> int:
    return max(_NARROWEST, shutil.get_terminal_size((100, 24)).columns)


def _find_brush() -> Brush:
    """Plain characters where the environment asks for them, or the terminal has no others."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return PLAIN
    try:
        "".join(FINE_BRUSH).encode(_find_encoding())
    except UnicodeEncodeError:
        return PLAIN
    return FINE_BRUSH


def _find_encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"
