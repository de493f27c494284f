"""Ledgers: what is done already, in a database of SQLite beside the output, so that a stopped run goes on.

Whoever writes holds it until the end, or until it dies; anybody may read meanwhile. `docs/batch.md` tells its tables.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from stitchtext.batch.records import Report, Source, Target
from stitchtext.errors import StitchError

VERSION = "1"
"""Another one when the tables change."""
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (
    number INTEGER PRIMARY KEY, path BLOB UNIQUE, name TEXT, id TEXT, "group" TEXT, kind TEXT, target TEXT, output BLOB,
    form TEXT, bytes INTEGER
);
CREATE INDEX IF NOT EXISTS sources_target ON sources (target);
CREATE TABLE IF NOT EXISTS tasks (
    target TEXT, done INTEGER, task INTEGER, key BLOB, start INTEGER, length INTEGER, digest BLOB,
    PRIMARY KEY (target, done, task)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tasks_key ON tasks (target, key) WHERE done;
CREATE TABLE IF NOT EXISTS records (
    target TEXT, done INTEGER, task INTEGER, place INTEGER, source TEXT, row INTEGER, id TEXT, articles INTEGER,
    truncated INTEGER, doubts INTEGER, findings TEXT, account TEXT, seconds REAL, error TEXT, passing INTEGER,
    PRIMARY KEY (target, done, task, place)
) WITHOUT ROWID
"""
_REPORT = ", ".join(Report._fields)
_OF_RUN = f"""
SELECT {_REPORT} FROM records JOIN (SELECT target, min(number) AS turn FROM sources GROUP BY target) USING (target)
WHERE done
"""  # noqa: S608 - names of our own columns
_INSIDE = """
SELECT outer.target, outer.name
FROM (
    SELECT target, name, target AS path FROM sources WHERE target != ''
    UNION ALL SELECT target, name, target || '.partial' FROM sources WHERE target != '' AND form != 'file'
) AS outer JOIN sources AS inner
ON inner.target = outer.path AND outer.path != outer.target
OR inner.target > outer.path || '/' AND inner.target < outer.path || '0'
"""
"""Outputs at whose place, or at that of what they grow in, another one stands or has its folder: `0` follows `/`."""


class Held(NamedTuple):
    """A task that is done: where its bytes stand in the output, and the digest of them."""

    task: int
    key: bytes
    start: int
    length: int
    digest: bytes


