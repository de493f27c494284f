"""Shelves: outputs of one scrape each, in a folder that mirrors the sources."""

from __future__ import annotations

import contextlib
import os
from functools import partial

from stitchtext.batch.disks import digest, keep_mode, name_fresh, read_held, sync
from stitchtext.batch.ledgers import Held, Ledger
from stitchtext.batch.records import Done, Task


class Shelf:
    """The files of a folder, each of them one output: written in groups, as a disk takes as long for many.

    A group is written beside its names, made safe on the disk, then renamed.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._fresh: list[tuple[str, Task, Done]] = []

    def keeps(self, task: Task) -> Held | None:
        """What is held of a task, if nothing it depends on has changed, and its output is as it was written."""
        target = task.target
        held = self._ledger.find_held(target.name, task.key)
        if held is None:
            return None
        reports = self._ledger.list_reports(target.name, held.task, done=True)
        if any(report.passing for report in reports):
            return None
        return held if any(report.error for report in reports) or _matches(target.path, held) else None

    def put(self, task: Task, done: Done) -> None:
        """Write an output beside its name, or take it away where there is none."""
        path = task.target.path
        fresh = name_fresh(path)
        if not any(report.error for report in done.reports):
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            with open(fresh, "wb", opener=partial(os.open, mode=0o666)) as file:
                file.write(done.data)
            keep_mode(path, fresh)
        self._fresh.append((fresh, task, done))

    def sync(self) -> None:
        """Make all that was put whole, and take it down."""
        whole = [(fresh, task) for fresh, task, done in self._fresh if not any(each.error for each in done.reports)]
        for fresh, _ in whole:
            sync(fresh)
        for fresh, task in whole:
            os.replace(fresh, task.target.path)
        for folder in {os.path.dirname(task.target.path) for _, task in whole}:
            sync(folder or ".")
        for _, task, done in self._fresh:
            if any(report.error for report in done.reports):
                with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                    os.unlink(task.target.path)
            held = Held(0, task.key, 0, len(done.data), digest(done.data))
            self._ledger.hold(task.target.name, held, done.reports, done=True)
        self._fresh = []


def _matches(path: str, held: Held) -> bool:
    try:
        return os.path.getsize(path) == held.length and read_held(path, held) is not None
    except OSError:
        return False
