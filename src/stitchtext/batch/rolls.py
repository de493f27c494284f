"""Rolls: outputs of many rows, to which tasks are added one after another."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from typing import IO

from stitchtext.batch.disks import digest, digest_file, keep_mode, name_fresh, read_held, sync
from stitchtext.batch.ledgers import Held, Ledger
from stitchtext.batch.records import Done, Report, Target, Task
from stitchtext.batch.streams import load_zstd

RANGES = ("jsonl", "jsonl.gz")
"""Forms whose parts stand in a whole output as they were added."""
_LEVEL = 6
"""How hard Zstandard packs what stays."""
_COPIED = 1_048_576
"""Bytes that are copied at a time."""


class Roll:
    """An output of many rows, to which tasks are added one after another, beside its name until it is whole.

    `at` is where the next task goes.
    """

    def __init__(self, target: Target, ledger: Ledger) -> None:
        self._target = target
        self._ledger = ledger
        self.partial = f"{target.path}.partial"
        self._file: IO[bytes] | None = None
        self._at = 0
        self._task = 0
        self._articles = 0

    def list_kept(self) -> Iterator[Held]:
        """The tasks that stand in the unfinished file already, in their order."""
        try:
            size = os.path.getsize(self.partial)
        except OSError:
            return
        for held in self._ledger.list_held(self._target.name, done=False):
            if held.start + held.length > size:
                return
            yield held

    def keep(self, held: Held, reports: Iterable[Report]) -> None:
        """Leave a task where it stands from the last time."""
        self._articles += sum(report.articles for report in reports)
        self._at = held.start + held.length
        self._task += 1

    def put(self, task: Task, done: Done) -> None:
        """Add a task."""
        file = self._open()
        file.write(done.data)
        held = Held(self._task, task.key, self._at, len(done.data), digest(done.data))
        self._ledger.hold(self._target.name, held, done.reports, done=False)
        self._articles += sum(report.articles for report in done.reports)
        self._at += len(done.data)
        self._task += 1

    def sync(self) -> None:
        """Make all that was put safe on the disk; the ledger may be committed then."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())

    def finish(self) -> None:
        """Make the output whole, and put it in its place."""
        self._open()
        self.sync()
        self.close()
        self._ledger.commit()
        if self._target.name and not self._articles:
            self._drop()
            return
        ready = self.partial
        if self._target.form in ("parquet", "jsonl.zst"):
            ready = name_fresh(self._target.path)
            with open(ready, "wb") as file:
                self._convert(file)
                file.flush()
                os.fsync(file.fileno())
            self._ledger.note(f"digest of {self._target.name}", digest_file(ready))
        keep_mode(self._target.path, ready)
        self._ledger.finish(self._target.name)
        os.replace(ready, self._target.path)
        sync(os.path.dirname(self._target.path) or ".")
        self._ledger.commit()
        self.clear()

    def clear(self) -> None:
        """Take away what the whole output was made of."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.partial)

    def _drop(self) -> None:
        """A source of which nothing could be read has no output; where it is the only one, the output is empty."""
        self._ledger.finish(self._target.name)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._target.path)
        self._ledger.commit()
        os.unlink(self.partial)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self) -> IO[bytes]:
        """The file, open behind all that is kept; what stood there else is cut off."""
        if self._file is None:
            folder = os.path.dirname(self._target.path) or "."
            os.makedirs(folder, exist_ok=True)
            self._ledger.cut(self._target.name, self._task)
            self._file = open(self.partial, "r+b" if self._at else "wb")  # noqa: SIM115 - open as long as the run
            self._file.truncate(self._at)
            self._file.seek(self._at)
            sync(folder)
        return self._file

    def _convert(self, file: IO[bytes]) -> None:
        """Write the output in the form that cannot be added to task by task."""
        if self._target.form == "parquet":
            from stitchtext.batch.tables import write_table  # noqa: PLC0415 - only here: it needs an extra

            write_table(self._list_parts(), self._target.schema, file)
            return
        zstd = load_zstd(self._target.path)
        # one frame: some readers take the end of the first one for the end of all
        with zstd.open(file, "wb", level=_LEVEL) as whole:
            if self._at:
                with zstd.open(self.partial, "rb") as packed:
                    shutil.copyfileobj(packed, whole, _COPIED)

    def _list_parts(self) -> Iterator[bytes]:
        with open(self.partial, "rb") as file:
            for held in self._ledger.list_held(self._target.name, done=False):
                file.seek(held.start)
                yield file.read(held.length)


def is_untouched(target: Target, ledger: Ledger) -> bool:
    """Whether an output that was whole is still as it was written."""
    if target.form not in RANGES:
        return digest_file(target.path) == ledger.recall(f"digest of {target.name}")
    end = 0
    for held in ledger.list_held(target.name, done=True):
        if read_held(target.path, held) is None:
            return False
        end = held.start + held.length
    return os.path.exists(target.path) and end == os.path.getsize(target.path)


def adopt(target: Target, ledger: Ledger) -> None:
    """Take an output for whole that was put in its place just before a stop, of which the ledger does not know yet."""
    if target.form not in RANGES or os.path.exists(f"{target.path}.partial") or not os.path.exists(target.path):
        return
    end = 0
    for held in ledger.list_held(target.name, done=False):
        if read_held(target.path, held) is None:
            return
        end = held.start + held.length
    if end and end == os.path.getsize(target.path):
        ledger.finish(target.name)
