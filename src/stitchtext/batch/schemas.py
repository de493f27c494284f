"""Schemas: one for all rows of an output, found by a look at everything that will go into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stitchtext.batch.blueprints import infer_schema, name_texts, unite_schemas
from stitchtext.batch.readers import read_records
from stitchtext.batch.records import Recipe, Source
from stitchtext.batch.streams import open_stream
from stitchtext.batch.tables import BrokenTableError, read_schema


def find_schema(sources: Iterable[Source], recipe: Recipe, path: str, most: int) -> bytes:
    """The schema that the rows of all these sources fit; `path` is that of the output.

    What is broken, or has more than `most` bytes, is passed over.

    Raises:
        StitchError: a field has different types in different places.

    """
    found = dict.fromkeys(schema for source in sources for schema in _look(source, recipe, path, most))
    return unite_schemas(found or [name_texts()], path)


def _look(source: Source, recipe: Recipe, path: str, most: int) -> Iterator[bytes]:
    if source.kind == "text":
        yield name_texts()
    elif source.kind == "jsonl":
        yield infer_schema((record.data for record in read_records(source, most)), recipe, path)
    else:
        try:
            with open_stream(source.path) as (stream, _):
                yield read_schema(stream)
        except (OSError, BrokenTableError):
            return  # it is told where it is read
