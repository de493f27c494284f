"""Batches: from the command line of a batch to its run, and what is told of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress

from stitchtext import __version__
from stitchtext.batch.feeds import Plan
from stitchtext.batch.ledgers import Ledger
from stitchtext.batch.records import Recipe, Source
from stitchtext.batch.runs import Tally
from stitchtext.batch.runs import run as run_batch
from stitchtext.batch.sources import INCLUDE, Output, find_output, list_sources
from stitchtext.batch.summaries import write_errors, write_summary
from stitchtext.cli.choices import BatchChoices
from stitchtext.cli.exits import FINDINGS, FINE
from stitchtext.cli.layers import Given, Layers, Resolved
from stitchtext.cli.notices import Notices
from stitchtext.cli.pools import count_jobs
from stitchtext.cli.progress import Progress
from stitchtext.errors import StitchError
from stitchtext.folders import Filter, Patterns
from stitchtext.model import Options


def run(choices: BatchChoices) -> int:
    """Repair what a command line names, and return the exit code.

    Raises:
        StitchError: it could not be started, or not be ended; what is done is kept.

    """
    notices = Notices(quiet=choices.quiet, verbose=choices.verbose)
    layers = Layers({name: Given(value, "") for name, value in choices.list_settings().items() if value is not None})
    resolved = layers.resolve(os.getcwd())
    output = find_output(choices.output)
    places = _Places(choices, output)
    places.prepare()
    ledger = Ledger(places.ledger)
    try:
        if choices.fresh:
            ledger.clear()
        sources = list_sources(choices.sources, output, _make_filter(resolved), places.is_ours)
        plan = _make_plan(choices, layers, resolved, output)
        with Progress(notices, quiet=choices.quiet) as progress:
            tally = run_batch(places.guard(sources), ledger, plan, progress)
        try:
            _write_tables(ledger, places, tally)
        except OSError as error:
            place = os.fsencode(error.filename or "").decode("utf-8", "backslashreplace") or places.errors
            cure = "the same command goes on from there"
            raise StitchError(error.strerror or str(error), place=place, cure=cure) from error
    finally:
        ledger.close()
    notices.note(_sum_up(tally, places))
    return FINDINGS if tally.errors else FINE


class _Places:
    """The files that a run writes beside its articles."""

    def __init__(self, choices: BatchChoices, output: Output) -> None:
        self._output = output
        path, folder = output.path, output.is_folder
        stem = os.path.join(os.path.dirname(path), os.path.basename(path).partition(".")[0])
        self.ledger = choices.ledger or (
            os.path.join(path, ".stitchtext.sqlite") if folder else f"{path}.stitchtext.sqlite"
        )
        self.errors = choices.errors or (os.path.join(path, "errors.jsonl") if folder else f"{stem}.errors.jsonl")
        self.summary = choices.summary
        self._sources = choices.sources
        self.summary_form = find_output(choices.summary or "").form
        self._ours = {os.path.realpath(each) for each in self._list_ours()}

    def prepare(self) -> None:
        """See that the output can be written.

        Raises:
            StitchError: it cannot, or it would take the place of a source.

        """
        path = os.path.realpath(self._output.path)
        for source in self._sources:
            if os.path.realpath(source) == path:
                raise StitchError("is a source, too", place=self._output.path, cure="name another output")
            if os.path.exists(source) and self.is_ours(source):
                raise StitchError("would be written by the run itself", place=source, cure="name another output")
        if len(self._ours) < len(self._list_ours()):
            raise StitchError("is named for two things that are written", place=self.summary or self.errors)
        beside = [self.ledger, self.errors, self.summary or ""]
        folders = [self._output.path if self._output.is_folder else os.path.dirname(path)]
        for folder in filter(None, [*folders, *map(os.path.dirname, beside)]):
            try:
                os.makedirs(folder, exist_ok=True)
            except OSError as error:
                raise StitchError(error.strerror or str(error), place=folder) from error
            if not os.access(folder, os.W_OK):
                raise StitchError("cannot be written", place=folder, cure="choose another output")

    def is_ours(self, path: str) -> bool:
        """Whether a file is one of those that the run writes, and so no source."""
        here = os.path.realpath(path)
        inside = self._output.is_folder and here.startswith(os.path.join(os.path.realpath(self._output.path), ""))
        return inside or here in self._ours

    def guard(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The sources.

        Raises:
            StitchError: the articles of one would stand where the run writes something else.

        """
        for source in sources:
            if self._output.is_folder and os.path.realpath(source.target.path) in self._ours:
                cure = "--errors, --summary and --ledger name other places"
                raise StitchError(
                    f"its articles would stand in {source.target.name!r}, too", place=source.name, cure=cure
                )
            yield source

    def _list_ours(self) -> list[str]:
        named = [self.ledger, self.errors, *([self.summary] if self.summary else [])]
        return named if self._output.is_folder else [*named, self._output.path, f"{self._output.path}.partial"]


def _make_filter(resolved: Resolved) -> Filter:
    settings = resolved.settings
    chosen = settings.include if "include" in resolved.origins else INCLUDE
    include = Patterns(resolved.base("include"), chosen)
    exclude = Patterns(resolved.base("exclude"), settings.exclude)
    return Filter(include, exclude, gitignore=settings.respect_gitignore)


def _make_plan(choices: BatchChoices, layers: Layers, resolved: Resolved, output: Output) -> Plan:
    settings = resolved.settings
    recipe = Recipe(settings.text_field, choices.id_field, choices.encoding, choices.timeout)

    def find_options(folder: str) -> Options:
        own = layers.resolve(folder).settings
        return Options(own.markers, own.keep)

    named = {
        "output": output.form,
        "text-field": recipe.text_field,
        "id-field": recipe.id_field,
        "encoding": recipe.encoding or "detected",
        "keep": str(settings.keep),
        "markers": " ".join(settings.markers) or "none",
        "stitchtext": __version__,
    }
    return Plan(recipe, count_jobs(settings.jobs), choices.max_bytes, find_options, named)


def _write_tables(ledger: Ledger, places: _Places, tally: Tally) -> None:
    if places.summary is not None:
        write_summary(ledger.export(), places.summary, places.summary_form)
    if tally.errors:
        write_errors(ledger.export(errors=True), places.errors)
    else:
        with suppress(FileNotFoundError):
            os.unlink(places.errors)


def _sum_up(tally: Tally, places: _Places) -> str:
    before = f" ({tally.kept:,} done before)" if tally.kept else ""
    parts = [f"{tally.records:,} scrapes{before}, {tally.articles:,} articles"]
    if tally.doubts:
        parts.append(f"{tally.doubts:,} in doubt")
    if tally.errors:
        parts.append(f"{tally.errors:,} could not be repaired, see {places.errors}")
    return "; ".join(parts)
