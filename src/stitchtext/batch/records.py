"""The nouns of a batch: what is read, what a process gets to do, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from stitchtext.model import Options

Kind: TypeAlias = Literal["text", "jsonl", "parquet", "group"]
"""What a source is: one scrape, or one a line, or one a row; or fragments of many sources that belong together."""

Form: TypeAlias = Literal["file", "jsonl", "jsonl.gz", "jsonl.zst", "parquet"]
"""What an output is: the articles of one scrape as text, or rows of articles."""


class Target(NamedTuple):
    """One output: its path, what it is, and for Parquet its schema, as a message of Arrow.

    `name` is its path below the output, fit to print; empty for the one output of a run.
    """

    path: str
    form: Form
    name: str = ""
    schema: bytes = b""


class Source(NamedTuple):
    """One file to read: `path` opens it, `name` tells of it, `size` is in bytes.

    `id` is the path below the folder that was named, `group` the name of that folder. Of Parquet, `schema` is that of
    its rows.
    """

    path: str
    name: str
    id: str
    group: str
    kind: Kind
    target: Target
    size: int = 0
    options: Options = Options()
    schema: bytes = b""


class Record(NamedTuple):
    """One scrape as read, not yet understood: a file, a line of JSONL, or a row of Parquet as a message of Arrow.

    `row` counts from 1, and is None for a whole file. What cannot be read has a `flaw` to tell instead of `data`.
    `at` is how many bytes of the source had been read behind it. A `passing` flaw may not come again.
    """

    source: Source
    row: int | None
    data: bytes = b""
    at: int = 0
    flaw: str = ""
    passing: bool = False

    @property
    def place(self) -> str:
        """Where the record is, as errors say it."""
        return self.source.name if self.row is None else f"{self.source.name}:{self.row}"


class Task(NamedTuple):
    """Records that one process repairs at a time; their articles follow one another in the `target`.

    `key` is the digest of all that they depend on.
    """

    target: Target
    records: tuple[Record, ...]
    key: bytes


class Recipe(NamedTuple):
    """What holds for all records of a run: the fields of a row, the encoding of texts, and seconds for each record.

    `report` is the folder for a page of each record, if there are to be pages.
    """

    text_field: str = "text"
    id_field: str = "id"
    encoding: str | None = None
    timeout: float = 0
    report: str = ""


class Report(NamedTuple):
    """What became of one record: how many articles, findings by code, and characters by fate; or why nothing did.

    `passing` tells that the error may not come again: a process died, or it took too long.
    """

    source: str
    row: int | None
    id: str = ""
    articles: int = 0
    truncated: int = 0
    doubts: int = 0
    findings: Mapping[str, int] = {}
    account: Mapping[str, int] = {}
    seconds: float = 0
    error: str = ""
    passing: bool = False


class Done(NamedTuple):
    """What came of a task: bytes as they stand in the output, and a report of each record."""

    data: bytes
    reports: tuple[Report, ...]
