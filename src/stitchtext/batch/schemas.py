"""Schemas: one for all rows of an output, found by a look at everything that will go into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stitchtext.batch.records import Recipe, Source
from stitchtext.batch.streams import find_breakage, open_stream
from stitchtext.batch.tables import BrokenTableError, infer_schema, name_texts, read_schema, unite_schemas


def find_schema(sources: Iterable[Source], recipe: Recipe, path: str) -> bytes:
    """The schema that the rows of all these sources fit; `path` is that of the output. What is broken is passed over.

    Raises:
        StitchError: a field has different types in different places.

    """
    found = dict.fromkeys(schema for source in sources for schema in _look(source, recipe, path))
    return unite_schemas(found or [name_texts()], path)


def _look(source: Source, recipe: Recipe, path: str) -> Iterator[bytes]:
    if source.kind == "text":
        yield name_texts()
        return
    try:
        with open_stream(source.path) as (stream, _):
            if source.kind == "parquet":
                yield read_schema(stream)
            else:
                yield infer_schema(stream, recipe, path)
    except (OSError, BrokenTableError):
        return  # it is told where it is read
    except find_breakage(source.path):
        return
