"""Readers: the records of a source, one after another, not yet understood."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator

from stitchtext.batch.records import Record, Source
from stitchtext.batch.streams import find_breakage, find_packing, open_stream

_MARK = b"\xef\xbb\xbf"
_PASSED = 1_048_576
"""Bytes of a line that are passed over at a time."""
_RATIO = 1_100
_SMALL = 4_194_304
"""How many bytes each one of a packed file may hold, and bytes that any may. (Real dumps hold 3 to 50, gzip at
most 1,032; Zstandard packs line ends 30,000 to one, so that some kilobytes could keep a run busy for hours.)"""
_TOO_DENSE = f"unpacks to more than {_RATIO:,} times its size, and is read no further; unpack it to have it read"


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
    data, flaw = b"", ""
    with open_stream(source.path) as (stream, _):
        try:
            data = stream.read(most + 1)
        except find_breakage(source.path) as error:
            flaw = _describe(error)
    if len(data) > most:
        data, flaw = b"", _refuse(most)
    yield Record(source, None, data, source.size, flaw)


def _read_lines(source: Source, most: int) -> Iterator[Record]:
    """The lines that are not blank; a byte order mark is no part of the first."""
    row = size = 0
    bound = max(_SMALL, _RATIO * source.size) if find_packing(source.path) and source.size else math.inf
    with open_stream(source.path) as (stream, raw):
        try:
            while (line := stream.readline(most + 1)) and size <= bound:
                row += 1
                size += len(line)
                if len(line) > most:
                    while line and not line.endswith(b"\n") and size <= bound:
                        line = stream.readline(_PASSED)
                        size += len(line)
                    yield Record(source, row, b"", raw.tell(), _refuse(most))
                elif line.strip():
                    yield Record(source, row, line.removeprefix(_MARK) if row == 1 else line, raw.tell())
        except find_breakage(source.path) as error:
            yield Record(source, row + 1, b"", source.size, _describe(error))
    if size > bound:
        yield Record(source, row + 1, b"", source.size, _TOO_DENSE)


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
