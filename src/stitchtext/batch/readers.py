"""Readers: the records of a source, one after another, not yet understood."""

from __future__ import annotations

import os
from collections.abc import Iterator

from stitchtext.batch.records import Record, Source
from stitchtext.batch.streams import find_breakage, open_stream

_MARK = b"\xef\xbb\xbf"
_PASSED = 1_048_576
"""Bytes of a line that are passed over at a time."""


def read_records(source: Source, most: int) -> Iterator[Record]:
    """The records of a source; what cannot be read, or has more than `most` bytes, is a record with a flaw.

    Raises:
        StitchError: an extra is missing that could read it.

    """
    readers = {"text": _read_text, "jsonl": _read_lines, "parquet": _read_rows}
    try:
        yield from readers[source.kind](source, most)
    except OSError as error:
        yield Record(source, None, b"", source.size, error.strerror or str(error))


def _read_text(source: Source, most: int) -> Iterator[Record]:
    if os.path.isdir(source.path):
        os.listdir(source.path)  # a folder that could not be walked: the error tells why
    with open_stream(source.path) as (stream, _):
        try:
            data = stream.read(most + 1)
        except find_breakage(source.path) as error:
            yield Record(source, None, b"", source.size, _describe(error))
            return
    if len(data) > most:
        yield Record(source, None, b"", source.size, _refuse(most))
    else:
        yield Record(source, None, data, source.size)


def _read_lines(source: Source, most: int) -> Iterator[Record]:
    """The lines that are not blank; a byte order mark is no part of the first."""
    row = 0
    with open_stream(source.path) as (stream, raw):
        try:
            while line := stream.readline(most + 1):
                row += 1
                if len(line) > most:
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(_PASSED)
                    yield Record(source, row, b"", raw.tell(), _refuse(most))
                elif line.strip():
                    yield Record(source, row, line.removeprefix(_MARK) if row == 1 else line, raw.tell())
        except find_breakage(source.path) as error:
            yield Record(source, row + 1, b"", source.size, _describe(error))


def _read_rows(source: Source, most: int) -> Iterator[Record]:
    from stitchtext.batch.tables import BrokenTableError, read_rows  # noqa: PLC0415 - only here: it needs an extra

    row = 0
    try:
        with open_stream(source.path) as (stream, _):
            for row, (schema, data, share) in enumerate(read_rows(stream), 1):
                flaw = _refuse(most) if len(data) > most else ""
                whole = source._replace(schema=schema)
                yield Record(whole, row, b"" if flaw else data, int(source.size * share), flaw)
    except BrokenTableError as error:
        yield Record(source, row + 1 if row else None, b"", source.size, f"is broken: {error}")


def _describe(error: BaseException) -> str:
    return "is cut off" if isinstance(error, EOFError) else f"is broken: {error}"


def _refuse(most: int) -> str:
    return f"has more than {most:,} bytes; --max-bytes allows more"
