"""Summaries: what became of every record, as a table beside the outputs."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import IO, Any

from stitchtext.batch.disks import replace_file
from stitchtext.batch.records import Form, Report
from stitchtext.batch.streams import LEVEL, load_zstd
from stitchtext.report.documents import dump_line


def write_summary(reports: Iterable[Report], path: str, form: Form) -> None:
    """Write a row for each record: counts of articles, findings by code, characters by fate, seconds, error."""
    with replace_file(path) as file:
        if form == "parquet":
            from stitchtext.batch.tables import write_reports  # noqa: PLC0415 - only here: it needs an extra

            write_reports(map(_list_values, reports), file)
            return
        with pack_stream(file, path, form) as packed:
            for report in reports:
                packed.write(dump_line(_list_values(report)).encode())


def write_errors(reports: Iterable[Report], path: str) -> None:
    """Write a row for each record that could not be repaired: what it is called, where it is, and why."""
    with replace_file(path) as file:
        for report in reports:
            row: dict[str, object] = {
                "id": report.id,
                "source": report.source,
                "row": report.row,
                "reason": report.error,
            }
            file.write(dump_line(row).encode())


def _list_values(report: Report) -> dict[str, Any]:
    """A report as a row of the table."""
    row = report._asdict()
    del row["passing"]
    return {**row, "error": report.error or None, "seconds": round(report.seconds, 6)}


def pack_stream(file: IO[bytes], path: str, form: Form) -> AbstractContextManager[IO[bytes]]:
    """A file to write to, packed as a form asks."""
    if form == "jsonl.gz":
        return gzip.GzipFile("", "wb", LEVEL, file, mtime=0)  # type: ignore[return-value]
    if form == "jsonl.zst":
        packed: AbstractContextManager[IO[bytes]] = load_zstd(path).open(file, "wb")
        return packed
    return nullcontext(file)
