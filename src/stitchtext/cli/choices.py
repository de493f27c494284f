"""What the user of `stitchtext repair` chose, checked for what cannot be had together."""

from __future__ import annotations

from typing import NamedTuple

import click

from stitchtext.model import Keep

_RIVALS = (
    ("output", "in_place"),
    ("in_place", "diff"),
    ("in_place", "emit"),
    ("diff", "emit"),
    ("diff", "format"),
    ("emit", "format"),
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
    markers: tuple[str, ...] = ()
    keep: Keep = "all"
    encoding: str | None = None
    strict: bool = False
    quiet: bool = False
    verbose: bool = False

    def check(self) -> None:
        """Refuse choices that contradict each other.

        Raises:
            click.UsageError: the first contradiction.

        """
        for one, other in _RIVALS:
            if getattr(self, one) and getattr(self, other):
                raise click.UsageError(f"{_spell(one)} and {_spell(other)} exclude each other")
        if self.force and not self.in_place:
            raise click.UsageError("--force needs --in-place")
        if self.output is not None and len(self.files) > 1:
            raise click.UsageError("--output takes one input; several are repaired with --in-place")
        if self.in_place:
            self._check_in_place()

    def _check_in_place(self) -> None:
        if not self.files or "-" in self.files:
            raise click.UsageError("--in-place needs files; standard input has no place")
        if self.format == "json":
            raise click.UsageError("--in-place writes text; JSON would take the place of the scrape")


def _spell(name: str) -> str:
    return "--" + name.replace("_", "-")
