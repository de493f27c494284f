"""Runs: all files of one check, from the command line to the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from stitchtext.cli.choices import CheckChoices
from stitchtext.cli.colours import wants_colour
from stitchtext.cli.exits import FAILURE, FINDINGS, FINE
from stitchtext.cli.layers import Layers, Resolved, show_settings
from stitchtext.cli.notices import Notices
from stitchtext.cli.outcomes import Outcome, inspect_files
from stitchtext.cli.plans import Plan, Planner
from stitchtext.cli.pools import count_jobs, run_batches
from stitchtext.cli.tallies import Tally
from stitchtext.errors import StitchError
from stitchtext.files import read_scrape, write_file, write_stdout
from stitchtext.report.baselines import Known, name_known, parse_baseline, render_baseline
from stitchtext.report.formats import find_renderer
from stitchtext.report.inspections import Inspection, Renderer, View
from stitchtext.rules import RULES

_WRITTEN = 16_384
"""Characters that are written at a time: few enough to be seen soon, enough not to wait for each."""


def run(choices: CheckChoices) -> int:
    """Check all files that are named, tell what was found, and return the exit code.

    Raises:
        StitchError: the settings, or the baseline, are wrong.

    """
    layers = Layers(choices.given, choices.config)
    if choices.show_settings:
        return _show(choices, layers)
    return _Run(choices, layers).check()


def _show(choices: CheckChoices, layers: Layers) -> int:
    first = next(iter(choices.paths), choices.stdin_filename or ".")
    place = os.path.abspath(first)
    resolved = layers.resolve(place if os.path.isdir(place) else os.path.dirname(place))
    write_stdout("".join(f"{line}\n" for line in show_settings(resolved)).encode())
    return FINE


class _Run:
    """One check: takes outcomes one by one, and keeps count."""

    def __init__(self, choices: CheckChoices, layers: Layers) -> None:
        self._choices = choices
        self._notices = Notices(quiet=choices.quiet, verbose=choices.verbose)
        self._resolved = layers.resolve(os.getcwd())
        self._settings = self._resolved.settings
        self._planner = Planner(choices, layers, self._resolved)
        self._tally = Tally(self._settings.fail_on)
        self._baseline = _find_baseline(self._resolved)
        self._known = self._read_baseline()

    def check(self) -> int:
        """Check what was named, tell what was found, and return the exit code."""
        if self._choices.write_baseline:
            return self._write_baseline()
        colour = self._choices.output_file is None and wants_colour(self._settings.color, sys.stdout)
        rules = {rule.code: rule for rule in RULES.all()}
        view = View(rules, self._settings.fail_on, colour and not self._tells_apart())
        parts = self._choose_renderer()(self._follow(colour), view)
        self._put(parts)
        self._summarise()
        return self._decide()

    def _choose_renderer(self) -> Renderer:
        if self._tells_apart():
            return find_renderer("concise")
        return find_renderer(self._settings.output_format, statistics=self._choices.statistics)

    def _tells_apart(self) -> bool:
        """Whether standard output is for a text, so that findings go to standard error."""
        choices = self._choices
        texts = choices.diff or (choices.fix and (not choices.paths or "-" in choices.paths))
        return texts and choices.output_file is None

    def _put(self, parts: Iterator[str]) -> None:
        if self._choices.output_file is not None:
            write_file(self._choices.output_file, "".join(parts).encode(errors="backslashreplace"))
        elif self._tells_apart():
            for part in parts:
                self._notices.note(part.rstrip("\n"))
        else:
            for part in _gather(parts):
                write_stdout(part.encode(errors="backslashreplace"))

    def _follow(self, colour: bool) -> Iterator[Inspection]:
        """The inspections of all files, less what is known; what else came of a file is told on the way."""
        for outcome in run_batches(inspect_files, self._list_plans(), count_jobs(self._settings.jobs)):
            for error in outcome.errors:
                self._fail(error)
            for note in outcome.notes:
                self._notices.note(note)
            self._write_text(outcome, colour)
            for inspection in outcome.inspections:
                fresh = self._drop_known(inspection)
                self._tally.add(fresh)
                yield fresh

    def _list_plans(self) -> Iterator[Plan]:
        for plan in self._planner.list_plans():
            if isinstance(plan, StitchError):
                self._fail(str(plan))
            else:
                yield plan

    def _fail(self, line: str) -> None:
        self._tally.failures += 1
        self._notices.tell(line)

    def _write_text(self, outcome: Outcome, colour: bool) -> None:
        """The text of standard input that was mended, or the diff of any file, on standard output."""
        scrape = outcome.scrape
        if scrape is None:
            return
        if self._choices.diff:
            from stitchtext.report.diffs import paint_diff, render_diff  # noqa: PLC0415 - only here: most runs show none

            diff = render_diff(scrape.text, outcome.after, scrape.name, "fixed")
            self._tally.changed += bool(diff)
            write_stdout((paint_diff(diff) if colour else diff).encode())
        elif scrape.path == "-":
            write_stdout(scrape.encode(outcome.after))

    def _drop_known(self, inspection: Inspection) -> Inspection:
        if not self._known:
            return inspection
        named = [(name_known(inspection, remark, self._folder()), remark) for remark in inspection.remarks]
        kept = tuple(remark for known, remark in named if known not in self._known)
        self._tally.known += len(named) - len(kept)
        return inspection._replace(remarks=kept)

    def _folder(self) -> str:
        return os.path.dirname(os.path.abspath(self._baseline))

    def _read_baseline(self) -> frozenset[Known]:
        if not self._baseline or self._choices.write_baseline:
            return frozenset()
        return parse_baseline(read_scrape(self._baseline).text, self._baseline)

    def _write_baseline(self) -> int:
        if not self._baseline:
            raise StitchError("--write-baseline needs a file", cure="name it with --baseline")
        known = {
            name_known(inspection, remark, self._folder())
            for inspection in self._follow(colour=False)
            for remark in inspection.remarks
        }
        write_file(self._baseline, render_baseline(known).encode())
        self._notices.note(f"{self._baseline}: {len(known)} findings written")
        return FAILURE if self._tally.failures else FINE

    def _summarise(self) -> None:
        for line in self._tally.describe(fixing=self._choices.fix, diffing=self._choices.diff):
            self._notices.note(line)

    def _decide(self) -> int:
        if self._tally.failures:
            return FAILURE
        choices, tally = self._choices, self._tally
        if choices.exit_zero:
            return FINE
        changed = (choices.diff and tally.changed) or (choices.exit_non_zero_on_fix and tally.fixed)
        return FINDINGS if tally.failing or changed else FINE


def _gather(parts: Iterable[str]) -> Iterator[str]:
    """The same in larger parts: each one is written at once."""
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _WRITTEN:
            yield "".join(held)
            held, size = [], 0
    if held:
        yield "".join(held)


def _find_baseline(resolved: Resolved) -> str:
    """The path of the baseline, seen from where it was named; an empty one if there is none."""
    named = resolved.settings.baseline
    return os.path.relpath(os.path.join(resolved.base("baseline"), named)) if named else ""
