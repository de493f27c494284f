"""Tables: rows of Parquet, in and out, as messages of Arrow in between. Needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any

from stitchtext.errors import StitchError

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise StitchError("Parquet needs pyarrow", cure="pip install 'stitchtext[parquet]'") from error

from stitchtext.batch.blueprints import REPORTS, first_line, pack_schema, unpack_schema
from stitchtext.batch.columns import flatten, make_column

_READ = 256
"""Rows that are read at a time."""
_HELD = 33_554_432
"""Bytes that rows which are read at a time may take, were each as large as all of its group: one value of 50 MB, named
by each of 256 rows, would take 12.8 GB of memory, out of a file of 2 kB."""
_GROUP = 33_554_432
"""Bytes of Arrow that make a row group."""
_REPORTED = 50_000
"""Reports that make a row group."""
_BREAKAGE = (pa.ArrowException, OSError, UnicodeDecodeError)
"""What pyarrow raises of a broken file: the last of these where the name of a column is no UTF-8."""


class BrokenTableError(Exception):
    """A file is no Parquet, or broken."""


def read_schema(stream: IO[bytes]) -> bytes:
    """The schema of a Parquet file, as rows of it are packed.

    Raises:
        BrokenTableError: it is none.

    """
    try:
        return pack_schema(flatten(pq.read_schema(stream)))
    except _BREAKAGE as error:
        raise BrokenTableError(first_line(error)) from error


def read_rows(stream: IO[bytes]) -> Iterator[tuple[bytes, bytes, float]]:
    """The rows of a Parquet file, each with its schema, packed, and what share of the file has been read with it.

    Raises:
        BrokenTableError: the file is none, or broken; rows before that place are handed out.

    """
    try:
        file = pq.ParquetFile(stream, pre_buffer=False)
        schema = flatten(file.schema_arrow)
        packed = pack_schema(schema)
        total = max(1, file.metadata.num_rows)
        done = 0
        for group in range(file.num_row_groups):
            held = max(
                1, file.metadata.row_group(group).total_byte_size
            )  # of its columns Arrow may not tell: it aborts
            at_a_time = max(1, min(_READ, _HELD // held))
            for batch in file.iter_batches(at_a_time, row_groups=[group], use_threads=False):
                cast = batch.cast(schema)
                for at in range(len(cast)):
                    done += 1
                    yield packed, cast.slice(at, 1).serialize().to_pybytes(), done / total
    except _BREAKAGE as error:
        raise BrokenTableError(first_line(error)) from error


def unpack_row(data: bytes, schema: bytes) -> dict[str, Any]:
    """One row: for each field the column with its only value, as Python has not all that a column may hold."""
    batch = pa.ipc.read_record_batch(pa.py_buffer(data), unpack_schema(schema))
    return dict(zip(batch.schema.names, batch.columns, strict=True))


def read_value(column: Any) -> Any:
    """The only value of a column, as Python has it; what Python has not, as text."""
    try:
        return column[0].as_py()
    except (ValueError, OverflowError):  # a moment finer than a microsecond, or beyond the year 9999
        return column.cast(pa.string())[0].as_py()


def pack_rows(rows: Iterable[dict[str, Any]], schema: bytes) -> bytes:
    """Rows as one message of Arrow; their values may be of Python, or columns as `unpack_row` makes them.

    Raises:
        ValueError: a row does not fit the schema.

    """
    wanted = unpack_schema(schema)
    listed = list(rows)
    try:
        columns = [make_column([row.get(field.name) for row in listed], field.type) for field in wanted]
        batch = pa.RecordBatch.from_arrays(columns, schema=wanted)
    except (pa.ArrowException, TypeError, OverflowError) as error:
        raise ValueError(f"does not fit the columns: {first_line(error)}") from error
    packed: bytes = batch.serialize().to_pybytes()
    return packed


def write_table(messages: Iterable[bytes], schema: bytes, file: IO[bytes]) -> None:
    """Write messages of Arrow as Parquet, a row group at a time."""
    wanted = unpack_schema(schema)
    with _open_writer(file, wanted) as writer:
        held: list[Any] = []
        weight = 0
        for message in messages:
            batch = pa.ipc.read_record_batch(pa.py_buffer(message), wanted)
            if batch.num_rows:
                held.append(batch)
                weight += batch.nbytes
            if weight >= _GROUP:
                writer.write_table(pa.Table.from_batches(held, wanted))
                held, weight = [], 0
        if held:
            writer.write_table(pa.Table.from_batches(held, wanted))


def read_columns(path: str, names: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Two columns of a Parquet file, as text."""
    with pq.ParquetFile(path, pre_buffer=False) as file:
        for batch in file.iter_batches(_READ, columns=list(names), use_threads=False):
            for row in batch.to_pylist():
                yield str(row[names[0]]), row[names[1]]


def copy_rows(path: str, file: IO[bytes], gone: set[int]) -> None:
    """Write a Parquet file anew without the rows of these numbers."""
    at = 0
    with pq.ParquetFile(path, pre_buffer=False) as source, _open_writer(file, source.schema_arrow) as writer:
        for group in range(source.num_row_groups):
            table = source.read_row_group(group)
            writer.write_table(table.filter([at + number not in gone for number in range(len(table))]))
            at += len(table)


def write_reports(rows: Iterable[dict[str, Any]], file: IO[bytes]) -> None:
    """Write reports as Parquet, findings and account as columns of maps."""
    source = iter(rows)
    with _open_writer(file, REPORTS) as writer:
        while some := list(islice(source, _REPORTED)):
            for row in some:
                row.update(findings=list(row["findings"].items()), account=list(row["account"].items()))
            writer.write_table(pa.Table.from_pylist(some, REPORTS))


def _open_writer(file: IO[bytes], schema: Any) -> Any:
    return pq.ParquetWriter(file, schema, compression="zstd")
