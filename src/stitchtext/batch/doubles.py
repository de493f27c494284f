"""Doubles: articles of an output that stand in it twice, the same or nearly so; one of them stays."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from stitchtext.across import Duplicate, find_duplicates
from stitchtext.batch.disks import replace_file
from stitchtext.batch.records import Recipe
from stitchtext.batch.sources import Output
from stitchtext.batch.streams import open_stream
from stitchtext.batch.summaries import pack_stream
from stitchtext.batch.sweeps import name_scratch
from stitchtext.report.documents import dump_line


def drop_doubles(whole: str, output: Output, recipe: Recipe, listing: str, *, near: bool) -> int:
    """Write an output of rows without the articles that stand in `whole` twice; returns how many.

    Of equal ones the first stays, of nearly equal ones the fullest. `listing` is where the others are listed.

    Raises:
        OSError: something cannot be read or written.

    """
    texts = _TableRows(whole, recipe) if output.form == "parquet" else _LineRows(whole, recipe)
    with _make_scratch(name_scratch(listing)) as folder:
        gone = {each.number: each for each in find_duplicates(texts.list_texts(), folder, near=near)}
    names = _name(texts.list_texts(), gone)
    with replace_file(output.path) as file:
        texts.write(file, output, gone)
    with replace_file(listing) as file:
        for number, each in sorted(gone.items()):
            row: dict[str, object] = {
                "id": names[number],
                "duplicate_of": names[each.kept],
                "alike": round(each.alike, 4),
            }
            file.write(dump_line(row).encode())
    return len(gone)


@contextmanager
def _make_scratch(path: str) -> Iterator[Path]:
    """A folder for as long as the block; what a stop has left there goes."""
    shutil.rmtree(path, ignore_errors=True)
    os.mkdir(path)
    try:
        yield Path(path)
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _name(texts: Iterable[tuple[str, str]], gone: dict[int, Duplicate]) -> dict[int, str]:
    """What the articles are called that are gone or stay for them."""
    asked = {number for each in gone.values() for number in (each.number, each.kept)}
    return {number: name for number, (name, _) in enumerate(texts) if number in asked}


class _LineRows:
    """The rows of an output of JSONL."""

    def __init__(self, path: str, recipe: Recipe) -> None:
        self._path = path
        self._recipe = recipe

    def list_texts(self) -> Iterator[tuple[str, str]]:
        """What each article is called, and its text."""
        for line in self._list_lines():
            row = json.loads(line)
            yield str(row[self._recipe.id_field]), row[self._recipe.text_field]

    def write(self, file: IO[bytes], output: Output, gone: Iterable[int]) -> None:
        """Write the rows anew without those of these numbers."""
        dropped = set(gone)
        with pack_stream(file, output.path, output.form) as packed:
            for number, line in enumerate(self._list_lines()):
                if number not in dropped:
                    packed.write(line)

    def _list_lines(self) -> Iterator[bytes]:
        with open_stream(self._path) as (stream, _):
            yield from stream


class _TableRows:
    """The rows of an output of Parquet."""

    def __init__(self, path: str, recipe: Recipe) -> None:
        self._path = path
        self._recipe = recipe

    def list_texts(self) -> Iterator[tuple[str, str]]:
        """What each article is called, and its text."""
        from stitchtext.batch.tables import read_columns  # noqa: PLC0415 - only here: it needs an extra

        yield from read_columns(self._path, (self._recipe.id_field, self._recipe.text_field))

    def write(self, file: IO[bytes], output: Output, gone: Iterable[int]) -> None:
        """Write the rows anew without those of these numbers."""
        from stitchtext.batch.tables import copy_rows  # noqa: PLC0415 - only here: it needs an extra

        copy_rows(self._path, file, set(gone))
