"""Batches: from the command line of a batch to its run, and what is told of it."""

from __future__ import annotations

import os
from functools import partial

from stitchtext import __version__
from stitchtext.batch import sweeps
from stitchtext.batch.crews import Crew
from stitchtext.batch.disks import explain_failure, remove_file
from stitchtext.batch.feeds import Plan
from stitchtext.batch.ledgers import Ledger
from stitchtext.batch.records import Recipe
from stitchtext.batch.runs import Hire, Tally
from stitchtext.batch.runs import run as run_batch
from stitchtext.batch.sources import INCLUDE, Output, find_output, list_sources
from stitchtext.batch.streams import is_remote
from stitchtext.batch.summaries import write_errors, write_summary
from stitchtext.batch.visits import write_index
from stitchtext.cli.choices import BatchChoices
from stitchtext.cli.exits import FINDINGS, FINE
from stitchtext.cli.layers import Given, Layers, Resolved
from stitchtext.cli.notices import Notices
from stitchtext.cli.places import Places
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
    if (choices.across or choices.dedupe) and (output.is_folder or is_remote(output.path)):
        asked = "--across" if choices.across else "--dedupe"
        raise StitchError(f"{asked} writes rows", place=choices.output, cure="name a .jsonl or .parquet file")
    places = Places(choices, output)
    places.prepare()
    ledger = Ledger(places.ledger)
    try:
        if sweeps.begin(ledger):
            places.sweep()
        if choices.fresh:
            ledger.clear()
        rolled = output._replace(path=places.rolled)
        sources = list_sources(choices.sources, rolled, _make_filter(resolved), places.is_ours)
        plan = _make_plan(choices, layers, resolved, output)
        with Progress(notices, quiet=choices.quiet) as progress:
            tally = run_batch(places.guard(sources), ledger, plan, progress, _find_hire(choices))
        try:
            _write_tables(ledger, places, tally)
            if choices.report:
                write_index(ledger.export, choices.report, ", ".join(choices.sources))
            doubles = _drop_doubles(choices, output, plan, places)
        except OSError as error:
            raise explain_failure(error, places.errors) from error
        sweeps.end(ledger)
    finally:
        ledger.close()
    notices.note(_sum_up(tally, places, "groups" if choices.across else "scrapes") + doubles)
    return FINDINGS if tally.errors else FINE


def _make_filter(resolved: Resolved) -> Filter:
    settings = resolved.settings
    chosen = settings.include if "include" in resolved.origins else INCLUDE
    include = Patterns(resolved.base("include"), chosen)
    exclude = Patterns(resolved.base("exclude"), settings.exclude)
    return Filter(include, exclude, gitignore=settings.respect_gitignore)


def _make_plan(choices: BatchChoices, layers: Layers, resolved: Resolved, output: Output) -> Plan:
    settings = resolved.settings
    recipe = Recipe(settings.text_field, choices.id_field, choices.encoding, choices.timeout, choices.report or "")

    def find_options(folder: str) -> Options:
        """The options that the settings of a folder make."""
        own = layers.resolve(folder).settings
        return Options(own.markers, own.keep)

    named = {
        "output": output.form,
        "text-field": recipe.text_field,
        "id-field": recipe.id_field,
        "encoding": recipe.encoding or "detected",
        "keep": str(settings.keep),
        "markers": " ".join(settings.markers) or "none",
        "fragments": "across sources" if choices.across else "by source",
        "report": choices.report or "none",
        "stitchtext": __version__,
    }
    jobs = settings.jobs if choices.engine == "daft" else count_jobs(settings.jobs)
    return Plan(recipe, jobs, settings.max_bytes, find_options, named, choices.across)


def _find_hire(choices: BatchChoices) -> Hire:
    if choices.engine == "local":
        return Crew
    from stitchtext.engines.daft import DaftCrew  # noqa: PLC0415 - only here: it needs an extra

    return partial(DaftCrew, cluster=choices.cluster)


def _write_tables(ledger: Ledger, places: Places, tally: Tally) -> None:
    if places.summary is not None:
        write_summary(ledger.export(), places.summary, places.summary_form)
    if tally.errors:
        write_errors(ledger.export(errors=True), places.errors)
    else:
        remove_file(places.errors)


def _drop_doubles(choices: BatchChoices, output: Output, plan: Plan, places: Places) -> str:
    """Leave out of the output what stands in it twice, if that is asked for, and tell how many."""
    if choices.dedupe is None or not os.path.exists(places.rolled):
        return ""
    from stitchtext.batch.doubles import drop_doubles  # noqa: PLC0415 - only here: few ask for it

    count = drop_doubles(places.rolled, output, plan.recipe, places.doubles, near=choices.dedupe == "near")
    return f"; {count:,} left out as duplicates, see {places.doubles}"


def _sum_up(tally: Tally, places: Places, what: str) -> str:
    before = f" ({tally.kept:,} done before)" if tally.kept else ""
    parts = [f"{tally.records:,} {what}{before}, {tally.articles:,} articles"]
    if tally.doubts:
        parts.append(f"{tally.doubts:,} in doubt")
    if tally.errors:
        parts.append(f"{tally.errors:,} could not be repaired, see {places.errors}")
    return "; ".join(parts)
