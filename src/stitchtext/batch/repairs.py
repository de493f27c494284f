"""Repairs: what a process does with records, from their bytes to those of an output."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable
from itertools import groupby
from time import perf_counter

from stitchtext.batch.articles import Reading, Row, understand
from stitchtext.batch.records import Done, Form, Recipe, Record, Report, Target
from stitchtext.batch.streams import LEVEL, load_zstd
from stitchtext.batch.visits import write_page
from stitchtext.errors import StitchError
from stitchtext.model import Repair

_LEVEL = 3
"""How hard Zstandard packs what is packed anew at the end."""


class Repairer:
    """Repairs records as a recipe says; can be handed to another process."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe

    def __call__(self, records: tuple[Record, ...], start: Callable[[int], None]) -> tuple[Done, ...]:
        """What comes of the records, for each run of them that goes to one target; `start` is told of each."""
        numbered = groupby(enumerate(records), key=lambda pair: pair[1].source.target)
        return tuple(self._make(target, list(pairs), start) for target, pairs in numbered)

    def _make(self, target: Target, records: list[tuple[int, Record]], start: Callable[[int], None]) -> Done:
        parts: list[bytes] = []
        rows: list[Row] = []
        reports: list[Report] = []
        for number, record in records:
            start(number)
            report, made = self._repair(record)
            reports.append(report)
            if isinstance(made, bytes):
                parts.append(made)
            else:
                rows.extend(made)
        return Done(_pack(parts, rows, target), tuple(reports))

    def _repair(self, record: Record) -> tuple[Report, bytes | list[Row]]:
        began = perf_counter()
        source = record.source
        report = report_of(record)
        made: bytes | list[Row] | None = None
        if record.flaw:
            return report._replace(error=record.flaw, passing=record.passing), b""
        try:
            reading = understand(record, self._recipe)
            report = report._replace(id=reading.id)
            result = reading.rebuild(source.options)
            made = _write(reading, result, source.target)
            if self._recipe.report:
                write_page(result, record, self._recipe.report)
        except (StitchError, ValueError, RecursionError) as error:
            # what failed behind the articles is their page: a full disk may have room the next time
            return report._replace(error=explain(error, source.name), passing=made is not None), b""
        except Exception as error:  # a mistake of ours, or no memory left: the others can be repaired all the same
            told = f"internal error: {type(error).__name__}: {error}; please report it"
            return report._replace(error=told, passing=True), b""
        return _sum_up(report, result, perf_counter() - began), made


def report_of(record: Record) -> Report:
    """The report of a record of which nothing is known but where it is."""
    source = record.source
    return Report(source.name, record.row, source.id if record.row is None else f"{source.id}/{record.row}")


def blame(record: Record, reason: str) -> Record:
    """A record that cannot be repaired, and why."""
    return record._replace(data=b"", flaw=reason, passing=True)


def _write(reading: Reading, result: Repair, target: Target) -> bytes | list[Row]:
    if target.form == "file" and reading.scrape is not None:
        return reading.scrape.encode(result.text)
    if target.form == "parquet":
        from stitchtext.batch.tables import pack_rows  # noqa: PLC0415 - only here: it needs an extra

        rows = list(reading.make_rows(result))
        pack_rows(rows, target.schema)  # what does not fit is told of this record, and spoils no other
        return rows
    return "".join(f"{line}\n" for line in reading.make_lines(result)).encode()


def _pack(parts: list[bytes], rows: list[Row], target: Target) -> bytes:
    form: Form = target.form
    if form == "parquet":
        from stitchtext.batch.tables import pack_rows  # noqa: PLC0415 - only here: it needs an extra

        return pack_rows(rows, target.schema)
    data = b"".join(parts)
    if form == "jsonl.gz" and data:
        return gzip.compress(data, LEVEL, mtime=0)
    if form == "jsonl.zst" and data:
        packed: bytes = load_zstd(target.path).compress(data, _LEVEL)
        return packed
    return data


def _sum_up(report: Report, result: Repair, seconds: float) -> Report:
    account: Counter[str] = Counter()
    for entry in result.account:
        account[entry.fate] += entry.end - entry.start
    return report._replace(
        articles=len(result.articles),
        truncated=sum(article.truncated for article in result.articles),
        doubts=sum(finding.doubt for finding in result.findings),
        findings=dict(sorted(Counter(finding.code for finding in result.findings).items())),
        account=dict(sorted(account.items())),
        seconds=seconds,
    )


def explain(error: Exception, name: str) -> str:
    """Why a record of the source of that name cannot be read, in a line."""
    if isinstance(error, StitchError):
        place = error.place.removeprefix(name).removeprefix(":")
        told = "; ".join(filter(None, [error.problem, error.cure]))
        return f"at {place}: {told}" if place else told
    if isinstance(error, UnicodeDecodeError):
        return f"byte 0x{error.object[error.start]:02x} is not UTF-8"
    if isinstance(error, UnicodeEncodeError):
        return "holds half a character (a lone surrogate)"
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    message = getattr(error, "msg", "")  # of JSON
    return f"is no JSON: {message} at column {getattr(error, 'colno', 0)}" if message else str(error)