class Ledger:
    """The ledger of one output; tasks and records are `done` once their output is whole.

    Every method raises a StitchError where the database cannot be read or written.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        with self._told():
            self._base = sqlite3.connect(path, timeout=0, isolation_level=None)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=FULL")
            self._base.execute("BEGIN IMMEDIATE")
            for statement in _TABLES.split(";"):
                self._base.execute(statement)
        if (self.recall("version") or VERSION) != VERSION:
            raise StitchError("is of another version", place=path, cure="remove it to start afresh")
        self.note("version", VERSION)

    def close(self) -> None:
        """Give up what was not committed, and let others write."""
        with self._told(), suppress(sqlite3.ProgrammingError):  # it may be closed already
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            self._base.close()

    def commit(self) -> None:
        """Make all that was written last, whatever happens."""
        self._ask("COMMIT")
        self._ask("BEGIN IMMEDIATE")

    def recall(self, name: str) -> str | None:
        """What was noted under a name."""
        row = self._ask("SELECT value FROM about WHERE name = ?", name).fetchone()
        return row[0] if row else None

    def note(self, name: str, value: str) -> None:
        """Note a value under a name."""
        self._ask("INSERT OR REPLACE INTO about VALUES (?, ?)", name, value)

    def clear(self) -> None:
        """Forget all that is done."""
        for table in ("tasks", "records"):
            self._ask(f"DELETE FROM {table}")  # noqa: S608 - one of ours

    def take_down(self, sources: Iterable[Source]) -> None:
        """Take down the sources of this run, each path once.

        Raises:
            StitchError: two of them would be written to one file, or one to the folder of another.

        """
        self._ask("DELETE FROM sources")
        insert = "INSERT OR IGNORE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        for number, each in enumerate(sources):
            target = each.target
            place = (os.fsencode(each.path), each.name, each.id, each.group, each.kind)
            self._ask(insert, number, *place, target.name, os.fsencode(target.path), target.form, each.size)
        twice = self._ask("SELECT target, name FROM sources WHERE target != '' GROUP BY target HAVING count(*) > 1")
        for target, name in twice:
            cure = "name the folders above them"
            raise StitchError(f"another source would be written to {target!r}, too", place=name, cure=cure)
        for target, name in self._ask(_INSIDE):
            problem, cure = f"would be written to {target!r}, which is the folder of another", "rename one of the two"
            raise StitchError(problem, place=name, cure=cure)

    def measure_sources(self) -> tuple[int, int]:
        """How many sources there are, and how many bytes they have."""
        count, size = self._ask("SELECT count(*), coalesce(sum(bytes), 0) FROM sources").fetchone()
        return count, size

    def list_sources(self, target: str | None = None) -> Iterator[Source]:
        """The sources of this run, or of one target, in their order; options and schemas are not kept."""
        at = -1
        of = "" if target is None else "AND target = :target"
        ask = 'SELECT number, path, name, id, "group", kind, target, output, form, bytes FROM sources'
        ask = f"{ask} WHERE number > :at {of} ORDER BY number LIMIT 1000"
        while rows := self._ask(ask, {"at": at, "target": target}).fetchall():
            for number, path, name, id_, group, kind, goal, output, form, size in rows:
                at = number
                yield Source(os.fsdecode(path), name, id_, group, kind, Target(os.fsdecode(output), form, goal), size)

    def list_held(self, target: str, *, done: bool) -> Iterator[Held]:
        """The tasks of a target that are held, in their order."""
        at = -1
        ask = "SELECT task, key, start, length, digest FROM tasks WHERE target = ? AND done = ? AND task > ?"
        while rows := self._ask(f"{ask} ORDER BY task LIMIT 1000", target, done, at).fetchall():
            for row in rows:
                at = row[0]
                yield Held(*row)

    def find_held(self, target: str, key: bytes) -> Held | None:
        """The task of a whole output that has this key."""
        ask = "SELECT task, key, start, length, digest FROM tasks WHERE target = ? AND key = ? AND done"
        row = self._ask(ask, target, key).fetchone()
        return Held(*row) if row else None

    def has_passing(self, target: str) -> bool:
        """Whether an output that is whole lacks a record that may be read another time."""
        ask = "SELECT 1 FROM records WHERE target = ? AND done AND passing AND task >= 0 LIMIT 1"
        return self._ask(ask, target).fetchone() is not None

    def list_reports(self, target: str, task: int, *, done: bool) -> tuple[Report, ...]:
        """The reports of a task that is held."""
        ask = f"SELECT {_REPORT} FROM records WHERE target = ? AND done = ? AND task = ? ORDER BY place"  # noqa: S608
        return tuple(map(_read_report, self._ask(ask, target, done, task)))

    def hold(self, target: str, held: Held, reports: Iterable[Report], *, done: bool) -> None:
        """Take down a task that is done, in place of what was there."""
        self._ask("DELETE FROM records WHERE target = ? AND done = ? AND task = ?", target, done, held.task)
        self._ask("INSERT OR REPLACE INTO tasks VALUES (?, ?, ?, ?, ?, ?, ?)", target, done, *held)
        for place, report in enumerate(reports):
            self._insert(target, done, held.task, place, report)

    def clear_aside(self, target: str) -> None:
        """Forget what was set aside."""
        self._ask("DELETE FROM records WHERE target = ? AND task < 0", target)

    def set_aside(self, target: str, place: int, report: Report) -> None:
        """Take down a record that cannot be part of any task of a target."""
        self._insert(target, True, -1, place, report)

    def cut(self, target: str, task: int) -> None:
        """Forget what is held of an unfinished output from a task on."""
        for table in ("tasks", "records"):
            self._ask(f"DELETE FROM {table} WHERE target = ? AND NOT done AND task >= ?", target, task)  # noqa: S608

    def forget(self, target: str) -> None:
        """Forget what is held of an output that was whole."""
        for table in ("tasks", "records"):
            self._ask(f"DELETE FROM {table} WHERE target = ? AND done AND task >= 0", target)  # noqa: S608

    def finish(self, target: str) -> None:
        """Take an output for whole."""
        self.forget(target)
        for table in ("tasks", "records"):
            self._ask(f"UPDATE {table} SET done = 1 WHERE target = ?", target)  # noqa: S608

    def export(self, *, errors: bool = False) -> Iterator[Report]:
        """The reports of all records of this run, in the order of its sources; or only those with errors."""
        some = "AND error != ''" if errors else ""
        cursor = self._ask(f"{_OF_RUN} {some} ORDER BY turn, task, place")
        while rows := cursor.fetchmany(1000):
            yield from map(_read_report, rows)

    def _insert(self, target: str, done: bool, task: int, place: int, report: Report) -> None:
        insert = f"INSERT INTO records VALUES (?, ?, ?, ?{', ?' * len(Report._fields)})"  # noqa: S608
        self._ask(insert, target, done, task, place, *_write_report(report))

    def _ask(self, statement: str, *values: Any) -> sqlite3.Cursor:
        with self._told():
            return self._base.execute(statement, values[0] if values and isinstance(values[0], dict) else values)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                problem, cure = "another run is writing there", "wait for it, or choose another output"
                raise StitchError(problem, place=self.path, cure=cure) from error
            raise StitchError(f"cannot be used: {error}", place=self.path) from error
        except sqlite3.DatabaseError as error:
            cure = "remove it to start afresh"
            raise StitchError(f"is no ledger: {error}", place=self.path, cure=cure) from error


def _write_report(report: Report) -> tuple[Any, ...]:
    findings, account = json.dumps(report.findings), json.dumps(report.account)
    return tuple(report._replace(findings=findings, account=account))  # type: ignore[arg-type]


def _read_report(row: tuple[Any, ...]) -> Report:
    report = Report(*row)
    return report._replace(
        findings=json.loads(row[Report._fields.index("findings")]),
        account=json.loads(row[Report._fields.index("account")]),
        passing=bool(report.passing),
    )
