"""Lines on standard error: what a user is told beside the result."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from stitchtext.report.controls import tame

if TYPE_CHECKING:
    from rich.console import Console

_FEW = 3
"""Files that need no progress bar."""


def say(line: str) -> None:
    """Tell one line on standard error, after the name of the program."""
    click.echo(f"stitchtext: {tame(line)}", err=True)


class Notices:
    """What is told and what is not: errors always, notes unless quiet, details only when verbose."""

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self._quiet = quiet
        self._verbose = verbose
        self._bar: Console | None = None

    def tell(self, line: str) -> None:
        """Tell what nobody may miss."""
        if self._bar is None:
            say(line)
        else:
            self._bar.print(f"stitchtext: {tame(line)}", markup=False, highlight=False, soft_wrap=True)

    def note(self, line: str) -> None:
        """Tell what is good to know."""
        if not self._quiet:
            self.tell(line)

    def detail(self, line: str) -> None:
        """Tell what was asked for with -v."""
        if self._verbose:
            self.tell(line)

    def join(self, console: Console) -> None:
        """From now on tell on this console, above the bar that is drawn on it."""
        self._bar = console

    def leave(self) -> None:
        """Tell on standard error again."""
        self._bar = None

    @contextmanager
    def follow(self, paths: Sequence[str]) -> Iterator[Iterator[str]]:
        """The paths, one after another, with a progress bar where somebody watches and there is something to see."""
        if self._quiet or len(paths) <= _FEW or not watches(sys.stderr) or watches(sys.stdout):
            yield iter(paths)
            return
        from rich.console import Console  # noqa: PLC0415 - only here: most runs show no bar, and start-up counts in a pipe
        from rich.progress import Progress  # noqa: PLC0415

        self._bar = Console(stderr=True)
        with Progress(console=self._bar, transient=True, redirect_stdout=False, redirect_stderr=False) as progress:
            yield iter(progress.track(paths, description="repair"))
        self._bar = None


def watches(stream: object) -> bool:
    """Whether a person sees what is written to this stream, on a terminal that can move its cursor."""
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and isatty() and os.environ.get("TERM") != "dumb"
