"""Blueprints: the schemas of tables, given or found by a look at rows. Needs the extra `parquet`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import islice
from typing import Any

from stitchtext.batch.records import Recipe
from stitchtext.errors import StitchError

try:
    import pyarrow as pa
except ImportError as error:
    raise StitchError("Parquet needs pyarrow", cure="pip install 'stitchtext[parquet]'") from error

from stitchtext.batch.columns import settle

_LOOKED = 1_000
"""Rows of JSON whose types are told together."""

_TEXT_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("text", pa.string()),
        ("source", pa.string()),
        (
            "metadata",
            pa.struct([("file_path", pa.string()), ("title", pa.string()), ("truncated", pa.bool_())]),
        ),
    ]
)
_SPAN = [("file", pa.string()), ("row", pa.int64())]
_FRAGMENT = pa.struct([*_SPAN, ("start", pa.int64()), ("end", pa.int64())])
_PIECE = pa.struct(
    [
        ("start", pa.int64()),
        ("end", pa.int64()),
        *_SPAN,
        ("at", pa.int64()),
        ("until", pa.int64()),
        ("code", pa.string()),
    ]
)
_PROOF = [("fragments", pa.list_(_FRAGMENT)), ("pieces", pa.list_(_PIECE))]
_GROUP_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "text", "source")),
        ("metadata", pa.struct([("title", pa.string()), ("truncated", pa.bool_()), *_PROOF])),
    ]
)
_CURE = "write JSONL, where a field may be anything"
REPORTS = pa.schema(
    [
        ("source", pa.string()),
        ("row", pa.int64()),
        ("id", pa.string()),
        *((name, pa.int64()) for name in ("articles", "truncated", "doubts")),
        ("findings", pa.map_(pa.string(), pa.int64())),
        ("account", pa.map_(pa.string(), pa.int64())),
        ("seconds", pa.float64()),
        ("error", pa.string()),
    ]
)


def unite_schemas(schemas: Iterable[bytes], path: str) -> bytes:
    """One schema for rows of several; what only some have is empty in the others.

    Raises:
        StitchError: a field is of different types.

    """
    return pack_schema(_unite([unpack_schema(schema) for schema in schemas], path))


def name_texts() -> bytes:
    """The schema of rows that are made of text files."""
    return pack_schema(_TEXT_SCHEMA)


def name_strewn() -> bytes:
    """The schema of rows that are made of fragments of many records."""
    return pack_schema(_GROUP_SCHEMA)


def infer_schema(lines: Iterable[bytes], recipe: Recipe, path: str) -> bytes:
    """The schema that all these lines of JSON fit; lines that are no objects are passed over.

    Raises:
        StitchError: a field is of different types in different lines.

    """
    schema = pa.schema([])
    source = iter(lines)
    while some := list(islice(source, _LOOKED)):
        rows = [row for row in map(_load, some) if isinstance(row.get(recipe.text_field), str)]
        fields = [(name, _infer(name, rows, path)) for name in dict.fromkeys(name for row in rows for name in row)]
        schema = _unite([schema, pa.schema(fields)], path)
    names = [name for name in (recipe.id_field, recipe.text_field) if name not in schema.names]
    fields = [(name, pa.string()) for name in names] + [(field.name, settle(field.type)) for field in schema]
    return pack_schema(pa.schema(fields))


def _load(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _infer(name: str, rows: list[dict[str, Any]], path: str) -> Any:
    """The type of a field in rows of JSON."""
    values = [row.get(name) for row in rows]
    try:
        return pa.array(values).type  # `infer_type` takes a number and a string for a column of numbers
    except UnicodeEncodeError:
        return pa.infer_type(values)  # half a character: it is told of its row
    except (pa.ArrowException, TypeError, OverflowError) as error:
        raise StitchError(f"{name!r} is not always of one type", place=path, cure=_CURE) from error


def _unite(schemas: list[Any], path: str) -> Any:
    try:
        return pa.unify_schemas(schemas, promote_options="permissive")
    except pa.ArrowException as error:
        raise StitchError(f"the fields do not fit together: {first_line(error)}", place=path, cure=_CURE) from error


def pack_schema(schema: Any) -> bytes:
    """A schema as a message of Arrow."""
    packed: bytes = schema.serialize().to_pybytes()
    return packed


def unpack_schema(schema: bytes) -> Any:
    """The schema in a message of Arrow."""
    return pa.ipc.read_schema(pa.py_buffer(schema))


def first_line(error: BaseException) -> str:
    """What an error of Arrow says, less what it goes on with."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__
