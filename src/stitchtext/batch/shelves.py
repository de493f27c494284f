"""Shelves: outputs of one scrape each, in a folder that mirrors the sources."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

from stitchtext.batch.disks import (
    digest,
    make_folder,
    measure,
    name_fresh,
    open_fresh,
    put_in_place,
    read_held,
    remove,
    sync_folder,
)
from stitchtext.batch.ledgers import Held, Ledger
from stitchtext.batch.records import Done, Report, Task
from stitchtext.batch.streams import is_remote, load_fsspec

_HANDS = 16
"""Files that are written at a time: a disk takes hardly longer for many than for one."""


class Shelf:
    """The files of a folder, each of them one output, written in groups.

    A group is written beside its names, made safe on the disk, then renamed.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._waiting: list[tuple[Task, Done]] = []
        self._folders: set[str] = set()

    def keeps(self, task: Task) -> tuple[Held, tuple[Report, ...]] | None:
        """What is held of a task, and its reports, if nothing has changed that it depends on, nor its output."""
        target = task.target
        held = self._ledger.find_held(target.name, task.key)
        if held is None:
            return None
        reports = self._ledger.list_reports(target.name, held.task, done=True)
        if any(report.passing for report in reports):
            return None
        return (held, reports) if any(report.error for report in reports) or _matches(target.path, held) else None

    def put(self, task: Task, done: Done) -> None:
        """Take in an output; it is written with the next group."""
        self._waiting.append((task, done))

    def sync(self) -> None:
        """Write all that was taken in, and take it down; what could not be repaired has no output any more."""
        if not self._waiting:
            return
        whole = [(task.target.path, done.data) for task, done in self._waiting if not _fails(done)]
        self._make_folders([path for path, _ in whole])
        with ThreadPoolExecutor(_HANDS) as hands:
            fresh = list(hands.map(_write, whole))
        for new, (path, _) in zip(fresh, whole, strict=True):
            if new:
                put_in_place(new, path)
        for path in {os.path.dirname(path): path for path, _ in whole}.values():
            sync_folder(path)
        for task, done in self._waiting:
            if _fails(done):
                remove(task.target.path)
            held = Held(0, task.key, 0, len(done.data), digest(done.data))
            self._ledger.hold(task.target.name, held, done.reports, done=True)
        self._waiting = []

    def _make_folders(self, paths: list[str]) -> None:
        for folder, path in {os.path.dirname(path): path for path in paths}.items():
            if folder not in self._folders:
                make_folder(path)
                self._folders.add(folder)


def _write(output: tuple[str, bytes]) -> str:
    """Write an output beside its name, safe on the disk, and return where; an address takes it as it is."""
    path, data = output
    if is_remote(path):
        load_fsspec(path).pipe_file(path, data)
        return ""
    fresh = name_fresh(path)
    with open_fresh(fresh) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return fresh


def _fails(done: Done) -> bool:
    return any(report.error for report in done.reports)


def _matches(path: str, held: Held) -> bool:
    return measure(path) == held.length and read_held(path, held) is not None
