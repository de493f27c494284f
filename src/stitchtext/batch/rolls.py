"""Rolls: outputs of many rows, to which tasks are added one after another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from typing import IO

from stitchtext.batch.disks import (
    digest,
    digest_file,
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
from stitchtext.batch.records import Done, Report, Target, Task
from stitchtext.batch.streams import is_remote, load_zstd

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
        self.partial = name_partial(target, ledger)
        self._file: IO[bytes] | None = None
        self._at = 0
        self._task = 0
        self._articles = 0

    def list_kept(self) -> Iterator[Held]:
        """The tasks that stand in the unfinished file already, in their order."""
        if os.path.islink(self.partial):
            return  # somebody has laid it there: what is added would be added elsewhere
        for held in self._ledger.list_held(self._target.name, done=False):
            if read_held(self.partial, held) is None:
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
            ready = name_fresh(self.partial)
            with open_fresh(ready) as file:
                self._convert(file)
                file.flush()
                os.fsync(file.fileno())
            self._ledger.note(f"digest of {self._target.name}", digest_file(ready))
        self._ledger.finish(self._target.name)
        put_in_place(ready, self._target.path)
        sync_folder(self._target.path)
        self._ledger.commit()
        self.clear()

    def clear(self) -> None:
        """Take away what the whole output was made of."""
        remove(self.partial)

    def _drop(self) -> None:
        """A source of which nothing could be read has no output; where it is the only one, the output is empty."""
        self._ledger.finish(self._target.name)
        remove(self._target.path)
        self._ledger.commit()
        remove(self.partial)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self) -> IO[bytes]:
        """The file, open behind all that is kept; what stood there else is cut off."""
        if self._file is None:
            make_folder(self._target.path)
            self._ledger.cut(self._target.name, self._task)
            again = self._at > 0
            file = open(self.partial, "r+b") if again else open_fresh(self.partial)  # noqa: SIM115 - as long as the run
            self._file = file
            self._file.truncate(self._at)
            self._file.seek(self._at)
            sync_folder(self.partial)
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


def name_partial(target: Target, ledger: Ledger) -> str:
    """The file in which an output grows: beside it, or beside the ledger where it is on no disk of ours."""
    if is_remote(target.path):
        return f"{name_fresh(ledger.path).removesuffix('.tmp')}-{digest(target.path.encode()).hex()}.partial"
    return f"{target.path}.partial"


def is_untouched(target: Target, ledger: Ledger) -> bool:
    """Whether an output that was whole is still as it was written."""
    if target.form not in RANGES:
        return digest_file(target.path) == ledger.recall(f"digest of {target.name}")
    end = 0
    for held in ledger.list_held(target.name, done=True):
        if read_held(target.path, held) is None:
            return False
        end = held.start + held.length
    return end == measure(target.path)


def adopt(target: Target, ledger: Ledger) -> None:
    """Take an output for whole that was put in its place just before a stop, of which the ledger does not know yet."""
    if target.form not in RANGES or measure(name_partial(target, ledger)) is not None:
        return
    end = 0
    for held in ledger.list_held(target.name, done=False):
        if read_held(target.path, held) is None:
            return
        end = held.start + held.length
    if end and end == measure(target.path):
        ledger.finish(target.name)
