"""What the user of a command chose, checked for what cannot be had together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import click

from stitchtext.model import Keep

if TYPE_CHECKING:
    from stitchtext.cli.layers import Given

_RIVALS = (
    ("output", "in_place"),
    ("in_place", "diff"),
    ("in_place", "emit"),
    ("diff", "emit"),
    ("diff", "format"),
    ("emit", "format"),
    ("quiet", "verbose"),
)
_CHECK_RIVALS = (
    ("fix", "diff"),
    ("fix", "write_baseline"),
    ("diff", "write_baseline"),
    ("diff", "statistics"),
    ("exit_zero", "exit_non_zero_on_fix"),
    ("quiet", "verbose"),
)


class Choices(NamedTuple):
    """The command line of one run; each field is the option or argument of that name.

    A named tuple and no dataclass, because it is made at every start and costs a fifth.
    """

    files: tuple[str, ...] = ()
    output: str | None = None
    in_place: bool = False
    force: bool = False
    diff: bool = False
    format: str | None = None
    emit: str | None = None
    markers: tuple[str, ...] | None = None
    keep: Keep | None = None
    encoding: str | None = None
    max_bytes: int | None = None
    report: str | None = None
    strict: bool = False
    quiet: bool = False
    verbose: bool = False

    def check(self) -> None:
        """Refuse choices that contradict each other.

        Raises:
            click.UsageError: the first contradiction.

        """
        _refuse(self, _RIVALS)
        if self.force and not self.in_place:
            raise click.UsageError("--force needs --in-place")
        if self.output is not None and len(self.files) > 1:
            raise click.UsageError("--output takes one input; several are repaired with --in-place")
        if self.report is not None:
            self._check_report()
        if self.in_place:
            self._check_in_place()

    def _check_in_place(self) -> None:
        if not self.files or "-" in self.files:
            raise click.UsageError("--in-place needs files; standard input has no place")
        if self.format == "json":
            raise click.UsageError("--in-place writes text; JSON would take the place of the scrape")

    def _check_report(self) -> None:
        if len(self.files) > 1:
            raise click.UsageError("--report takes one input; 'stitchtext report' makes pages of several")
        if self.report in ("-", self.output):
            raise click.UsageError("--report needs a file of its own")


class ReportChoices(NamedTuple):
    """The command line of one report."""

    paths: tuple[str, ...] = ()
    output: str = ""
    markers: tuple[str, ...] | None = None
    keep: Keep | None = None
    encoding: str | None = None
    max_bytes: int | None = None
    jobs: int | None = None
    quiet: bool = False
    verbose: bool = False

    def check(self) -> None:
        """Refuse choices that contradict each other.

        Raises:
            click.UsageError: the first contradiction.

        """
        _refuse(self, (("quiet", "verbose"),))


class ExplainChoices(NamedTuple):
    """The command line of one explain; `at` is a line and a column."""

    path: str | None = None
    at: tuple[int, int] | None = None
    sentence: str | None = None
    article: int | None = None
    format: str = "text"
    markers: tuple[str, ...] | None = None
    keep: Keep | None = None
    encoding: str | None = None
    max_bytes: int | None = None
    verbose: bool = False

    def check(self) -> None:
        """Refuse choices that contradict each other.

        Raises:
            click.UsageError: the first contradiction.

        """
        _refuse(self, (("at", "sentence"),))
        if self.article is not None and self.at is None and self.sentence is None:
            raise click.UsageError("--article needs --at or --sentence")


class CheckChoices(NamedTuple):
    """The command line of one check; `given` are the settings among it and in the environment."""

    paths: tuple[str, ...] = ()
    given: Mapping[str, Given] = {}
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    stdin_filename: str | None = None
    force_exclude: bool = False
    encoding: str | None = None
    statistics: bool = False
    output_file: str | None = None
    exit_zero: bool = False
    exit_non_zero_on_fix: bool = False
    write_baseline: bool = False
    config: str | None = None
    show_settings: bool = False
    quiet: bool = False
    verbose: bool = False

    def check(self) -> None:
        """Refuse choices that contradict each other.

        Raises:
            click.UsageError: the first contradiction.

        """
        _refuse(self, _CHECK_RIVALS)
        if self.unsafe_fixes and not (self.fix or self.diff):
            raise click.UsageError("--unsafe-fixes needs --fix or --diff")
        if self.exit_non_zero_on_fix and not self.fix:
            raise click.UsageError("--exit-non-zero-on-fix needs --fix")


class BatchChoices(NamedTuple):
    """The command line of one batch."""

    sources: tuple[str, ...] = ()
    output: str = ""
    text_field: str | None = None
    id_field: str = "id"
    jobs: int | None = None
    engine: str = "local"
    cluster: str = ""
    timeout: float = 0
    max_bytes: int | None = None
    summary: str | None = None
    errors: str | None = None
    report: str | None = None
    ledger: str | None = None
    across: bool = False
    dedupe: str | None = None
    fresh: bool = False
    markers: tuple[str, ...] | None = None
    keep: Keep | None = None
    encoding: str | None = None
    quiet: bool = False
    verbose: bool = False

    def check(self) -> None:
        """Refuse choices that contradict each other.

        Raises:
            click.UsageError: the first contradiction.

        """
        _refuse(self, (("quiet", "verbose"),))
        if self.cluster and self.engine == "local":
            raise click.UsageError("--cluster needs --engine daft")
        if self.report is not None and (self.across or self.engine != "local"):
            raise click.UsageError("--report shows scrapes repaired here: not with --across, nor on an engine")

    def list_settings(self) -> dict[str, object]:
        """The settings among the choices."""
        return {name: getattr(self, name) for name in ("text_field", "jobs", "markers", "keep", "max_bytes")}


def _refuse(choices: object, rivals: Iterable[tuple[str, str]]) -> None:
    for one, other in rivals:
        if getattr(choices, one) and getattr(choices, other):
            raise click.UsageError(f"{_spell(one)} and {_spell(other)} exclude each other")


def _spell(name: str) -> str:
    return "--" + name.replace("_", "-")
