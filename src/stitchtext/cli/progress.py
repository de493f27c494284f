"""Progress of a batch: a bar where somebody watches, else a line now and then."""

from __future__ import annotations

import os
import sys
from time import monotonic
from typing import TYPE_CHECKING

from stitchtext.batch.runs import Tally
from stitchtext.cli.notices import Notices, watches

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_SECONDS = 30.0
"""Seconds between lines where no bar is drawn."""


class Progress:
    """Tells how a run goes: bytes and scrapes done, how fast, how long still, and what was found."""

    def __init__(self, notices: Notices, *, quiet: bool) -> None:
        self._notices = notices
        self._quiet = quiet
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._size = 0
        self._began = self._told = monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *exception: object) -> None:
        self._notices.leave()
        if self._bar is not None:
            self._bar.stop()

    def begin(self, sources: int, size: int) -> None:
        """Begin with so many sources and bytes."""
        self._size = size
        self._began = self._told = monotonic()
        if self._quiet or os.environ.get("CI") or not watches(sys.stderr) or sources == 0:
            return
        from rich.console import Console  # noqa: PLC0415 - only here: most runs show no bar
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        columns = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
        console = Console(stderr=True)
        # drawn by us alone: a thread would be in the way of the processes that are started meanwhile
        self._bar = Progress(
            *columns, console=console, transient=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False
        )
        self._bar.start()
        self._task = self._bar.add_task("", total=size)
        self._notices.join(console)

    def tell(self, line: str) -> None:
        """Tell a line that nobody may miss."""
        self._notices.tell(line)

    def show(self, tally: Tally) -> None:
        """Show how far the run is."""
        now = monotonic()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=tally.bytes, description=self._describe(tally, now), refresh=True)
        elif now - self._told >= _SECONDS:
            self._told = now
            share = 100 * tally.bytes // max(1, self._size)
            self._notices.note(f"{share} %, {self._describe(tally, now)}{self._estimate(tally, now)}")

    def _describe(self, tally: Tally, now: float) -> str:
        rate = tally.bytes / 1e6 / max(1e-6, now - self._began)
        found = f"{tally.records:,} scrapes, {rate:.1f} MB/s, {tally.doubts:,} in doubt"
        return f"{found}, {tally.errors:,} not repaired" if tally.errors else found

    def _estimate(self, tally: Tally, now: float) -> str:
        if not 0 < tally.bytes <= self._size:
            return ""
        left = int((now - self._began) * (self._size - tally.bytes) / tally.bytes)
        return f", about {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left"
